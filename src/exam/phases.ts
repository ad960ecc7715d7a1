/** The phases of an exam, in the order a learner meets them; each has a slot of the same name. */
export const PHASES = ['start', 'preparing', 'in-exam', 'finished', 'uploaded', 'error'] as const;

/** Where the exam stands on this page. */
export type Phase = (typeof PHASES)[number];

/** Whether `name` is the name of a phase, and so of a slot. */
export const isPhase = (name: string): name is Phase =>
  (PHASES as readonly string[]).includes(name);

/**
 * The phases to which one attempt may move from each phase. An attempt begins in `preparing` and only
 * moves forward. It may skip phases, since the SDK's promises settle in any order: a session can be over
 * before it has started. `start` means that the attempt was given up before the SDK took over.
 */
export const NEXT_PHASES: Readonly<Record<Phase, readonly Phase[]>> = {
  start: [],
  preparing: ['start', 'in-exam', 'finished', 'uploaded', 'error'],
  'in-exam': ['finished', 'uploaded', 'error'],
  finished: ['uploaded', 'error'],
  uploaded: [],
  error: [],
};

/** Whether an attempt that has come to `phase` is over: given up, complete or failed. */
export const isTerminal = (phase: Phase): boolean => NEXT_PHASES[phase].length === 0;
