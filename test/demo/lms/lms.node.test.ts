/** The built demo through the LMS's side: gate, finish endpoint, webhook, results. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { integration } from '../../../demo/lms/vendor.js';
import { signToken } from '../../../demo/vendor/token.js';
import { DRIVER_TIMEOUT, WHOLE_EXAM } from '../../support/chromium.js';
import { handIn, logOf, passChecks, quizFrame, serveDemo } from '../support/demo-page.js';

const open = serveDemo();

const QUIZ = '/lms/quiz/42';
const FINISH = '/lms/proctoring/finish';
const WEBHOOK = '/lms/proctoring/webhook';

/** Starts an exam; returns its session's id. */
async function begin(page: Page): Promise<string> {
  await passChecks(page);
  await page.getByRole('button', { name: 'Begin exam' }).click();
  await quizFrame(page);
  const id = await page.evaluate(() => document.querySelector('proctored-exam')?.sessionId);
  assert.ok(id);
  return id;
}

/** Another tab of the learner's, with the results. */
async function openResults(page: Page): Promise<Page> {
  const results = await page.context().newPage();
  results.setDefaultTimeout(DRIVER_TIMEOUT);
  await results.goto('/lms/results/42');
  return results;
}

/** Posts a review as the vendor does, signed with a secret; returns the LMS's status. */
async function review(page: Page, body: object, jwtSecret = integration.jwtSecret) {
  const exp = Math.floor(Date.now() / 1000) + 30;
  const headers = { Authorization: `JWT ${signToken({ exp }, jwtSecret)}` };
  const data = { accountId: 'westbrook', ...body };
  return (await page.request.post(WEBHOOK, { data, headers })).status();
}

test('questions are released while the session runs, handing in ends it, the review arrives', async (t) => {
  const { page, complaints, requests, events } = await open(t, '/');
  const quizStatus = async () => (await page.request.get(QUIZ)).status();
  const refused = await page.request.get(QUIZ);
  assert.equal(refused.status(), 403);
  const problem = (await refused.json()) as { code: string; detail: string };
  assert.equal(problem.code, 'not-allowed');
  assert.match(problem.detail, /while your proctored exam runs/);
  assert.ok(!(await refused.text()).includes('derivative'));

  await passChecks(page);
  assert.equal(await quizStatus(), 403, 'before the start');
  const asked = page.waitForResponse((response) => response.url().endsWith(QUIZ));
  await page.getByRole('button', { name: 'Begin exam' }).click();
  // The frame asks as soon as the page knows: the vendor's server must have known before.
  assert.equal((await asked).status(), 200);
  const quiz = await quizFrame(page);
  await quiz.getByRole('radio', { name: 'ex' }).check();
  assert.equal(await quizStatus(), 200, 'during the exam');

  const results = await openResults(page);
  await results.getByRole('status').getByText('Not reviewed yet.').waitFor();

  await handIn(page);
  await page.getByRole('heading', { name: 'The exam has ended' }).waitFor();
  assert.equal(await quizStatus(), 403, 'after the exam');
  await page.getByText('You may close this page.').first().waitFor();
  assert.deepEqual(await events(), WHOLE_EXAM);
  const posts = requests.filter((request) => request.url().endsWith(FINISH));
  // Its body is left alone: the page does not read it, so the browser never calls it complete.
  const statuses = posts.map(async (request) => (await request.response())?.status());
  assert.deepEqual(await Promise.all(statuses), [200]);
  const again = await page.request.post(FINISH, { data: {} });
  assert.deepEqual(await again.json(), { status: 'not_changed' }, 'it has ended');

  // in the tab that was open all the time
  const status = results.getByRole('status');
  await status.getByText('Accepted').waitFor();
  await status.getByText(/ You handed in at \d\d:\d\d UTC\.$/).waitFor();
  await status.getByText('your answers to 1 of 5 questions').waitFor();
  assert.match((await status.textContent()) ?? '', /Conclusion\s*Accepted\s*Score\s*12\b/);
  assert.deepEqual(complaints, []);

  const opened = page.waitForEvent('popup');
  await page.getByRole('link', { name: 'your result' }).click();
  await (await opened).getByText('Accepted').waitFor();
});

