/** What framework types are made of; no code. */
import type { ProctoredExam } from '../element/proctored-exam.js';
import type { ProctoredExamEventMap as EventMap } from '../element/events.js';

/** The attributes, as they stand in HTML. */
export interface ExamAttributes {
  /** URL of the LMS's start-data endpoint; fetched with GET at each start, never earlier. */
  'data-endpoint'?: string | undefined;
  /** URL of the LMS's endpoint that ends the session (POST, JSON body `{"sessionId": …}`). */
  'data-finish-endpoint'?: string | undefined;
  /** Which credentials both requests carry. Default: `same-origin`. */
  'data-credentials'?: RequestCredentials | undefined;
  /** The SDK's theme, unless the start data name one. Default: `default`. */
  'data-theme'?: string | undefined;
  /** SDK configuration, a JSON object. */
  'data-config'?: string | undefined;
  /** When the SDK is imported ahead of a start. Default: `intent`. */
  'data-sdk-preload'?: 'none' | 'intent' | 'eager' | undefined;
  /** Whether all notices show beside the author's content, or only those of failures. Default: `all`. */
  'data-notices'?: 'all' | 'none' | undefined;
}

/** The properties that an author sets. */
export type ExamProperties = {
  [
    Name in keyof Pick<
      ProctoredExam,
      | 'endpoint'
      | 'finishEndpoint'
      | 'credentials'
      | 'theme'
      | 'config'
      | 'sdkPreload'
      | 'notices'
      | 'messages'
      | 'fetchStartData'
      | 'requestFinish'
      | 'loadSdk'
    >
  ]?: ProctoredExam[Name] | undefined;
};

/** A listener for each event, under its name: `onexam-started` and the like. */
export type ExamListeners<Prefix extends string = 'on'> = {
  [Type in keyof EventMap as `${Prefix}${Type}`]?: ((event: EventMap[Type]) => void) | undefined;
};

/** A listener for each event, as frameworks spell it that have their own names for events. */
export interface ExamCallbacks {
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
  /** The phase has changed; comes before the one that names the new phase. */
  onExamPhaseChange?: ((event: EventMap['exam-phase-change']) => void) | undefined;
}
