/** What every example does, whatever framework it is written in. */
import assert from 'node:assert/strict';
import { before, describe, test, type TestContext } from 'node:test';
import { WHOLE_EXAM } from '../../../support/chromium.js';
import { passChecks } from '../../support/demo-page.js';
import { buildExample, type Example } from './build.js';
import { serveExample } from './example-page.js';
import { leaveInEachPhase } from './leaving.js';

/** Where the server has an example, and how it comes there. */
interface Built {
  folder: string;
  build: () => Promise<void>;
}

/** Builds an example and drives it. */
export function driveExample(
  example: Example,
  { folder, build }: Built = { folder: example, build: () => buildExample(example) },
): void {
  describe(folder, () => {
    before(build);
    const openPath = serveExample();
    const open = (t: TestContext, query = '?scenario=instant') =>
      openPath(t, `/${folder}/${query}#/exam`);

    test('text, objects and functions are set as properties, at first and later', async (t) => {
      const example = await open(t);
      const { page } = example;
      await page.getByRole('button', { name: 'Start the exam' }).waitFor();
      assert.deepEqual(await example.properties(), propertiesFor('default', false));
      await page.getByLabel('Dark').check();
      await page.waitForFunction(() => document.querySelector('proctored-exam')?.theme === 'dark');
      assert.deepEqual(await example.properties(), propertiesFor('dark', true));
      assert.deepEqual(await example.propertyAttributes(), []);
      example.assertErrors();
    });

    test('from start to uploaded, with all events in their order', async (t) => {
      const example = await open(t);
      await example.press('Start the exam');
      await example.logged('video-uploaded');
      assert.deepEqual(await example.log(), WHOLE_EXAM);
      assert.ok(await example.page.getByText('Thank you.').isVisible());
      assert.equal(await example.page.locator('iframe').count(), 0);
      const starts = example.requests.filter((request) => request.url().endsWith('/api/start'));
      assert.equal(starts.length, 1);
      assert.match((await starts[0]!.headerValue('authorization')) ?? '', /^Bearer ./);
      example.assertErrors();
    });

    test('a page that is rendered again leaves phase, questions and answers alone', async (t) => {
      const example = await open(t, '');
      const { page } = example;
      const renderAgain = async (times: number) => {
        for (let i = 0; i < times; i++) await example.press('Render again');
      };
      await renderAgain(1);
      await passChecks(page);
      await page.getByRole('button', { name: 'Begin exam' }).click();
      await example.reached('in-exam');
      const questions = page.frameLocator('iframe');
      await questions.getByLabel('What is seven').fill('42');
      const nodes = await page.$$('proctored-exam, iframe');
      await renderAgain(2);
      await page.getByLabel('Dark').check();
      await page.getByText('The page was rendered again 3 times.').waitFor();
      assert.ok(await page.getByText('Please stay on this page.').isVisible());
      const same = await page.evaluate(
        (before) =>
          [...document.querySelectorAll('proctored-exam, iframe')].every(
            (node, i) => node === before[i],
          ),
        nodes,
      );
      assert.ok(same, 'other nodes');
      assert.equal(await questions.getByLabel('What is seven').inputValue(), '42');
      await example.reached('in-exam');

      await example.press('Hand in');
      await example.reached('finished');
      assert.equal(await page.locator('iframe').count(), 0);
      await example.logged('video-uploaded');
      assert.deepEqual(await example.log(), WHOLE_EXAM);
      assert.equal(await page.getByText('Please stay on this page.').count(), 0);
      example.assertErrors();
    });

    test('of two exams in the page the second says that one is running', async (t) => {
      const example = await open(t);
      const { page } = example;
      const { reached, goOn } = await example.hold('preparing');
      await page.getByLabel('Second exam').check();
      await example.press('Start the exam');
      await reached;
      await page.locator('proctored-exam').nth(1).getByRole('button').first().click();
      await example.logged('exam-error already-running');
      await page.getByText('An exam is already running on this page.').first().waitFor();
      await example.reached('preparing');
      await goOn();
      await example.logged('video-uploaded');

      await example.press('Once more');
      await example.logged('video-uploaded', 2);
      await page.getByLabel('Second exam').uncheck();
      await page.locator('proctored-exam').nth(1).waitFor({ state: 'detached' });
      await example.reached('uploaded');
      example.assertErrors(/^proctored-exam .*expected no other exam/);
    });

    leaveInEachPhase(open);

    test('an element that is defined after the app was mounted has all that was set', async (t) => {
      const example = await open(t, '?late&scenario=instant');
      const { page } = example;
      await page.getByRole('button', { name: 'Start the exam' }).waitFor();
      assert.ok(await page.evaluate(() => !customElements.get('proctored-exam')));
      const script = '/proctored-exam/proctored-exam.min.js';
      await page.addScriptTag({ type: 'module', url: script });
      await page.evaluate(() => customElements.whenDefined('proctored-exam'));
      assert.deepEqual(await example.properties(), propertiesFor('default', false));
      assert.deepEqual(await example.propertyAttributes(), []);
      await page.getByLabel('Dark').check();
      await page.waitForFunction(() => document.querySelector('proctored-exam')?.theme === 'dark');
      assert.deepEqual(await example.properties(), propertiesFor('dark', true));
      await example.press('Start the exam');
      await example.logged('video-uploaded');
      assert.deepEqual(await example.log(), WHOLE_EXAM);
      example.assertErrors();
    });
  });
}

const propertiesFor = (theme: string, dark: boolean) => ({
  theme,
  sdkPreload: 'none',
  config: { colors: { dark }, tools: ['chat', 'calculator'] },
  messages: { retry: 'Once more' },
  functions: ['function', 'function'],
});
