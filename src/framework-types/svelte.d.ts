/** The tag in Svelte's templates; `onexam-started` as of Svelte 5, `on:exam-started` before. */
import type { HTMLAttributes } from 'svelte/elements';
import type { ProctoredExam } from '../element/index.js';
import type { ExamAttributes, ExamListeners, ExamProperties } from './props.js';

export interface ProctoredExamTag
  extends
    HTMLAttributes<ProctoredExam>,
    ExamAttributes,
    ExamProperties,
    ExamListeners,
    ExamListeners<'on:'> {}

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'proctored-exam': ProctoredExamTag;
  }
}
