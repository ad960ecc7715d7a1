/** The phases of an attempt, in the order a learner meets them; each has a slot of the same name. */
export const PHASES = ['start', 'preparing', 'in-exam', 'finished', 'uploaded', 'error'] as const;

/** Where the exam stands on this page. */
export type Phase = (typeof PHASES)[number];

/**
 * What may follow what. Within one attempt phases only move forward; steps may be skipped, since
 * the SDK's promises settle in any order (a session can be over before it started).
 */
const NEXT: Record<Phase, readonly Phase[]> = {
  start: ['preparing'],
  preparing: ['start', 'in-exam', 'finished', 'uploaded', 'error'],
  'in-exam': ['finished', 'uploaded', 'error'],
  finished: ['uploaded', 'error'],
  uploaded: ['start'],
  error: ['start', 'preparing'],
};

/** Whether an exam in phase `from` may go to phase `to`. */
export const mayFollow = (from: Phase, to: Phase): boolean => NEXT[from].includes(to);
