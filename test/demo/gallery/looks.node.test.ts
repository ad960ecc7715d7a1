/** Every state of the gallery, in every look: what can be checked without comparing pixels. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import type { Frame, Page } from 'playwright-core';
import type { Look } from '../../../demo/site/gallery/look.js';
import { LOOKS, STATES, goToState } from './support/gallery-page.js';
import { serveDemo } from '../support/demo-page.js';

const open = serveDemo();

type Inspection = 'sizes' | 'colours' | 'borders' | 'startEdges' | 'axe';
type Inspect = Record<Inspection, () => string[] | Promise<string[]>> & {
  wear(look: Look): Promise<void>;
};

/** One for all states: what takes time is opening pages. */
let page: Page;
const tools: string[] = [];
before(async () => {
  ({ page } = await open({ after }, '/state.html', {
    viewport: { width: 320, height: 640 },
    reducedMotion: 'reduce',
  }));
  const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  tools.push(await readFile(axePath, 'utf8'));
  tools.push(await readFile(new URL('support/inspect.mjs', import.meta.url), 'utf8'));
});

async function withTools(state: string): Promise<Frame> {
  const frame = await goToState(page, state);
  // in a function, so that each keeps its names to itself
  for (const source of tools) await frame.evaluate(`(() => { ${source} })()`);
  return frame;
}

async function inspect(
  frame: Frame,
  inspections: Inspection[],
  look: Look | null = null,
): Promise<string[]> {
  return frame.evaluate(
    async ([inspections, look]) => {
      const { inspect } = window as unknown as { inspect: Inspect };
      if (look) await inspect.wear(look);
      const found: string[] = [];
      for (const inspection of inspections) found.push(...(await inspect[inspection]()));
      return found;
    },
    [inspections, look] as const,
  );
}

/** Each language and each theme once: axe looks at the structure, and what else a look changes is measured here. */
const LOOKS_OF_AXE = ['light', 'like Boost, in German', 'a dark app, in Arabic'];

for (const state of STATES) {
  test(`${state}: nothing is too wide, too pale or too small in any look`, async () => {
    await page.emulateMedia({ forcedColors: 'none' });
    const frame = await withTools(state);
    const problems: Record<string, string[]> = {};
    for (const [name, look] of Object.entries(LOOKS)) {
      const inspections: Inspection[] = ['sizes', 'colours', 'startEdges'];
      if (LOOKS_OF_AXE.includes(name)) inspections.push('axe');
      problems[name] = await inspect(frame, inspections, look);
    }
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, forcedColors: 'active' });
      problems[`forced colours, ${colorScheme}`] = await inspect(frame, ['borders', 'colours']);
    }
    assert.deepEqual(
      Object.entries(problems).filter(([, found]) => found.length),
      [],
    );
  });
}

test('the view without a connection says so', async () => {
  const frame = await goToState(page, 'finished-offline');
  await frame.locator('[part~=notice]').getByText('You are offline.').waitFor();
});

test('the checks notice a narrow box, pale text, a small target, a missing border', async () => {
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
  const frame = await withTools('error-details');
  const spoil = (rules: string) =>
    frame.evaluate((css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      const { shadowRoot } = document.querySelector('proctored-exam')!;
      shadowRoot!.adoptedStyleSheets.splice(1, 1, sheet);
    }, rules);
  const found = async (rules: string, inspection: Inspection) => {
    await spoil(rules);
    return (await inspect(frame, [inspection])).join();
  };
  assert.equal(await found('', 'sizes'), '');
  assert.match(await found('[part=panel] { width: 400px }', 'sizes'), /the page is \d+ px wide/);
  assert.match(
    await found('#view [part=retry-button] { width: 6em; white-space: nowrap }', 'sizes'),
    /not fit/,
  );
  assert.match(
    await found('button { min-height: 0; padding: 0; line-height: 1 }', 'sizes'),
    /retry-button/,
  );
  assert.match(await found('[part=message] { color: #888 }', 'colours'), /message .*3\.\d+ to 1/);
  assert.match(await found('[part=copy-button] { border: 0 }', 'borders'), /copy-button/);
  assert.match(
    await found('[part=panel] { border-width: 1px 5px 1px 1px }', 'startEdges'),
    /at the left/,
  );
});

test('on paper there is no question before the exam, with the script or without', async (t) => {
  for (const javaScriptEnabled of [true, false]) {
    const { page } = await open(t, '/', { javaScriptEnabled });
    await page.emulateMedia({ media: 'print' });
    const text = await page.locator('proctored-exam').innerText();
    assert.match(text, /Before you start/);
    assert.doesNotMatch(text, /in any order|Hand in|handed in/);
  }
  await page.emulateMedia({ media: 'print' });
  const frame = await goToState(page, 'start-content');
  const text = await frame.locator('proctored-exam').innerText();
  assert.match(text, /Mathematics I/);
  assert.doesNotMatch(text, /Question \d/);
});
