/** Waits for what no event tells. Each lets tasks run in between, so that Mocha's time-out ends one in vain. */
import type { ProctoredExam } from '../../src/index.js';

/** The page's own: a test may hold its page's timers. */
const startTimer = window.setTimeout.bind(window);

/** Settles after a task. */
export const aTask = (): Promise<void> => new Promise((resolve) => startTimer(resolve));

/** Resolves when the element has the session that `init` returned. */
export async function sessionOf(exam: ProctoredExam): Promise<void> {
  while (!exam.session) await aTask();
}
