/**
 * Browser tests in Chromium, Firefox and WebKit: every `*.test.ts` but the `*.node.test.ts`. Usually
 * started by `npm test`; `BROWSERS=chromium,firefox` runs some engines only, `COVERAGE=1` measures
 * coverage, in Chromium, and `MODEL_SEQUENCES=2000` takes that many random walks through the element.
 * See `test/README.md`.
 */
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { defaultReporter } from '@web/test-runner';
import * as puppeteer from 'puppeteer-core';
import { accessibilityTree } from './test/support/accessibility-tree.mjs';
import { requireBrowsers, wantedEngines } from './test/support/browsers.mjs';
import { testLms } from './test/support/lms-plugin.mjs';
import { browserReporter } from './test/support/runner/browser-reporter.mjs';
import { withMergedCoverage } from './test/support/runner/coverage.mjs';
import { focusedPage } from './test/support/runner/focus.mjs';
import { webkit } from './test/support/webkit.mjs';

// The runner knows of SIGINT only; by way of 'exit' every browser is ended.
process.once('SIGTERM', () => process.exit(143));

const engines = wantedEngines();
const paths = requireBrowsers(engines);
const lms = testLms();

/** In milliseconds. */
const MINUTE = 60_000;
/** A browser starts slowly beside the tests that run in Node. */
const BROWSER_START_TIMEOUT = 5 * MINUTE;

/** How many random walks `test/exam/model.test.ts` takes; `undefined` leaves it to that. */
const modelSequences = Number(process.env.MODEL_SEQUENCES) || undefined;

const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-device-for-media-stream=fps=5',
  '--use-fake-ui-for-media-stream',
];

/**
 * The tests' pages load thousands of modules, and Puppeteer would be told of each of them. No test listens, and
 * in Firefox it takes two thirds of the time.
 */
const WITHOUT_NETWORK_EVENTS = { networkEnabled: false };

const webkitGtk = webkit(paths);

/**
 * A page that waits for a busy machine, and lets go: a test file may end in the middle of an exam, and the
 * runner leaves the page then.
 */
function patient(/** @type {import('puppeteer-core').Page} */ page) {
  page.setDefaultNavigationTimeout(BROWSER_START_TIMEOUT);
  return page.on('dialog', (dialog) => void dialog.accept());
}

const launchers = {
  chromium: () =>
    chromeLauncher({
      puppeteer,
      createPage: async ({ context }) => withMergedCoverage(patient(await context.newPage())),
      launchOptions: {
        ...WITHOUT_NETWORK_EVENTS,
        executablePath: paths.chromium,
        args: chromiumFlags,
        timeout: BROWSER_START_TIMEOUT,
      },
    }),
  firefox: () =>
    chromeLauncher({
      puppeteer,
      concurrency: 1,
      createPage: async ({ context }) => patient(await context.newPage()),
      launchOptions: {
        browser: 'firefox',
        ...WITHOUT_NETWORK_EVENTS,
        executablePath: paths.firefox,
        timeout: BROWSER_START_TIMEOUT,
        extraPrefsFirefox: {
          'media.navigator.streams.fake': true,
          'media.navigator.permission.disabled': true,
          // Frames of a page share what they have loaded of a module, as in other engines.
          'dom.script_loader.experimental.navigation_cache': true,
        },
      },
    }),
  webkit: () => webkitGtk.launcher,
};

/**
 * The test page. Its import map leads the vendor's SDK to the fake, at an address of the page's own
 * so that its requests can be told apart. The map must come before every module, those that the
 * runner puts at the start of a `<head>` too: hence none is written.
 */
function testPage() {
  const id = randomUUID();
  const imports = {
    'https://sdk.web.proctor.constructor.app/proctoring.js': `/lms/${id}/sdk.js`,
  };
  return `<!doctype html><html lang="en"><title>Tests</title>
<script>window.testPageId = '${id}'; window.modelSequences = ${modelSequences}</script>
<script type="importmap">${JSON.stringify({ imports })}</script>
<body><script type="module" src="/test/support/runner/mocha.js"></script></body></html>`;
}

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  files: ['test/**/*.test.ts', '!test/**/*.node.test.ts', '!**/node_modules/**'],
  browsers: engines.map((engine) => launchers[engine]()),
  // Each engine shows one page at a time: parallel pages of one browser would take focus from each other.
  // Two are enough for two cores: with a third, all would wait for each other.
  concurrentBrowsers: 2,
  concurrency: 1,
  nodeResolve: { exportConditions: ['browser', 'import', 'default'] },
  // Time-outs end what hangs, and measure nothing: a busy machine may take its time.
  browserStartTimeout: BROWSER_START_TIMEOUT,
  testsStartTimeout: 5 * MINUTE,
  testsFinishTimeout: 10 * MINUTE,
  testFramework: {
    config: { ui: 'bdd', timeout: MINUTE, forbidOnly: Boolean(process.env.TEST_RESULTS) },
  },
  // Tests of errors make the element log them; that is of use only where one fails.
  filterBrowserLogs: ({ args }, session) =>
    !session?.passed || !String(args[0]).startsWith('proctored-exam'),
  reporters: [
    // Progress is drawn over the lines before, which may be Node's.
    defaultReporter({
      reportTestProgress: Boolean(process.stdout.isTTY) && !process.env.BESIDE_NODE,
    }),
    browserReporter(),
  ],
  testRunnerHtml: testPage,
  // Firefox and WebKit give no coverage, and do not disturb Chromium's.
  coverage: Boolean(process.env.COVERAGE) && engines.includes('chromium'),
  coverageConfig: {
    include: ['src/exam/**/*.ts', 'src/element/**/*.ts'],
    threshold: { lines: 95, statements: 95, functions: 95, branches: 90 },
    // Tests of errors make the element log them; that is of use only where one fails.
    filterBrowserLogs: ({ args }, session) =>
      !session?.passed || !String(args[0]).startsWith('proctored-exam'),
    reporters: ['text', 'lcovonly'],
  },
  middleware: lms.middleware,
  plugins: [
    lms.plugin,
    accessibilityTree(),
    focusedPage(),
    ...(engines.includes('webkit') ? [webkitGtk.plugin] : []),
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)),
    }),
  ],
};
