import { childrenOf, slotOf } from '../exam/platform.js';
import type { Phase } from '../exam/phases.js';
import type { ExamHost } from './host.js';

/** Whose slot is the fallback of a phase for which the author gave nothing. */
const FALLBACK: Partial<Record<Phase, Phase>> = { preparing: 'start', uploaded: 'finished' };

/** The slots that may show, that of the phase first. An exam whose recording did not arrive is over all the same. */
export const slotsOf = ({ phase, error }: ExamHost): (Phase | undefined)[] => [
  phase,
  error?.code === 'upload-failed' ? 'finished' : FALLBACK[phase],
];

/** The slot of what the author gave for the phase of an exam. */
export const authoredSlotOf = (host: ExamHost): Phase | undefined =>
  slotsOf(host).find((slot) => childrenOf(host).some((child) => slotOf(child) === slot));
