/** Blocks of the guides that stand in a page, as they are written there, with the built file. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { after, before, test, type TestContext } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { StartData } from '../../../src/contract/start-data.js';
import type { Phase } from '../../../src/index.js';
import { createFakeStartData } from '../../../src/testing/fake-start-data.js';
import { complaintsOf, DRIVER_TIMEOUT, launchChromium } from '../../support/chromium.js';
import { SDK_MAP, serveSite, type Answer, type Pages } from '../../support/site.js';

const VENDOR_SDK = 'https://sdk.web.proctor.constructor.app/proctoring.js';
/** An SDK whose exam the page's test ends. */
const SDK = `export const init = async () => ({
  examStarted: Promise.resolve(),
  examFinished: new Promise((resolve) => (window.endExam = resolve)),
  videoUploaded: new Promise(() => undefined),
});`;
const SCRIPT = '<script type="module" src="/dist/proctored-exam.min.js"></script>';
const EXAM = `<proctored-exam data-endpoint="/start" data-finish-endpoint="/finish">
  <button slot="start" data-action="start">Go</button>
  <section slot="in-exam"><p>Question 1</p><button data-action="finish" class="hand-in">Hand in</button></section>
  <p slot="finished">Thank you.</p>
</proctored-exam>`;

let browser: Browser;
before(async () => {
  browser = await launchChromium();
});
after(() => browser.close());

