/** The tag in Vue's templates. */
import type { HTMLAttributes, ReservedProps } from 'vue';
import type { ProctoredExam } from '../element/index.js';
import type { ExamAttributes, ExamCallbacks, ExamProperties } from './props.js';

type Camel<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<Camel<Rest>>}`
  : Name;

/** `data-endpoint` and the like, by the name under which Vue's checker looks for them. */
type CamelAttributes = {
  [Name in keyof ExamAttributes as Camel<Name>]: ExamAttributes[Name];
};

export interface ProctoredExamTag
  extends HTMLAttributes, ReservedProps, CamelAttributes, ExamProperties, ExamCallbacks {}

declare module 'vue' {
  interface GlobalComponents {
    'proctored-exam': new () => ProctoredExam & { $props: ProctoredExamTag };
  }
  // What the children bear; where templates are checked strictly, no others may be
  interface HTMLAttributes {
    slot?: string | undefined;
    'data-action'?: string | undefined;
  }
}
