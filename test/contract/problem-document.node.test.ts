import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  FINAL_REFUSALS,
  isRefusalCode,
  readRefusal,
  REFUSAL_CODES,
} from '../../src/contract/problem-document.js';
import { reasonOf } from '../../src/contract/reason.js';

test('a problem document is read as far as it holds texts', () => {
  assert.deepEqual(
    readRefusal(403, {
      title: 'Not yet',
      detail: 'At nine',
      code: 'too-early',
      status: 500,
      more: 1,
    }),
    { status: 403, title: 'Not yet', detail: 'At nine', code: 'too-early' },
  );
  assert.deepEqual(readRefusal(500, { title: 7, detail: null, code: {} }), { status: 500 });
  for (const other of [undefined, null, 'text', 7, []]) {
    assert.deepEqual(readRefusal(404, other), { status: 404 });
  }
});

test('the known codes are known, and the final ones are among them', () => {
  assert.equal(REFUSAL_CODES.every(isRefusalCode), true);
  for (const code of FINAL_REFUSALS) assert.equal(isRefusalCode(code), true);
  for (const code of ['', 'room-is-full', 'constructor', undefined, 7]) {
    assert.equal(isRefusalCode(code), false);
  }
});

test('whatever was thrown has a text', () => {
  assert.equal(reasonOf(new Error('why')), 'why');
  assert.equal(reasonOf({ message: 'why' }), 'why');
  assert.equal(reasonOf('why'), 'why');
  assert.equal(reasonOf(undefined), 'undefined');
  assert.equal(reasonOf(null), 'null');
  assert.equal(reasonOf(Symbol('why')), 'Symbol(why)');
  assert.equal(reasonOf(Object.create(null)), 'something that has no text');
  const hostile = {
    get message(): string {
      throw new Error('no');
    },
  };
  assert.equal(reasonOf(hostile), 'something that has no text');
});
