import { ProctoredExamError } from './errors.js';
/** Milliseconds that a page which is gone, or an attempt that is over, has to release its session. */
const LOCK_TIMEOUT = 1000;

/** Releases a session to other tabs. Calling it again changes nothing. */
export type ReleaseSession = () => void;

const nothingToRelease: ReleaseSession = () => undefined;

/**
 * Takes a session for this tab by a Web Lock. Where locks are refused, as in opaque origins, the session
 * counts as free.
 *
 * @returns how to release it; `undefined` when another tab has it
 */
export async function lockSession(sessionId: string): Promise<ReleaseSession | undefined> {
  try {
    return await requestLock(`proctored-exam:${sessionId}`);
  } catch (error) {
    return isTimeout(error) ? undefined : nothingToRelease;
  }
}

function requestLock(name: string): Promise<ReleaseSession> {
  const { locks } = navigator;
  return new Promise((resolve, reject) => {
    // The lock is held until the promise that its callback returns is resolved: `release` does that.
    const holdUntilReleased = () => new Promise<void>((release) => resolve(release));
    const waitForRelease = () =>
      locks.request(name, { signal: AbortSignal.timeout(LOCK_TIMEOUT) }, holdUntilReleased);
    // A busy machine may take longer to hand over a free session than a page has to release its own.
    locks
      .request(name, { ifAvailable: true }, (lock) =>
        lock ? holdUntilReleased() : waitForRelease(),
      )
      .catch(reject);
  });
}

/** Browsers reject a request for a lock with either name when the signal of a time-out fires. */
const isTimeout = (error: unknown): boolean =>
  error instanceof DOMException && ['TimeoutError', 'AbortError'].includes(error.name);

/** Where else an exam runs; the `cause` of an `already-running`. */
export type RunningWhere = 'element of this page' | 'tab';

/** The failure of a start because the exam runs elsewhere. */
export const alreadyRunning = (where: RunningWhere): ProctoredExamError => {
  const message = `expected no other exam, got one in another ${where}`;
  return new ProctoredExamError('already-running', message, where);
};
