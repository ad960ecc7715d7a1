import type { ProctoredExamError } from '../exam/errors.js';
import type { Phase } from '../exam/phases.js';

/** Which session an event is about. */
export interface SessionDetail {
  /** The start token's `sessionId`, if it bears one. */
  readonly sessionId: string | undefined;
}

/** The element's events; all bubble and cross shadow roots. */
export interface ProctoredExamEventMap {
  /** Before start data are requested; `preventDefault()` leaves the phase as it is. */
  'exam-starting': CustomEvent<Readonly<Record<string, never>>>;
  /** The exam has started. */
  'exam-started': CustomEvent<SessionDetail>;
  /** The session has ended; the recording may still be going up. */
  'exam-finished': CustomEvent<SessionDetail>;
  /** The whole recording has arrived. */
  'video-uploaded': CustomEvent<SessionDetail>;
  /** An error is shown, or an operation failed and left the phase as it is. */
  'exam-error': CustomEvent<{ readonly error: ProctoredExamError }>;
  /** The phase has changed; fires before the event that names the new phase. */
  'exam-phase-change': CustomEvent<{ readonly phase: Phase; readonly previousPhase: Phase }>;
}

/** The event that names a phase, for those that have one. */
export const PHASE_EVENT = {
  'in-exam': 'exam-started',
  finished: 'exam-finished',
  uploaded: 'video-uploaded',
} as const satisfies Partial<Record<Phase, keyof ProctoredExamEventMap>>;

/** Whether an event is named after `phase`. */
export const hasPhaseEvent = (phase: Phase): phase is keyof typeof PHASE_EVENT =>
  phase in PHASE_EVENT;

/**
 * Fires one of the element's events, with a detail that nobody can change.
 *
 * @returns whether no listener has prevented it
 */
export function dispatch<Type extends keyof ProctoredExamEventMap>(
  target: EventTarget,
  type: Type,
  detail: ProctoredExamEventMap[Type]['detail'],
  { cancelable = false } = {},
): boolean {
  const init = { detail: Object.freeze(detail), bubbles: true, composed: true, cancelable };
  return target.dispatchEvent(new CustomEvent(type, init));
}
