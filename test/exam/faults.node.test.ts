/**
 * Rows of the fault table (`test/exam/faults.test.ts`) that only a browser's driver can bring about: a
 * network that is gone, tabs that are closed or killed, denied permissions. Chromium, by its driver.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import type { ErrorCode, Phase } from '../../src/index.js';
import { requireBrowsers } from '../support/browsers.mjs';
import { serveFaults, type FaultServer } from '../support/fault-server.js';
import { DRIVER_TIMEOUT } from '../support/chromium.js';

/** What a row plays on. */
interface Stage {
  context: BrowserContext;
  page: Page;
  server: FaultServer;
}

interface Row {
  /** What is wrong, and how it is brought about for real. */
  fault: string;
  /** What happens; the row is compared afterwards. */
  strike: (stage: Stage) => Promise<unknown>;
  code: ErrorCode | 'none';
  /** The phase in which it happened; without an error, the phase that is reached. */
  phase: Phase;
  /** The phase that the exam is left in; by default `error`. */
  left?: Phase;
  shows: string[];
  retry?: boolean;
  /** Ends the fault. */
  mend?: (stage: Stage) => Promise<unknown>;
  /** How it goes on when the fault is gone; by default another start leads into the exam. */
  later?: (stage: Stage) => Promise<unknown>;
}

const UNREACHABLE = 'The server did not answer. Check your connection and try again.';
const UPLOADING = 'The recording is still uploading: please keep this page open.';

const start = (page: Page) => page.locator('[part="start-button"], [part="retry-button"]').click();
/** The vendor's word, by the name of the session's promise. */
const settle = (page: Page, promise: string) =>
  page.evaluate((name) => (window as unknown as Record<string, () => void>)[name]!(), promise);
const phaseIs = (page: Page, phase: Phase) =>
  page.waitForFunction(
    (wanted) => document.querySelector('proctored-exam')!.phase === wanted,
    phase,
  );

async function intoExam(page: Page): Promise<void> {
  await start(page);
  await page.waitForFunction(() => 'examStarted' in window);
  await settle(page, 'examStarted');
  await phaseIs(page, 'in-exam');
}

async function toUpload(page: Page): Promise<void> {
  await intoExam(page);
  await settle(page, 'examFinished');
  await phaseIs(page, 'finished');
}

async function anotherTab({ context, server }: Stage): Promise<Page> {
  const tab = await context.newPage();
  await tab.goto(server.origin);
  return tab;
}

const finish = (page: Page) =>
  page.evaluate(() =>
    document
      .querySelector('proctored-exam')!
      .finish()
      .catch(() => undefined),
  );

let other: Page;

