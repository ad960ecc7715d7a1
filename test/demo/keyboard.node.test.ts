/** The built demo with the keyboard alone, through the sandbox's whole UI; and what only a pointer shows. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { WHOLE_EXAM } from '../support/chromium.js';
import { quizFrame, serveDemo } from './support/demo-page.js';

const open = serveDemo();

/** The name of what has the focus, through shadow roots and frames of the same origin. */
const focusedName = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let focused = document.activeElement;
    for (;;) {
      const within: Element | null | undefined =
        focused?.shadowRoot?.activeElement ??
        (focused as HTMLIFrameElement | null)?.contentDocument?.activeElement;
      if (!within) break;
      focused = within;
    }
    const { labels } = focused as HTMLInputElement;
    return (labels?.[0] ?? focused)?.textContent.trim() ?? '';
  });

/** Tabs until the focus is on what is called so. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const passed: string[] = [];
  while (!name.test(await focusedName(page))) {
    passed.push(await focusedName(page));
    assert.ok(passed.length < 40, `Tab leads to ${String(name)}, not ${passed.join(' | ')}`);
    await page.keyboard.press('Tab');
  }
}

test('a learner goes from start to uploaded with the keyboard alone', async (t) => {
  const { page, complaints, events } = await open(t, '/');
  const press = async (name: RegExp, key = 'Enter') => {
    await tabTo(page, name);
    await page.keyboard.press(key);
  };
  await page.getByRole('heading', { name: 'Before you start' }).waitFor();
  await press(/^Skip to the quiz/);
  await press(/^Start the exam/);
  await page.getByRole('heading', { name: 'Before you begin' }).waitFor();
  await press(/I agree/, 'Space');
  await press(/^Continue/);
  await press(/^Turn on camera/);
  await page.getByRole('button', { name: 'Continue' }).and(page.locator(':enabled')).waitFor();
  await press(/^Continue/);
  await press(/^Share screen/);
  await page.getByRole('button', { name: 'Begin exam' }).waitFor();
  await press(/^Begin exam/);

  const quiz = await quizFrame(page);
  assert.equal(await focusedName(page), 'Questions');
  await press(/^sin x/, 'Space');
  assert.ok(await quiz.getByRole('radio').and(quiz.locator(':checked')).isVisible());
  await press(/^Hand in/, 'Space');
  await press(/^Hand in all the same/);
  await page.getByRole('heading', { name: 'The exam has ended' }).waitFor();
  await page.locator('proctored-exam').getByText('You may close this page.').first().waitFor();
  assert.deepEqual(await events(), WHOLE_EXAM);
  assert.deepEqual(complaints, []);
});

test('a copy for support lands in the clipboard with the keyboard alone', async (t) => {
  const permissions = ['clipboard-read', 'clipboard-write'];
  const { page } = await open(t, '/minimal.html?scenario=init-rejects', { permissions });
  await tabTo(page, /^Start the exam/);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Try again' }).waitFor();
  await page.keyboard.press('Tab');
  assert.equal(await focusedName(page), 'Try again');
  await page.keyboard.press('Tab');
  assert.equal(await focusedName(page), 'Details for support');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  assert.equal(await focusedName(page), 'Copied');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /"code": "init-rejected"/);
});

test('the built-in start button is readable under the pointer, in both schemes', async (t) => {
  for (const background of ['#fff', '#14171a']) {
    const { page } = await open(t, '/minimal.html?scenario=init-rejects');
    await page.addStyleTag({ content: `body { background: ${background} }` });
    await page.getByRole('button', { name: 'Start the exam' }).click();
    const retry = page.getByRole('button', { name: 'Try again' });
    await retry.hover();
    const picture = (await retry.screenshot()).toString('base64');
    const contrast = await page.evaluate(async (png) => {
      const image = await createImageBitmap(
        await (await fetch(`data:image/png;base64,${png}`)).blob(),
      );
      const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
      canvas.drawImage(image, 0, 0);
      // beside the text, which is white
      const { data } = canvas.getImageData(Math.round(image.width / 2), 5, 1, 1);
      const [red = 0, green = 0, blue = 0] = [...data].map((value) => {
        const part = value / 255;
        return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
    }, picture);
    assert.ok(contrast >= 4.5, `${contrast.toFixed(2)} on ${background}`);
  }
});

test('nothing turns where motion is to be reduced', async (t) => {
  for (const [reducedMotion, turning] of [
    ['no-preference', 1],
    ['reduce', 0],
  ] as const) {
    const { page } = await open(t, '/minimal.html?scenario=never-starts', { reducedMotion });
    await page.getByRole('button', { name: 'Start the exam' }).click();
    await page
      .locator('proctored-exam')
      .getByText('Please follow the instructions')
      .first()
      .waitFor();
    const animations = await page.evaluate(
      () => document.querySelector('proctored-exam')!.shadowRoot!.getAnimations().length,
    );
    assert.equal(animations, turning, reducedMotion);
  }
});
