import { expect, oneEvent } from '@open-wc/testing';
import type { Phase, ProctoredExam } from '../../src/index.js';
import { advance, failedStart, inPhase, isVisible, mount, PHASES, reach } from '../support/exam.js';
import {
  asksBeforeLeaving,
  freshSession,
  loads,
  openExam,
  reachIn,
  startText,
  type ExamPage,
} from '../support/exam-page.js';
import { planLms } from '../support/lms.js';
import { countListeners, type ListenerCount } from '../support/listeners.js';
import { fakeSdk } from '../support/sdk.js';

/** Removals count after a task. */
const aTask = () => new Promise((resolve) => setTimeout(resolve));

/** An error that struck while the exam was running. */
async function failDuringExam(exam: ProctoredExam): Promise<void> {
  await reach(exam, 'in-exam');
  fakeSdk.session.rejectFinish(new Error('connection lost'));
  await inPhase(exam, 'error');
}

describe('leaving the page', () => {
  let count: ListenerCount;

  beforeEach(() => {
    count = countListeners();
  });

  afterEach(() => {
    count.restore();
  });

  const expectGuard = (on: boolean, when: string) => {
    expect(asksBeforeLeaving(), `${when}: asks`).to.equal(on);
    // a listener alone is enough to keep a page out of the back/forward cache
    const listeners = count.listening.filter((key) => key === 'window beforeunload');
    expect(listeners, `${when}: listeners`).to.have.length(on ? 1 : 0);
  };

  it('asks for confirmation during the exam and its upload, and has no listener otherwise', async () => {
    const { exam } = await mount();
    const seen: string[] = [];
    exam.addEventListener('exam-phase-change', ({ detail }) => {
      seen.push(`${detail.phase} ${asksBeforeLeaving()}`);
    });
    for (const phase of PHASES) {
      await advance(exam, phase);
      expectGuard(['in-exam', 'finished'].includes(phase), phase);
    }
    // those who hear of a phase find the guard as it should be
    expect(seen).to.deep.equal([
      'preparing false',
      'in-exam true',
      'finished true',
      'uploaded false',
    ]);
    exam.reset();
    expectGuard(false, 'after reset()');
  });

  it('lets no screen reader call headings clickable: it hears clicks only when one is on its way', async () => {
    const clicks = () =>
      count.listening.filter((key) => / (click|mousedown|mouseup)$/.test(key)).sort();
    const press = (type: string, key: string) => {
      document.body.dispatchEvent(new KeyboardEvent(type, { bubbles: true, key }));
    };
    const { exam } = await mount();
    for (const phase of PHASES) {
      await advance(exam, phase);
      expect(clicks(), phase).to.deep.equal([]);
      press('keydown', 'ArrowDown');
      expect(clicks(), `reading, ${phase}`).to.deep.equal([]);
      press('keydown', 'Enter');
      const isGuarded = ['in-exam', 'finished'].includes(phase);
      expect(clicks().length > 0, `a key is down, ${phase}`).to.equal(isGuarded);
      press('keyup', 'Enter');
      await aTask();
      expect(clicks(), `the key is up, ${phase}`).to.deep.equal([]);
    }
  });

  it('asks when an error has struck during the exam, until it is started again or reset', async () => {
    const { exam } = await mount();
    await failDuringExam(exam);
    expectGuard(true, 'error in in-exam');
    const { endpoint } = exam;
    exam.endpoint = '';
    const failed = failedStart(exam);
    expectGuard(false, 'preparing');
    await failed;
    expectGuard(false, 'error in preparing');
    exam.endpoint = endpoint;
    await failDuringExam(exam);
    exam.reset();
    expectGuard(false, 'after reset()');
  });

  it('does not ask when the recording did not arrive: the exam is over', async () => {
    const { exam } = await mount();
    await reach(exam, 'finished');
    fakeSdk.session.rejectUpload(new Error('disk full'));
    await inPhase(exam, 'error');
    expectGuard(false, 'upload-failed');
  });

  it('asks when handing in has failed', async () => {
    const { exam } = await mount();
    await reach(exam, 'in-exam');
    await exam.finish().catch(() => undefined);
    expect(exam.error).to.include({ code: 'finish-failed' });
    expectGuard(true, 'finish-failed');
  });

  it('asks for one exam, whatever becomes of another element', async () => {
    const { exam } = await mount();
    const { exam: other } = await mount();
    await reach(exam, 'in-exam');
    expect(await failedStart(other)).to.include({ code: 'already-running' });
    expectGuard(true, 'the other has failed');
    other.reset();
    expectGuard(true, 'the other was reset');
    other.remove();
    await aTask();
    expectGuard(true, 'the other was removed');
    fakeSdk.session.upload();
    await inPhase(exam, 'uploaded');
    expectGuard(false, 'the exam is over');
  });

  it('asks after a removal for as long as the session runs', async () => {
    const { exam } = await mount();
    await reach(exam, 'in-exam');
    exam.remove();
    await aTask();
    expectGuard(true, 'removed');
    fakeSdk.session.upload();
    await inPhase(exam, 'uploaded');
    expectGuard(false, 'the session is over');
  });
});

