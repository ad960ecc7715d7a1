/** A few pictures of the gallery beside those in `pictures`, which `npm run pictures` takes anew. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { serveDemo } from '../support/demo-page.js';
import { differenceFrom, PICTURES, show, TOLERANCE } from './support/pictures.js';

const open = serveDemo();

let page: Page;
before(async () => {
  ({ page } = await open({ after }, '/state.html'));
});

for (const [name, picture] of Object.entries(PICTURES)) {
  test(`${name} looks as it did`, async () => {
    await show(page, picture);
    const difference = await differenceFrom(name, page);
    assert.ok(difference < TOLERANCE, `${difference} of it differs`);
  });
}

test('a smoother hand makes no difference, another design does', async (t) => {
  const name = 'error-narrow';
  const differenceWith = async (css: string) => {
    await show(page, PICTURES[name]!);
    await page.evaluate((css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.querySelector('proctored-exam')?.shadowRoot?.adoptedStyleSheets.push(sheet);
    }, css);
    const difference = await differenceFrom(name, page);
    t.diagnostic(`${css} ${difference}`);
    return difference;
  };
  for (const change of [
    '#view { text-shadow: 0 0 1px currentcolor }',
    '#view { translate: 0.5px 0.5px }',
  ]) {
    assert.ok((await differenceWith(change)) < TOLERANCE, change);
  }
  for (const change of [
    '[part=panel] { background: none; border-color: transparent }',
    '#view { padding-block-start: 48px }',
    '[part=retry-button] { background: none }',
    '.warning { --tone: #1e7e34 }',
    '[part=panel] { direction: rtl }',
  ]) {
    assert.ok((await differenceWith(change)) > TOLERANCE, change);
  }
});
