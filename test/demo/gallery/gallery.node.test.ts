/** The gallery as a page: what its frames do to it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serveDemo } from '../support/demo-page.js';

const open = serveDemo();

test('the gallery shows its top, whatever its frames bring into view', async (t) => {
  const { page } = await open(t, '/gallery.html?states=start,in-exam-failed-long', {
    viewport: { width: 1280, height: 400 },
  });
  const frame = page.frameLocator('figure:last-child iframe');
  const notice = frame.locator('[data-ready] proctored-exam [part~="notice"]');
  await notice.waitFor();
  // The widget looks whether a notice is in view by an observer of its own, which was there before this one.
  await notice.evaluate(
    (element) =>
      new Promise<void>((seen) => new IntersectionObserver(() => seen()).observe(element)),
  );
  assert.equal(await page.evaluate(() => scrollY), 0);
});

test('no view is said to be set up wrongly, which authors would be told on localhost', async (t) => {
  const { page, complaints } = await open(t, '/state.html?state=start-content');
  await page.clock.install();
  await page.reload();
  await page.waitForSelector('[data-ready]');
  // Authors are told once the page's scripts have had their time, by a file of its own.
  await page.clock.runFor(5_000);
  await page.evaluate((help) => import(help), '/proctored-exam/author-help.min.js');
  await page.clock.runFor(1_000);
  assert.equal(await page.locator('[part="author-help"]').count(), 0);
  assert.deepEqual(complaints, []);
});