describe('a page that is really left', () => {
  /** Leads the frame elsewhere (nobody has touched it, so there is no dialog); whether the exam's own page objected when its turn came. */
  async function leave({ frame, window }: ExamPage): Promise<boolean | undefined> {
    let objected: boolean | undefined;
    window.addEventListener('beforeunload', (event) => {
      objected = event.defaultPrevented;
    });
    await loads(frame, () => {
      frame.src = 'about:blank';
    });
    return objected;
  }

  for (const [phase, objects] of [
    ['start', false],
    ['preparing', false],
    ['in-exam', true],
    ['finished', true],
    ['uploaded', false],
  ] as const) {
    it(`${objects ? 'objects' : 'does not object'} in ${phase}`, async () => {
      const page = await openExam();
      if (phase !== 'start') await reachIn(page, phase);
      expect(await leave(page)).to.equal(objects);
    });
  }

  it('gives up its request for start data', async () => {
    const lms = await planLms({ start: [{ body: freshSession(), delay: 'hold' }] });
    const page = await openExam(lms);
    page.exam.start().catch(() => undefined);
    await lms.waitFor('start', 1, { state: 'held' });
    await leave(page);
    const [request] = await lms.waitFor('start', 1, { state: 'aborted' });
    expect(request).to.include({ n: 1 });
    expect(page.sdk.calls).to.have.length(0);
  });
});

// The back/forward cache itself keeps top-level pages only: `test/element/leaving.node.test.ts`.
describe('pagehide and pageshow', () => {
  const say = (type: 'pagehide' | 'pageshow', { window }: ExamPage, persisted = true) => {
    window.dispatchEvent(new window.PageTransitionEvent(type, { persisted }));
  };

  it('abort a start on leaving, which can be made anew', async () => {
    const lms = await planLms({
      start: [{ body: freshSession(), delay: 'hold' }, { body: freshSession() }],
    });
    const page = await openExam(lms);
    const failed = failedStart(page.exam);
    await lms.waitFor('start', 1, { state: 'held' });
    say('pagehide', page);
    expect(await failed).to.include({ name: 'AbortError' });
    expect(page.exam.phase).to.equal('start');
    await lms.waitFor('start', 1, { state: 'aborted' });
    say('pageshow', page);
    await reachIn(page, 'in-exam');
  });

  for (const phase of ['in-exam', 'finished', 'uploaded'] as const) {
    it(`lead from ${phase} to start, as a reload does`, async () => {
      const page = await openExam();
      const { exam, sdk } = page;
      await reachIn(page, phase);
      const stale = sdk.session;
      say('pagehide', page);
      expect(exam.phase, 'before the return').to.equal(phase);
      const back = oneEvent(exam, 'exam-phase-change');
      say('pageshow', page);
      const { detail } = (await back) as CustomEvent<{ phase: Phase; previousPhase: Phase }>;
      expect(detail).to.deep.equal({ phase: 'start', previousPhase: phase });
      expect(startText(page)).to.equal(phase === 'in-exam' ? 'Resume the exam' : 'Start the exam');
      expect(exam.querySelector('[slot="in-exam"] p'), 'exam content').to.be.null;
      expect(asksBeforeLeaving(page.window)).to.be.false;
      expect(exam.session).to.be.undefined;

      await reachIn(page, 'preparing');
      for (const settle of ['start', 'finish', 'upload'] as const) stale[settle]();
      await aTask();
      expect(exam.phase, 'whatever the session says that was left').to.equal('preparing');
      sdk.session.start();
      await inPhase(exam, 'in-exam');
      expect(isVisible(exam.querySelector('[slot="in-exam"] p'))).to.be.true;
    });
  }

  it('lead from an error to start', async () => {
    const page = await openExam();
    page.sdk.respond = () => Promise.reject(new Error('no camera'));
    await failedStart(page.exam);
    say('pagehide', page);
    say('pageshow', page);
    expect(page.exam.phase).to.equal('start');
    expect(page.exam.error).to.be.undefined;
  });

  it('change nothing in start, nor when a page is shown for the first time', async () => {
    const page = await openExam();
    const heard: Phase[] = [];
    page.exam.addEventListener('exam-phase-change', ({ detail }) => heard.push(detail.phase));
    say('pagehide', page);
    say('pageshow', page);
    expect(heard).to.deep.equal([]);
    await reachIn(page, 'in-exam');
    say('pageshow', page, false);
    expect(page.exam.phase).to.equal('in-exam');
  });

  it('leave page and session to others while the page is away', async () => {
    const lms = await planLms({ start: [{ body: freshSession() }] });
    const page = await openExam(lms);
    await reachIn(page, 'in-exam');
    say('pagehide', page);
    const other = await openExam(lms);
    await navigator.locks.request(`proctored-exam:${page.exam.sessionId!}`, () => undefined);
    await reachIn(other, 'in-exam');
    expect(other.exam.sessionId).to.equal(page.exam.sessionId);
  });
});
