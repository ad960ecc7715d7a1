/**
 * Pages that a server renders. By @lit-labs/ssr the start phase comes as declarative shadow DOM; to other
 * frameworks the tag is plain markup, and they hydrate around it. All in one file, which installs once.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as puppeteer from 'puppeteer-core';
import type { ProctoredExam } from '../../../src/index.js';
import { requireBrowsers } from '../../support/browsers.mjs';
import { bundle, fate, openServed, serveRendered, ssrSuite, UNHARMED } from './support/suite.js';

/** What the server sends: an exam with content of its author's, one without, one in a component. */
const served = { exam: '', bare: '', within: '' };
let script: string;

const suite = ssrSuite(async ({ project }) => {
  for (const name of ['exam', 'bare', 'within'] as const) {
    served[name] = await project.node('lit/exam.mjs', name);
  }
  script = await bundle(project.folder, 'lit/client.mjs');
});

/** Without the comments of Lit's, which are for its hydration, and white space between tags. */
const tagsOf = (html: string) => html.replace(/<!--.*?-->|<\?>/g, '').replace(/\s*\n\s*/g, '');

test('the start phase is in the HTML, exam content only as a template', () => {
  const html = tagsOf(served.exam);
  assert.match(html, /<template [^>]*shadowrootmode="open"[^>]*><style>/);
  assert.match(html, /<h1>Mathematics I<\/h1>/);
  assert.match(html, /<button part="start-button"[^>]*>\s*Start the exam\s*<\/button>/);
  const [, template] = /<template slot="in-exam">(.*?)<\/template>/s.exec(html) ?? [];
  assert.equal(template, '<p>Question 1</p><proctored-exam id="inner"></proctored-exam>');
});

test('it reads without JavaScript, and no exam content with it', async (t) => {
  for (const html of [served.exam, served.bare]) {
    const { page } = await openServed(suite, t, { html, script }, { javaScriptEnabled: false });
    const name = html === served.exam ? 'Mathematics I' : 'Start the exam';
    await page.getByText(name).waitFor();
    assert.equal(await page.getByText('Question 1').count(), 0);
  }
});

for (const name of ['exam', 'bare'] as const) {
  test(`${name}: hydration keeps every node, and the looks`, async (t) => {
    const { page, complaints, hydrate } = await openServed(suite, t, {
      html: served[name],
      script,
    });
    const before = await page.screenshot();
    await hydrate();
    assert.deepEqual(await page.evaluate(fate), UNHARMED);
    assert.ok(before.equals(await page.screenshot()), 'the page looks as it was served');
    assert.ok(await page.locator('proctored-exam:state(start)').isVisible());
    assert.deepEqual(complaints, []);
  });
}

test('the hydrated start button starts the exam, whose content comes then', async (t) => {
  const { page, complaints, hydrate } = await openServed(suite, t, { html: served.bare, script });
  await hydrate();
  await page.getByRole('button', { name: 'Start the exam' }).click();
  await page.getByText('Question 1').waitFor();
  assert.equal(await page.getByRole('button').count(), 0);
  assert.deepEqual(complaints, []);
});

test('within a component of the page, it waits for that to hydrate', async (t) => {
  assert.match(served.within, /<proctored-exam\s[^>]*defer-hydration/);
  const { page, complaints, hydrate } = await openServed(suite, t, { html: served.within, script });
  const before = await page.screenshot();
  await hydrate();
  assert.ok(before.equals(await page.screenshot()), 'the page looks as it was served');
  await page.getByRole('button', { name: 'Start the exam' }).click();
  await page.getByText('Phase: in-exam').waitFor();
  assert.deepEqual(complaints, []);
});

test('Firefox hydrates it too', async (t) => {
  const { origin, release } = await serveRendered(t, { html: served.bare, script });
  const firefox = await puppeteer.launch({
    browser: 'firefox',
    executablePath: requireBrowsers(['firefox']).firefox,
  });
  t.after(() => firefox.close());
  const page = await firefox.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() !== 'log') complaints.push(message.text());
  });
  release();
  await page.goto(origin);
  await page.waitForSelector('html[data-hydrated]');
  assert.deepEqual(await page.evaluate(fate), UNHARMED);
  await page.locator('>>> [part="start-button"]').click();
  await page.waitForFunction(() => document.body.innerText.includes('Question 1'));
  assert.deepEqual(complaints, []);
});

