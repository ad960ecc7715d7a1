/** The README's "When things go wrong" against the code: every code, its text, and its retry. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { ProctoredExamError, type ErrorCode } from '../../src/exam/errors.js';
import { en, type Messages } from '../../src/messages/en.js';

/** What an LMS may say in a refusal that has a text of its own. */
const REFUSALS = ['not-signed-in', 'not-allowed', 'too-early', 'too-late', 'already-finished'];

/** Each code with its refusals, in the order of the type's declaration. */
async function codes(): Promise<string[]> {
  const source = await readFile('src/exam/errors.ts', 'utf8');
  const [, union = ''] = /export type ErrorCode =([^;]+);/.exec(source) ?? [];
  const all = [...union.matchAll(/'([\w-]+)'/g)].map(([, code = '']) => code);
  assert.ok(all.length > 10, 'src/exam/errors.ts: ErrorCode is a union of literals');
  return all.flatMap((code) => (code === 'endpoint-refused' ? [code, ...REFUSALS] : [code]));
}

/** The rows of the section's tables, cell by cell, without heads. */
async function tables(): Promise<string[][][]> {
  const readme = await readFile('README.md', 'utf8');
  const [, section] = /^##+ When things go wrong\n(.*?)^## /ms.exec(readme) ?? [];
  assert.ok(section, 'README.md: a section is called "When things go wrong"');
  return [...section.matchAll(/^\|.*?\n(?!\|)/gms)].map(([table]) =>
    table
      .trim()
      .split('\n')
      .slice(2)
      .map((row) =>
        row
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      ),
  );
}

const nameOf = (cell = ''): string => /`([\w-]+)`/.exec(cell)?.[1] ?? cell;

test('the table has each code, in the order of the code, and no other', async () => {
  const [errors = []] = await tables();
  assert.deepEqual(
    errors.map(([code]) => nameOf(code)),
    await codes(),
  );
});

test('each text is what the learner reads', async () => {
  const rows = (await tables()).flat();
  assert.ok(rows.length > 20);
  for (const [cell, text] of rows) {
    const name = nameOf(cell);
    assert.equal(text, en[name as keyof Messages], name);
  }
});

test('a retry is said to be offered where it is', async () => {
  const [errors = []] = await tables();
  for (const [cell, , retry, remedy] of errors) {
    const name = nameOf(cell);
    const refusal = { status: 403, code: name };
    const { retryable } = REFUSALS.includes(name)
      ? new ProctoredExamError('endpoint-refused', '', refusal)
      : new ProctoredExamError(name as ErrorCode, '');
    // a finish that failed leaves the exam as it is: the learner hands in again
    const offered = name === 'finish-failed' ? '–' : retryable ? 'offered' : 'no';
    assert.equal(retry, offered, name);
    assert.ok(remedy, `${name}: what the integrator does`);
  }
});
