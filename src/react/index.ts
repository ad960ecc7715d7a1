'use client';
/** `<ProctoredExam>` for React 18 and 19, and the types of React's own `<proctored-exam>`. */
import { createComponent, type EventName } from '@lit/react';
import * as React from 'react';
import {
  ProctoredExam as ProctoredExamElement,
  type ProctoredExamEventMap as EventMap,
} from '../index.js';
import type {
  ExamAttributes,
  ExamCallbacks,
  ExamListeners,
  ExamProperties,
} from '../framework-types/props.js';

export type { ProctoredExamElement };

/** The element's properties and events, and what any HTML element takes. */
export interface ProctoredExamProps
  extends
    React.HTMLAttributes<ProctoredExamElement>,
    ExamAttributes,
    ExamProperties,
    ExamCallbacks {}

type Ref = React.ForwardedRef<ProctoredExamElement>;

const Component = createComponent({
  // React 18 complains of layout effects on a server, where there is nothing to do for them
  react: 'document' in globalThis ? React : { ...React, useLayoutEffect: () => undefined },
  tagName: 'proctored-exam',
  elementClass: ProctoredExamElement,
  events: {
    onExamStarting: 'exam-starting' as EventName<EventMap['exam-starting']>,
    onExamStarted: 'exam-started' as EventName<EventMap['exam-started']>,
    onExamFinished: 'exam-finished' as EventName<EventMap['exam-finished']>,
    onVideoUploaded: 'video-uploaded' as EventName<EventMap['video-uploaded']>,
    onExamError: 'exam-error' as EventName<EventMap['exam-error']>,
    onExamPhaseChange: 'exam-phase-change' as EventName<EventMap['exam-phase-change']>,
  },
});

/** The element takes these as attributes too, which server-rendered HTML can hold. */
const ATTRIBUTES: Record<string, keyof ExamAttributes> = {
  endpoint: 'data-endpoint',
  finishEndpoint: 'data-finish-endpoint',
  credentials: 'data-credentials',
  theme: 'data-theme',
  sdkPreload: 'data-sdk-preload',
  notices: 'data-notices',
};

/**
 * `<proctored-exam>` as a component. Children go into the slots that their `slot` names; `ref` is the
 * element.
 */
export const ProctoredExam: React.ForwardRefExoticComponent<
  ProctoredExamProps & React.RefAttributes<ProctoredExamElement>
> = React.forwardRef((props: ProctoredExamProps, ref: Ref) => {
  const renamed: Record<string, unknown> = {};
  for (const [name, value] of Object.entries<unknown>({ ...props })) {
    renamed[ATTRIBUTES[name] ?? name] = value;
  }
  return React.createElement(Component, { ...renamed, ref });
});
ProctoredExam.displayName = 'ProctoredExam';

/** React's own `<proctored-exam>`, whose properties React 19 sets (18 makes attributes of them). */
export interface ProctoredExamTag
  extends
    React.HTMLAttributes<ProctoredExamElement>,
    React.ClassAttributes<ProctoredExamElement>,
    ExamAttributes,
    ExamProperties,
    ExamListeners {
  class?: string | undefined;
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'proctored-exam': ProctoredExamTag;
    }
  }
}
