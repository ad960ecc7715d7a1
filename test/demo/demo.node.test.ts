/** The built demo in Chromium, through the sandbox's whole UI. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { focusedText, WHOLE_EXAM } from '../support/chromium.js';
import { handIn, logOf, passChecks, quizFrame, serveDemo } from './support/demo-page.js';

const open = serveDemo();

test('a learner goes from start to uploaded', async (t) => {
  const { page, complaints, requests, events } = await open(t, '/?lab=open');
  const exam = page.locator('proctored-exam');
  const startButton = page.getByRole('button', { name: 'Start the exam' });
  const quizRequests = () => requests.filter((request) => request.url().includes('quiz'));
  const knowsNothing = async () => {
    assert.deepEqual(
      quizRequests().map((request) => request.url()),
      [],
    );
    assert.ok(!(await page.content()).includes('derivative?'), 'a question is in the page');
  };

  await page.getByRole('heading', { name: 'Before you start' }).waitFor();
  await knowsNothing();

  await startButton.click();
  await page.getByRole('heading', { name: 'Before you begin' }).waitFor();
  assert.equal(await focusedText(page), 'Before you begin');
  assert.ok(await exam.getByText('Please follow the instructions').first().isVisible());
  assert.ok(await page.getByText('SANDBOX', { exact: true }).first().isVisible());
  await page.getByRole('checkbox', { name: 'I agree' }).check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Turn on camera and microphone' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Share screen' }).click();
  const begin = page.getByRole('button', { name: 'Begin exam' });
  await begin.waitFor();
  assert.equal(await focusedText(page), 'The rules');
  await knowsNothing();
  assert.deepEqual(await events(), WHOLE_EXAM.slice(0, 2));

  await begin.click();
  await page.getByRole('heading', { name: 'Questions' }).waitFor();
  assert.equal(await focusedText(page), 'Questions');
  assert.ok(await startButton.isHidden());
  assert.deepEqual(await events(), WHOLE_EXAM.slice(0, 4));
  const quiz = await quizFrame(page);
  await quiz.getByRole('group', { name: 'its own derivative' }).waitFor();
  await quiz.getByRole('radio', { name: 'ex' }).check();
  await quiz.getByRole('button', { name: 'Next' }).click();
  assert.match(await quiz.evaluate(() => document.activeElement?.textContent ?? ''), /converge/);
  await quiz.getByRole('checkbox', { name: 'Σ 1 ∕ n2' }).check();
  await quiz.getByRole('button', { name: 'Question 5, open' }).click();
  const saved = page.waitForResponse((response) => response.request().method() === 'PUT');
  await quiz.getByRole('textbox', { name: 'Its name' }).fill('Mean value theorem');
  assert.equal((await saved).status(), 204);
  await quiz.getByRole('button', { name: 'Question 1, answered' }).click();
  assert.ok(await quiz.getByRole('radio', { name: 'ex' }).isChecked());

  await page.getByRole('button', { name: 'End exam' }).click();
  await page.getByRole('button', { name: 'Yes, end the exam' }).click();
  await page.getByRole('heading', { name: 'The exam has ended' }).waitFor();
  assert.equal(await page.locator('proctored-exam iframe').count(), 0);
  assert.equal(await focusedText(page), 'The exam is over');

  await exam.getByText('You may close this page.').first().waitFor();
  assert.ok(await page.getByRole('heading', { name: 'The exam has ended' }).isVisible());
  assert.deepEqual(await events(), WHOLE_EXAM);
  const log = logOf(page).locator('strong');
  assert.deepEqual(
    await log.allTextContents(),
    WHOLE_EXAM.map((event) => event.split(' ')[0]),
  );
  assert.deepEqual(complaints, []);
});

test('the answers of an exam that ends right after the last key are saved', async (t) => {
  const { page } = await open(t, '/');
  await passChecks(page);
  await page.getByRole('button', { name: 'Begin exam' }).click();
  const quiz = await quizFrame(page);
  await page.getByRole('button', { name: 'End exam' }).click();
  await quiz.getByRole('radio', { name: 'ln x' }).check();
  const saved = page.waitForRequest((request) => request.method() === 'PUT');
  await page.getByRole('button', { name: 'Yes, end the exam' }).click();
  assert.match((await saved).postData() ?? '', /name="q1"\s+ln\s/);
});

test('a reload leads back into the same session, an exam that is over to another one', async (t) => {
  const { page } = await open(t, '/?lab=open');
  const sessionId = () => page.evaluate(() => document.querySelector('proctored-exam')?.sessionId);
  const begin = async () => {
    await passChecks(page);
    await page.getByRole('button', { name: 'Begin exam' }).click();
    await quizFrame(page);
    return sessionId();
  };
  const first = await begin();
  assert.ok(first);
  await page.reload();
  assert.equal(await sessionId(), undefined);
  assert.equal(await begin(), first);

  await handIn(page);
  await page.getByText('You may close this page.').first().waitFor();
  await page.getByRole('button', { name: 'Reset' }).click();
  assert.notEqual(await begin(), first);
});

test('who hands in is asked only if questions are open, and how many', async (t) => {
  const { page } = await open(t, '/');
  await passChecks(page);
  await page.getByRole('button', { name: 'Begin exam' }).click();
  const quiz = await quizFrame(page);
  const button = page.getByRole('button', { name: 'Hand in', exact: true });
  const question = page.getByRole('dialog', { name: 'Hand in for good?' });
  await button.click();
  await question.getByText('5 questions are open.').waitFor();
  assert.equal(await focusedText(page), 'Back to the questions');
  await page.keyboard.press('Escape');
  await question.waitFor({ state: 'hidden' });
  assert.equal(await focusedText(page), 'Hand in');
  assert.ok(await button.isVisible(), 'the exam goes on');

  const next = quiz.getByRole('button', { name: 'Next' });
  await quiz.getByRole('radio', { name: 'ex' }).check();
  await next.click();
  await quiz.getByRole('checkbox', { name: 'Σ 1 ∕ n2' }).check();
  for (const number of ['2', '3']) {
    await next.click();
    await quiz.getByRole('spinbutton').and(quiz.locator(':visible')).fill(number);
  }
  await button.click();
  await question.getByText('1 question is open.').waitFor();
  await page.getByRole('button', { name: 'Back to the questions' }).click();

  await next.click();
  await quiz.getByRole('textbox', { name: 'Its name' }).fill('Mean value theorem');
  await button.click();
  await page.getByRole('heading', { name: 'The exam has ended' }).waitFor();
});

test('the minimal page runs an exam with nothing but the snippet', async (t) => {
  const { page, complaints, requests, events } = await open(t, '/minimal.html?scenario=instant');
  await page.getByRole('button', { name: 'Start the exam' }).click();
  await page.getByText('You may close this page.').first().waitFor();
  assert.ok(await page.getByText('Thank you.').isVisible());
  assert.ok(await page.getByRole('link', { name: 'Back to the demo' }).isVisible());
  assert.deepEqual(await events(), WHOLE_EXAM);
  assert.deepEqual(complaints, []);
  const scripts = requests.filter(
    (request) => request.resourceType() === 'script' && request.frame() === page.mainFrame(),
  );
  assert.deepEqual(
    scripts.map((request) => new URL(request.url()).pathname),
    ['/proctored-exam/proctored-exam.min.js', '/proctored-exam/sandbox.min.js'],
  );
});

test('the minimal page shows the quiz, as wide as the page', async (t) => {
  const { page, complaints } = await open(t, '/minimal.html');
  await passChecks(page);
  await page.getByRole('button', { name: 'Begin exam' }).click();
  const quiz = await quizFrame(page);
  await quiz.getByRole('radio', { name: 'sin x' }).check();
  assert.ok(await page.getByRole('button', { name: 'Hand in' }).isVisible());
  const size = await page.locator('iframe').boundingBox();
  assert.ok(size && size.width > 700 && size.height > 300, JSON.stringify(size));
  assert.deepEqual(complaints, []);
});
