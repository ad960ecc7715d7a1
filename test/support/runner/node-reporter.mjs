/** A reporter for node:test that writes the results down for `npm test`. */
import { basename, relative } from 'node:path';
import { excerpt, writeResults } from './results.mjs';

/** Suites and tests that only pass on what failed inside of them. */
const ECHO = 'subtestsFailed';

/** @param {AsyncIterable<{ type: string, data: any }>} events @returns {AsyncGenerator<string>} */
export default async function* writeDown(events) {
  const result = { passed: 0, failures: /** @type {import('./results.mjs').Failure[]} */ ([]) };
  /** The titles that lead to the present test, outermost first; node:test tells one file at a time. */
  const titles = /** @type {string[]} */ ([]);
  /** What a file has said of an error; for one that does not load this is all there is. */
  const complaints = /** @type {Record<string, string>} */ ({});

  for await (const { type, data } of events) {
    if (type === 'test:start') titles.splice(data.nesting, Infinity, data.name);
    if (type === 'test:stderr' && /Error/.test(data.message))
      complaints[data.file] ??= data.message;
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    const error = data.details?.error;
    if (error?.failureType === ECHO) continue;
    // A file stands for itself only when it has no tests, or failed outside them.
    const isFile = data.nesting === 0 && data.file && basename(data.name) === basename(data.file);
    const fail = (/** @type {string} */ what) =>
      result.failures.push({
        file: data.file ? relative(process.cwd(), data.file) : '',
        title: isFile ? '' : [...titles.slice(0, data.nesting), data.name].join(' › '),
        error: what,
      });
    if (type === 'test:fail')
      fail(excerpt((isFile && errorIn(complaints[data.file])) || String(error?.cause ?? error)));
    // A skipped test proves nothing, and nobody would notice it.
    else if (data.skip !== undefined || data.todo !== undefined) fail('skipped');
    else if (isFile) fail('no test ran');
    else if (data.details?.type !== 'suite') result.passed += 1;
  }
  writeResults({ Node: result });
  yield '';
}

/** @param {string} [output] */
function errorIn(output) {
  return output?.split('\n').find((line) => /Error\b/.test(line));
}
