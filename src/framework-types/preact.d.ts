/** The tag in Preact's JSX. */
import type { HTMLAttributes } from 'preact';
import type { ProctoredExam } from '../element/index.js';
import type { ExamAttributes, ExamListeners, ExamProperties } from './props.js';

export interface ProctoredExamTag
  extends HTMLAttributes<ProctoredExam>, ExamAttributes, ExamProperties, ExamListeners {}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'proctored-exam': ProctoredExamTag;
    }
  }
}
