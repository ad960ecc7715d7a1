import fc from 'fast-check';
import type { PhaseModel } from './phase-model.js';
import type { RealExam } from './real-exam.js';

export type Command = fc.AsyncCommand<PhaseModel, RealExam> & fc.WithToStringMethod;

/** Whether the next command follows at once, before anything has settled. */
export type Pace = 'at once' | 'settled';

/** A command; `act` does the same to both sides. */
export const command = (
  name: string,
  may: (model: Readonly<PhaseModel>) => boolean,
  act: (model: PhaseModel, real: RealExam) => unknown,
  pace: Pace = 'settled',
): Command => ({
  check: may,
  toString: () => name,
  async run(model, real) {
    model.taken.push(`${name}, in ${model.phase}`);
    await act(model, real);
    if (pace === 'settled') await real.settled(model);
    real.compare(model);
  },
  [fc.toStringMethod]: () => (pace === 'settled' ? name : `${name} and at once`),
});

export const always = () => true;
