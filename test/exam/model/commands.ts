import fc from 'fast-check';
import { PHASES, type Phase } from '../../../src/exam/phases.js';
import {
  answerFinish,
  click,
  finish,
  next,
  reset,
  settle,
  settleStale,
  start,
} from './attempt-commands.js';
import type { Command, Pace } from './command.js';
import {
  changesOfPage,
  clobber,
  copies,
  copy,
  followLink,
  insert,
  intrude,
  intrusions,
  move,
  moves,
  NAMES,
  remove,
  restore,
} from './page-commands.js';
import type { End } from './phase-model.js';
import type { Clicker } from './real-exam.js';

const pace = fc.constantFrom<Pace>('settled', 'at once');
const end = fc.constantFrom<End>('good', 'rejected', 'nonsense');
const choice = fc.nat(2);

const attemptCommand = fc.oneof(
  { weight: 7, arbitrary: fc.constant(next()) },
  { weight: 2, arbitrary: pace.map((given) => start(false, given)) },
  { weight: 1, arbitrary: fc.constant(start(true, 'settled')) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('start', 'finish', 'retry'), pace)
      .map((given) => click(...given)),
  },
  { weight: 2, arbitrary: fc.constant(finish()) },
  { weight: 1, arbitrary: pace.map(reset) },
  { weight: 3, arbitrary: fc.tuple(choice, end).map((given) => settle(...given)) },
  { weight: 3, arbitrary: fc.tuple(choice, end).map((given) => settleStale(...given)) },
  { weight: 2, arbitrary: end.map(answerFinish) },
);

const pageCommand = fc.oneof(
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...Object.keys(moves)), pace)
      .map((given) => move(...given)),
  },
  { weight: 5, arbitrary: fc.constantFrom(...Object.keys(intrusions)).map(intrude) },
  { weight: 2, arbitrary: fc.constantFrom(...NAMES).map(clobber) },
  { weight: 2, arbitrary: fc.constantFrom(...Object.keys(copies)).map(copy) },
  { weight: 1, arbitrary: fc.constant(restore()) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Clicker>('the learner', 'a script').map(followLink),
  },
  { weight: 1, arbitrary: fc.constant(remove()) },
  { weight: 2, arbitrary: pace.map(insert) },
);

const anyCommand = fc.oneof(attemptCommand, pageCommand);

/** The beginning of a good attempt: by chance alone few would come into the exam. */
const beginning = fc
  .nat(6)
  .map((count) => [start(false, 'settled'), ...Array.from({ length: 6 }, next)].slice(0, count));

/** Random sequences; commands that make no sense where they stand are left out. */
export const commands = fc
  .tuple(beginning, fc.array(anyCommand, { maxLength: 16, size: 'max' }))
  .map((parts) => parts.flat());

const asking = () => [start(false, 'settled')];
const intoInit = () => [...asking(), next(), next()];
const intoSession = () => [...intoInit(), next()];
const intoExam = () => [...intoSession(), next()];

/** The shortest way into each phase. */
const into: Record<Phase, () => Command[]> = {
  start: () => [],
  preparing: asking,
  'in-exam': intoExam,
  finished: () => [...intoExam(), next()],
  uploaded: () => [...intoExam(), next(), next()],
  error: () => [...asking(), settle(0, 'rejected')],
};

/** Sequences that have found a fault once, or that chance may pass by: they are tried first. */
export const found = [
  // a session that has failed has no recording to miss: that was a second error
  [...intoSession(), settle(0, 'rejected'), settleStale(0, 'good'), settleStale(0, 'rejected')],
  // the window went on asking for an element that was gone with its answers
  [...intoSession(), next(), settle(0, 'rejected'), remove(), insert('settled')],
  // a finish that fails was once in none of 2,000
  [...intoSession(), next(), finish(), answerFinish('rejected')],
  // a recording that arrives before the exam has ended was once in none of 1,200
  [...intoSession(), next(), settle(1, 'good')],
  // a session that is over before it has begun, and one whose recording comes first
  [...intoSession(), settle(1, 'good'), next()],
  [...intoSession(), settle(2, 'good'), next()],
  // each way in which a start fails, and both ways on from there
  [...asking(), settle(0, 'rejected'), start(false, 'settled'), next(), next()],
  [...asking(), settle(0, 'nonsense'), reset('settled')],
  [...asking(), settle(1, 'rejected')],
  [...asking(), settle(1, 'nonsense')],
  [...intoInit(), settle(0, 'rejected')],
  [...intoInit(), settle(0, 'nonsense')],
  [...intoSession(), settle(0, 'rejected')],
  // each way in which an exam fails, and a second exam
  [...intoExam(), settle(0, 'rejected')],
  [...intoExam(), next(), settle(0, 'rejected')],
  [...intoExam(), next(), next(), reset('settled'), ...intoExam()],
  // an element that is gone before its attempt has come far
  [...asking(), remove(), insert('settled')],
  // two images of one name are a collection, and no element that has the focus
  [...intoSession(), clobber('activeElement'), clobber('activeElement'), next()],
  // others change the page in each phase
  ...PHASES.map((phase) => [...into[phase](), ...changesOfPage()]),
];
