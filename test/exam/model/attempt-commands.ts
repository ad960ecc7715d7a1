import { expect } from '@open-wc/testing';
import { always, command, type Pace } from './command.js';
import { STEPS, type Attempt, type End, type PhaseModel, type Step } from './phase-model.js';
import type { RealExam } from './real-exam.js';

/** What is asked of the element, and what the LMS and the vendor answer. */

export const start = (prevented: boolean, pace: Pace) =>
  command(
    prevented ? 'start(), prevented' : 'start()',
    always,
    (model, real) => {
      const started = model.start(prevented);
      real.follows(model);
      const prevent = (event: Event) => {
        event.preventDefault();
      };
      if (prevented) real.exam.addEventListener('exam-starting', prevent);
      real.follow(real.exam.start(), started);
      real.exam.removeEventListener('exam-starting', prevent);
    },
    // a promise that is rejected already takes its time to say so
    prevented ? 'settled' : pace,
  );

export const finish = () =>
  command('finish()', always, (model, real) => {
    const finished = model.finish();
    real.follows(model);
    real.follow(real.exam.finish(), finished);
  });

export const reset = (pace: Pace) =>
  command(
    'reset()',
    always,
    (model, real) => {
      const mayReset = model.reset();
      let thrown: unknown;
      try {
        real.exam.reset();
      } catch (error) {
        thrown = (error as DOMException).name;
      }
      expect(thrown, 'reset()').to.equal(mayReset ? undefined : 'InvalidStateError');
    },
    pace,
  );

export const click = (action: 'start' | 'finish' | 'retry', pace: Pace) =>
  command(
    `a click on ${action}`,
    always,
    (model, real) => {
      if (action === 'finish') model.finish();
      else if (action === 'start' || model.phase === 'error') model.start(false);
      real.follows(model);
      real.exam.querySelector<HTMLElement>(`[data-action="${action}"]`)!.click();
    },
    pace,
  );

/** The steps of an attempt that may settle by now. */
const open = ({ stage, ends }: Attempt): Step[] =>
  STEPS.filter((step) => {
    if (ends[step]) return false;
    if (step === 'data' || step === 'sdk') return true;
    // the vendor has a session in hand as soon as init was called
    return (ends.data === 'good' && ends.sdk === 'good') || stage === 'session';
  });

/** What a step of `attempt` may come to: sessions are not nonsense once they are accepted. */
function settleStep(model: PhaseModel, real: RealExam, attempt: Attempt, step: Step, end: End) {
  const possible = end === 'nonsense' && STEPS.indexOf(step) > 2 ? 'rejected' : end;
  model.settle(attempt, step, possible);
  real.settle(model.attempts.indexOf(attempt), step, possible);
}

/** The next step of a good attempt: without it few sequences would come far. */
export const next = () =>
  command(
    'the next step is good',
    ({ current }) => !!current && open(current).length > 0,
    (model, real) => {
      settleStep(model, real, model.current!, open(model.current!)[0]!, 'good');
    },
  );

export const settle = (choice: number, end: End) =>
  command(
    `open step ${choice} is ${end}`,
    ({ current }) => !!current && open(current).length > choice,
    (model, real) => {
      settleStep(model, real, model.current!, open(model.current!)[choice]!, end);
    },
  );

const staleOf = ({ attempts }: Readonly<PhaseModel>): Attempt | undefined =>
  attempts.findLast((attempt) => attempt.stage === 'over' && open(attempt).length);

export const settleStale = (choice: number, end: End) =>
  command(
    `open step ${choice} of a stale attempt is ${end}`,
    (model) => !!staleOf(model),
    (model, real) => {
      const attempt = staleOf(model)!;
      const steps = open(attempt);
      settleStep(model, real, attempt, steps[choice % steps.length]!, end);
    },
  );

const handing = ({ attempts }: Readonly<PhaseModel>): Attempt | undefined =>
  attempts.find(({ finishes }) => finishes.some(({ end }) => !end));

export const answerFinish = (end: End) =>
  command(
    `the request to hand in is ${end}`,
    (model) => !!handing(model),
    (model, real) => {
      const attempt = handing(model)!;
      model.answerFinish(attempt, end);
      real.answerFinish(model.attempts.indexOf(attempt), end);
    },
  );
