/** Help for authors: its words, its places in the guides, and its file beside the self-contained one. */
import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';
import type { Browser } from 'playwright-core';
import { renderGuides } from '../../demo/guides/site.js';
import { PLACES } from '../../src/element/author-help/advice.js';
import { distance, likely, nearest } from '../../src/element/author-help/nearest.js';
import { ACTIONS } from '../../src/element/action-names.js';
import { PHASES } from '../../src/exam/phases.js';
import { complaintsOf, DRIVER_TIMEOUT, launchChromium } from '../support/chromium.js';
import { SDK_MAP, serveSite } from '../support/site.js';

const HELP = '/dist/author-help.min.js';
const FILE = '/dist/proctored-exam.min.js';
const scriptAt = (address: string) => `<script type="module" src="${address}"></script>`;

const GOOD = `<proctored-exam data-endpoint="/start"><template slot="in-exam"><p>Q1</p></template>
  </proctored-exam>`;
const MISSPELT = GOOD.replace('in-exam', 'inexam');
const EMPTY = '<proctored-exam data-endpoint="/start"></proctored-exam>';

let browser: Browser | undefined;
before(async () => {
  browser = await launchChromium();
});
after(() => browser?.close());

interface Opening {
  script?: string;
  headers?: Record<string, string>;
  /** Whether somebody has copied the file with the help. */
  isCopied?: boolean;
}

/** Opens a page with the built file in it. */
async function open(
  t: TestContext,
  exam: string,
  { script, headers = {}, isCopied = true }: Opening = {},
) {
  const body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Exam</title>
    ${SDK_MAP}${script ?? scriptAt(FILE)}${exam}`;
  const site = await serveSite({ '/': { body, headers } });
  t.after(() => {
    site.close();
  });
  const page = await browser!.newPage();
  t.after(() => page.close());
  page.setDefaultTimeout(DRIVER_TIMEOUT);
  if (!isCopied) await page.route(`**${HELP}`, (route) => route.fulfill({ status: 404 }));
  const complaints = complaintsOf(page);
  const warned = page.waitForEvent('console', {
    predicate: (message) => message.text().startsWith('proctored-exam: '),
  });
  // Where none is expected, the page closes before one has come.
  warned.catch(() => undefined);
  await page.goto(site.origin);
  return {
    page,
    complaints,
    asked: site.asked,
    warned: async () => (await warned).text(),
    box: page.locator('proctored-exam [part=author-help]'),
  };
}

test('the file lies beside the self-contained one, and asks for no second copy of that', async (t) => {
  const script = scriptAt(`${FILE}?version=1`);
  const { asked, warned, box } = await open(t, MISSPELT, { script });
  assert.match(await warned(), /inexam.*did you mean in-exam\?.*element\.md#slots/);
  await box.getByText('did you mean in-exam?').waitFor();
  assert.equal(asked.filter((path) => path === FILE).length, 1);
  assert.equal(asked.filter((path) => path === HELP).length, 1);
});

test('a page in which nothing is wrong does not ask for it', async (t) => {
  const { page, asked, complaints } = await open(t, GOOD);
  await page.getByRole('button', { name: 'Start the exam' }).click();
  await page.getByText('Q1').waitFor();
  assert.ok(!asked.includes(HELP));
  assert.deepEqual(complaints, []);
});

test('where it is not there, the console says what to look at all the same, once', async (t) => {
  const { page, warned, complaints, box } = await open(t, MISSPELT, { isCopied: false });
  assert.equal(await warned(), 'proctored-exam: slot, got inexam');
  await page.getByRole('button', { name: 'Start the exam' }).click();
  await page.locator('proctored-exam [part=headline]').waitFor();
  const warnings = complaints.filter((text) => text.startsWith('proctored-exam: '));
  assert.equal(warnings.length, 1);
  assert.equal(await box.count(), 0);
});

test('a strict policy lets it show as it is meant to look', async (t) => {
  const policy =
    "script-src 'self'; style-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html";
  const { warned, box, complaints } = await open(t, MISSPELT, {
    headers: { 'content-security-policy': policy },
  });
  await warned();
  await box.waitFor();
  const border = await box.evaluate((element) => getComputedStyle(element).borderTopStyle);
  assert.equal(border, 'dashed');
  // The import map of the test's SDK is an inline script.
  const others = complaints.filter((text) => !/inexam|import ?map|inline script/.test(text));
  assert.deepEqual(others, []);
});

test('content for the exam is missed where no script of the page could bring it', async (t) => {
  const { warned, box } = await open(t, EMPTY);
  assert.match(await warned(), /slot="in-exam".*no script on the page.*element\.md#slots/);
  await box.waitFor();
});

for (const [what, script] of [
  ['a script of the page', `${scriptAt(FILE)}<script>void 0</script>`],
  ['a module that imports ours', `<script type="module">import '${FILE}'</script>`],
  ['another file', scriptAt(FILE) + scriptAt('/sdk.js')],
] as const) {
  test(`it is not missed where there is ${what}`, async (t) => {
    // What is wrong in another exam is told after it.
    const { page, warned, complaints } = await open(
      t,
      EMPTY + '<proctored-exam></proctored-exam>',
      {
        script,
      },
    );
    assert.match(await warned(), /fetchStartData/);
    await page.locator('proctored-exam [part=author-help]').waitFor();
    assert.equal(complaints.length, 1, complaints.join('\n'));
  });
}

test('each place in the guides is a heading that is there', async () => {
  const pages = await renderGuides();
  for (const place of Object.values(PLACES)) {
    const [file, anchor] = place.split('#');
    const page = pages.find((each) => each.file === `demo/docs/${file}`);
    assert.ok(
      page?.headings.some((heading) => heading.anchor === anchor),
      place,
    );
  }
});

test('the nearest name is the one with the fewest slips', () => {
  assert.equal(distance('', 'start'), 5);
  assert.equal(distance('start', 'start'), 0);
  assert.equal(distance('strat', 'start'), 1, 'neighbours that were swapped');
  assert.equal(distance('finsh', 'finish'), 1);
  assert.equal(distance('copied', 'copy'), 3);
  assert.equal(nearest('FINSIH', ACTIONS), 'finish');
  assert.equal(likely('In_Exam', PHASES), 'in-exam');
  assert.equal(likely('questions', PHASES), undefined, 'nothing is near');
});
