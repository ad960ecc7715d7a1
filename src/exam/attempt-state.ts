import type { ProctoredExamError } from './errors.js';
import { NEXT_PHASES } from './phases.js';
import type { ProctoringSession } from './sdk.js';

/**
 * What the learner waits for in `preparing`: an LMS that is busy, its start data, the SDK's module, or
 * the learner's own way through the vendor's checks.
 */
export type Step = 'busy' | 'preparing' | 'loading' | 'checks';

/** How the latest request to end the session stands. */
export type FinishRequest =
  | { readonly status: 'none' }
  /** `since` is in ms since 1970. */
  | (Asked & {
      readonly status: 'pending';
      readonly answered: Promise<void>;
      readonly since: number;
    })
  | (Asked & { readonly status: 'failed'; readonly error: ProctoredExamError })
  /** The LMS has said that it ended the session: only then was the exam handed in by the learner. */
  | { readonly status: 'accepted' };

interface Asked {
  /** Whether an earlier request was accepted: a later one that fails takes nothing back. */
  readonly wasAccepted: boolean;
}

/** When a state was entered. */
interface Entered {
  /** Milliseconds since 1970. Changes with the phase only. */
  readonly since: number;
}

/** The vendor's session, from `init` on. */
interface InSession {
  /** The start token's `sessionId`, if it bears one. */
  readonly sessionId: string | undefined;
  /** What `init` resolved with. */
  readonly session: ProctoringSession;
  readonly finish: FinishRequest;
}

/** The attempt was given up before `init` was called. */
export interface GivenUp extends Entered {
  readonly phase: 'start';
}

/** Start data and SDK are on their way. The attempt may still be given up. */
export interface Asking extends Entered {
  readonly phase: 'preparing';
  readonly step: Exclude<Step, 'checks'>;
}

/** `init` was called: the session is the SDK's, which has no stop, so the attempt can't be given up. */
export interface Checking extends Entered {
  readonly phase: 'preparing';
  readonly step: 'checks';
  readonly sessionId: string | undefined;
  /** Missing until `init` has resolved. */
  readonly session: ProctoringSession | undefined;
}

/** The exam runs, or is over and its recording is going up or has arrived. */
export interface Running extends Entered, InSession {
  readonly phase: 'in-exam' | 'finished' | 'uploaded';
}

/** The attempt has failed. */
export interface Failed extends Entered {
  readonly phase: 'error';
  readonly error: ProctoredExamError;
  readonly sessionId: string | undefined;
  /** The session that the attempt had by then, if any. */
  readonly session: ProctoringSession | undefined;
  /** Tells whether the exam had been handed in by then. */
  readonly finish: FinishRequest;
}

/** Where one attempt stands. What only exists in a phase exists only in its member. */
export type AttemptState = GivenUp | Asking | Checking | Running | Failed;

/** Whether an attempt may go from one state to the other: on within its phase, or to a phase that may follow. */
export const mayFollow = (from: AttemptState, to: AttemptState): boolean =>
  from.phase === to.phase
    ? NEXT_PHASES[from.phase].length > 0
    : NEXT_PHASES[from.phase].includes(to.phase);

/** The error of a state: the one that ended the attempt, or that of a request to finish that has failed. */
export function errorOf(state: AttemptState | undefined): ProctoredExamError | undefined {
  switch (state?.phase) {
    case 'error':
      return state.error;
    case 'in-exam':
      return state.finish.status === 'failed' ? state.finish.error : undefined;
    default:
      return undefined;
  }
}

/** What is known of the vendor's session in `state`. */
export function withSession(state: AttemptState): Pick<Checking, 'sessionId' | 'session'> {
  return 'session' in state ? state : { sessionId: undefined, session: undefined };
}

/** Whether the exam was handed in: the LMS has accepted a request to finish. */
export const isHandedIn = (finish: FinishRequest): boolean =>
  finish.status === 'accepted' || ('wasAccepted' in finish && finish.wasAccepted);

/** What is left of a request to finish that has failed: it is of no account once the exam is over by other means. */
export const withoutFailure = (finish: FinishRequest): FinishRequest => ({
  status: isHandedIn(finish) ? 'accepted' : 'none',
});

/** How the latest request to end the session stands when an attempt leaves `state`. */
export function finishAfter(state: AttemptState): FinishRequest {
  const finish: FinishRequest = 'finish' in state ? state.finish : { status: 'none' };
  return finish.status === 'failed' ? withoutFailure(finish) : finish;
}
