/**
 * `npm test`: builds, then runs the tests of the server, the command, the endpoints in other languages,
 * the built server side on four runtimes, snippets through editors, the plugin in a WordPress, the built
 * demo, and of the element in three engines. `npm run test:frameworks`: those that install frameworks and
 * bundlers. The last line says `N passed, N failed`; what did not run counts as failed.
 * `npm test -- --only server` (or another part) runs a part.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { provideRuntimes } from '../demo/endpoints/runtimes.mjs';
import { provideWordPress } from '../demo/integrations/wordpress/runtimes.mjs';
import { provideBrowsers, wantedEngines } from './browsers.mjs';

/**
 * @typedef {import('./summary-reporter.mjs').Counts} Counts
 * @typedef {{ status: number, output: string }} Result
 */

const root = fileURLToPath(new URL('../..', import.meta.url));
/** The parts of `npm test`, and those of `npm run test:frameworks`. */
const groups = {
  test: [
    'contract',
    'server',
    'cli',
    'endpoints',
    'runtimes',
    'editors',
    'wordpress',
    'e2e',
    'browser',
  ],
  frameworks: ['types', 'frameworks', 'ssr', 'bundlers'],
};
/** The folders of each of Node's parts; of each, the `*.node.test.ts` directly in it. */
const folders = {
  contract: ['contract'],
  server: ['server'],
  cli: ['cli'],
  endpoints: ['demo/endpoints'],
  runtimes: ['package/runtimes', 'demo/vendor'],
  editors: ['demo/integrations/editors'],
  wordpress: ['demo/integrations/wordpress'],
  e2e: [
    ...['demo', 'demo/lms', 'demo/gallery', 'package'],
    ...['element', 'exam', 'messages', 'sandbox'],
  ],
  types: ['framework-types', 'react'],
  frameworks: ['demo/frameworks'],
  ssr: ['package/ssr'],
  bundlers: ['package/bundlers'],
};
/** Parts of Node's that drive a Chromium. */
const driving = ['e2e', 'editors', 'wordpress', ...groups.frameworks];
const scratch = mkdtempSync(join(tmpdir(), 'proctored-exam-'));
process.once('exit', () => {
  rmSync(scratch, { recursive: true, force: true });
});

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, () => {
    // The children end their browsers; we follow when they have gone.
    for (const child of running) child.kill(signal);
    process.exitCode = 128 + constants.signals[signal];
    stopped = true;
  });
}
let stopped = false;

/**
 * Runs a program; with `quiet`, its output is kept for when it fails.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ quiet?: boolean, env?: Record<string, string | undefined> }} [options]
 * @returns {Promise<Result>}
 */
function run(program, args, { quiet = false, env = {} } = {}) {
  if (stopped) return Promise.resolve({ status: 1, output: 'stopped' });
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      env: { ...process.env, ...env },
      shell: process.platform === 'win32',
    });
    running.add(child);
    let output = '';
    const keep = (/** @type {Buffer} */ chunk) => (output += chunk.toString());
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.on('error', (error) => resolve({ status: 1, output: output + error.message }));
    child.on('close', (code) => {
      running.delete(child);
      resolve({ status: code ?? 1, output });
    });
  });
}

/** @type {Record<string, Counts>} */
const results = {};

/** @param {string} name @param {string} problem */
function fail(name, problem) {
  const counts = (results[name] ??= { passed: 0, failed: 0, problems: [] });
  counts.failed += 1;
  counts.problems.push(problem);
}

/** Takes over counts that a reporter has written, and its program's word on the whole. */
function take(
  /** @type {string} */ name,
  /** @type {string} */ file,
  /** @type {number} */ status,
) {
  /** @type {Record<string, Counts>} */
  let summary = {};
  if (existsSync(file)) {
    const read = JSON.parse(readFileSync(file, 'utf8') || '{}');
    summary = 'passed' in read ? { [name]: read } : read;
  }
  // one engine may have had several runs
  for (const [engine, { passed, failed, problems }] of Object.entries(summary)) {
    const counts = (results[engine] ??= { passed: 0, failed: 0, problems: [] });
    counts.passed += passed;
    counts.failed += failed;
    counts.problems.push(...problems);
  }
  const all = Object.values(summary);
  if (!all.some(({ passed, failed }) => passed + failed)) fail(name, 'no test ran');
  else if (status && !all.some(({ failed }) => failed)) fail(name, `ended with status ${status}`);
}

/** @param {string[]} scripts */
async function build(...scripts) {
  for (const script of scripts) {
    const { status, output } = await run('npm', ['run', '--silent', script], { quiet: true });
    if (status === 0) continue;
    console.error(output);
    fail(`npm run ${script}`, `ended with status ${status}`);
    return false;
  }
  return true;
}

/**
 * @param {keyof typeof folders} part
 * @param {number} timeout of one file, in milliseconds
 */
