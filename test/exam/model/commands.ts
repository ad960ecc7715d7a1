import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import morphdom from 'morphdom';
import { STEPS, type Attempt, type End, type PhaseModel, type Step } from './phase-model.js';
import type { RealExam } from './real-exam.js';

type Command = fc.AsyncCommand<PhaseModel, RealExam>;

/** Whether the next command follows at once, before anything has settled. */
type Pace = 'at once' | 'settled';

/** A command; `act` does the same to both sides. */
const command = (
  name: string,
  may: (model: Readonly<PhaseModel>) => boolean,
  act: (model: PhaseModel, real: RealExam) => unknown,
  pace: Pace = 'settled',
): Command & fc.WithToStringMethod => ({
  check: may,
  toString: () => name,
  async run(model, real) {
    await act(model, real);
    if (pace === 'settled') await real.settled(model);
    real.compare(model);
  },
  [fc.toStringMethod]: () => (pace === 'settled' ? name : `${name} and at once`),
});

const always = () => true;

const start = (prevented: boolean, pace: Pace) =>
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

const finish = () =>
  command('finish()', always, (model, real) => {
    const finished = model.finish();
    real.follows(model);
    real.follow(real.exam.finish(), finished);
  });

const reset = (pace: Pace) =>
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

const click = (action: 'start' | 'finish' | 'retry', pace: Pace) =>
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
const next = () =>
  command(
    'the next step is good',
    ({ current }) => !!current && open(current).length > 0,
    (model, real) => {
      settleStep(model, real, model.current!, open(model.current!)[0]!, 'good');
    },
  );

const settle = (choice: number, end: End) =>
  command(
    `open step ${choice} is ${end}`,
    ({ current }) => !!current && open(current).length > choice,
    (model, real) => {
      settleStep(model, real, model.current!, open(model.current!)[choice]!, end);
    },
  );

const staleOf = ({ attempts }: Readonly<PhaseModel>): Attempt | undefined =>
  attempts.findLast((attempt) => attempt.stage === 'over' && open(attempt).length);

const settleStale = (choice: number, end: End) =>
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

const answerFinish = (end: End) =>
  command(
    `the request to hand in is ${end}`,
    (model) => !!handing(model),
    (model, real) => {
      const attempt = handing(model)!;
      model.answerFinish(attempt, end);
      real.answerFinish(model.attempts.indexOf(attempt), end);
    },
  );

const moves: Record<string, (real: RealExam) => unknown> = {
  'appended anew': ({ exam, place }) => {
    place.append(exam);
  },
  'moved to another parent': ({ exam, place }) => {
    place.appendChild(document.createElement('div')).append(exam);
  },
  'moved into a shadow root': ({ exam, place }) => {
    const host = place.appendChild(document.createElement('div'));
    host.attachShadow({ mode: 'open' }).append(exam);
  },
  'taken out for a microtask': async ({ exam, place }) => {
    exam.remove();
    await Promise.resolve();
    place.append(exam);
  },
  'moved by moveBefore': ({ exam, place }) => {
    const moving = place as unknown as { moveBefore?: HTMLElement['insertBefore'] };
    if (moving.moveBefore) moving.moveBefore(exam, place.firstChild);
    else place.prepend(exam);
  },
};

const move = (way: string, pace: Pace) =>
  command(
    `the element is ${way}`,
    ({ connected }) => connected,
    (_, real) => moves[way]!(real),
    pace,
  );

const remove = () =>
  command(
    'the element is removed',
    ({ connected }) => connected,
    async (model, real) => {
      real.exam.remove();
      await new Promise((resolve) => setTimeout(resolve));
      model.remove();
    },
  );

const insert = (pace: Pace) =>
  command(
    'the element is put back',
    ({ connected }) => !connected,
    (model, real) => {
      model.insert();
      real.place.append(real.exam);
    },
    pace,
  );

/** Names of images, each of which hides a property of `document`. */
const NAMES = [
  ...['querySelector', 'querySelectorAll', 'getElementById', 'baseURI', 'readyState', 'head'],
  ...['activeElement', 'featurePolicy', 'documentElement', 'addEventListener', 'contains'],
];

