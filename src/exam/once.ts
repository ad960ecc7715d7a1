/** Where the page's one running attempt is kept, for other copies of this module too. */
const RUNNING = Symbol.for('proctored-exam:running');
const page = globalThis as { [RUNNING]?: object | undefined };

/**
 * Takes the page for `run`, if no other attempt has it.
 *
 * @returns whether it has it now
 */
export const takePage = (run: object): boolean => (page[RUNNING] ??= run) === run;

/** Leaves the page to others, if `run` has it. */
export function leavePage(run: object): void {
  if (page[RUNNING] === run) page[RUNNING] = undefined;
}

/** Milliseconds in which a page that is gone, or an attempt that is over, has left its session. */
const PATIENCE = 1000;

/**
 * Takes a session for this tab. Where locks are refused, as in opaque origins, it is free.
 *
 * @returns how to leave it again; undefined when another tab has it
 */
export async function takeSession(sessionId: string): Promise<(() => void) | undefined> {
  try {
    return await new Promise((resolve, reject) => {
      navigator.locks
        .request(
          `proctored-exam:${sessionId}`,
          { signal: AbortSignal.timeout(PATIENCE) },
          // held until the function is called that its promise hands out
          () => new Promise<void>(resolve),
        )
        .catch(reject);
    });
  } catch (error) {
    return /^(Timeout|Abort)/.test((error as Error).name) ? undefined : () => undefined;
  }
}
