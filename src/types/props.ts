import type { ProctoredExam } from '../element/proctored-exam.js';
import type { ProctoredExamEventMap } from '../element/events.js';

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
      | 'messages'
      | 'fetchStartData'
      | 'requestFinish'
      | 'loadSdk'
    >
  ]?: ProctoredExam[Name] | undefined;
};

/** A listener for each event, as the attribute `onexam-started` and the like. */
export type ExamListeners<Prefix extends string = 'on'> = {
  [Type in keyof ProctoredExamEventMap as `${Prefix}${Type}`]?:
    ((event: ProctoredExamEventMap[Type]) => void) | undefined;
};
