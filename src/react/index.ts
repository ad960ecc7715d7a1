'use client';
/** `<ProctoredExam>` for React 18 and 19, and the types of React's own `<proctored-exam>`. */
import { createComponent, type EventName } from '@lit/react';
import * as React from 'react';
import {
  ProctoredExam as ProctoredExamElement,
  type ProctoredExamEventMap as EventMap,
} from '../index.js';
import type { ExamAttributes, ExamListeners, ExamProperties } from '../types/props.js';

export type { ProctoredExamElement };

/** Called with the element's events. */
export interface ProctoredExamCallbacks {
  /** Before start data are requested; `preventDefault()` leaves the phase as it is. */
  onExamStarting?: ((event: EventMap['exam-starting']) => void) | undefined;
  /** The exam has started. */
  onExamStarted?: ((event: EventMap['exam-started']) => void) | undefined;
  /** The session has ended; the recording may still be going up. */
  onExamFinished?: ((event: EventMap['exam-finished']) => void) | undefined;
  /** The whole recording has arrived. */
  onVideoUploaded?: ((event: EventMap['video-uploaded']) => void) | undefined;
  /** An error is shown, or an operation failed and left the phase as it is. */
  onExamError?: ((event: EventMap['exam-error']) => void) | undefined;
  /** The phase has changed; comes before the callback that names the new phase. */
  onExamPhaseChange?: ((event: EventMap['exam-phase-change']) => void) | undefined;
}

/** The element's properties and events, and what any HTML element takes. */
export interface ProctoredExamProps
  extends
    ProctoredExamCallbacks,
    ExamProperties,
    ExamAttributes,
    Omit<React.HTMLAttributes<ProctoredExamElement>, keyof ExamProperties> {}

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
type TagProps = React.DetailedHTMLProps<
  Omit<React.HTMLAttributes<ProctoredExamElement>, keyof ExamProperties>,
  ProctoredExamElement
> &
  ExamAttributes &
  ExamProperties &
  ExamListeners & { class?: string | undefined };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'proctored-exam': TagProps;
    }
  }
}
