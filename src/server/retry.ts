/** At most this many requests for one call, whatever the vendor asks for. */
const MAX_ATTEMPTS = 4;

/** A failure after which the same request may be made again. */
export class Retryable {
  constructor(
    readonly error: Error,
    /** How long to wait before, in ms, if the other side said so. */
    readonly retryAfter?: number,
  ) {}
}

/**
 * Repeats `attempt` while its outcome is {@link Retryable} and the deadline allows. `attempt` is told
 * how many ms are left.
 *
 * @throws the last outcome's error; the signal's reason if that is aborted
 */
export async function retry<Result>(
  attempt: (timeLeft: number) => Promise<Result | Retryable>,
  deadline: number,
  signal?: AbortSignal,
): Promise<Result> {
  const end = Date.now() + deadline;
  for (let count = 1; ; count++) {
    signal?.throwIfAborted();
    const outcome = await attempt(end - Date.now());
    if (!(outcome instanceof Retryable)) return outcome;
    const wait = outcome.retryAfter ?? backoff(count);
    if (count === MAX_ATTEMPTS || Date.now() + wait >= end) throw outcome.error;
    await sleep(wait, signal);
  }
}

/** 250 ms, 500 ms, 1 s…, each shortened by chance so that many callers do not come back at once. */
function backoff(count: number): number {
  return 250 * 2 ** (count - 1) * (0.5 + Math.random() / 2);
}

function sleep(time: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, time);
    function stop() {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    }
    signal?.addEventListener('abort', stop, { once: true });
  });
}
