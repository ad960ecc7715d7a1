import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readId } from '../../src/contract/ids.js';
import { isRecord, isText, parseJson } from '../../src/contract/json.js';

test('keys that could change prototypes are left out, at every depth', () => {
  const parsed = parseJson(
    '{"a":{"__proto__":{"x":1},"b":2},"constructor":3,"list":[{"__proto__":4}]}',
  );
  assert.deepEqual(parsed, { a: { b: 2 }, list: [{}] });
  assert.equal(Object.getPrototypeOf((parsed as { a: object }).a), Object.prototype);
});

test('what is no JSON, or is nested too deeply, throws an error that can be caught', () => {
  assert.throws(() => parseJson('{"a":'), SyntaxError);
  assert.throws(() => parseJson('['.repeat(60_000) + ']'.repeat(60_000)), RangeError);
});

test('an object of JSON is neither null nor a list', () => {
  assert.deepEqual([{}, { a: 1 }, null, [], 'a', 1].map(isRecord), [
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});

test('a text holds more than white space', () => {
  assert.deepEqual(['a', ' a ', '', ' \n', 1, null].map(isText), [
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});

test('an id is a text, or a whole number that JSON has not rounded', () => {
  const ids = ['s-1', 42, 0, -7, Number.MAX_SAFE_INTEGER].map(readId);
  assert.deepEqual(ids, ['s-1', '42', '0', '-7', '9007199254740991']);
  const none = [
    Number('74140000000062630'),
    1.5,
    NaN,
    Infinity,
    '',
    ' ',
    null,
    undefined,
    true,
    {},
    [],
  ];
  assert.deepEqual(
    none.map(readId),
    none.map(() => undefined),
  );
});
