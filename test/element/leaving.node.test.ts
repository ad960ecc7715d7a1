/**
 * Leaving a page for real: the browser's own dialog, its back/forward cache, and what an element
 * that has gone leaves in memory. Chromium, by its driver; `test/element/leaving.test.ts` has the rest.
 */
import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';
import type { Phase } from '../../src/index.js';
import { requireBrowsers } from '../support/browsers.mjs';
import { serveFaults } from '../support/fault-server.js';
import { DRIVER_TIMEOUT } from '../support/chromium.js';

let browser: Browser | undefined;
before(async () => {
  browser = await chromium.launch({
    executablePath: requireBrowsers(['chromium']).chromium,
    // the driver switches the back/forward cache off; learners don't
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    args: ['--use-fake-device-for-media-stream', '--disable-gpu', '--disable-quic'],
  });
});
after(() => browser?.close());

/** A page with an exam, its LMS, and the types of the dialogs that it has asked for. */
async function open(t: TestContext, answer: 'accept' | 'dismiss' = 'accept') {
  const server = await serveFaults();
  t.after(() => server.close());
  const context = await browser!.newContext();
  t.after(() => context.close());
  const newPage = async () => {
    const page = await context.newPage();
    page.setDefaultTimeout(DRIVER_TIMEOUT);
    await page.addInitScript(() => {
      addEventListener('pageshow', ({ persisted }) => {
        Object.assign(window, { persisted });
      });
    });
    await page.goto(server.origin);
    return page;
  };
  const page = await newPage();
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.type());
    void dialog[answer]();
  });
  return { server, page, newPage, dialogs };
}

const phaseOf = (page: Page) =>
  page.evaluate(() => document.querySelector('proctored-exam')!.phase);
const inPhase = (page: Page, phase: Phase) =>
  page.waitForFunction(
    (wanted) => document.querySelector('proctored-exam')!.phase === wanted,
    phase,
  );

/** The learner clicks on start, which is also what a browser wants before it shows a dialog. */
async function reach(page: Page, phase: Phase): Promise<void> {
  if (phase === 'start') {
    await page.mouse.click(1, 1);
    return;
  }
  await page.locator('[part="start-button"]').click();
  await page.waitForFunction(() => 'examStarted' in window);
  const steps = [
    ['in-exam', 'examStarted'],
    ['finished', 'examFinished'],
    ['uploaded', 'videoUploaded'],
  ] as const;
  for (const [next, promise] of steps) {
    if ((await phaseOf(page)) === phase) return;
    await page.evaluate(
      (name) => (window as unknown as Record<string, () => void>)[name]!(),
      promise,
    );
    await inPhase(page, next);
  }
}

/** The page's own script leads elsewhere, as the vendor's SDK does when an exam is over. */
const leave = (page: Page) =>
  page.evaluate(() => {
    location.href = '/elsewhere';
  });

for (const phase of ['start', 'preparing', 'uploaded'] as const) {
  test(`in ${phase} the page is left without a question`, async (t) => {
    const { page, dialogs } = await open(t);
    await reach(page, phase);
    await leave(page);
    await page.waitForURL('**/elsewhere');
    assert.deepEqual(dialogs, []);
  });
}

for (const phase of ['in-exam', 'finished'] as const) {
  test(`in ${phase} the learner is asked, and stays`, async (t) => {
    const { page, dialogs } = await open(t, 'dismiss');
    await reach(page, phase);
    const asked = page.waitForEvent('dialog');
    await leave(page);
    await asked;
    assert.equal(await phaseOf(page), phase);
    await page.evaluate(() => {
      (window as unknown as Record<string, () => void>)['examFinished']!();
      (window as unknown as Record<string, () => void>)['videoUploaded']!();
    });
    await inPhase(page, 'uploaded');
    assert.deepEqual(dialogs, ['beforeunload']);
  });

  test(`in ${phase} the learner is asked, and leaves`, async (t) => {
    const { page, dialogs } = await open(t);
    await reach(page, phase);
    await leave(page);
    await page.waitForURL('**/elsewhere');
    assert.deepEqual(dialogs, ['beforeunload']);
  });
}

/** Goes away and comes back, by the back/forward cache and by nothing else. */
async function goAndReturn(page: Page): Promise<void> {
  await leave(page);
  await page.waitForURL('**/elsewhere');
  // a page that is restored does not load
  await page.goBack({ waitUntil: 'commit' });
  await page.waitForFunction(() => 'persisted' in window);
  const persisted = await page.evaluate(
    () => (window as unknown as { persisted: boolean }).persisted,
  );
  assert.equal(persisted, true, 'the page comes from the back/forward cache');
}

