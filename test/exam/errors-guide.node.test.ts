/** The guide to errors against the code: every code, its text, and whether a retry is offered. */
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

interface Entry {
  code: string;
  /** What the learner reads. */
  text: string;
  /** The paragraphs after it. */
  remedy: string;
}

/** What stands under the heading of each code. */
async function entries(): Promise<Entry[]> {
  const guide = await readFile('demo/docs/errors.md', 'utf8');
  return [...guide.matchAll(/^##+ ([\w-]+)\n\n> ([^\n]*)\n\n(.*?)(?=^#)/gms)].map(
    ([, code = '', text = '', remedy = '']) => ({ code, text, remedy }),
  );
}

test('each code has a heading, and so an anchor, in the order of the code, and no other has', async () => {
  assert.deepEqual(
    (await entries()).map(({ code }) => code),
    await codes(),
  );
});

test('each quoted text is what the learner reads', async () => {
  for (const { code, text } of await entries()) {
    assert.equal(text, en[code as keyof Messages], code);
  }
});

test('each text beside errors is what the learner reads', async () => {
  const guide = await readFile('demo/docs/errors.md', 'utf8');
  const [, section = ''] = /^## Texts beside errors\n(.*?)^## /ms.exec(guide) ?? [];
  const rows = [...section.matchAll(/^\| `([\w-]+)` +\| (.*?) +\|/gm)];
  assert.ok(rows.length > 2);
  for (const [, name = '', text] of rows) assert.equal(text, en[name as keyof Messages], name);
});

test('a retry is said to be offered where it is', async () => {
  for (const { code, remedy } of await entries()) {
    const refusal = { status: 403, code };
    const { retryable } = REFUSALS.includes(code)
      ? new ProctoredExamError('endpoint-refused', '', refusal)
      : new ProctoredExamError(code as ErrorCode, '');
    // A finish that failed leaves the exam as it is: the learner hands in again.
    const offered = code === 'finish-failed' ? 'by handing in again' : retryable ? 'offered' : 'no';
    assert.equal(/Retry: (.*?)\.\s/.exec(remedy)?.[1], offered, code);
  }
});
