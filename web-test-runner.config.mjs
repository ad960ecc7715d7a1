/**
 * Browser tests in Chromium, Firefox and WebKit. `BROWSERS=chromium,firefox` runs some engines only;
 * `npx wtr --files test/element/slots.test.ts` some files only; `COVERAGE=1` measures coverage, in Chromium.
 * `BUILT=1` puts the self-contained file of `dist/` in the place of the sources, for the tests that know
 * nothing but the package: it holds less of Lit than the sources import.
 */
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { defaultReporter } from '@web/test-runner';
import * as puppeteer from 'puppeteer-core';
import { accessibilityTree } from './test/support/accessibility-tree.mjs';
import { requireBrowsers, wantedEngines } from './test/support/browsers.mjs';
import { withMergedCoverage } from './test/support/coverage.mjs';
import { testLms } from './test/support/lms-plugin.mjs';
import { summaryReporter } from './test/support/summary-reporter.mjs';
import { webkit } from './test/support/webkit.mjs';

// The runner knows of SIGINT only; by way of 'exit' every browser is ended.
process.once('SIGTERM', () => process.exit(143));

const engines = wantedEngines();
const paths = requireBrowsers(engines);
const lms = testLms();

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

const webkitGtk = webkit(paths);

/** A test file may end in the middle of an exam, and the runner leaves the page then. */
function lettingGo(/** @type {import('puppeteer-core').Page} */ page) {
  return page.on('dialog', (dialog) => void dialog.accept());
}

const launchers = {
  chromium: () =>
    chromeLauncher({
      puppeteer,
      createPage: async ({ context }) => withMergedCoverage(lettingGo(await context.newPage())),
      launchOptions: { executablePath: paths.chromium, args: chromiumFlags },
    }),
  firefox: () =>
    chromeLauncher({
      puppeteer,
      concurrency: 1,
      createPage: async ({ context }) => lettingGo(await context.newPage()),
      launchOptions: {
        browser: 'firefox',
        executablePath: paths.firefox,
        extraPrefsFirefox: {
          'media.navigator.streams.fake': true,
          'media.navigator.permission.disabled': true,
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
function testPage(/** @type {string} */ testFramework) {
  const id = randomUUID();
  const imports = {
    'https://sdk.web.proctor.constructor.app/proctoring.js': `/lms/${id}/sdk.js`,
  };
  return `<!doctype html><html lang="en"><title>Tests</title>
<script>window.testPageId = '${id}'</script>
<script type="importmap">${JSON.stringify({ imports })}</script>
<body><script type="module" src="${testFramework}"></script></body></html>`;
}

/** @type {import('@web/test-runner').TestRunnerPlugin} */
const built = {
  name: 'built',
  serve: ({ path }) =>
    path === '/src/index.ts' ? `export * from '/dist/proctored-exam.min.js';` : undefined,
};

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  // `*.node.test.ts` are Node's. The built file has its languages elsewhere:
  // `test/messages/built-languages.node.test.ts`.
  files: [
    'test/**/*.test.ts',
    '!test/**/*.node.test.ts',
    '!**/node_modules/**',
    ...(process.env.BUILT ? ['!test/messages/language-files.test.ts'] : []),
  ],
  browsers: engines.map((engine) => launchers[engine]()),
  // One at a time: parallel pages of one browser would take focus from each other.
  concurrentBrowsers: 1,
  concurrency: 1,
  nodeResolve: { exportConditions: ['browser', 'import', 'default'] },
  testFramework: {
    config: { ui: 'bdd', timeout: 10_000, forbidOnly: Boolean(process.env.TEST_SUMMARY) },
  },
  // Tests of errors make the element log them; that is of use only where one fails.
  filterBrowserLogs: ({ args }, session) =>
    !session?.passed || !String(args[0]).startsWith('proctored-exam'),
  reporters: [
    defaultReporter({ reportTestProgress: Boolean(process.stdout.isTTY) }),
    summaryReporter(),
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
    ...(process.env.BUILT ? [built] : []),
    ...(engines.includes('webkit') ? [webkitGtk.plugin] : []),
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)),
    }),
  ],
};