for (const [phase, text] of [
  ['start', 'Start the exam'],
  ['preparing', 'Start the exam'],
  ['in-exam', 'Resume the exam'],
  ['finished', 'Start the exam'],
  ['uploaded', 'Start the exam'],
] as const) {
  test(`a page that is restored as it was in ${phase} offers “${text}”, and starts`, async (t) => {
    const { page } = await open(t);
    await reach(page, phase);
    await goAndReturn(page);
    await inPhase(page, 'start');
    await page.getByRole('button', { name: text }).waitFor();
    assert.equal(await page.getByText('Question 1').count(), 0, 'exam content');
    await page.evaluate(() => {
      delete (window as unknown as Record<string, unknown>)['examStarted'];
    });
    await reach(page, 'in-exam');
    assert.ok(await page.getByText('Question 1').isVisible());
  });
}

test('a page that was left during the exam does not keep its session from another tab', async (t) => {
  const { page, newPage } = await open(t);
  await reach(page, 'in-exam');
  await leave(page);
  await page.waitForURL('**/elsewhere');
  const tab = await newPage();
  await reach(tab, 'in-exam');
  // the learner goes back there: the exam runs here now
  await page.goBack({ waitUntil: 'commit' });
  await page.waitForFunction(
    () => (window as unknown as { persisted?: boolean }).persisted === true,
  );
  await page.getByRole('button', { name: 'Resume the exam' }).click();
  await page.getByText('This exam is running in another tab.').first().waitFor();
  assert.equal(await phaseOf(tab), 'in-exam');
});

/** How many elements of ours are alive. */
async function countExams(devtools: CDPSession): Promise<number> {
  const { result: prototype } = await devtools.send('Runtime.evaluate', {
    expression: `customElements.get('proctored-exam').prototype`,
    objectGroup: 'alive',
  });
  const { objects } = await devtools.send('Runtime.queryObjects', {
    prototypeObjectId: prototype.objectId!,
    objectGroup: 'alive',
  });
  const { result: exams } = await devtools.send('Runtime.callFunctionOn', {
    objectId: objects.objectId!,
    functionDeclaration: 'function () { return this.length; }',
    returnByValue: true,
  });
  await devtools.send('Runtime.releaseObjectGroup', { objectGroup: 'alive' });
  return exams.value as number;
}

/**
 * What is alive once all elements but the page's own have been collected: bytes of the heap, DOM nodes and
 * listeners. An element that has asked the browser something, such as for a permission, is held until the
 * browser answers, which on a busy machine it does after the element has gone. One that leaks never goes.
 */
async function aliveWithoutTheRemoved(devtools: CDPSession) {
  const deadline = Date.now() + DRIVER_TIMEOUT;
  let exams: number;
  do {
    // nodes that scripts held, and scripts that nodes held, take turns
    for (let times = 0; times < 3; times++) await devtools.send('HeapProfiler.collectGarbage');
    exams = await countExams(devtools);
  } while (exams > 1 && Date.now() < deadline);
  assert.equal(exams, 1, 'elements that are alive, the page’s own among them');
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await devtools.send('Memory.getDOMCounters');
  return { usedSize, nodes, jsEventListeners };
}

/** Mounts an exam, perhaps fails to start it, and removes it, many times. */
const mountMany = (page: Page, rounds: number, endpoint?: string) =>
  page.evaluate(
    async ([times, address]) => {
      // who reads the console, as the driver does, keeps what was logged
      console.error = () => undefined;
      for (let round = 0; round < times; round++) {
        const exam = document.createElement('proctored-exam');
        exam.sdkPreload = 'none';
        exam.innerHTML =
          '<button slot="start" data-action="start">Start</button><template slot="in-exam"><p>Q</p></template>';
        document.body.append(exam);
        await exam.updateComplete;
        if (address) {
          exam.endpoint = address;
          await exam.start().catch(() => undefined);
          if (exam.error?.code !== 'endpoint-refused') throw exam.error ?? new Error(exam.phase);
        }
        exam.remove();
        // a removal counts after a task
        if (round % 50 === 0) await new Promise((resolve) => setTimeout(resolve));
      }
      await new Promise((resolve) => setTimeout(resolve));
    },
    [rounds, endpoint] as const,
  );

for (const [what, rounds, endpoint] of [
  ['mounts and unmounts', 1000, undefined],
  ['mounts, failed starts and unmounts', 200, '/no-such-exam'],
] as const) {
  test(`${rounds} ${what} leave nothing in memory`, async (t) => {
    const { page } = await open(t);
    const devtools = await page.context().newCDPSession(page);
    // what the engine compiles and caches at first stays
    await mountMany(page, 2 * rounds, endpoint);
    const earlier = await aliveWithoutTheRemoved(devtools);
    await mountMany(page, rounds, endpoint);
    const later = await aliveWithoutTheRemoved(devtools);
    t.diagnostic(JSON.stringify({ earlier, later }));
    assert.equal(later.nodes, earlier.nodes);
    assert.equal(later.jsEventListeners, earlier.jsEventListeners);
    // an element takes kilobytes; Chromium itself keeps 16 bytes of each question for a permission,
    // of which a failed start asks six
    const perRound = (later.usedSize - earlier.usedSize) / rounds;
    assert.ok(perRound < 250, `${perRound} bytes a round`);
  });
}