test('"End exam" in the panel ends the session at the vendor’s too', async (t) => {
  const { page } = await open(t, '/');
  await begin(page);
  await page.getByText('Please keep your eyes on the screen.').first().waitFor();
  await page.getByRole('button', { name: 'End exam' }).click();
  await page.getByRole('button', { name: 'Yes, end the exam' }).click();
  await page.getByRole('heading', { name: 'The exam has ended' }).waitFor();
  assert.equal((await page.request.get(QUIZ)).status(), 403);
  const again = await page.request.post(FINISH, { data: {} });
  assert.deepEqual(await again.json(), { status: 'not_changed' });
  const results = await openResults(page);
  await results.getByText(/^The questions were opened .* without your handing in/).waitFor();
  await results.getByText('Accepted').waitFor();
  await results.getByRole('listitem').getByText('Avert eyes').waitFor();
});

test('the minimal page hands in', async (t) => {
  const { page, complaints } = await open(t, '/minimal.html');
  await begin(page);
  await page.getByRole('button', { name: 'Hand in' }).click();
  await page.getByText('Thank you.').waitFor();
  await page.getByText('You may close this page.').first().waitFor();
  assert.deepEqual(complaints, []);
});

test('reviews count when they are the vendor’s, and the last one counts', async (t) => {
  const { page } = await open(t, '/');
  const sessionId = await begin(page);
  const results = await openResults(page);
  const accepted = { sessionId, conclusion: 'accepted', score: 0 };
  assert.equal(await review(page, accepted, 'a secret of somebody else'), 401);
  assert.equal((await page.request.post(WEBHOOK, { data: accepted })).status(), 401);
  assert.equal(await review(page, { ...accepted, score: 'high' }), 422);
  assert.equal(await review(page, { ...accepted, sessionId: 'of-another-lms' }), 404);
  await results.reload();
  await results.getByText('Not reviewed yet.').waitFor();

  assert.equal(await review(page, accepted), 204);
  await results.getByText('Accepted').waitFor();
  assert.ok(await results.getByText('None.').isVisible());
  const moment = '2026-03-01T09:30:00Z';
  const revised = {
    ...accepted,
    conclusion: 'rejected',
    score: 92,
    threshold: { attention: 60, rejected: 80 },
    comment: 'Two people <b>talk</b>.',
    warnings: [{ type: 'WARNING_VOICE_DETECTED', start: moment, end: moment, cyber: true }],
    warningTitles: { WARNING_VOICE_DETECTED: { en: 'Voices were heard' } },
  };
  for (const time of ['once', 'again']) assert.equal(await review(page, revised), 204, time);
  await results.reload();
  const status = results.getByRole('status');
  await status.getByText('Rejected', { exact: true }).waitFor();
  const text = (await status.innerText()).replaceAll(/\s+/g, ' ');
  assert.match(
    text,
    /Score 92 .*from 80 .*Two people <b>talk<\/b>\. Warnings Voices were heard 09:30/,
  );
});

test('the finish endpoint ends the session of who is signed in, asked by the LMS’s pages', async (t) => {
  const { page } = await open(t, '/?lab=open');
  const other = await open(t, '/');
  const post = async (data: object, headers: Record<string, string> = {}) => {
    const response = await page.request.post(FINISH, { data, headers });
    return response.status();
  };
  assert.equal(await post({}), 403, 'nothing was started');
  const sessionId = await begin(page);
  await begin(other.page);

  const fromElsewhere = { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' };
  assert.equal(await post({ sessionId }, fromElsewhere), 403);
  assert.equal(await post({ sessionId }, { Origin: 'https://evil.example' }), 403);
  assert.equal((await page.request.get(FINISH)).status(), 405);
  // The other learner names a session that is not theirs, and ends their own.
  assert.equal((await other.page.request.post(FINISH, { data: { sessionId } })).status(), 200);
  await other.page.getByRole('heading', { name: 'The exam has ended' }).waitFor();
  assert.equal((await page.request.get(QUIZ)).status(), 200);
  assert.ok(await page.getByRole('button', { name: 'Hand in', exact: true }).isVisible());

  await page.context().clearCookies();
  assert.equal(await post({ sessionId }), 401);
  await handIn(page);
  await page.getByText('Your exam was not handed in.').first().waitFor();
  assert.ok(await logOf(page).getByText('error: finish-failed').isVisible());
  assert.ok(await page.getByRole('heading', { name: 'Questions' }).isVisible());
});
