/** Every state of the gallery, in every look: what can be checked without comparing pixels. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { before, test, type TestContext } from 'node:test';
import type axe from 'axe-core';
import type { Frame } from 'playwright-core';
import { LOOKS, STATES, openState, wear } from './support/gallery-page.js';
import { serveDemo } from './support/demo-page.js';

const open = serveDemo();

type Inspection = 'sizes' | 'colours' | 'borders' | 'startEdges';
type Tools = { axe: typeof axe; inspect: Record<Inspection, () => string[]> };

const tools: string[] = [];
before(async () => {
  const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  tools.push(await readFile(axePath, 'utf8'));
  tools.push(await readFile(new URL('support/inspect.mjs', import.meta.url), 'utf8'));
});

async function withTools(t: TestContext, state: string): Promise<Frame> {
  const frame = await openState(open, t, state, { viewport: { width: 320, height: 640 } });
  // in a function, so that each keeps its names to itself
  for (const source of tools) await frame.evaluate(`(() => { ${source} })()`);
  return frame;
}

async function inspect(frame: Frame, ...inspections: Inspection[]): Promise<string[]> {
  return frame.evaluate(
    (names) => names.flatMap((name) => (window as unknown as Tools).inspect[name]()),
    inspections,
  );
}

/** What axe finds; the colours of texts are looked at by `inspect`, which sees through more of them. */
async function violations(frame: Frame): Promise<string[]> {
  return frame.evaluate(async () => {
    const { violations } = await (window as unknown as Tools).axe.run('proctored-exam');
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`);
  });
}

for (const state of STATES) {
  test(`${state}: nothing is too wide, too pale or too small in any look`, async (t) => {
    const frame = await withTools(t, state);
    const page = frame.page();
    const problems: Record<string, string[]> = {};
    const note = (look: string, found: string[]) => {
      if (found.length) problems[look] = [...(problems[look] ?? []), ...found];
    };
    for (const [name, look] of Object.entries(LOOKS)) {
      await wear(frame, look);
      note(name, await inspect(frame, 'sizes', 'colours', 'startEdges'));
      note(name, await violations(frame));
    }
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, forcedColors: 'active' });
      note(`forced colours, ${colorScheme}`, await inspect(frame, 'borders', 'colours'));
    }
    assert.deepEqual(problems, {});
  });
}

test('the checks notice a narrow box, pale text, a small target, a missing border', async (t) => {
  const frame = await withTools(t, 'error');
  const spoil = (rules: string) =>
    frame.evaluate((css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      const { shadowRoot } = document.querySelector('proctored-exam')!;
      shadowRoot!.adoptedStyleSheets.splice(1, 1, sheet);
    }, rules);
  const found = async (rules: string, inspection: Inspection) => {
    await spoil(rules);
    return (await inspect(frame, inspection)).join();
  };
  assert.equal(await found('', 'sizes'), '');
  assert.match(await found('[part=panel] { width: 400px }', 'sizes'), /the page is \d+ px wide/);
  assert.match(await found('.row button { width: 6em; white-space: nowrap }', 'sizes'), /not fit/);
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
  const frame = await openState(open, t, 'start-content');
  await frame.page().emulateMedia({ media: 'print' });
  const text = await frame.locator('proctored-exam').innerText();
  assert.match(text, /Mathematics I/);
  assert.doesNotMatch(text, /Question \d/);
});
