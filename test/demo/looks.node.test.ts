/** The built demo for everyone: narrow windows, themes, languages, assistive technology. */
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import type { Frame, Page } from 'playwright-core';
import { assertAccessible } from './support/accessible.js';
import { passChecks, quizFrame, serveDemo } from './support/demo-page.js';

const open = serveDemo();

for (const colorScheme of ['light', 'dark'] as const) {
  test(`start page, exam and questions are accessible, ${colorScheme}`, async (t) => {
    const { page } = await open(t, '/', { colorScheme });
    await page.getByRole('button', { name: 'Behind the scenes' }).click();
    await assertAccessible(page);
    await passChecks(page);
    await page.getByRole('button', { name: 'Begin exam' }).click();
    const quiz = await quizFrame(page);
    for (const question of ['1', '3']) {
      await quiz.getByRole('button', { name: `Question ${question},` }).click();
      await assertAccessible(page);
    }
  });
}

test('the page’s own variables reach its content in the exam', async (t) => {
  const { page } = await open(t, '/', { colorScheme: 'light' });
  const button = page.getByRole('button', { name: 'Start the exam' });
  const colour = await button.evaluate((element) => getComputedStyle(element).backgroundColor);
  assert.equal(colour, 'rgb(23, 98, 90)', 'the page’s --accent');
});

test('nothing scrolls sideways at 360 px', async (t) => {
  const { page } = await open(t, '/', { viewport: { width: 360, height: 740 } });
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  assert.equal(await width(), 360);
  await passChecks(page);
  await page.getByRole('button', { name: 'Begin exam' }).click();
  const quiz = await quizFrame(page);
  for (const question of ['1', '2', '3', '4', '5']) {
    await quiz.getByRole('button', { name: `Question ${question},` }).click();
    // The frame gets its height from a ResizeObserver, so a moment later.
    await quiz.waitForFunction(() => {
      const { scrollHeight, clientHeight } = document.documentElement;
      return scrollHeight === clientHeight;
    });
    const beyond = await quiz.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
    assert.equal(beyond, 0, `question ${question}`);
  }
  assert.equal(await width(), 360);
});

test('the theme reaches the quiz, and both switches outlast a reload', async (t) => {
  const { page } = await open(t, '/', { colorScheme: 'light' });
  const inkOf = (frame: Page | Frame) =>
    frame.evaluate(() => getComputedStyle(document.documentElement).color);
  const dark = 'rgb(229, 235, 233)';
  await page.getByRole('button', { name: 'Behind the scenes' }).click();
  await page.getByLabel('Colours').selectOption('dark');
  await page.getByLabel('Widget’s language').selectOption('ar');
  await page.reload();
  assert.equal(await inkOf(page), dark);
  await page.getByRole('button', { name: 'Start the exam' }).click();
  const notice = page.locator('proctored-exam [part~=notice]');
  await notice.getByText('اتباع التعليمات').waitFor();
  assert.equal(await notice.evaluate((element) => getComputedStyle(element).direction), 'rtl');
  await page.reload();
  await passChecks(page);
  await page.getByRole('button', { name: 'Begin exam' }).click();
  const quiz = await quizFrame(page);
  assert.equal(await inkOf(quiz), dark);
  const content = page.getByRole('heading', { name: 'Questions' });
  assert.deepEqual(
    await content.evaluate((element) => [
      element.closest('[lang]')?.getAttribute('lang'),
      getComputedStyle(element).direction,
    ]),
    ['en', 'ltr'],
    'the college’s own words',
  );
  await page.getByLabel('Colours').selectOption('light');
  await quiz.waitForFunction(
    (ink) => getComputedStyle(document.documentElement).color !== ink,
    dark,
  );
});

test('the button that starts the exam is above the fold, the drawer outside of the college’s page', async (t) => {
  const { page } = await open(t, '/', { viewport: { width: 1280, height: 800 } });
  const button = page.getByRole('button', { name: 'Start the exam' });
  const box = await button.boundingBox();
  assert.ok(box && box.y + box.height <= 800, JSON.stringify(box));
  const drawer = page.getByRole('complementary', { name: 'Behind the scenes' });
  assert.ok(await drawer.isHidden());
  await page.getByRole('button', { name: 'Behind the scenes' }).click();
  const right = await drawer.evaluate((element) => element.getBoundingClientRect().right);
  const left = await page
    .locator('.window')
    .evaluate((element) => element.getBoundingClientRect().left);
  assert.ok(right <= left, `the drawer ends at ${right}, the college begins at ${left}`);
  await page.getByRole('button', { name: 'Close' }).click();
  assert.ok(await drawer.isHidden());
});

test('every built-in language can be chosen', async (t) => {
  const { page } = await open(t, '/?lab=open');
  const options = page.getByLabel('Widget’s language').locator('option');
  const languages = await readdir('src/messages');
  const codes = languages
    .map((file) => file.replace('.ts', ''))
    .filter((name) => /^..$/.test(name));
  const values = await options.evaluateAll((all) =>
    all.map((option) => (option as HTMLOptionElement).value),
  );
  assert.deepEqual(values.sort(), codes.sort());
});

test('the ways on lead to pages that are there', async (t) => {
  const { page } = await open(t, '/');
  const links = await page
    .locator('header a, .on a')
    .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
  assert.ok(links.length > 8);
  for (const link of links) assert.equal((await page.request.get(link)).status(), 200, link);
});

test('the snippet is copied as it stands in the minimal page', async (t) => {
  const { page } = await open(t, '/', { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.getByRole('button', { name: 'Copy the snippet' }).click();
  await page.getByText('The snippet is in your clipboard.').waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const source = await readFile('demo/site/minimal.html', 'utf8');
  const unindented = (text: string) => text.replaceAll(/^ +/gm, '');
  assert.match(copied, /^<style>.*<script type="module".*<proctored-exam\s.*<\/proctored-exam>$/s);
  assert.ok(unindented(source).includes(unindented(copied)));
});

test('the guide on styling shows the gallery’s themes as they are', async () => {
  const guide = await readFile('demo/docs/styling.md', 'utf8');
  for (const theme of ['boost', 'dark-app']) {
    const css = await readFile(`demo/site/themes/${theme}.css`, 'utf8');
    assert.ok(guide.includes(`\`\`\`css\n${css}\`\`\``), theme);
  }
});
