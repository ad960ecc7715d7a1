/**
 * Our documented snippets through real editors and sanitizers, saved twice, then in a page with the
 * built element. The table of `demo/docs/lms-pages.md` says what this one says.
 */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { DRIVER_TIMEOUT, launchChromium } from '../../../support/chromium.js';
import { outcomeOf, type Outcome } from './support/outcome.js';
import { serveEditors, type EditorServer } from './support/server.js';
import { siteRule, snippets, type Snippet } from './support/snippets.js';
import { tools } from './support/tools.js';

/** For each snippet in turn; two where the site's rule makes a difference: without it, with it. */
const table: Record<string, [tag: string, placeholder: string, link: string, questions: string]> = {
  'plain HTML': ['runs', 'runs', 'runs', 'runs'],
  'TinyMCE 6 as in Moodle': ['closed', 'runs', 'runs', 'runs'],
  'TinyMCE 7 as in Moodle': ['closed', 'runs', 'runs', 'runs'],
  'CKEditor 5 with General HTML Support': ['closed', 'runs', 'runs', 'runs'],
  'DOMPurify’s defaults': ['closed', 'closed', 'closed', 'runs'],
  'WordPress 6.1’s list': ['closed', 'closed', 'closed', 'leaks, runs'],
  'WordPress 6.8’s list': ['closed', 'closed', 'closed', 'runs'],
  'Canvas’s list': ['leaks', 'closed', 'runs', 'closed'],
  'Canvas’s older list': ['leaks', 'closed', 'closed', 'closed'],
  'only class': ['closed', 'closed', 'closed', 'leaks, closed'],
};

let server: EditorServer;
let browser: Browser;
let page: Page;

before(async () => {
  server = await serveEditors();
  browser = await launchChromium();
  page = await browser.newPage();
  page.setDefaultTimeout(DRIVER_TIMEOUT);
});

after(async () => {
  server.close();
  await browser.close();
});

for (const [tool, expected] of Object.entries(table)) {
  for (const [index, snippet] of Object.keys(snippets).entries()) {
    test(`${tool}: the ${snippet}: ${expected[index]!}`, async () => {
      const save = tools[tool]!;
      const once = await save(snippets[snippet as Snippet], browser, server);
      const twice = await save(once, browser, server);
      const outcomes: Outcome[] = [];
      for (const head of ['', await siteRule()])
        outcomes.push(await outcomeOf(twice, head, page, server));
      const [without, withRule] = outcomes;
      assert.equal(
        without === withRule ? without : outcomes.join(', '),
        expected[index],
        `saved as ${twice}`,
      );
    });
  }
}

test('a placeholder that the guide documents leaks nowhere', () => {
  for (const [tool, [, placeholder, link]] of Object.entries(table)) {
    assert.doesNotMatch(placeholder + link, /leaks/, tool);
  }
});

for (const tool of ['TinyMCE 6 as in Moodle', 'TinyMCE 7 as in Moodle']) {
  test(`${tool}: what demo/integrations/moodle tells teachers to paste runs`, async () => {
    const readme = await readFile('demo/integrations/moodle/README.md', 'utf8');
    const blocks = [...readme.matchAll(/^```html\n(.*?)^```$/gms)].map(([, html = '']) => html);
    const pasted = blocks.find((html) => html.startsWith('<div class="proctored-exam"'));
    assert.ok(pasted, 'a block of HTML that begins with the placeholder');
    // to where this test's LMS has them
    const html = pasted
      .replace(/data-endpoint="[^"]+"/, 'data-endpoint="/start"')
      .replace(/data-src="[^"]+"/, 'data-src="/quiz/42"');
    const once = await tools[tool]!(html, browser, server);
    const twice = await tools[tool]!(once, browser, server);
    assert.equal(await outcomeOf(twice, await siteRule(), page, server), 'runs', twice);
  });
}

test('where only id and class stay, the page’s own script makes the exam', async () => {
  const saved = await tools['Canvas’s older list']!(
    '<div class="proctored-exam" id="exam-42" data-endpoint="/start"><p>This exam is proctored.</p></div>',
    browser,
    server,
  );
  // The guide's script for Canvas, with this test's addresses
  const head = `<script type="module">
    import { upgradePlaceholders } from '/dist/proctored-exam.min.js';

    const exams = upgradePlaceholders(document, {
      endpoint: ({ id }) => /^exam-\\d+$/.test(id) && '/start?exam=' + id.slice(5),
    });
    for (const exam of exams) {
      const quiz = document.createElement('iframe');
      quiz.slot = 'in-exam';
      quiz.title = 'Quiz';
      quiz.dataset.src = '/quiz/' + exam.id.slice(5);
      const thanks = document.createElement('p');
      thanks.slot = 'finished';
      thanks.textContent = 'Thank you.';
      exam.replaceChildren(quiz, thanks);
    }
  </script>`;
  assert.doesNotMatch(saved, /data-endpoint/);
  assert.equal(await outcomeOf(saved, head, page, server), 'runs');
});