/** The blocks of a language below a heading of a guide, or in the whole of it. */
async function blocks(guide: string, language: string, heading = ''): Promise<string[]> {
  const text = await readFile(`demo/docs/${guide}.md`, 'utf8');
  const below = heading ? (text.split(`\n## ${heading}\n`)[1] ?? '').split(/^## /m)[0] : text;
  const found = [...(below ?? '').matchAll(/^```(\w*)\n(.*?)^```$/gms)]
    .filter(([, name]) => name === language)
    .map(([, , block = '']) => block);
  assert.notDeepEqual(found, [], `${guide}.md: ${language} below "${heading}"`);
  return found;
}

const answer = (data: Partial<StartData> = {}): Answer => ({
  body: JSON.stringify({ ...createFakeStartData({ sessionId: 's-1' }), ...data }),
  type: 'application/json',
});

interface Opened {
  page: Page;
  origin: string;
  complaints: string[];
  said: string[];
  reached(phase: Phase): Promise<void>;
}

async function open(
  t: TestContext,
  html: string,
  pages: Pages = {},
  headers = {},
): Promise<Opened> {
  const body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Exam</title>${html}`;
  const site = await serveSite({
    '/start': answer(),
    '/sdk.js': { body: SDK },
    ...pages,
    '/': { body, headers },
  });
  t.after(() => {
    site.close();
  });
  const page = await browser.newPage();
  t.after(() => page.close());
  page.setDefaultTimeout(DRIVER_TIMEOUT);
  page.on('dialog', (dialog) => void dialog.accept());
  await page.route(VENDOR_SDK, (route) =>
    route.fulfill({
      body: SDK,
      contentType: 'text/javascript',
      headers: { 'access-control-allow-origin': '*' },
    }),
  );
  const complaints = complaintsOf(page);
  const said: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'log') said.push(message.text());
  });
  await page.goto(site.origin);
  return {
    page,
    origin: site.origin,
    complaints,
    said,
    async reached(phase) {
      await page.waitForFunction(
        (wanted) => document.querySelector('proctored-exam')?.phase === wanted,
        phase,
      );
    },
  };
}

const start = (page: Page) => page.getByRole('button', { name: 'Go', exact: true }).click();
const endExam = (page: Page) =>
  page.evaluate(() => {
    (window as unknown as { endExam(): void }).endExam();
  });

test('under the policy of the guide to security an exam runs, and nothing is complained of', async (t) => {
  const [policy = ''] = await blocks('security', '', 'Content-Security-Policy');
  const [name = '', ...directives] = policy.split(':');
  const headers = { [name.trim()]: directives.join(':').replace(/\s+/g, ' ').trim() };
  const framed = EXAM.replace(/<section.*<\/section>/s, '').replace(
    '<p slot',
    '<template slot="in-exam"><iframe src="/quiz" title="Quiz"></iframe></template><p slot',
  );
  const { page, complaints, reached } = await open(
    t,
    SCRIPT + framed,
    { '/quiz': '<h1>The questions</h1>' },
    headers,
  );
  await start(page);
  await page.frameLocator('iframe').getByText('The questions').waitFor();
  await endExam(page);
  await reached('finished');
  await page.getByText('please keep this page open').first().waitFor();
  assert.deepEqual(complaints, []);
});

test('the list of the guide to security lets its servers through, and no other', async (t) => {
  const [list = ''] = await blocks('security', 'html', 'Which servers may be named');
  for (const serverOrigin of [
    'https://proctor.acme.edu',
    'https://eu.proctor.constructor.app',
    'https://proctor.elsewhere.example',
  ]) {
    const { page, reached } = await open(t, list + SDK_MAP + SCRIPT + EXAM, {
      '/start': answer({ serverOrigin }),
    });
    await start(page);
    await reached(serverOrigin.includes('elsewhere') ? 'error' : 'in-exam');
  }
});

test('the guide’s checkEnvironment tells what a frame withholds, and nothing where all is well', async (t) => {
  const code = (await blocks('element', 'js', 'Where it can run'))[0] ?? '';
  const map = `<script type="importmap">{ "imports": { "proctored-exam": "/dist/proctored-exam.min.js" } }</script>`;
  const checked = `${map}<script type="module">${code}; document.title = 'Checked';</script>`;
  const alone = await open(t, checked);
  await alone.page.waitForFunction(() => document.title === 'Checked');
  assert.deepEqual(alone.said, []);
  const framed = await open(
    t,
    `<iframe src="/inner" title="Inner" allow="camera 'none'"></iframe>`,
    {
      '/inner': `<!doctype html><title>Inner</title>${checked}`,
    },
  );
  const inner = framed.page.frames()[1];
  await inner?.waitForFunction(() => document.title === 'Checked');
  assert.equal(framed.said.length, 1);
  assert.match(framed.said[0] ?? '', /^frame-permission-missing .*camera/);
});

test('the recipe for ::part(notice) puts the notice into the upper corner', async (t) => {
  const [css = ''] = await blocks('styling', 'css', 'Parts');
  const { page, reached } = await open(t, `<style>${css}</style>${SDK_MAP}${SCRIPT}${EXAM}`);
  await start(page);
  await reached('in-exam');
  await endExam(page);
  await reached('finished');
  const notice = page.locator('[part~="notice"]');
  await notice.waitFor();
  const box = await notice.boundingBox();
  const width = await page.evaluate(() => document.documentElement.clientWidth);
  assert.equal(box?.y, 16, '1rem from the top');
  assert.equal(Math.round(box.x + box.width), width - 16, '1rem from the right');
});

test('the recipes for states show what is for a return, and dim the button that hands in', async (t) => {
  const [css = ''] = await blocks('styling', 'css', 'States');
  const exam = EXAM.replace(
    '<button slot="start" data-action="start">',
    '<div slot="start"><p class="welcome-back">Welcome back.</p><button data-action="start">',
  ).replace('Go</button>', 'Go</button></div>');
  const { page, reached } = await open(t, `<style>${css}</style>${SDK_MAP}${SCRIPT}${exam}`, {
    '/finish': new Promise<Answer>(() => undefined),
  });
  const welcome = page.getByText('Welcome back.');
  const handIn = page.getByRole('button', { name: 'Hand in' });
  const opacity = () => handIn.evaluate((button) => getComputedStyle(button).opacity);
  await page.getByRole('button', { name: 'Go' }).waitFor();
  assert.ok(await welcome.isHidden());
  await start(page);
  await reached('in-exam');
  assert.equal(await opacity(), '1');
  await handIn.click();
  await page.locator('proctored-exam:state(finishing)').waitFor();
  assert.equal(await opacity(), '0.6');
  await page.reload();
  await welcome.waitFor();
});

test('the placeholder of the guide to pages is an exam whose questions come when it has started', async (t) => {
  const [placeholder = ''] = await blocks('lms-pages', 'html', 'Placeholders');
  const { page, reached } = await open(t, SDK_MAP + SCRIPT + placeholder, {
    '/lms/proctoring/start': answer({ serverOrigin: 'http://localhost:9' }),
    '/quiz/42': '<h1>The questions</h1>',
  });
  await page.locator('proctored-exam').waitFor();
  assert.equal(await page.locator('iframe[src]').count(), 0);
  await page.getByRole('button', { name: 'Start the exam' }).click();
  await reached('in-exam');
  await page.frameLocator('iframe').getByText('The questions').waitFor();
});

test('the loader for Canvas makes exams of what teachers have pasted, and of what comes later', async (t) => {
  const [loader = ''] = await blocks('lms-pages', 'js', 'Canvas');
  const pasted = '<div class="proctored-exam" id="exam-42"><p>This exam is proctored.</p></div>';
  const code = loader
    .replace("'https://lms.example/proctored-exam/", "'/dist/")
    .replace('`https://lms.example', '`');
  assert.doesNotMatch(code, /lms\.example/);
  const { page, reached } = await open(
    t,
    `${SDK_MAP}<body>${pasted}<div class="proctored-exam" id="other">No exam.</div><script>${code}</script>`,
    { '/proctoring/start': answer(), '/courses/1/quizzes/42/take': '<h1>The questions</h1>' },
  );
  await page.getByRole('button', { name: 'Start the exam' }).click();
  await reached('in-exam');
  await page.frameLocator('iframe').getByText('The questions').waitFor();
  assert.equal(await page.locator('div#other').count(), 1);
  await page.evaluate(
    (later) => {
      document.body.insertAdjacentHTML('beforeend', later);
    },
    pasted.replace('42', '43'),
  );
  await page.locator('proctored-exam#exam-43').waitFor();
});

test('what the guide to delivery gives editors and Parcel is there', async () => {
  const [parcel = '', editors = ''] = await blocks('delivery', 'json');
  const bundlers = await readFile('test/package/bundlers/bundlers.node.test.ts', 'utf8');
  const [, settings = ''] = /settings: (\{.*\}),/.exec(bundlers) ?? [];
  const bare = (text: string) => text.replaceAll(/["'\s]/g, '');
  assert.equal(bare(parcel), bare(settings), 'the bundlers’ test has the setting');
  const files = Object.values(JSON.parse(editors) as Record<string, string[]>).flat();
  assert.equal(files.length, 2);
  for (const file of files) {
    assert.ok(existsSync(file.replace('./node_modules/proctored-exam/', '')), file);
  }
});

test('the test of server rendering begins with what the guide to delivery says', async () => {
  const [hydration = ''] = await blocks('delivery', 'js', 'Server rendering');
  const client = await readFile('test/package/ssr/lit/client.mjs', 'utf8');
  assert.ok(client.includes(hydration));
});
