/** A reporter for @web/test-runner that writes the results of each engine down for `npm test`. */
import { relative } from 'node:path';
import { excerpt, writeResults } from './results.mjs';

/**
 * @typedef {import('@web/test-runner').TestSession} TestSession
 * @typedef {import('@web/test-runner').TestSuiteResult} Suite
 * @typedef {import('@web/test-runner').TestResultError} TestError
 * @typedef {import('./results.mjs').Result} Result
 */

/** @param {TestError | undefined} error */
const told = (error) => excerpt(error && [error.name, error.message].filter(Boolean).join(': '));

/** @param {Suite | undefined} suite @returns {{ title: string, test: Suite['tests'][number] }[]} */
function testsOf(suite, above = '') {
  if (!suite) return [];
  const path = [above, suite.name].filter(Boolean).join(' › ');
  return [
    ...suite.tests.map((test) => ({
      test,
      title: [path, test.name].filter(Boolean).join(' › '),
    })),
    ...suite.suites.flatMap((inner) => testsOf(inner, path)),
  ];
}

/** @param {TestSession[]} sessions of one engine @returns {Result} */
function resultOf(sessions) {
  /** @type {Result} */
  const result = { passed: 0, failures: [] };
  for (const { testFile, testResults, passed, errors } of sessions) {
    const file = relative(process.cwd(), testFile);
    const fail = (/** @type {string} */ title, /** @type {string} */ error) =>
      result.failures.push({ file, title, error });
    const before = result.failures.length;
    const tests = testsOf(testResults);
    for (const { title, test } of tests) {
      // A skipped test proves nothing, and nobody would notice it.
      if (test.skipped) fail(title, 'skipped');
      else if (test.passed) result.passed += 1;
      else fail(title, told(test.error ?? errors[0]));
    }
    // An error outside any test: a file that did not load, a hook, a crash, a time-out.
    if (result.failures.length === before && (!passed || errors.length)) fail('', told(errors[0]));
    else if (!tests.length) fail('', 'no test ran');
  }
  if (!sessions.length) result.failures.push({ file: '', title: '', error: 'no test file ran' });
  return result;
}

/**
 * What of the code is covered less than it must be. Without any file to measure, `pct` is a word.
 *
 * @param {Record<string, { pct: number }>} summary
 * @param {Record<string, number>} threshold
 */
function shortfalls(summary, threshold) {
  return Object.entries(summary)
    .filter(([type, { pct }]) => type in threshold && !(pct >= threshold[type]))
    .map(([type, { pct }]) => `${type}: ${pct} % of at least ${threshold[type]} %`);
}

/** @returns {import('@web/test-runner').Reporter} */
export function browserReporter() {
  /** @type {string[]} */
  let names = [];
  /** @type {Record<string, number>} */
  let threshold = {};
  return {
    start({ browserNames, config }) {
      names = browserNames;
      threshold = { ...config.coverageConfig?.threshold };
    },
    onTestRunFinished({ sessions, testCoverage }) {
      const results = Object.fromEntries(
        names.map((name) => [
          name,
          resultOf(sessions.filter((each) => each.browser.name === name)),
        ]),
      );
      const failures = shortfalls(testCoverage?.summary ?? {}, threshold).map((error) => ({
        file: '',
        title: '',
        error,
      }));
      writeResults(failures.length ? { ...results, Coverage: { passed: 0, failures } } : results);
    },
  };
}
