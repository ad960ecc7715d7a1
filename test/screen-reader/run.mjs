/**
 * `npm run test:screen-reader`: walks through exams with the keyboard in Chromium and Firefox, and compares
 * what Orca says with the tables of the guide, row by row. `npm run test:screen-reader -- firefox` runs one
 * browser only. The last line says `N passed, N failed`; where Orca can't run, that has failed.
 */
import { constants } from 'node:os';
import { parseArgs } from 'node:util';
import { provideBrowsers } from '../support/browsers.mjs';
import { failureOf, tell } from '../support/runner/results.mjs';
import { LAUNCH } from './browsers.mjs';
import { Desktop } from './desktop.mjs';
import { NEVER, sentencesOf } from './hearing.mjs';
import { provideScreenReader } from './packages.mjs';
import { Site } from './site.mjs';
import { readTables } from './table.mjs';
import { WALKS } from './walks.mjs';

/** @typedef {keyof typeof LAUNCH} Engine */
/** @typedef {import('../support/runner/results.mjs').Results} Results */
/** @typedef {import('../support/runner/results.mjs').Result} Result */

/** What stands open now, to be closed when a signal ends the run. @type {Set<Desktop>} */
const desktops = new Set();

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.once(signal, () => {
    const all = [...desktops].map((desktop) => desktop.stop());
    void Promise.allSettled(all).then(() => process.exit(128 + constants.signals[signal]));
  });
}

/**
 * @param {Result} result
 * @param {string} title
 * @param {string | undefined} problem
 */
function report(result, title, problem) {
  if (problem === undefined) result.passed += 1;
  else result.failures.push({ file: 'test/screen-reader/walks.mjs', title, error: problem });
  console.log(problem === undefined ? `  ok      ${title}` : `  FAILED  ${title}\n${problem}`);
}

/**
 * What is wrong with what was heard in a step: other sentences or another order than expected, something that
 * must never be heard, or a sentence that was cut off.
 *
 * @param {Desktop} desktop
 * @param {string[]} expected
 */
function problemIn(desktop, expected) {
  const said = desktop.said();
  const heard = sentencesOf(said, expected);
  const unwanted = NEVER.filter((word) => said.some(({ text }) => text.includes(word)));
  const cut = said.filter(({ whole }) => !whole).map(({ text }) => text);
  if (heard === expected.join(' ') && !unwanted.length && !cut.length) return undefined;
  return [
    `expected: ${expected.join(' ')}`,
    `heard:    ${heard}`,
    `in full:  ${said.map(({ text, whole }) => (whole ? text : `${text} (cut off)`)).join(' | ')}`,
  ].join('\n');
}

/**
 * @param {Engine} engine
 * @param {string} program
 * @param {string} title of the walk
 * @param {Result} result
 */
async function walk(engine, program, title, result) {
  const { page, steps } = WALKS[title] ?? { page: '', steps: {} };
  const rows = readTables().get(title) ?? new Map();
  const isSame = [...rows.keys()].join() === Object.keys(steps).join();
  report(
    result,
    `${title}: the guide has a row for each step`,
    isSame ? undefined : `rows: ${[...rows.keys()].join(', ')}`,
  );
  const site = new Site();
  const desktop = new Desktop();
  desktops.add(desktop);
  try {
    await site.start();
    await desktop.start();
    LAUNCH[engine](desktop, program, site.url(page));
    await desktop.hear('Finished loading');
    report(
      result,
      `${title}: the page is read as it is loaded`,
      problemIn(desktop, [sentencesOf(desktop.said())]),
    );
    for (const [what, { happens, holds }] of Object.entries(steps)) {
      const sentences = rows.get(what) ?? [];
      desktop.forget();
      const last = sentences.at(-1);
      /** @type {unknown} */
      let failure;
      try {
        await happens({ desktop, site }, sentences);
        await (last === undefined ? desktop.quiet() : desktop.hear(last));
      } catch (error) {
        failure = error;
      }
      const name = holds === undefined ? what : `${what} (${holds})`;
      const problem = problemIn(desktop, sentences) ?? failure?.toString();
      report(result, `${title}: ${name}`, problem);
    }
  } catch (error) {
    report(result, title, String(error));
  } finally {
    await desktop.stop();
    desktops.delete(desktop);
    site.stop();
  }
}

/** @returns {Promise<Results>} */
async function main() {
  const { positionals } = parseArgs({ allowPositionals: true });
  const engines = /** @type {Engine[]} */ (Object.keys(LAUNCH)).filter(
    (engine) => !positionals.length || positionals.includes(engine),
  );
  provideScreenReader();
  const programs = provideBrowsers(engines);
  /** @type {Results} */
  const results = {};
  for (const engine of engines) {
    const name = `Orca with ${engine}`;
    console.log(`\n${name}`);
    /** @type {Result} */
    const result = { passed: 0, failures: [] };
    results[name] = result;
    for (const title of Object.keys(WALKS))
      await walk(engine, String(programs[engine]), title, result);
  }
  return results;
}

const results = await main().catch((/** @type {unknown} */ error) => {
  const message = error instanceof Error ? error.message : String(error);
  return failureOf('test screen-reader', message);
});
if (!tell(results)) process.exitCode = 1;