test('the texts come in the language of the page', async (t) => {
  const { page, complaints, hydrate } = await openServed(suite, t, {
    html: served.bare,
    script,
    lang: 'de',
  });
  await page.getByRole('button', { name: 'Start the exam' }).waitFor();
  await hydrate();
  await page.getByRole('button', { name: 'Prüfung starten' }).waitFor();
  assert.deepEqual(complaints, []);
});

test('an exam that is put into the page when its language is there already', async (t) => {
  const { page, hydrate } = await openServed(suite, t, { html: served.bare, script, lang: 'de' });
  await hydrate();
  await page.getByRole('button', { name: 'Prüfung starten' }).waitFor();
  await page.evaluate((html) => {
    document.querySelector('#app')!.setHTMLUnsafe(html);
  }, served.bare);
  await page.getByRole('button', { name: 'Prüfung starten' }).waitFor();
});

test('an exam that was interrupted by a reload', async (t) => {
  const { page, hydrate } = await openServed(suite, t, { html: served.bare, script });
  page.on('dialog', (dialog) => void dialog.accept());
  await hydrate();
  await page.getByRole('button', { name: 'Start the exam' }).click();
  await page.getByText('Question 1').waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Resume the exam' }).waitFor();
});

test('texts of the page that were set before the element was there', async (t) => {
  const { page, hydrate } = await openServed(suite, t, { html: served.bare, script });
  await page.evaluate(() => {
    document.querySelector('proctored-exam')!.messages = { start: 'Off we go' };
  });
  await hydrate();
  await page.getByRole('button', { name: 'Off we go' }).waitFor();
});

test('the self-contained file, with a Lit of its own, shows everything once', async (t) => {
  const { page, complaints, hydrate } = await openServed(suite, t, {
    html: served.bare,
    script: await bundle(suite.project.folder, 'lit/other-copy.mjs'),
  });
  const before = await page.screenshot();
  await hydrate();
  assert.equal(await page.getByRole('button').count(), 1);
  assert.ok(before.equals(await page.screenshot()), 'the page looks as it was served');
  await page.getByRole('button', { name: 'Start the exam' }).click();
  await page.getByText('Question 1').waitFor();
  assert.deepEqual(complaints, []);
});

for (const framework of ['react', 'vue', 'svelte']) {
  test(`${framework}: the start content reads without JavaScript, and lives after hydration`, async (t) => {
    const { project } = suite;
    const html = await project.node(`${framework}/server.mjs`);
    const script = await bundle(project.folder, `${framework}/client.mjs`);

    const silent = await openServed(suite, t, { html, script }, { javaScriptEnabled: false });
    await silent.page.getByRole('heading', { name: 'Mathematics I' }).waitFor();
    assert.doesNotMatch(await silent.page.content(), /Question/);

    const { page, complaints, hydrate } = await openServed(suite, t, { html, script });
    await page.getByRole('heading', { name: 'Mathematics I' }).waitFor();
    const before = await page.screenshot();
    await hydrate();
    await page.getByRole('button', { name: 'Start the exam' }).waitFor();
    assert.deepEqual(await page.evaluate(fate), UNHARMED);
    assert.ok(before.equals(await page.screenshot()), 'the page looks as it was served');

    await page.getByRole('button', { name: 'Hints: 0' }).click();
    await page.getByRole('button', { name: 'Hints: 1' }).waitFor();
    await page.getByRole('button', { name: 'Start the exam' }).click();
    await page.getByText('Question 1').waitFor();
    assert.deepEqual(complaints, []);

    // React passes them on as they are; Vue and Svelte spell them in their own ways.
    if (framework === 'react') return;
    const settings = await page.locator('proctored-exam').evaluate((element) => {
      const { finishEndpoint, requestFinish } = element as ProctoredExam;
      return [finishEndpoint, typeof requestFinish];
    });
    assert.deepEqual(settings, ['/finish', 'function']);
  });
}
