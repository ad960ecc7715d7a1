import { expect } from '@open-wc/testing';
import '../../../src/index.js';
import type { Phase, ProctoredExam } from '../../../src/index.js';
import { isVisible, record } from '../../support/exam.js';
import { startData, token } from '../../support/lms.js';
import { STEPS, type End, type PhaseModel, type Result, type Step } from './phase-model.js';

const PHASES: Phase[] = ['start', 'preparing', 'in-exam', 'finished', 'uploaded', 'error'];

/** Milliseconds after which what must happen has not, on a busy machine either. */
const PATIENCE = 20_000;

/** Who clicks on a link: nothing comes before the click of a script. */
export type Clicker = 'the learner' | 'a script';

/** A promise in the test's hands. */
class Deferred {
  resolve!: (value?: unknown) => void;
  reject!: (reason: unknown) => void;
  readonly promise = new Promise<unknown>((resolve, reject) => {
    Object.assign(this, { resolve, reject });
  });

  constructor() {
    // an attempt may be over before anybody listens
    this.promise.catch(() => undefined);
  }
}

/** What the page and the vendor hold of one attempt. */
interface Side {
  steps: Record<Step, Deferred>;
  finishes: Deferred[];
  /** The LMS has been asked. */
  asked: Deferred;
  /** `init` has been called. */
  initialised: Deferred;
}

const newSide = (): Side => ({
  steps: Object.fromEntries(STEPS.map((step) => [step, new Deferred()])) as Side['steps'],
  finishes: [],
  asked: new Deferred(),
  initialised: new Deferred(),
});

const { port1, port2 } = new MessageChannel();

/**
 * Resolves after a task, and with it after all that settled promises have to say. Browsers would
 * hold nested timers back for 4 ms.
 */
const task = (): Promise<unknown> =>
  new Promise((resolve) => {
    port1.onmessage = resolve;
    port2.postMessage(undefined);
  });

/** @throws Error when `promise` does not settle in time */
async function expectSoon(what: string, { promise }: Deferred): Promise<void> {
  let timer!: ReturnType<typeof setTimeout>;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`expected ${what}, in vain`));
    }, PATIENCE);
  });
  await Promise.race([promise, late]).finally(() => {
    clearTimeout(timer);
  });
}

/** Names of controls, each of which hides a property of its form. The library that morphs needs others. */
const CONTROLS = [
  ...['slot', 'hidden', 'style', 'localName', 'parentElement', 'children', 'matches', 'closest'],
  ...['querySelector', 'querySelectorAll', 'remove', 'contains', 'isContentEditable', 'dataset'],
]
  .map((name) => `<input type="hidden" name="${name}">`)
  .join('');

/** Children for all phases; `sparse` leaves out those for which others stand in. */
const content = (sparse: boolean): string => `
  <div slot="start"><button data-action="start"></button><button data-action="finish"></button
    ><button data-action="retry"></button>start</div>
  <template slot="in-exam"><form>${CONTROLS}<p>in-exam</p></form></template>
  <form slot="finished">${CONTROLS}finished</form>
  ${(sparse ? [] : ['preparing', 'uploaded', 'error']).map((phase) => `<p slot="${phase}">${phase}</p>`).join('')}`;

/** Whose content stands in for a phase that has none. */
const STAND_IN: Partial<Record<Phase, Phase>> = { preparing: 'start', uploaded: 'finished' };

/** A JWT for all: who starts while another holds its session is sent away. */
const data = startData({ jwt: token({ sessionId: 'model' }) });

