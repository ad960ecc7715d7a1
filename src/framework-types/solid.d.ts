/** The tag in Solid's JSX; its events with `on:` on any element, since they bubble. */
import type { JSX } from 'solid-js';
import type { ProctoredExam, ProctoredExamEventMap } from '../element/index.js';
import type { ExamAttributes, ExamProperties } from './props.js';

/** `prop:endpoint` and the like, where a property is to be set whatever its name is elsewhere. */
type PrefixedProperties = {
  [Name in keyof ExamProperties as `prop:${Name}`]: ExamProperties[Name];
};

export interface ProctoredExamTag
  extends JSX.HTMLAttributes<ProctoredExam>, ExamAttributes, ExamProperties, PrefixedProperties {}

declare module 'solid-js' {
  namespace JSX {
    interface CustomEvents extends ProctoredExamEventMap {}
    interface IntrinsicElements {
      'proctored-exam': ProctoredExamTag;
    }
  }
}
