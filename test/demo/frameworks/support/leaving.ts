import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { ExamplePage } from './example-page.js';

/**
 * Leaves the exam's route in each phase and comes back: the exam that was left says nothing, holds the
 * page as long as its session lasts, and not longer; the next one works.
 */
export function leaveInEachPhase(open: (t: TestContext) => Promise<ExamplePage>): void {
  test('a route change in start and during the request takes everything back', async (t) => {
    const example = await open(t);
    const { page } = example;
    await goAndComeBack(example);
    // never answered
    await page.route('**/api/start', () => undefined);
    const requested = page.waitForRequest('**/api/start');
    await example.press('Start the exam');
    await requested;
    const left = await example.element();
    const aborted = page.waitForEvent('requestfailed');
    await goAndComeBack(example);
    assert.match((await aborted).url(), /\/api\/start$/);
    assert.equal(await left.evaluate((exam) => exam.phase), 'start');
    await page.unroute('**/api/start');
    await runToTheEnd(example);
    example.assertErrors();
  });

  for (const phase of ['preparing', 'in-exam', 'finished'] as const) {
    test(`a route change in ${phase} holds the page until the session has ended`, async (t) => {
      const example = await open(t);
      const { reached, goOn } = await example.hold(phase);
      await example.press('Start the exam');
      await reached;
      const left = await example.element();
      await goAndComeBack(example);
      assert.equal(await example.isGuarded(), phase !== 'preparing');
      await example.press('Start the exam');
      await example.logged('exam-error already-running');

      await goOn();
      await left.evaluate(
        (exam) =>
          exam.phase === 'uploaded' ||
          new Promise((resolve) => exam.addEventListener('video-uploaded', resolve)),
      );
      assert.equal(await example.isGuarded(), false);
      await example.press('Once more');
      await example.logged('video-uploaded');
      example.assertErrors(/^proctored-exam .*expected no other exam/);
    });
  }

  test('a route change in error and in uploaded leads to a new start', async (t) => {
    const example = await open(t);
    const { page } = example;
    await page.route('**/api/start', (route) => route.abort());
    await example.press('Start the exam');
    await example.logged('exam-error endpoint-unreachable');
    await page.unroute('**/api/start');
    await goAndComeBack(example);
    await runToTheEnd(example);
    await goAndComeBack(example);
    await runToTheEnd(example, 2);
    assert.equal(await example.isGuarded(), false);
    example.assertErrors(/ERR_FAILED/, /^proctored-exam .*endpoint-unreachable/);
  });
}

async function goAndComeBack(example: ExamplePage): Promise<void> {
  await example.follow('Home');
  assert.equal(await example.page.locator('proctored-exam').count(), 0);
  await example.follow('Exam');
  await example.reached('start');
}

async function runToTheEnd(example: ExamplePage, times = 1): Promise<void> {
  await example.press('Start the exam');
  await example.logged('video-uploaded', times);
}