/** An element whose LMS and SDK are in the test's hands, to be compared with the model. */
export class RealExam {
  readonly exam: ProctoredExam = document.createElement('proctored-exam');
  readonly place = document.body.appendChild(document.createElement('div'));
  readonly sides: Side[] = [];
  /** What the server answers at each request. */
  readonly html: string;
  readonly #events: string[];
  readonly #results: { expected: Result; found: Result }[] = [];
  readonly #unhandled: unknown[] = [];
  /** The question, while it is in the document: the answers hang on it. */
  #known: Element | null = null;
  readonly #onUnhandled = ({ reason }: PromiseRejectionEvent): void => {
    this.#unhandled.push(reason);
  };

  constructor(readonly sparse: boolean) {
    const { exam, sides } = this;
    exam.sdkPreload = 'none';
    this.html = `<proctored-exam data-sdk-preload="none">${content(sparse)}</proctored-exam>`;
    exam.innerHTML = content(sparse);
    exam.fetchStartData = () => {
      sides.at(-1)!.asked.resolve();
      return sides.at(-1)!.steps.data.promise as never;
    };
    exam.loadSdk = () => sides.at(-1)!.steps.sdk.promise as never;
    exam.requestFinish = () => sides.at(-1)!.finishes.at(-1)!.promise as never;
    this.#events = record(exam);
    addEventListener('unhandledrejection', this.#onUnhandled);
    // laid out, but not painted, which takes most of the time otherwise
    this.place.style.cssText = 'contain: strict; visibility: hidden';
    this.place.append(exam);
  }

  /** A promise that the element has handed out, and what the model says it comes to. */
  follow(promise: Promise<void>, expected: Result): void {
    const found: Result = { outcome: 'pending' };
    this.#results.push({ expected, found });
    promise.then(
      () => {
        found.outcome = 'resolved';
      },
      (reason: unknown) => {
        const { name, code } = reason as { name: Result['outcome']; code: unknown };
        found.outcome = typeof code === 'string' ? (code as Result['outcome']) : name;
      },
    );
  }

  /** Makes room for what the model's last command has begun. */
  follows(model: PhaseModel): void {
    if (this.sides.length < model.attempts.length) this.sides.push(newSide());
    const finishes = this.sides.at(-1)?.finishes ?? [];
    if (finishes.length < (model.attempts.at(-1)?.finishes.length ?? 0)) {
      finishes.push(new Deferred());
    }
  }

  settle(index: number, step: Step, end: End): void {
    const { steps, initialised } = this.sides[index]!;
    const { examStarted, examFinished, videoUploaded } = steps;
    const good: Partial<Record<Step, unknown>> = {
      data,
      sdk: {
        init: () => {
          initialised.resolve();
          return steps.init.promise;
        },
      },
      init: {
        examStarted: examStarted.promise,
        examFinished: examFinished.promise,
        videoUploaded: videoUploaded.promise,
      },
    };
    if (end === 'rejected') steps[step].reject(new Error(`${step} rejected`));
    else steps[step].resolve(end === 'good' ? good[step] : {});
  }

  answerFinish(index: number, end: End): void {
    const last = this.sides[index]!.finishes.at(-1)!;
    if (end === 'rejected') last.reject(new Error('not handed in'));
    else last.resolve();
  }

  /** Lets the element do what the model says it has begun; what it asks the browser takes a while. */
  async settled({ attempts }: PhaseModel): Promise<void> {
    const attempt = attempts.at(-1);
    const side = this.sides.at(-1);
    if (attempt && attempt.started.outcome !== 'AbortError') {
      await expectSoon('the LMS to be asked', side!.asked);
      if (attempt.stage === 'init') await expectSoon('init to be called', side!.initialised);
    }
    await task();
  }

  /** Compares all that can be seen from outside; at once, since commands act at once. */
  compare(model: PhaseModel): void {
    const { exam } = this;
    const { phase, connected } = model;
    expect(this.#events, 'events').to.deep.equal(model.events);
    expect(exam.phase, 'phase').to.equal(phase);
    const { error } = exam;
    expect(error && { code: error.code, phase: error.phase }, 'error').to.deep.equal(model.error);
    const states = PHASES.filter((name) => exam.matches(`:state(${name})`));
    expect(states, 'custom states').to.deep.equal([phase]);
    this.#compareContent(phase, connected);
    this.#compareQuestion(model.inserted);
    expect(this.#asksBeforeLeaving(), 'guard').to.equal(model.guarded);
    const results = (key: 'expected' | 'found') => this.#results.map((pair) => pair[key].outcome);
    expect(results('found'), 'promises').to.deep.equal(results('expected'));
    expect(this.#unhandled, 'unhandled rejections').to.deep.equal([]);
  }

  /** Puts a copy into the page for a while: nothing of the exam is in it. */
  async expectFresh(copy: Node): Promise<void> {
    const place = document.body.appendChild(document.createElement('div'));
    place.append(copy);
    const other = place.querySelector('proctored-exam')!;
    await other.updateComplete;
    expect(other.phase, 'phase of the copy').to.equal('start');
    expect(other.querySelector('[slot="in-exam"] p'), 'exam content in the copy').to.be.null;
    const shown = [...other.children]
      .filter(isVisible)
      .map(({ textContent }) => textContent.trim());
    expect(shown, 'what shows of the copy').to.deep.equal(['start']);
    place.remove();
  }

  /** Clicks on a link, and keeps whoever follows it from doing so. */
  async clickLink(by: Clicker): Promise<'the router' | 'the browser'> {
    const link = document.createElement('a');
    link.href = '/elsewhere';
    this.place.append(link);
    // Observers are told of the link.
    await Promise.resolve();
    let follower: 'the router' | 'the browser' = 'the browser';
    const router = (event: Event) => {
      event.preventDefault();
      follower = 'the router';
    };
    const click = new MouseEvent('click', { bubbles: true, composed: true, cancelable: true });
    click.stopImmediatePropagation = () => {
      Event.prototype.stopImmediatePropagation.call(click);
      click.preventDefault();
    };
    addEventListener('click', router);
    if (by === 'the learner') {
      link.dispatchEvent(new Event('pointerdown', { bubbles: true, composed: true }));
    }
    link.dispatchEvent(click);
    removeEventListener('click', router);
    link.remove();
    return follower;
  }

  /** As long as the content of the exam stays, it is the same, whatever others do to it. */
  #compareQuestion(inserted: boolean): void {
    const question = this.exam.querySelector('[slot="in-exam"] p');
    expect(!!question, 'exam content in the document').to.equal(inserted);
    if (inserted && this.#known) expect(question === this.#known, 'the same question').to.be.true;
    this.#known = question;
  }

  #compareContent(phase: Phase, connected: boolean): void {
    const { exam } = this;
    const slots = [...exam.shadowRoot!.querySelectorAll<HTMLSlotElement>('#view slot')].map(
      ({ name }) => name,
    );
    expect(slots[0], 'the slot').to.equal(phase);
    expect(slots.includes('in-exam'), 'the slot of the exam').to.equal(phase === 'in-exam');
    const shown = [...exam.children].filter(isVisible).map(({ textContent }) => textContent.trim());
    // An exam whose recording did not arrive is over all the same.
    const standIn = exam.error?.code === 'upload-failed' ? 'finished' : STAND_IN[phase];
    const own = this.sparse && (standIn ?? phase === 'error') ? standIn : phase;
    expect(shown, 'what shows').to.deep.equal(connected && own ? [own] : []);
  }

  #asksBeforeLeaving(): boolean {
    const leaving = new Event('beforeunload', { cancelable: true });
    dispatchEvent(leaving);
    return leaving.defaultPrevented;
  }

  /** Ends the attempt, whatever it waits for, so that the page is free for the next exam. */
  async end(): Promise<void> {
    this.place.remove();
    await new Promise((resolve) => setTimeout(resolve));
    this.sides.forEach((_, index) => {
      for (const step of STEPS) this.settle(index, step, step === 'init' ? 'rejected' : 'good');
      for (const { resolve } of this.sides[index]!.finishes) resolve();
    });
    await task();
    removeEventListener('unhandledrejection', this.#onUnhandled);
    expect(this.#unhandled, 'unhandled rejections').to.deep.equal([]);
  }
}
