/** A reporter for node:test that ends with the counts as JSON, for `run-tests.mjs`. */
import { basename } from 'node:path';

/** @param {AsyncIterable<{ type: string, data: any }>} events */
export default async function* countTests(events) {
  const counts = { passed: 0, failed: 0, problems: /** @type {string[]} */ ([]) };
  for await (const { type, data } of events) {
    if ((type !== 'test:pass' && type !== 'test:fail') || data.details?.type === 'suite') continue;
    // A file stands for itself only when it has no tests, or failed outside them.
    const isFile = data.nesting === 0 && data.file && basename(data.name) === basename(data.file);
    const problem =
      type === 'test:fail'
        ? 'failed'
        : data.skip !== undefined || data.todo !== undefined
          ? 'skipped'
          : isFile && 'has no tests';
    if (problem) {
      counts.failed += 1;
      counts.problems.push(`${isFile ? basename(data.name) : data.name}: ${problem}`);
    } else counts.passed += 1;
  }
  yield JSON.stringify(counts);
}
