/** What the two runners' reporters write down, added up, and told at the end. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

/**
 * @typedef {object} Failure
 * @property {string} file from the root of the repository
 * @property {string} title of the test, those of its suites before it; empty for a whole file
 * @property {string} error
 *
 * @typedef {{ passed: number, failures: Failure[] }} Result
 * @typedef {Record<string, Result>} Results by what ran them: Node, or an engine
 */

/** How much of an error is told at the end, in lines: npm's own reasons for a failed install, or a comparison. */
const TOLD_LINES = 25;

/** How an error begins, without the colours of a terminal. @param {string | undefined} message */
export function excerpt(message) {
  const lines = stripVTControlCharacters(String(message ?? ''))
    .trim()
    .split('\n');
  return lines.slice(0, TOLD_LINES).join('\n') || 'failed';
}

/** Where a reporter writes its results, if a run of `npm test` wants them. */
const FILE = process.env.TEST_RESULTS;

/** For reporters. @param {Results} results */
export function writeResults(results) {
  if (FILE) writeFileSync(FILE, JSON.stringify(results));
}

/**
 * The results in a reporter's file, and its program's word on the whole: what ended badly without
 * saying why has failed.
 *
 * @param {string} runner
 * @param {string} file
 * @param {number} status
 * @returns {Results}
 */
export function readResults(runner, file, status) {
  /** @type {Results} */
  const results = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8') || '{}') : {};
  const all = Object.values(results);
  const failed = all.some(({ failures }) => failures.length);
  if (!failed && !all.some(({ passed }) => passed)) return failureOf(runner, 'no test ran');
  if (status && !failed)
    return { ...results, ...failureOf(`${runner} itself`, `ended with status ${status}`) };
  return results;
}

/** @param {string} name @param {string} error @returns {Results} a failure that is no test's */
export function failureOf(name, error) {
  return { [name]: { passed: 0, failures: [{ file: '', title: '', error }] } };
}

/**
 * Tells the counts by runner, then every failure, and at last `N passed, N failed`.
 *
 * @param {Results} results
 * @returns {boolean} whether something ran, and all of it passed
 */
export function tell(results) {
  const all = Object.entries(results);
  console.log('');
  for (const [name, { passed, failures }] of all)
    console.log(`${`${name}:`.padEnd(12)} ${passed} passed, ${failures.length} failed`);
  for (const [name, { failures }] of all) {
    for (const [index, { file, title, error }] of failures.entries()) {
      // A hook that fails, such as an install, fails each test of its file.
      const told = error === failures[index - 1]?.error ? 'as above' : error;
      const indented = told.replaceAll('\n', '\n    ');
      console.log(`\n✖ ${[name, file, title].filter(Boolean).join(' · ')}\n    ${indented}`);
    }
  }
  const passed = all.reduce((sum, [, result]) => sum + result.passed, 0);
  const failed = all.reduce((sum, [, { failures }]) => sum + failures.length, 0);
  console.log(`\n${passed} passed, ${failed} failed`);
  return passed > 0 && failed === 0;
}
