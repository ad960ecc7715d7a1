/** `proctored-exam/react` as it is built, in React 18 and 19: on Node, and in Chromium. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { ProctoredExam, ProctoredExamEventMap } from '../../src/index.js';
import {
  complaintsOf,
  DRIVER_TIMEOUT,
  launchChromium,
  recordEvents,
  WHOLE_EXAM,
} from '../support/chromium.js';
import { install } from '../support/install.js';
import { renderOnNode, serveReactApp, type ReactWindow } from './support/react-page.js';

type Global = typeof globalThis & ReactWindow;

/** The callbacks, and the events that they hear. */
const callbacks = {
  onExamStarting: 'exam-starting',
  onExamStarted: 'exam-started',
  onExamFinished: 'exam-finished',
  onVideoUploaded: 'video-uploaded',
  onExamError: 'exam-error',
  onExamPhaseChange: 'exam-phase-change',
} satisfies Record<string, keyof ProctoredExamEventMap>;

const attributes = {
  endpoint: '/start?exam=42',
  finishEndpoint: '/finish',
  credentials: 'include',
  theme: 'dark',
  sdkPreload: 'none',
  notices: 'none',
  id: 'exam',
  className: 'wide',
  lang: 'de',
  style: { margin: '1px' },
};

/** What of React's hides content, and shows it again. */
const HIDING = ['activity', 'suspense'] as const;

let browser: Browser;
before(async () => {
  browser = await launchChromium();
});
after(() => browser.close());

