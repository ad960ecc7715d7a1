import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { ProctoredExam, ProctoringSession } from '../../src/index.js';
import { failedStart, inPhase, mount, part, reach, sessionOf } from '../support/exam.js';
import { freshSession, openExam, reachIn, type ExamPage } from '../support/exam-page.js';
import { planLms, startData, token } from '../support/lms.js';
import { fakeSdk } from '../support/sdk.js';

const isWebKit = !/Firefox|Chrome/.test(navigator.userAgent);

/** An exam whose LMS answers when the test says so. */
async function mountHeld(content = html``) {
  const lms = await planLms({ start: [{ body: freshSession(), delay: 'hold' }] });
  return mount(content, lms);
}

/** Lets the LMS answer, and expects that one attempt has come of all that was done. */
async function expectOne({ exam, lms, events }: Awaited<ReturnType<typeof mount>>): Promise<void> {
  await lms.waitFor('start', 1, { state: 'held' });
  await lms.release('start');
  await fakeSdk.called();
  await sessionOf(exam);
  fakeSdk.session.start();
  await inPhase(exam, 'in-exam');
  expect(await lms.log('start'), 'requests').to.have.length(1);
  expect(fakeSdk.calls, 'calls of init').to.have.length(1);
  expect(events).to.deep.equal([
    'exam-starting',
    'exam-phase-change:preparing',
    'exam-phase-change:in-exam',
    'exam-started',
  ]);
}

describe('one start comes of', () => {
  it('a double click', async () => {
    const mounted = await mountHeld();
    const { left, top, width, height } = part(
      mounted.exam,
      'start-button',
    )!.getBoundingClientRect();
    const position: [number, number] = [Math.round(left + width / 2), Math.round(top + height / 2)];
    await sendMouse({ type: 'click', position });
    await sendMouse({ type: 'click', position });
    await expectOne(mounted);
  });

  it('an Enter key that is held down', async () => {
    const mounted = await mountHeld();
    part(mounted.exam, 'start-button')!.focus();
    // WebKit's driver knows no key that stays down; a button can't tell
    for (let times = 0; times < 3; times++) {
      await sendKeys(isWebKit ? { press: 'Enter' } : { down: 'Enter' });
    }
    if (!isWebKit) await sendKeys({ up: 'Enter' });
    await expectOne(mounted);
  });

  it('clicks in shadow roots within shadow roots', async () => {
    const mounted = await mountHeld(html`<div slot="start"></div>`);
    let host: Element = mounted.exam.querySelector('div')!;
    for (let depth = 0; depth < 3; depth++) {
      const root = host.attachShadow({ mode: 'open' });
      root.innerHTML = '<button data-action="start">Go</button><div></div>';
      host = root.querySelector('div')!;
    }
    const roots = [mounted.exam.querySelector('div')!.shadowRoot!];
    while (roots[0]!.querySelector('div')!.shadowRoot) {
      roots.unshift(roots[0]!.querySelector('div')!.shadowRoot!);
    }
    expect(roots).to.have.length(3);
    for (const root of roots) root.querySelector('button')!.click();
    await expectOne(mounted);
  });

  it('clicks and calls, also from within its own events', async () => {
    const mounted = await mountHeld();
    const { exam } = mounted;
    const starts: Promise<void>[] = [];
    const heard = new AbortController();
    for (const type of ['exam-starting', 'exam-phase-change', 'exam-started'] as const) {
      exam.addEventListener(type, () => starts.push(exam.start()), heard);
    }
    part(exam, 'start-button')!.click();
    starts.push(exam.start());
    await expectOne(mounted);
    heard.abort();
    expect(starts.length).to.be.greaterThan(3);
    expect(new Set(starts).size).to.equal(1);
  });

  it('an element that a framework mounts, unmounts and mounts again', async () => {
    const lms = await planLms({ start: [{ body: freshSession(), delay: 'hold' }] });
    const place = await fixture<HTMLElement>(html`<div></div>`);
    const exam = document.createElement('proctored-exam');
    exam.endpoint = lms.url('start');
    exam.sdkPreload = 'none';
    let loaded = 0;
    exam.loadSdk = () => {
      loaded++;
      return Promise.resolve({
        init: (options) => fakeSdk.receive(options) as Promise<ProctoringSession>,
      });
    };
    const started = new Promise<void>((resolve, reject) => {
      place.append(exam);
      // as an effect does, which runs twice
      exam.start().then(resolve, reject);
      exam.remove();
      place.append(exam);
      expect(exam.start()).to.equal(exam.start());
    });
    await lms.waitFor('start', 1, { state: 'held' });
    await lms.release('start');
    await fakeSdk.called();
    await sessionOf(exam);
    fakeSdk.session.start();
    await started;
    expect(await lms.log('start')).to.have.length(1);
    expect(fakeSdk.calls).to.have.length(1);
    expect(loaded, 'imports of the SDK').to.equal(1);
  });
});

