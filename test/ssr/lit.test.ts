/** @lit-labs/ssr: the start phase as declarative shadow DOM, and what a browser makes of it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bundle, fateOf, openServed, ssrSuite, UNHARMED } from './support/suite.js';

/** What the server sends: an exam with content of its author's, and one without. */
const served = { exam: '', bare: '' };
let script: string;

const suite = ssrSuite(async ({ project }) => {
  for (const name of ['exam', 'bare'] as const) {
    served[name] = await project.node('lit/exam.mjs', name);
  }
  script = await bundle(project.folder, 'lit/client.mjs');
});

/** The comments of Lit's are for its hydration. */
const withoutComments = (html: string) => html.replace(/<!--.*?-->|<\?>/g, '');

test('the start phase is in the HTML, exam content only as a template', () => {
  const html = withoutComments(served.exam);
  assert.match(html, /<template [^>]*shadowrootmode="open"[^>]*><style>/);
  assert.match(html, /<h1>Mathematics I<\/h1>/);
  assert.match(html, /<button part="start-button"[^>]*>\s*Start the exam\s*<\/button>/);
  const [, template] = /<template slot="in-exam">(.*?)<\/template>/s.exec(html) ?? [];
  assert.equal(template, '<p>Question 1</p><proctored-exam id="inner"></proctored-exam>');
});

test('it reads without JavaScript, and no exam content with it', async (t) => {
  for (const html of Object.values(served)) {
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
    assert.deepEqual(await fateOf(page), UNHARMED);
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

test('the self-contained file, which cannot hydrate, shows everything once', async (t) => {
  const { page, complaints, hydrate } = await openServed(suite, t, {
    html: served.bare,
    script: `import '/dist/proctored-exam.min.js';
      await document.querySelector('proctored-exam').updateComplete;
      document.documentElement.dataset.hydrated = '';`,
  });
  const before = await page.screenshot();
  await hydrate();
  assert.equal(await page.getByRole('button').count(), 1);
  assert.ok(before.equals(await page.screenshot()), 'the page looks as it was served');
  await page.getByRole('button', { name: 'Start the exam' }).click();
  await page.getByText('Question 1').waitFor();
  assert.deepEqual(complaints, []);
});
