import type { ReactiveControllerHost } from 'lit';
import type { StartData } from '../contract/start-data.js';
import type { FinishOptions } from '../exam/attempt-options.js';
import type { ProctoredExamError } from '../exam/errors.js';
import type { Phase } from '../exam/phases.js';
import type { ProctoringSdk } from '../exam/sdk.js';
import type { Messages } from '../messages/en.js';
import type { NOTICE_SETTINGS, SDK_PRELOADS } from './values.js';

/** When the SDK is imported ahead of a start: never, at pointer or focus, or on connection. */
export type SdkPreload = (typeof SDK_PRELOADS)[number];

/** Whether the notices show beside the author's content, or only those of failures. */
export type NoticeSetting = (typeof NOTICE_SETTINGS)[number];

/** What a page sets on the element; the class documents each. */
export interface ExamSettings {
  readonly endpoint: string;
  readonly finishEndpoint: string;
  readonly credentials: RequestCredentials;
  readonly theme: string;
  readonly config: Record<string, unknown>;
  readonly sdkPreload: SdkPreload;
  readonly notices: NoticeSetting;
  readonly messages: Partial<Messages> | undefined;
  readonly fetchStartData: ((options: { signal: AbortSignal }) => Promise<StartData>) | undefined;
  readonly requestFinish: ((options: FinishOptions) => Promise<void>) | undefined;
  readonly loadSdk: (() => Promise<ProctoringSdk>) | undefined;
}

/** The element, as far as its controllers know it. */
export interface ExamHost extends ReactiveControllerHost, HTMLElement, ExamSettings {
  readonly phase: Phase;
  readonly error: ProctoredExamError | undefined;
}
