/** The guides under `/docs/`, as the built demo serves them. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { assertAccessible } from '../support/accessible.js';
import { serveDemo } from '../support/demo-page.js';

const open = serveDemo();

test('the guides are found without the last stroke of their address', async (t) => {
  const { page } = await open(t, '/docs');
  assert.equal(new URL(page.url()).pathname, '/docs/');
  await page.getByRole('heading', { name: 'Guides', level: 1 }).waitFor();
});

test('who searches for the code of an error comes to its place, and reads it there', async (t) => {
  const { page, complaints } = await open(t, '/docs/');
  await page.getByLabel('Search headings and codes').fill('token-expired');
  await page.getByText('1 found').waitFor();
  const contents = page.getByRole('navigation', { name: 'Guides' });
  await contents.getByRole('link', { name: 'token-expired' }).click();
  await page.waitForURL('**/docs/errors.html#token-expired');
  await page.getByRole('heading', { name: 'token-expired' }).waitFor();
  const top = await page
    .getByRole('heading', { name: 'token-expired' })
    .evaluate((heading) => heading.getBoundingClientRect().top);
  assert.ok(top >= 0 && top < 200, `${top} px from the top`);
  assert.deepEqual(complaints, []);
});

test('a search without a match says so, and an emptied field brings the contents back', async (t) => {
  const { page } = await open(t, '/docs/');
  const field = page.getByLabel('Search headings and codes');
  const contents = page.getByRole('navigation', { name: 'Guides' });
  await field.fill('no such heading');
  await page.getByText('0 found').waitFor();
  assert.equal(await contents.getByRole('link').count(), 0);
  await field.fill('');
  await contents.getByRole('link', { name: 'Styling' }).waitFor();
});

test('each code of the element has an address in the guide', async (t) => {
  const { page } = await open(t, '/docs/errors.html');
  const source = await readFile('src/exam/errors.ts', 'utf8');
  const [, union = ''] = /export type ErrorCode =([^;]+);/.exec(source) ?? [];
  const codes = [...union.matchAll(/'([\w-]+)'/g)].map(([, code = '']) => code);
  assert.ok(codes.length > 15, codes.join());
  for (const code of codes) assert.equal(await page.locator(`h2#${code}`).count(), 1, code);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`a guide is accessible, and on a phone nothing scrolls sideways, ${colorScheme}`, async (t) => {
    const viewport = { width: 360, height: 740 };
    for (const guide of ['element', 'errors', 'vite']) {
      const { page } = await open(t, `/docs/${guide}.html`, { colorScheme, viewport });
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360, guide);
      await assertAccessible(page);
    }
  });
}
