/** The phases of an attempt, in the order a learner meets them; each has a slot of the same name. */
export const PHASES = ['start', 'preparing', 'in-exam', 'finished', 'uploaded', 'error'] as const;

/** Where the exam stands on this page. */
export type Phase = (typeof PHASES)[number];

/** Whether an attempt in `phase` is over: given up, complete or failed. */
export const isOver = (phase: Phase): boolean => /^(start|uploaded|error)$/.test(phase);

/**
 * Whether an attempt in phase `from` may go to phase `to`. It only moves forward, or is given up; steps
 * may be skipped, since the SDK's promises settle in any order (a session can be over before it started).
 */
export const mayFollow = (from: Phase, to: Phase): boolean =>
  !isOver(from) && (to === 'start' || PHASES.indexOf(to) > PHASES.indexOf(from));
