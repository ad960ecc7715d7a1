import { ProctoredExamError, type ErrorCode } from './errors.js';

/**
 * Runs `work` until it settles, `ms` milliseconds have passed (then it rejects with an error of
 * code `late`) or `outer` aborts (then with its reason). The signal that `work` is given aborts in
 * the last two cases, with the same reason.
 */
export function withDeadline<T>(
  ms: number,
  outer: AbortSignal | undefined,
  late: ErrorCode,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const inner = new AbortController();
  return new Promise<T>((resolve, reject) => {
    const stop = (reason: unknown) => {
      inner.abort(reason);
      reject(reason);
    };
    const abort = () => {
      stop(outer?.reason);
    };
    const timer = setTimeout(() => {
      stop(new ProctoredExamError(late, `expected an answer within ${ms} ms, got none`));
    }, ms);
    outer?.addEventListener('abort', abort);
    work(inner.signal)
      .then(resolve, reject)
      .finally(() => {
        clearTimeout(timer);
        outer?.removeEventListener('abort', abort);
      });
  });
}