describe('two elements of a page', () => {
  /** Each with an exam of its own: it is the page that has room for one. */
  const mountTwo = async () => [await mountFresh(), await mountFresh()] as const;
  const mountFresh = async () => mount('', await planLms({ start: [{ body: freshSession() }] }));

  it('started in the same task: the first runs', async () => {
    const [{ exam: first }, { exam: second, lms }] = await mountTwo();
    const started = first.start();
    const error = await failedStart(second);
    expect(error).to.include({ code: 'already-running', phase: 'preparing', retryable: true });
    await fakeSdk.called();
    await sessionOf(first);
    fakeSdk.session.start();
    await started;
    expect(fakeSdk.calls).to.have.length(1);
    expect(await lms.log('start'), 'requests of the second').to.have.length(0);
  });

  const ends: [string, (exam: ProctoredExam) => Promise<unknown>][] = [
    [
      'has failed',
      (exam) => {
        fakeSdk.session.rejectFinish(new Error('connection lost'));
        return inPhase(exam, 'error');
      },
    ],
    [
      'is uploaded',
      (exam) => {
        fakeSdk.session.upload();
        return inPhase(exam, 'uploaded');
      },
    ],
  ];
  for (const [what, end] of ends) {
    it(`one after the other: the second runs once the first ${what}`, async () => {
      const [{ exam: first }, { exam: second }] = await mountTwo();
      await reach(first, 'in-exam');
      await failedStart(second);
      await end(first);
      await reach(second, 'in-exam');
      if (first.phase === 'uploaded') first.reset();
      expect(await failedStart(first), 'the first, again').to.include({ code: 'already-running' });
    });
  }

  it('a removed one holds the page for as long as its session runs', async () => {
    const [{ exam: first }, { exam: second }] = await mountTwo();
    await reach(first, 'in-exam');
    first.remove();
    await new Promise((resolve) => setTimeout(resolve));
    expect(await failedStart(second)).to.include({ code: 'already-running' });
    fakeSdk.session.upload();
    await inPhase(first, 'uploaded');
    await reach(second, 'in-exam');
  });
});

describe('two pages', () => {
  const holds = async ({ exam }: Pick<ExamPage, 'exam'>): Promise<boolean> => {
    const { held = [] } = await navigator.locks.query();
    const name = `proctored-exam:${exam.sessionId ?? 'none'}`;
    return held.some((lock) => lock.name === name);
  };
  /** A lock is left a moment after its phase. */
  const left = (sessionId: string) =>
    navigator.locks.request(`proctored-exam:${sessionId}`, () => undefined);
  /** Two pages whose LMS answers with one session. */
  const twoPages = async (lms?: Awaited<ReturnType<typeof planLms>>) => {
    lms ??= await planLms({ start: [{ body: freshSession() }] });
    return { first: await openExam(lms), second: await openExam(lms) };
  };
  const refused = { code: 'already-running', phase: 'preparing', retryable: true };

  it('the lock is held from init to uploaded', async () => {
    const lms = await planLms({ start: [{ body: freshSession(), delay: 'hold' }] });
    const page = await openExam(lms);
    const locks = async () =>
      (await navigator.locks.query()).held!.filter(({ name }) => name!.startsWith('proctored'));
    const started = page.exam.start();
    await lms.waitFor('start', 1, { state: 'held' });
    expect(await locks(), 'before the LMS has answered').to.have.length(0);
    await lms.release('start');
    await page.sdk.called();
    await sessionOf(page.exam);
    expect(await holds(page), 'in the vendor’s checks').to.be.true;
    page.sdk.session.start();
    await started;
    expect(await holds(page), 'in-exam').to.be.true;
    page.sdk.session.finish();
    await inPhase(page.exam, 'finished');
    expect(await holds(page), 'finished').to.be.true;
    page.sdk.session.upload();
    await inPhase(page.exam, 'uploaded');
    await left(page.exam.sessionId!);
    expect(await locks(), 'uploaded').to.have.length(0);
  });

  for (const phase of ['preparing', 'in-exam', 'finished'] as const) {
    it(`the other is sent away while the first is in ${phase}`, async () => {
      const { first, second } = await twoPages();
      await reachIn(first, phase);
      expect(await failedStart(second.exam)).to.include(refused);
      expect(second.sdk.calls).to.have.length(0);
      expect(first.exam.phase).to.equal(phase);
    });
  }

  it('both started at once: one of them runs', async () => {
    const { first, second } = await twoPages();
    const settled = [first, second].map(async ({ exam, sdk }) =>
      Promise.race([failedStart(exam), sdk.called().then(() => 'runs' as const)]),
    );
    const results = await Promise.all(settled);
    expect(results.filter((result) => result === 'runs')).to.have.length(1);
    expect(results.find((result) => result !== 'runs')).to.include(refused);
  });

  it('a session that is free is taken, however long the browser takes to hand it over', async () => {
    const page = await openExam();
    const { AbortSignal } = page.window;
    // As if the time that another page has to leave the session were over before the browser has answered.
    AbortSignal.timeout = () => AbortSignal.abort();
    await reachIn(page, 'in-exam');
    expect(await holds(page)).to.be.true;
  });

  it('a frame that is killed leaves its session', async () => {
    const { first, second } = await twoPages();
    await reachIn(first, 'in-exam');
    const { sessionId } = first.exam;
    first.frame.remove();
    await left(sessionId!);
    await reachIn(second, 'in-exam');
  });

  it('an error leaves the session', async () => {
    const { first, second } = await twoPages();
    first.sdk.respond = () => Promise.reject(new Error('no camera'));
    await failedStart(first.exam);
    await left(first.exam.sessionId!);
    await reachIn(second, 'in-exam');
    expect(await failedStart(first.exam)).to.include(refused);
  });

  it('other sessions may run at the same time', async () => {
    const [first, second] = [await openExam(), await openExam()];
    await reachIn(first, 'in-exam');
    await reachIn(second, 'in-exam');
    expect(first.exam.sessionId).not.to.equal(second.exam.sessionId);
  });

  it('tokens without a sessionId say nothing of what runs elsewhere', async () => {
    const body = startData({ jwt: token({ sessionId: undefined }) });
    const { first, second } = await twoPages(await planLms({ start: [{ body }] }));
    await reachIn(first, 'in-exam');
    await reachIn(second, 'in-exam');
    expect(second.exam.sessionId).to.be.undefined;
  });
});
