import { expect } from '@open-wc/testing';
import { checkEnvironment, type ProctoringSdk } from '../../src/index.js';
import { inPhase, mount, reach } from '../support/exam.js';
import { freshSession, openExam } from '../support/exam-page.js';
import { importMap, openPage, planLms, startData, type Answer, type Lms } from '../support/lms.js';
import { fakeSdk, fakeSdkOf, vendorSdk } from '../support/sdk.js';
import { countTimers, type TimerCount } from '../support/timers.js';
import { listenTo, told } from '../support/views.js';

/** What costs nothing before the click, no round trip after it, and nothing while the exam runs. */

const sdkModule: Answer = {
  headers: { 'content-type': 'text/javascript' },
  body: 'export const init = (options) => window.fakeSdk.receive(options);',
};

const aTask = () => new Promise((resolve) => setTimeout(resolve));

const startButton = ({ shadowRoot }: Element) =>
  shadowRoot!.querySelector<HTMLElement>('[part="start-button"]')!;

describe('before the click', () => {
  /** A page with one exam that has rendered and looked at its environment. */
  const page = async (lms: Lms, preload: string) => {
    const opened = await openPage(
      `<!doctype html><html lang="en"><title>Exam</title>${importMap(lms.url('sdk'))}
      <script type="module" src="/src/index.ts"></script>
      <proctored-exam data-endpoint="${lms.url('start')}" data-finish-endpoint="${lms.url('finish')}"
        data-sdk-preload="${preload}"></proctored-exam>`,
    );
    await opened.window.customElements.whenDefined('proctored-exam');
    const exam = opened.document.querySelector('proctored-exam')!;
    await exam.updateComplete;
    await aTask();
    return { ...opened, exam };
  };
  /** What the page has fetched besides its modules. */
  const fetched = (window: Window) =>
    window.performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name).pathname)
      .filter((path) => !/^\/(src\/|dist\/proctored-exam.min.js|node_modules\/|__w)/.test(path));

  it('a page that preloads nothing asks for nothing, whatever the pointer does', async () => {
    const lms = await planLms({ sdk: [sdkModule] });
    const { exam, window } = await page(lms, 'none');
    for (const type of ['pointerenter', 'pointerover', 'focusin', 'touchstart']) {
      startButton(exam).dispatchEvent(new Event(type, { bubbles: true, composed: true }));
      exam.dispatchEvent(new Event(type));
    }
    await aTask();
    expect(fetched(window)).to.deep.equal([]);
    expect(await lms.log()).to.deep.equal([]);
  });

  it('a page that preloads at intent asks for nothing before, and for the SDK alone then', async () => {
    const lms = await planLms({ sdk: [sdkModule] });
    const { exam, window } = await page(lms, 'intent');
    expect(fetched(window)).to.deep.equal([]);
    expect(await lms.log()).to.deep.equal([]);
    startButton(exam).focus();
    await lms.waitFor('sdk', 1);
    expect((await lms.log()).map(({ path }) => path)).to.deep.equal(['sdk.js']);
  });
});

describe('after the click', () => {
  for (const [first, second] of [
    ['start', 'sdk'],
    ['sdk', 'start'],
  ] as const) {
    it(`both requests are on their way at once, and ${first} may come first`, async () => {
      const lms = await planLms({
        start: [{ body: freshSession(), delay: 'hold' }],
        sdk: [{ ...sdkModule, delay: 'hold' }],
      });
      const { exam, sdk } = await openExam(lms);
      startButton(exam).click();
      // neither is answered before the other has come
      await lms.waitFor(first, 1, { state: 'held' });
      await lms.waitFor(second, 1, { state: 'held' });
      await lms.release(first);
      await lms.waitFor(first, 1, { state: 'answered' });
      await aTask();
      expect(sdk.calls).to.have.length(0);
      await lms.release(second);
      await sdk.called();
      expect(await lms.log('start')).to.have.length(1);
      expect(await lms.log('sdk')).to.have.length(1);
    });
  }

  it('the LMS is asked before the phase is rendered', async () => {
    const { exam } = await mount();
    // as at connection
    await checkEnvironment();
    await aTask();
    const said: string[] = [];
    exam.fetchStartData = () => {
      said.push(`asked in ${exam.phase}`);
      return Promise.resolve(startData());
    };
    exam.addEventListener('exam-phase-change', () => said.push('shown'), { once: true });
    exam.start().catch(() => undefined);
    expect(said).to.deep.equal(['asked in preparing', 'shown']);
    await fakeSdk.called();
  });

  it('an SDK that is there already is not waited for, and nobody is told that it loads', async () => {
    const { exam } = await mount();
    const sdk = (await import(vendorSdk)) as ProctoringSdk;
    exam.loadSdk = () => Promise.resolve(sdk);
    const heard = listenTo(exam);
    await reach(exam, 'preparing');
    await told(exam);
    expect(heard).to.include('status: Please follow the instructions on the screen.');
    expect(heard).not.to.include('status: Proctoring is loading.');
  });
});

/** Milliseconds within which the live regions have said what is new, and are empty again. */
const WORDS = 3_000;

const MINUTE = 60_000;

/** The timers that run when there is nothing more to be said. */
async function timersAfterWords(timers: TimerCount): Promise<string[]> {
  while (timers.pending.some((timer) => Number(timer.split(' ')[1] ?? 0) <= WORDS)) {
    timers.ring(WORDS);
    await aTask();
  }
  return timers.pending;
}

describe('timers', () => {
  it('run while the LMS is waited for; during the exam there is none, and one a minute during its upload', async () => {
    const lms = await planLms({
      start: [{ body: freshSession(), delay: 'hold' }],
      sdk: [sdkModule],
    });
    const { window, document } = await openPage(
      `<!doctype html><html lang="en"><title>Exam</title>${importMap(lms.url('sdk'))}
      <script type="module" src="/src/index.ts"></script>`,
    );
    await window.customElements.whenDefined('proctored-exam');
    const sdk = fakeSdkOf(window);
    const timers = countTimers(window);
    const exam = document.createElement('proctored-exam');
    exam.endpoint = lms.url('start');
    document.body.append(exam);
    await exam.updateComplete;
    await aTask();
    expect(timers.pending, 'start').to.deep.equal([]);

    exam.start().catch(() => undefined);
    await lms.waitFor('start', 1, { state: 'held' });
    expect(timers.pending, 'waiting').to.include('setTimeout 15000');
    await lms.release('start');
    await sdk.called();
    while (!exam.session) await aTask();
    expect(await timersAfterWords(timers), 'preparing').to.deep.equal([]);

    for (const [phase, step, ticking] of [
      ['in-exam', 'start', 0],
      // The learner reads how long it has taken.
      ['finished', 'finish', 1],
      ['uploaded', 'upload', 0],
    ] as const) {
      sdk.session[step]();
      await inPhase(exam, phase);
      await exam.updateComplete;
      expect(await timersAfterWords(timers), phase).to.have.length(ticking);
      // Each minute wakes the page once: what it renders asks for nothing but the next minute.
      timers.ring(MINUTE);
      await exam.updateComplete;
      expect(timers.pending, `${phase}, a minute later`).to.have.length(ticking);
    }
  });
});
