/**
 * `npm test`: builds, then runs the tests that run in Node and, beside them, those that run in Chromium,
 * Firefox and WebKit. `npm test -- test/element/slots.test.ts test/server` runs files and folders only;
 * `--watch` runs them again at every change; `--group frameworks` is `npm run test:frameworks`. The last
 * line says `N passed, N failed`; what did not run counts as failed. See `test/README.md`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { provideRuntimes } from '../../demo/endpoints/runtimes.mjs';
import { provideWordPress } from '../../demo/integrations/wordpress/runtimes.mjs';
import { provideBrowsers, wantedEngines } from '../browsers.mjs';
import { run, wasStopped } from './programs.mjs';
import { failureOf, readResults, tell } from './results.mjs';
import { filesAt, filesOf, isNodeTest, needsOf } from './suites.mjs';

/**
 * @typedef {import('./results.mjs').Results} Results
 * @typedef {import('./suites.mjs').Need} Need
 */

/**
 * For one file with all its tests, in milliseconds. It ends what hangs, and measures nothing: some
 * install a framework first.
 */
const TIMEOUT = 600_000;
/** Test files of Node's at once. Installing and building leave a core idle, as waiting for a browser does. */
const CONCURRENCY = 2;

process.chdir(fileURLToPath(new URL('../../..', import.meta.url)));
const scratch = mkdtempSync(join(tmpdir(), 'proctored-exam-'));
process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));

/** Sees to it that what the tests need is there. @param {Set<Need>} needs @param {boolean} inBrowsers */
async function provide(needs, inBrowsers) {
  /** @type {import('../browsers.mjs').Engine[]} */
  const engines = inBrowsers ? wantedEngines() : [];
  for (const engine of /** @type {const} */ (['chromium', 'firefox']))
    if (needs.has(engine) && !engines.includes(engine)) engines.push(engine);
  provideBrowsers(engines);
  if (needs.has('endpoint-runtimes')) provideRuntimes();
  if (needs.has('wordpress')) provideWordPress();
  if (needs.has('build')) await build('build');
  if (needs.has('demo')) await build('build:demo');
}

/** @param {string} script @throws with the script's whole output */
async function build(script) {
  const { status, output } = await run('npm', ['run', '--silent', script], { quiet: true });
  if (status !== 0) throw new Error(`npm run ${script} ended with status ${status}\n${output}`);
}

/** @param {string[]} files @param {boolean} watch @returns {Promise<Results>} */
async function runInNode(files, watch) {
  const results = join(scratch, 'node.json');
  const reporter = new URL('node-reporter.mjs', import.meta.url).href;
  const options = [
    ...['--import', 'tsx', '--test', `--test-timeout=${TIMEOUT}`],
    `--test-concurrency=${CONCURRENCY}`,
    ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
    ...(watch
      ? ['--watch']
      : [`--test-reporter=${reporter}`, '--test-reporter-destination=stderr']),
  ];
  const env = { TEST_RESULTS: results };
  const { status } = await run(process.execPath, [...options, ...files], { env });
  return watch ? {} : readResults('Node', results, status);
}

/**
 * @param {string[]} files
 * @param {{ watch: boolean, coverage: boolean, besideNode: boolean }} options
 * @returns {Promise<Results>}
 */
async function runInBrowsers(files, { watch, coverage, besideNode }) {
  const results = join(scratch, 'browsers.json');
  const runner = join('node_modules', '@web', 'test-runner', 'dist', 'bin.js');
  const args = [runner, ...(watch ? ['--watch'] : []), '--files', ...files];
  const env = {
    TEST_RESULTS: results,
    COVERAGE: coverage ? '1' : '',
    BESIDE_NODE: besideNode ? '1' : '',
  };
  const { status } = await run(process.execPath, args, { env });
  return watch ? {} : readResults('Browsers', results, status);
}

/** @returns {Promise<Results>} */
async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      watch: { type: 'boolean', default: false },
      group: { type: 'string', default: 'test' },
    },
  });
  const { watch } = values;
  if (values.group !== 'test' && values.group !== 'frameworks')
    throw new Error(`--group ${values.group}: expected test or frameworks`);
  const all = positionals.length === 0;
  const files = all ? filesOf(values.group) : filesAt(positionals);
  const forNode = files.filter(isNodeTest);
  const forBrowsers = files.filter((file) => !isNodeTest(file));

  await provide(new Set(files.flatMap(needsOf)), forBrowsers.length > 0);
  const besideNode = forNode.length > 0;
  // Coverage tells something only where everything runs.
  const coverage = all && !watch;
  const [node, browsers] = await Promise.all([
    besideNode ? runInNode(forNode, watch) : {},
    forBrowsers.length ? runInBrowsers(forBrowsers, { watch, coverage, besideNode }) : {},
  ]);
  return { ...node, ...browsers };
}

/** @param {unknown} error what kept the tests from running @returns {Results} */
function notRun(error) {
  const message = error instanceof Error ? error.message : String(error);
  console.error(message);
  return failureOf('npm test', message.split('\n')[0] ?? '');
}

const results = await main().catch(notRun);
const stopped = wasStopped() ? failureOf('npm test', 'stopped') : {};
// Whoever watches ends it, and has seen the results.
const watched = process.argv.includes('--watch') && !('npm test' in results);
if (!watched && !tell({ ...results, ...stopped })) process.exitCode ||= 1;
