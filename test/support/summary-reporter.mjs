/** Counts the browser tests by engine. `run-tests.mjs` reads the counts from the file that `TEST_SUMMARY` names. */
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';

/**
 * @typedef {import('@web/test-runner').TestSession} TestSession
 * @typedef {import('@web/test-runner').TestSuiteResult} Suite
 * @typedef {{ passed: number, failed: number, problems: string[] }} Counts
 */

/** @param {Suite | undefined} suite @returns {Suite['tests']} */
function testsOf(suite) {
  return suite ? [...suite.tests, ...suite.suites.flatMap(testsOf)] : [];
}

/** @param {TestSession[]} sessions of one engine @returns {Counts} */
function count(sessions) {
  const counts = { passed: 0, failed: 0, problems: /** @type {string[]} */ ([]) };
  const fail = (/** @type {string} */ problem) => {
    counts.failed += 1;
    counts.problems.push(problem);
  };
  for (const { testFile: path, testResults, passed, errors } of sessions) {
    const testFile = relative(process.cwd(), path);
    const tests = testsOf(testResults);
    const before = counts.failed;
    for (const test of tests) {
      // A skipped test proves nothing, and nobody would notice it.
      if (test.skipped) fail(`${testFile}: skipped "${test.name}"`);
      else if (test.passed) counts.passed += 1;
      else counts.failed += 1;
    }
    if (!tests.length) fail(`${testFile}: no test ran`);
    // An error outside any test: a file that did not load, a crash, a time-out.
    else if (counts.failed === before && (!passed || errors.length)) fail(`${testFile}: failed`);
  }
  if (!sessions.length) fail('no test file ran');
  return counts;
}

/** @returns {import('@web/test-runner').Reporter} */
export function summaryReporter() {
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
      /** @type {Record<string, Counts>} */
      const summary = Object.fromEntries(
        names.map((name) => [name, count(sessions.filter(({ browser }) => browser.name === name))]),
      );
      // Without any file to measure, pct is a word.
      const problems = Object.entries(testCoverage?.summary ?? {})
        .filter(([type, { pct }]) => type in threshold && !(pct >= threshold[type]))
        .map(([type, { pct }]) => `${type}: ${pct} % of at least ${threshold[type]} %`);
      if (problems.length) summary['Coverage'] = { passed: 0, failed: 1, problems };
      if (process.env.TEST_SUMMARY)
        writeFileSync(process.env.TEST_SUMMARY, JSON.stringify(summary));
    },
  };
}