const rows: Row[] = [
  {
    fault: 'the network is gone at the start',
    strike: async ({ context, page }) => {
      await context.setOffline(true);
      await start(page);
    },
    code: 'endpoint-unreachable',
    phase: 'preparing',
    shows: [UNREACHABLE],
    retry: true,
    mend: ({ context }) => context.setOffline(false),
  },
  {
    fault: 'a content blocker blocks the SDK',
    strike: async ({ page }) => {
      await page.route('**/sdk.js', (route) => route.abort('blockedbyclient'));
      await start(page);
    },
    code: 'sdk-unavailable',
    phase: 'preparing',
    shows: [
      'Proctoring did not load. Check your connection, switch off content blockers and try again, or reload this page.',
    ],
    retry: true,
    mend: ({ page }) => page.unroute('**/sdk.js'),
  },
  {
    fault: 'the network is gone when the learner hands in',
    strike: async ({ context, page }) => {
      await intoExam(page);
      await context.setOffline(true);
      await finish(page);
    },
    code: 'finish-failed',
    phase: 'in-exam',
    left: 'in-exam',
    shows: [
      'Your exam was not handed in.',
      'The server did not answer. Check your connection and try again.',
    ],
    retry: true,
    mend: ({ context }) => context.setOffline(false),
    later: async ({ page, server }) => {
      await finish(page);
      assert.equal(server.finished, 1);
      assert.deepEqual((await report(page)).shows, ['Your exam was handed in.']);
    },
  },
  {
    fault: 'the network goes while the recording is uploaded',
    strike: async ({ context, page }) => {
      await toUpload(page);
      await context.setOffline(true);
    },
    code: 'none',
    phase: 'finished',
    shows: ['You are offline. The upload waits for the connection: please keep this page open.'],
    mend: ({ context }) => context.setOffline(false),
    later: async ({ page }) => {
      await page.getByText(UPLOADING).first().waitFor();
      await settle(page, 'videoUploaded');
      await phaseIs(page, 'uploaded');
    },
  },
  {
    fault: 'the exam runs in another tab, which is closed then',
    strike: async (stage) => {
      other = await anotherTab(stage);
      await intoExam(other);
      await start(stage.page);
    },
    code: 'already-running',
    phase: 'preparing',
    shows: ['This exam is running in another tab. Go on there, or close that tab and try again.'],
    retry: true,
    mend: () => other.close(),
  },
  {
    fault: 'the tab in which the exam runs is killed',
    strike: async (stage) => {
      await intoExam(stage.page);
      const crashed = stage.page.waitForEvent('crash');
      const devtools = await stage.context.newCDPSession(stage.page);
      devtools.send('Page.crash').catch(() => undefined);
      await crashed;
      stage.page = await anotherTab(stage);
    },
    code: 'none',
    phase: 'start',
    shows: [],
  },
  {
    fault: 'the learner has denied the camera on this site',
    strike: async (stage) => {
      const devtools = await stage.context.newCDPSession(stage.page);
      const { targetInfo } = await devtools.send('Target.getTargetInfo');
      await devtools.send('Browser.setPermission', {
        permission: { name: 'camera' },
        setting: 'denied',
        browserContextId: targetInfo.browserContextId!,
      });
      await stage.page.reload();
      await stage.page.locator('[part="message"]').waitFor();
    },
    code: 'none',
    phase: 'start',
    shows: [
      'Your browser blocks camera on this page. Allow it in the address bar before you start.',
    ],
    // it is a warning: the vendor's own checks ask again, and say what to do
  },
  {
    fault: 'the learner reloads during the exam by mistake, is asked, and stays',
    strike: async ({ page }) => {
      await intoExam(page);
      const asked = page.waitForEvent('dialog');
      await page.evaluate(() => {
        setTimeout(() => location.reload());
      });
      const dialog = await asked;
      assert.equal(dialog.type(), 'beforeunload');
      await dialog.dismiss();
    },
    code: 'none',
    phase: 'in-exam',
    shows: [],
    later: async ({ page }) => {
      await settle(page, 'examFinished');
      await phaseIs(page, 'finished');
    },
  },
  {
    fault: 'the learner reloads during the exam, and goes on afterwards',
    strike: async ({ page }) => {
      await intoExam(page);
      page.once('dialog', (dialog) => void dialog.accept());
      await page.reload();
      await page.getByRole('button', { name: 'Resume the exam' }).waitFor();
    },
    code: 'none',
    phase: 'start',
    shows: ['Your exam was interrupted. Start again to go on with it.'],
  },
  {
    fault: 'the learner leaves while the LMS is asked, and comes back by the back/forward cache',
    strike: async ({ page, server }) => {
      await page.evaluate(() => Object.assign(window, { kept: true }));
      const held = server.holdNext();
      await start(page);
      await held;
      await page.goto(`${server.origin}elsewhere`);
      // a page that is restored does not load
      await page.goBack({ waitUntil: 'commit' });
      assert.ok(await page.evaluate(() => 'kept' in window), 'the page was kept');
    },
    code: 'none',
    phase: 'start',
    shows: [],
  },
];

/** What a learner sees in a page, and what its exam says. */
const report = (page: Page) =>
  page.evaluate(() => {
    const exam = document.querySelector('proctored-exam')!;
    const { error } = exam;
    const messages = [...exam.shadowRoot!.querySelectorAll('#view [part="message"]')];
    return {
      phase: exam.phase,
      error: error && { code: error.code, phase: error.phase, retryable: error.retryable },
      shows: messages
        .filter((message) => message.getClientRects().length)
        .map(({ textContent }) => textContent),
    };
  });

async function play(row: Row, stage: Stage): Promise<void> {
  await row.strike(stage);
  const { code, phase, shows, retry: retryable = false } = row;
  const failed = code !== 'none';
  const error = failed ? { code, phase, retryable } : undefined;
  const left = row.left ?? (failed ? 'error' : phase);
  await phaseIs(stage.page, left);
  assert.deepEqual(await report(stage.page), { phase: left, error, shows });
  await row.mend?.(stage);
  if (row.later) await row.later(stage);
  else {
    await intoExam(stage.page);
    assert.deepEqual(await report(stage.page), { phase: 'in-exam', error: undefined, shows: [] });
  }
}

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

for (const row of rows) {
  const what = row.code === 'none' ? `no error, ${row.phase}` : `${row.code} in ${row.phase}`;
  test(`${row.fault}: ${what} (Chromium, by its driver)`, async (t) => {
    const server = await serveFaults();
    t.after(() => server.close());
    const context = await browser!.newContext();
    t.after(() => context.close());
    const page = await context.newPage();
    page.setDefaultTimeout(DRIVER_TIMEOUT);
    await page.goto(server.origin);
    await play(row, { context, page, server });
  });
}