for (const [name, version, home] of [
  ['React 18', /^18\./, join(import.meta.dirname, 'react-18')],
  ['React 19', /^19\./, join(import.meta.dirname, 'react-19')],
] as const) {
  describe(name, () => {
    let address: string;
    let close: () => Promise<void>;
    before(async () => {
      await install(home);
      ({ address, close } = await serveReactApp(home));
    });
    after(() => close());

    async function open(): Promise<{ page: Page; complaints: string[] }> {
      const page = await browser.newPage();
      page.setDefaultTimeout(DRIVER_TIMEOUT);
      const complaints = complaintsOf(page);
      await page.goto(address);
      await page.waitForFunction(() => 'render' in globalThis);
      assert.match(await page.evaluate(() => (globalThis as Global).React.version), version);
      return { page, complaints };
    }

    /** Renders an exam whose start data and SDK are the sandbox's; its callbacks note what they hear. */
    const renderExam = (page: Page, scenario: string) =>
      page.evaluate(
        ({ callbacks, scenario }) => {
          (globalThis as Global).renderExam(callbacks, scenario);
        },
        { callbacks, scenario },
      );

    test('renders on plain Node, with attributes that work before hydration', async () => {
      const { html, complaints } = await renderOnNode(home, attributes);
      assert.equal(complaints, '');
      assert.match(html, /^<proctored-exam [^>]*><button slot="start" data-action="start">Begin</);
      for (const attribute of [
        ...['data-endpoint="/start?exam=42"', 'data-finish-endpoint="/finish"'],
        ...['data-credentials="include"', 'data-theme="dark"', 'data-sdk-preload="none"'],
        ...['data-notices="none"', 'id="exam"', 'class="wide"', 'lang="de"', 'style="margin:1px"'],
      ]) {
        assert.ok(html.includes(` ${attribute}`), `${attribute} in ${html}`);
      }
    });

    test('hydrates what was rendered on Node', async () => {
      const { html } = await renderOnNode(home, attributes);
      const { page, complaints } = await open();
      const kept = await page.evaluate(
        ({ html, attributes }) => {
          const { hydrate } = globalThis as Global;
          const container = document.querySelector('#app')!;
          container.innerHTML = html;
          const before = container.innerHTML;
          hydrate(html, attributes);
          const { endpoint, lang, id, className } = container.querySelector('proctored-exam')!;
          return { same: container.innerHTML === before, endpoint, lang, id, className };
        },
        { html, attributes },
      );
      const { endpoint, lang, id, className } = attributes;
      assert.deepEqual(kept, { same: true, endpoint, lang, id, className });
      assert.deepEqual(complaints, []);
    });

    test('in strict mode, an exam calls each callback once, in order', async () => {
      const { page, complaints } = await open();
      const events = await recordEvents(page);
      await page.reload();
      await page.waitForFunction(() => 'render' in globalThis);
      await renderExam(page, 'instant');
      await page.getByRole('button', { name: 'Begin' }).click();
      await page.getByText('You may close this page.').first().waitFor();
      assert.deepEqual(await page.evaluate(() => (globalThis as Global).notes), WHOLE_EXAM);
      assert.deepEqual(await events(), WHOLE_EXAM);
      assert.deepEqual(complaints, []);
    });

    test('props are properties, follow a render, and go back to their defaults', async () => {
      const { page, complaints } = await open();
      const seen = await page.evaluate(() => {
        const { render } = globalThis as Global;
        const ref: { current: ProctoredExam | null } = { current: null };
        const config = { a: 1 };
        const messages = { start: 'Go' };
        render({ ref, endpoint: '/1', theme: 'dark', config, messages, className: 'a' });
        const exam = ref.current!;
        const first = [exam.endpoint, exam.theme, exam.config, exam.messages, exam.className];
        const isElement = exam === document.querySelector('proctored-exam');
        const attributes = exam.getAttributeNames();
        render({ ref, endpoint: '/2', config: { a: 2 }, className: 'b' });
        const second = [exam.endpoint, exam.theme, exam.config, exam.messages, exam.className];
        (globalThis as Global).unmount();
        return { first, isElement, attributes, second, after: ref.current };
      });
      assert.deepEqual(seen, {
        first: ['/1', 'dark', { a: 1 }, { start: 'Go' }, 'a'],
        isElement: true,
        attributes: ['data-endpoint', 'data-theme', 'class'],
        second: ['/2', 'default', { a: 2 }, undefined, 'b'],
        after: null,
      });
      assert.deepEqual(complaints, []);
    });

    test('the callback of the last render is called, and none once it is gone', async () => {
      const { page } = await open();
      const calls = await page.evaluate(async () => {
        const { render, callsOfStart } = globalThis as Global;
        return [
          await callsOfStart((onExamStarting) => {
            render({ endpoint: '/start', onExamStarting });
          }),
          await callsOfStart((onExamStarting) => {
            render({ endpoint: '/start', onExamStarting });
          }),
          await callsOfStart((listener) => {
            render({ endpoint: '/start' });
            document.addEventListener('exam-starting', listener);
          }),
        ];
      });
      assert.deepEqual(calls, [[1], [0, 1], [0, 0, 1]]);
    });

    // React 18 has no Activity.
    for (const what of name === 'React 18' ? ['suspense' as const] : HIDING) {
      test(`${what} hides an exam and shows it again: session, answers and callbacks stay`, async () => {
        const { page, complaints } = await open();
        const hide = (isHidden: boolean) =>
          page.evaluate(
            ([what, isHidden]) => {
              (globalThis as Global).renderHiding(what, isHidden);
            },
            [what, isHidden] as const,
          );
        await hide(false);
        const exam = page.locator('proctored-exam');
        const element = await exam.elementHandle();
        await page.getByRole('button', { name: 'Begin' }).click();
        const session = await page.evaluateHandle(() => (globalThis as Global).hiding.sdk.opened());
        await session.evaluate((opened) => {
          opened.startExam();
        });
        await page.getByLabel('Question 1').fill('42');

        await hide(true);
        assert.equal(await exam.isVisible(), false);
        await hide(false);
        assert.equal(await page.getByLabel('Question 1').inputValue(), '42');
        assert.ok(await exam.evaluate((now, before) => now === before, element), 'the same node');

        await hide(true);
        await session.evaluate((opened) => {
          opened.finishExam();
          opened.completeUpload();
        });
        await hide(false);
        await page.getByText('Thank you.').waitFor();
        const phases = () => page.evaluate(() => (globalThis as Global).hiding.phases);
        assert.deepEqual(await phases(), ['preparing', 'in-exam', 'finished', 'uploaded']);
        assert.deepEqual(complaints, []);
      });
    }

    test('an exam that is unmounted while it starts leaves no complaint', async () => {
      const { page, complaints } = await open();
      await renderExam(page, 'never-starts');
      await page.getByRole('button', { name: 'Begin' }).click();
      await page.locator('#proctoring-root-element').waitFor({ state: 'attached' });
      await page.evaluate(() => (globalThis as Global).unmount());
      assert.equal(await page.locator('proctored-exam').count(), 0);
      assert.deepEqual(complaints, []);
      const notes = await page.evaluate(() => (globalThis as Global).notes);
      assert.deepEqual(notes, WHOLE_EXAM.slice(0, 2));
    });
  });
}
