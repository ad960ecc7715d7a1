import { createDeferred } from './deferred.js';
import { ProctoredExamError, type ErrorCode } from './errors.js';

/** What limits a piece of work. */
interface Limits {
  /** Milliseconds that the work may take. */
  readonly deadline: number;
  /** Code of the error when it takes longer. */
  readonly late: ErrorCode;
  /** Gives the work up when it aborts. */
  readonly signal?: AbortSignal;
}

/**
 * Runs `work` until it settles, its deadline has passed or the signal aborts. The signal that `work` is
 * given aborts in the last two cases, with the reason of the rejection.
 *
 * @throws ProctoredExamError of code `late` after the deadline; the signal's reason when that aborts
 */
export async function withDeadline<Result>(
  { deadline, late, signal }: Limits,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  const stopped = createDeferred<never>();
  const stop = (reason: unknown) => {
    controller.abort(reason);
    stopped.reject(reason);
  };
  const onAbort = () => {
    stop(signal?.reason);
  };
  const timer = setTimeout(() => {
    stop(new ProctoredExamError(late, `expected an answer within ${deadline} ms, got none`));
  }, deadline);
  signal?.addEventListener('abort', onAbort);
  try {
    return await Promise.race([work(controller.signal), stopped.promise]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}
