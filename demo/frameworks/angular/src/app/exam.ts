import { Component, computed, input, output, signal } from '@angular/core';
import type { Phase, ProctoredExamEventMap } from 'proctored-exam';
import { ExamTypes } from './exam-types';
import { fetchStartData, requestFinish } from './lms';

@Component({
  selector: 'app-exam',
  imports: [ExamTypes],
  templateUrl: './exam.html',
})
export class Exam {
  readonly dark = input.required<boolean>();
  /** How often the page was rendered around the exam. */
  readonly renders = input.required<number>();
  readonly log = output<string>();

  readonly phase = signal<Phase>('start');
  /** Shown from `exam-started` to `exam-finished`: an error in between loses no answers. */
  readonly questions = signal(false);
  readonly config = computed(() => ({
    colors: { dark: this.dark() },
    tools: ['chat', 'calculator'],
  }));
  readonly messages = { retry: 'Once more' };
  readonly fetchStartData = fetchStartData;
  readonly requestFinish = requestFinish;

  started(event: Event): void {
    this.questions.set(true);
    this.log.emit(event.type);
  }

  finished(event: Event): void {
    this.questions.set(false);
    this.log.emit(event.type);
  }

  failed({ type, detail }: ProctoredExamEventMap['exam-error']): void {
    this.log.emit(`${type} ${detail.error.code}`);
  }

  phaseChanged({ type, detail }: ProctoredExamEventMap['exam-phase-change']): void {
    this.phase.set(detail.phase);
    this.log.emit(`${type} ${detail.phase}`);
  }
}
