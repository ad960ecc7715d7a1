import type { NewSession, Session, Verdict } from './session.js';
import type { WebhookUrls } from './webhooks.js';

/** What a double of the vendor is made with. */
export interface DoubleOptions {
  integrationName: string;
  jwtSecret: string;
  /** Where webhooks go; they may be set later too, in `webhookUrls`. */
  webhooks?: WebhookUrls;
  /** Concludes a session by itself, so many ms after its upload. Default: only `conclude` does. */
  verdictAfter?: number;
  /** What it then concludes. */
  verdict?: Verdict;
  /** Default: the clock. */
  now?: () => Date;
  /** Sends the webhooks. Default: the runtime's own. */
  fetch?: typeof fetch;
}

/** What the double's two APIs ask of it. */
export interface SessionDesk {
  now(): Date;
  /** Makes a session, or finds the one of that id. */
  add(session: NewSession): Session;
  find(sessionId: string): Session | undefined;
  /** The learner takes the user agreement. */
  agree(sessionId: string): void;
  /** The learner has passed the checks: the exam runs. */
  start(sessionId: string): void;
  /** A machine notices something. */
  warn(sessionId: string, type: string): void;
  /** Ends a session, or cancels a booking that has not begun. */
  finish(sessionId: string): 'finished' | 'not_changed';
  /** The last of the recording has arrived. */
  upload(sessionId: string): void;
}
