/**
 * `npm run test:screen-reader`: walks through exams with the keyboard in Chromium and Firefox, and compares
 * what Orca says with the tables of the guide, row by row. The last line says `N passed, N failed`.
 * `npm run test:screen-reader -- firefox` runs one browser only.
 */
import { parseArgs } from 'node:util';
import { requireBrowsers } from '../support/browsers.mjs';
import { LAUNCH } from './browsers.mjs';
import { Desktop } from './desktop.mjs';
import { NEVER, sentencesOf } from './hearing.mjs';
import { provideScreenReader } from './packages.mjs';
import { Site } from './site.mjs';
import { readTables } from './table.mjs';
import { WALKS } from './walks.mjs';

/** @typedef {keyof typeof LAUNCH} Engine */

let passed = 0;
let failed = 0;

/** @param {string} title @param {string | undefined} problem */
function report(title, problem) {
  if (problem === undefined) passed += 1;
  else failed += 1;
  console.log(problem === undefined ? `  ok      ${title}` : `  FAILED  ${title}\n${problem}`);
}

/**
 * @param {Desktop} desktop
 * @param {string[]} expected
 */
function problemIn(desktop, expected) {
  const said = desktop.said();
  const heard = sentencesOf(said);
  const unwanted = NEVER.filter((word) => said.some(({ text }) => text.endsWith(word)));
  const cut = said.filter(({ whole }) => !whole).map(({ text }) => text);
  if (heard === expected.join(' ') && !unwanted.length && !cut.length) return undefined;
  return [
    `    expected: ${expected.join(' ')}`,
    `    heard:    ${heard}`,
    `    in full:  ${said.map(({ text, whole }) => (whole ? text : `${text} (cut off)`)).join(' | ')}`,
  ].join('\n');
}

/**
 * @param {Engine} engine
 * @param {string} program
 * @param {string} title
 */
async function walk(engine, program, title) {
  const { page, steps } = WALKS[title] ?? { page: '', steps: {} };
  const rows = readTables().get(title) ?? new Map();
  const difference = [...rows.keys()].join() === Object.keys(steps).join();
  report(`${title}: the guide has a row for each step`, difference ? undefined : '');
  const site = new Site();
  const desktop = new Desktop();
  try {
    await site.start();
    await desktop.start();
    LAUNCH[engine](desktop, program, site.url(page));
    await desktop.hear('Finished loading');
    report(`${title}: the page loads`, problemIn(desktop, [sentencesOf(desktop.said())]));
    for (const [step, happen] of Object.entries(steps)) {
      const sentences = rows.get(step) ?? [];
      desktop.forget();
      await happen({ desktop, site }, sentences);
      const last = sentences.at(-1);
      await (last === undefined ? desktop.quiet() : desktop.hear(last)).catch(() => undefined);
      report(`${title}: ${step}`, problemIn(desktop, sentences));
    }
  } catch (error) {
    report(title, String(error));
  } finally {
    await desktop.stop();
    site.stop();
  }
}

async function main() {
  const { positionals } = parseArgs({ allowPositionals: true });
  const engines = /** @type {Engine[]} */ (Object.keys(LAUNCH)).filter(
    (engine) => !positionals.length || positionals.includes(engine),
  );
  provideScreenReader();
  const programs = requireBrowsers(engines);
  for (const engine of engines) {
    console.log(`\nOrca with ${engine}`);
    for (const title of Object.keys(WALKS)) await walk(engine, String(programs[engine]), title);
  }
}

try {
  await main();
} catch (error) {
  report('the screen reader', error instanceof Error ? error.message : String(error));
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed || !passed ? 1 : 0;
