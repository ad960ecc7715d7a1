import { Directive, ElementRef, inject, Input } from '@angular/core';
import type { ProctoredExam } from 'proctored-exam';

/** The tag's properties for Angular's checker, which then refuses others and needs no schema. */
@Directive({ selector: 'proctored-exam' })
export class ExamTypes {
  readonly #exam = inject<ElementRef<ProctoredExam>>(ElementRef).nativeElement;

  @Input() set theme(value: ProctoredExam['theme']) {
    this.#exam.theme = value;
  }
  @Input() set config(value: ProctoredExam['config']) {
    this.#exam.config = value;
  }
  @Input() set messages(value: ProctoredExam['messages']) {
    this.#exam.messages = value;
  }
  @Input() set fetchStartData(value: ProctoredExam['fetchStartData']) {
    this.#exam.fetchStartData = value;
  }
  @Input() set requestFinish(value: ProctoredExam['requestFinish']) {
    this.#exam.requestFinish = value;
  }
}
