import { refusalOf } from './errors.js';
import type { Failed } from './attempt-state.js';

/** Milliseconds for which a busy LMS is left alone at most; a longer wait is left to the learner. */
const LONGEST_WAIT = 60_000;

/** Milliseconds after which a failing LMS is asked for the third time; the time doubles with each attempt. */
const FIRST_PAUSE = 2000;

/** Whether the LMS itself has failed: it answered, with a status of 5xx. */
export const isServerFailure = ({ error }: Failed): boolean =>
  error.code === 'endpoint-refused' && (refusalOf(error)?.status ?? 0) >= 500;

/**
 * How long a failing LMS is left alone before the next attempt: until the time that it has named by
 * `Retry-After`. If it has named none, the first retry follows at once and later ones after 2–4, 6–12,
 * 14–28, 30–60 s, counted from the failure. All who were sent away at once would come back at once, so each waits up
 * to a quarter longer.
 *
 * @param last where the attempt before ended
 * @param failuresInRow how many attempts in a row have ended by a failure of the LMS
 * @returns milliseconds from now; 0 if the LMS may be asked at once
 */
export function waitBeforeRetry(last: Failed, failuresInRow: number): number {
  const retryAt = refusalOf(last.error)?.retryAt ?? 0;
  const until = Math.max(retryAt, last.since + pauseAfter(failuresInRow));
  const wait = Math.min(until - Date.now(), LONGEST_WAIT);
  return wait > 0 ? wait * randomBetween(1, 1.25) : 0;
}

/** Milliseconds: 0, 0, then 2, 6, 14, 30 s up to twice as long. */
const pauseAfter = (failuresInRow: number): number =>
  failuresInRow < 2 ? 0 : (2 ** (failuresInRow - 1) - 1) * FIRST_PAUSE * randomBetween(1, 2);

const randomBetween = (from: number, to: number): number => from + Math.random() * (to - from);
