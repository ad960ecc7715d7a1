/** Exams in a real WordPress, in Chromium: an Author's posts, a Subscriber's whole exam. */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { recordEvents, WHOLE_EXAM } from '../../../support/chromium.js';
import { passChecks } from '../../support/demo-page.js';
import { ExamSite, QUESTION, SECRET_WORD } from './support/exam-site.js';
import { savePost, type Post } from './support/site.js';
import { placeholderPost, shortcodePost } from './support/snippets.js';

const lms = new ExamSite();
/** An Author's posts, by the spelling of the exam in them. */
let posts: Record<'shortcode' | 'placeholder', Post>;

before(async () => {
  await lms.start();
  const questions = await lms.writeQuestions('author');
  const { page, client } = await lms.visit(undefined, { user: 'author' });
  const shortcode = await savePost(client, shortcodePost(questions));
  posts = { shortcode, placeholder: await savePost(client, placeholderPost(shortcode.id)) };
  await page.context().close();
});

const sessionOf = async (page: Page) =>
  lms.double.double.find(
    await page.evaluate(() => document.querySelector('proctored-exam')?.sessionId ?? ''),
  );

describe('a Subscriber takes an exam, from start to uploaded', () => {
  test('of the shortcode: the questions are on the server until then', async (t) => {
    const { page, client, complaints } = await lms.visit(t, { user: 'ada' });
    const events = await recordEvents(page);
    /** What the server says to who asks for the questions by their address. */
    const askForQuestions = async () => {
      const response = await client.get(`/?proctored_exam_questions=${posts.shortcode.id}`);
      return [response.status(), (await response.text()).includes(SECRET_WORD)];
    };

    await page.goto(posts.shortcode.link);
    await page.getByText('Paper is allowed.').waitFor();
    assert.ok(!(await page.content()).includes(SECRET_WORD));
    assert.deepEqual(await askForQuestions(), [403, false]);

    await passChecks(page);
    // Its token is out, the exam has not started.
    assert.deepEqual(await askForQuestions(), [503, false]);
    await page.getByRole('button', { name: 'Begin exam' }).click();
    await page.frameLocator('proctored-exam iframe').getByText(QUESTION).waitFor();
    assert.deepEqual(await askForQuestions(), [200, true]);
    const session = await sessionOf(page);
    assert.equal(session?.state(new Date()), 'started');

    await page.getByRole('button', { name: 'Hand in' }).click();
    await page.getByText('You may close this page.').first().waitFor();
    assert.ok(await page.getByText('Thank you.').isVisible());
    assert.equal(await page.locator('proctored-exam iframe').count(), 0);
    assert.deepEqual(await events(), WHOLE_EXAM);
    assert.equal(session.uploaded, true);
    assert.deepEqual(complaints, []);

    assert.deepEqual(await askForQuestions(), [403, false]);
    await page.reload();
    await page.getByRole('button', { name: 'Start the exam' }).click();
    await page.getByText('You have taken this exam').first().waitFor();
  });

  test('of a pasted placeholder', async (t) => {
    const { page, complaints } = await lms.visit(t, { user: 'grace' });
    const events = await recordEvents(page);
    const question = page.getByText(QUESTION);
    await page.goto(posts.placeholder.link);
    await page.getByText('Paper is allowed.').waitFor();
    assert.ok(await question.isHidden());
    await passChecks(page);
    assert.ok(await question.isHidden());
    await page.getByRole('button', { name: 'Begin exam' }).click();
    await question.waitFor();
    const session = await sessionOf(page);
    await page.getByRole('button', { name: 'Hand in' }).click();
    await page.getByText('You may close this page.').first().waitFor();
    assert.ok(await question.isHidden());
    assert.ok(await page.getByText('Thank you.').isVisible());
    assert.deepEqual(await events(), WHOLE_EXAM);
    assert.equal(session?.uploaded, true);
    assert.deepEqual(complaints, []);
  });
});

test('a visitor who is signed out is told so', async (t) => {
  const { page } = await lms.visit(t);
  await page.goto(posts.shortcode.link);
  assert.ok(await page.getByRole('link', { name: 'Log in' }).first().isVisible());
  await page.getByRole('button', { name: 'Start the exam' }).click();
  await page.getByText('Log in to Test University, then try again.').first().waitFor();
  const error = await page.evaluate(() => {
    const exam = document.querySelector('proctored-exam');
    return { phase: exam?.phase, code: exam?.error?.code, retryable: exam?.error?.retryable };
  });
  assert.deepEqual(error, { phase: 'error', code: 'endpoint-refused', retryable: true });
});

describe('where the module does not run, no question shows, and the learner is told something', () => {
  const advice = {
    shortcode: 'This exam needs JavaScript.',
    placeholder: 'If the button does nothing, reload the page.',
  };
  const check = async (page: Page) => {
    await page.getByText('Paper is allowed.').waitFor();
    assert.ok(await page.getByText(QUESTION).isHidden());
    assert.ok(await page.getByText('Thank you.').isHidden());
    assert.equal(page.frames().length, 1);
  };
  for (const spelling of ['shortcode', 'placeholder'] as const) {
    test(`${spelling}, without JavaScript`, async (t) => {
      const { page } = await lms.visit(t, { user: 'ada', javaScriptEnabled: false });
      await page.goto(posts[spelling].link);
      await check(page);
      // A search by text would leave out <noscript>.
      const lines = page.locator('[slot="start"] p, [data-slot="start"] p');
      assert.ok((await lines.allInnerTexts()).includes(advice[spelling]));
    });
    test(`${spelling}, the module missing`, async (t) => {
      const { page } = await lms.visit(t, { user: 'ada' });
      const missing = page.waitForEvent('requestfailed');
      await page.route('**/proctored-exam.min.js*', (route) => route.abort());
      await page.goto(posts[spelling].link);
      await missing;
      await check(page);
    });
  }
});
