import type { ServerRule } from '../contract/start-data.js';
import type { ProctoringSdk } from './sdk.js';

/** Start data as they came, to be checked. */
export interface Answer {
  /** Parsed JSON, or whatever the page's own function returned. */
  data: unknown;
  /**
   * When it was given by the LMS's clock, in ms since 1970. Missing where the answer doesn't tell: a
   * learner's clock errs by hours and judges nothing.
   */
  time?: number | undefined;
  /** Which servers the start data may name. Missing where nobody has restricted them. */
  servers?: ServerRule | undefined;
}

/** What a request to finish is about. */
export interface FinishOptions {
  /** The start token's `sessionId`, if it bears one. */
  sessionId: string | undefined;
  signal: AbortSignal;
}

/** What one attempt works with. */
export interface AttemptOptions {
  /** Whether the page and its browser were checked before, and nothing was found that prevents a start. */
  environmentChecked: boolean;
  /** The page's SDK configuration, unchecked. */
  config: unknown;
  /** The page's SDK theme. Frameworks may set it, like the configuration, to `undefined`. */
  theme: string | undefined;
  /** What the endpoints' addresses hold that nobody may see, such as a key: no error shows it. */
  secrets(): readonly string[];
  /** Asks the LMS for start data, which are checked here. */
  requestStartData(options: { signal: AbortSignal }): Promise<Answer>;
  /** Loads the vendor's SDK, which is checked here. */
  loadSdk(): Promise<ProctoringSdk>;
  /** Asks the LMS to end the session. */
  requestFinish(options: FinishOptions): Promise<void>;
}
