/** What a learner reads in the built demo when something goes wrong, and how it goes on. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { focusedText, WHOLE_EXAM } from '../support/chromium.js';
import { logOf, serveDemo } from './support/demo-page.js';

const open = serveDemo();

/** What the switch offers for the LMS, and what the learner and the log then say. */
const troubles = [
  ['The learner is signed out', 'endpoint-refused', 'You are not signed in'],
  ['It is too early', 'endpoint-refused', 'Come back then'],
  ['A sign-in page answers', 'start-data-invalid', 'You are not signed in.'],
  ['The start token is too old', 'token-expired', 'The permission to start has expired.'],
  ['Nothing answers', 'endpoint-unreachable', 'The server did not answer.'],
] as const;

const plan = (page: Page) => page.getByLabel('What happens');
const start = (page: Page) => page.getByRole('button', { name: 'Start the exam' });
const retry = (page: Page) => page.getByRole('button', { name: 'Try again' });
/** A built-in text; the live region has it too. */
const message = (page: Page, text: string) =>
  page.locator('proctored-exam [part=message]').filter({ hasText: text });

for (const [label, code, text] of troubles) {
  test(`${label}: the learner reads why, and tries again`, async (t) => {
    const { page, events } = await open(t, '/?lab=open');
    await plan(page).selectOption({ label });
    await start(page).click();
    await message(page, text).waitFor();
    await page.getByText('Details for support', { exact: true }).click();
    assert.ok(await page.getByText(/^Support code: \d{8}/).isVisible());
    assert.ok(await logOf(page).getByText(`error: ${code}`).isVisible());
    assert.deepEqual((await events()).slice(2), ['exam-phase-change error', 'exam-error']);
    assert.equal(await page.locator('#proctoring-root-element').count(), 0);

    await plan(page).selectOption({ label: 'A whole exam' });
    await retry(page).click();
    await page.getByRole('heading', { name: 'Before you begin' }).waitFor();
  });
}

test('init rejects: a retry says so again, another scenario leads on', async (t) => {
  const { page, events } = await open(t, '/?lab=open');
  await Promise.all([page.waitForEvent('load'), plan(page).selectOption('scenario=init-rejects')]);
  await start(page).click();
  await message(page, 'The exam has not started.').waitFor();
  assert.equal(await message(page, 'init-rejects').count(), 0, 'the vendor’s words');
  await retry(page).click();
  await logOf(page).locator('li').nth(7).waitFor();
  const failure = [...WHOLE_EXAM.slice(0, 2), 'exam-phase-change error', 'exam-error'];
  assert.deepEqual(await events(), [...failure, ...failure]);

  await Promise.all([page.waitForEvent('load'), plan(page).selectOption('scenario=instant')]);
  await start(page).click();
  await message(page, 'You may close this page.').waitFor();
  assert.deepEqual(await events(), WHOLE_EXAM);
});

test('an attempt that is over can be reset', async (t) => {
  const { page } = await open(t, '/?scenario=instant&lab=open');
  const reset = page.getByRole('button', { name: 'Reset' });
  assert.ok(await reset.isDisabled());
  await start(page).click();
  await message(page, 'You may close this page.').waitFor();
  await reset.click();
  assert.ok(await start(page).isVisible());
  assert.equal(await focusedText(page), 'Start the exam');
});

test('the LMS gives quiz and results to its learners only, at one address', async (t) => {
  const { page } = await open(t, '/');
  const status = async (path: string) => (await page.request.get(path)).status();
  assert.equal(await status('/lms/quiz/42'), 403);
  assert.equal(await status('/lms/results/42'), 200);
  assert.equal(await status('/lms/quiz/43'), 404);
  assert.equal(await status('/lms/proctoring/start?exam=43'), 403);
  await page.context().clearCookies();
  assert.equal(await status('/lms/quiz/42'), 401);
  assert.equal(await status('/lms/results/42'), 401);
  assert.equal(await status('/lms/proctoring/start?exam=42'), 401);
});
