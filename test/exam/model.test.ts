import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { NEXT_PHASES, PHASES } from '../../src/exam/phases.js';
import { commands, found } from './model/commands.js';
import { changesOfPage } from './model/page-commands.js';
import { PhaseModel } from './model/phase-model.js';
import { RealExam } from './model/real-exam.js';

declare global {
  interface Window {
    /** `MODEL_SEQUENCES` of the run, if it was set. */
    modelSequences?: number;
  }
}

/**
 * How many sequences are tried, in each engine; on failure fast-check prints the seed and the smallest of them.
 * What they must have come to is in those that are tried first: chance has only to find what nobody thought of.
 */
const SEQUENCES = window.modelSequences ?? 700;

describe('the element, compared with a model of the contract', () => {
  const { error } = console;

  before(() => {
    // some ten thousand errors are meant to happen
    console.error = (...values: unknown[]) => {
      if (values[0] !== 'proctored-exam') error(...values);
    };
  });

  after(() => {
    console.error = error;
  });

  it(`agrees after each step of ${SEQUENCES} random sequences`, async function () {
    this.timeout(SEQUENCES * 500);
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.boolean(), commands, async (sparse, sequence) => {
        const model = new PhaseModel();
        const real = new RealExam(sparse);
        try {
          await real.settled(model);
          real.compare(model);
          await fc.asyncModelRun(() => ({ model, real }), sequence);
        } finally {
          await real.end();
        }
        const outcomes = model.attempts.map(({ started }) => started.outcome);
        for (const what of [
          ...model.events,
          ...model.transitions,
          ...model.codes,
          ...model.taken,
          ...outcomes,
        ]) {
          seen.add(what);
        }
      }),
      {
        numRuns: SEQUENCES,
        examples: found.map((sequence) => [false, sequence]),
        includeErrorInReport: true,
      },
    );
    const expected = [
      // The sequences have come everywhere: through each transition that the table allows an attempt, too.
      ...PHASES.flatMap((from) => NEXT_PHASES[from].map((to) => `${from} → ${to}`)),
      ...['start', 'in-exam', 'finished', 'uploaded', 'error'].map(
        (phase) => `exam-phase-change:${phase}`,
      ),
      ...['endpoint-unreachable', 'start-data-invalid', 'sdk-unavailable', 'sdk-invalid'],
      ...['init-rejected', 'session-failed', 'upload-failed', 'finish-failed', 'AbortError'],
      // And others have changed the page in each phase.
      ...PHASES.flatMap((phase) =>
        changesOfPage().map((change) => `${String(change)}, in ${phase}`),
      ),
    ];
    const missed = expected.filter((what) => !seen.has(what));
    expect(missed, 'what no sequence has come to').to.deep.equal([]);
  });
});