/** What others do to the page: nothing of it changes what the exam is. */
const intrusions: Record<string, (real: RealExam) => unknown> = {
  'the server’s HTML is morphed in': ({ exam, html }) => morphdom(exam, html),
  'the content of the exam is taken out': ({ exam }) =>
    exam.querySelector('[slot="in-exam"]:not(template)')?.remove(),
  'all children are written anew': ({ exam, html }) => {
    const server = document.createElement('template');
    server.innerHTML = html;
    exam.replaceChildren(...server.content.firstElementChild!.childNodes);
  },
  'a translator replaces the texts': ({ exam }) => {
    const walker = document.createTreeWalker(exam.shadowRoot!, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    for (const text of texts) {
      if (!text.data.trim()) continue;
      const translated = document.createElement('span');
      translated.textContent = `«${text.data}»`;
      text.replaceWith(translated);
    }
  },
};

const intrude = (what: string) =>
  command(
    what,
    ({ connected }) => connected,
    (_, real) => intrusions[what]!(real),
  );

const clobber = (name: string) =>
  command(`an image is named ${name}`, always, (_, { place }) => {
    place.appendChild(new Image()).setAttribute('name', name);
  });

const copies: Record<string, (real: RealExam) => Node> = {
  'is cloned': ({ exam }) => exam.cloneNode(true),
  'stands in a snapshot': ({ exam }) => {
    const snapshot = document.createElement('div');
    snapshot.innerHTML = exam.outerHTML;
    return snapshot;
  },
};

/** A copy begins at the start, and takes nothing from the exam. */
const copy = (way: string) =>
  command(`the element ${way}`, always, async (_, real) => {
    await real.expectFresh(copies[way]!(real));
  });

/** A page swapper goes back: by its snapshot, and then by the page that it has kept. */
const restore = () =>
  command(
    'a snapshot stands in the place of the element for a while',
    ({ connected }) => connected,
    async (model, real) => {
      const snapshot = copies['stands in a snapshot']!(real);
      real.exam.remove();
      await new Promise((resolve) => setTimeout(resolve));
      model.remove();
      await real.expectFresh(snapshot);
      model.insert();
      real.place.append(real.exam);
    },
  );

const followLink = () =>
  command('a click on a link that a router follows', always, (model, real) => {
    const isKept = model.guarded && model.connected;
    expect(real.clickLink(), 'who follows the link').to.equal(
      isKept ? 'the browser' : 'the router',
    );
  });

const pace = fc.constantFrom<Pace>('settled', 'at once');
const end = fc.constantFrom<End>('good', 'rejected', 'nonsense');
const choice = fc.nat(2);

const anyCommand = fc.oneof(
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
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...Object.keys(moves)), pace)
      .map((given) => move(...given)),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...Object.keys(intrusions)).map(intrude),
  },
  { weight: 1, arbitrary: fc.constantFrom(...NAMES).map(clobber) },
  { weight: 1, arbitrary: fc.constantFrom(...Object.keys(copies)).map(copy) },
  { weight: 1, arbitrary: fc.constant(restore()) },
  { weight: 1, arbitrary: fc.constant(followLink()) },
  { weight: 1, arbitrary: fc.constant(remove()) },
  { weight: 2, arbitrary: pace.map(insert) },
);

/** The beginning of a good attempt: by chance alone few would come into the exam. */
const beginning = fc
  .nat(6)
  .map((count) => [start(false, 'settled'), ...Array.from({ length: 6 }, next)].slice(0, count));

/** Random sequences; commands that make no sense where they stand are left out. */
export const commands = fc
  .tuple(beginning, fc.array(anyCommand, { maxLength: 12, size: 'max' }))
  .map((parts) => parts.flat());

const intoSession = () => [start(false, 'settled'), next(), next(), next()];

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
  // two images of one name are a collection, and no element that has the focus
  [...intoSession(), clobber('activeElement'), clobber('activeElement'), next()],
];