async function nodeTests(part, timeout, env = {}) {
  const files = folders[part].flatMap((folder) => {
    const names = readdirSync(join(root, 'test', folder));
    return names
      .filter((name) => name.endsWith('.node.test.ts'))
      .map((name) => `test/${folder}/${name}`);
  });
  if (!files.length) return fail(part, `${part} has no tests`);
  const counts = join(scratch, `${part}.json`);
  const reporter = new URL('node-reporter.mjs', import.meta.url).href;
  const options = [
    ...['--import', 'tsx', '--test', `--test-timeout=${timeout}`],
    // installing and building leave one core idle, waiting for a browser the other
    `--test-concurrency=${part === 'frameworks' ? 2 : 1}`,
    ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
    ...[`--test-reporter=${reporter}`, `--test-reporter-destination=${counts}`],
  ];
  const { status, output } = await run(process.execPath, [...options, ...files], {
    quiet: true,
    env,
  });
  console.log(`\n— ${part}\n${output}`);
  take(part, counts, status);
}

let browserRuns = 0;

/**
 * Runs the browser tests that `env` asks for.
 *
 * @param {Record<string, string>} env
 * @param {string[]} args
 */
async function browserTests(env, ...args) {
  const summary = join(scratch, `browser-${(browserRuns += 1)}.json`);
  const runner = join('node_modules', '@web', 'test-runner', 'dist', 'bin.js');
  const { status, output } = await run(process.execPath, [runner, ...args], {
    quiet: true,
    env: { TEST_SUMMARY: summary, ...env },
  });
  console.log(`\n— browser tests: ${Object.values(env).join(', ')} ${args.join(' ')}\n${output}`);
  take('browser', summary, status);
}

/**
 * The sources in Chromium, which measures coverage; the self-contained file in the other engines, so
 * that what users get passes all the tests too.
 *
 * @param {import('./browsers.mjs').Engine[]} engines
 */
async function allBrowserTests(engines) {
  const others = engines.filter((engine) => engine !== 'chromium').join(',');
  if (engines.includes('chromium')) await browserTests({ BROWSERS: 'chromium', COVERAGE: '1' });
  if (!others) return;
  await browserTests({ BROWSERS: others, BUILT: 'built' });
  await browserTests({ BROWSERS: others }, '--files', 'test/messages/language-files.test.ts');
}

async function main() {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, group: { type: 'string', default: 'test' } },
  });
  const { only, group } = values;
  const all = Object.values(groups).flat();
  if (only && !all.includes(only)) throw new Error(`--only ${only}: expected ${all.join(', ')}`);
  const parts = only ? [only] : groups[/** @type {keyof typeof groups} */ (group)];
  const wants = (/** @type {string} */ part) => parts.includes(part);

  const engines = wantedEngines();
  /** @type {import('./browsers.mjs').Engine[]} */
  const needed = [
    ...(wants('browser') ? engines : []),
    ...(driving.some(wants) ? ['chromium'] : []),
    ...(wants('ssr') ? ['firefox'] : []),
  ];
  const { chromium } = provideBrowsers([...new Set(needed)]);

  if (wants('endpoints')) provideRuntimes();
  if (wants('wordpress')) provideWordPress();

  const built = await build('build', ...(wants('e2e') ? ['build:demo'] : []));
  /** Milliseconds for one file of each part of Node's; Deno and Bun are installed at the first time. */
  const timeouts = {
    ...{ contract: 60_000, server: 60_000, cli: 120_000, endpoints: 120_000, runtimes: 240_000 },
    ...{ editors: 300_000, wordpress: 180_000, e2e: 180_000 },
    ...{ types: 400_000, frameworks: 400_000, ssr: 180_000, bundlers: 180_000 },
  };
  const lane = async (/** @type {(keyof typeof timeouts)[]} */ ...names) => {
    for (const name of built ? names.filter(wants) : []) {
      await nodeTests(name, timeouts[name], { CHROMIUM_PATH: chromium });
    }
  };
  // side by side: each waits a good deal for its browsers
  await Promise.all([
    lane('wordpress', 'runtimes', 'cli', 'endpoints'),
    lane('contract', 'e2e', 'editors', 'server'),
    lane('frameworks'),
    lane('types', 'ssr', 'bundlers'),
    built && wants('browser') && allBrowserTests(engines),
  ]);
}

try {
  await main();
} catch (error) {
  fail('npm test', error instanceof Error ? error.message : String(error));
}
if (stopped) fail('npm test', 'stopped');

console.log('');
for (const [name, { passed, failed, problems }] of Object.entries(results)) {
  console.log(`${`${name}:`.padEnd(12)} ${passed} passed, ${failed} failed`);
  for (const problem of problems) console.log(`  ${problem}`);
}
const total = (/** @type {'passed' | 'failed'} */ key) =>
  Object.values(results).reduce((sum, counts) => sum + counts[key], 0);
console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
process.exitCode ||= total('failed') || !total('passed') ? 1 : 0;
