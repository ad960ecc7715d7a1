import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as v from 'valibot';
import { checkPayload, type StartPayload } from '../../src/server/index.js';
import { PAYLOAD_SCHEMA } from '../../src/server/payload.js';
import { fullPayload, minimalPayload } from './support/payloads.js';

test('every wrong field is named at once', () => {
  const problems = checkPayload({ rules: 7, scoreConfig: { voice: 11 }, preliminaryCheck: {} });
  assert.deepEqual(
    problems.map((problem) => problem.split(':')[0]),
    [
      ...['userId', 'preliminaryCheck.enabled', 'preliminaryCheck.photo_url'],
      ...['accountId', 'accountName', 'examId', 'examName', 'duration', 'schedule', 'proctoring'],
      ...['startDate', 'rules', 'scoreConfig.voice'],
    ],
  );
});

test('a payload that is no object is refused', () => {
  for (const value of [undefined, null, 7, 'payload', [], true, () => 1]) {
    assert.match(checkPayload(value)[0]!, /^payload: expected an object, got /);
  }
});

test('unknown fields pass at every level and keep their values', () => {
  const payload = {
    ...fullPayload(),
    userName: 'ada',
    nested: { list: [1, { deep: null }], constructor: 'x' },
    rules: { allow_smoking: 'no' },
    scoreConfig: { cheaterLevel: 'old name' },
    visibleWarnings: { warning_new: 3 },
    preliminaryCheck: { enabled: false, photo_url: 'https://a.b/', extra: [] },
    biometricIdentification: { extra: {} },
  };
  assert.deepEqual(checkPayload(payload), []);
  assert.deepEqual(v.parse(PAYLOAD_SCHEMA, payload), payload);
});

test('undefined counts as absent', () => {
  assert.deepEqual(checkPayload({ ...minimalPayload(), email: undefined, mine: undefined }), []);
});

test('endDate has to be after startDate, whatever their offsets', () => {
  const check = (startDate: string, endDate: string) =>
    checkPayload({ ...minimalPayload(), startDate, endDate });
  assert.deepEqual(check('2026-01-31T09:00:00Z', '2026-01-31T09:00:00.001Z'), []);
  assert.deepEqual(check('2026-01-31T10:00:00+0200', '2026-01-31T09:00:00Z'), []);
  assert.deepEqual(check('2026-01-31T08:00:00+00:00', '2026-01-31T04:00:00-0530'), []);
  for (const [start, end] of [
    ['2026-01-31T09:00:00Z', '2026-01-31T09:00:00Z'],
    ['2026-01-31T09:00:00Z', '2026-01-31T10:00:00+01:00'],
    ['2026-01-31T09:00:00Z', '2026-01-31T10:00:00+0130'],
    ['2026-01-31T09:00:00Z', '2025-12-31T09:00:00Z'],
  ] as const) {
    assert.deepEqual(check(start, end), [
      `endDate: expected a moment after startDate, got "${end}"`,
    ]);
  }
  // Also when something else is wrong.
  assert.equal(
    checkPayload({ startDate: '2026-01-02T00:00Z', endDate: '2026-01-01T00:00Z' }).length,
    9,
  );
});

test('what JSON cannot carry is refused, wherever it is', () => {
  class Learner {
    name = 'Ada';
  }
  const cycle: Record<string, unknown> = {};
  cycle['self'] = cycle;
  for (const [value, found] of [
    [10n, '10'],
    [NaN, 'NaN'],
    [Infinity, 'Infinity'],
    [() => 1, 'a function'],
    [Symbol('x'), 'a symbol'],
    [new Date(), 'an instance of a class'],
    [new Map(), 'an instance of a class'],
    [new Learner(), 'an instance of a class'],
  ] as const) {
    const payload = { ...minimalPayload(), mine: { list: [1, value] } };
    assert.deepEqual(checkPayload(payload), [`mine.list.1: expected plain JSON, got ${found}`]);
  }
  assert.deepEqual(checkPayload({ ...minimalPayload(), cycle }), [
    'cycle.self: expected plain JSON, got a cycle',
  ]);
  assert.deepEqual(checkPayload({ ...minimalPayload(), list: [undefined] }), [
    'list.0: expected plain JSON, got nothing',
  ]);
  // Its fields are the prototype's: nothing of them would be signed.
  assert.deepEqual(checkPayload(Object.create(minimalPayload())), [
    'payload: expected plain JSON, got an instance of a class',
  ]);
  const shared = { a: 1 };
  assert.deepEqual(checkPayload({ ...minimalPayload(), one: shared, two: shared }), []);
});

test('the type and the schema agree', () => {
  const fromSchema: StartPayload = v.parse(PAYLOAD_SCHEMA, fullPayload());
  assert.deepEqual(fromSchema, fullPayload());
  // @ts-expect-error: userId is required
  const withoutUser: StartPayload = { ...minimalPayload(), userId: undefined };
  // @ts-expect-error: a number is no account id
  const wrongAccount: StartPayload = { ...minimalPayload(), accountId: 42 };
  assert.equal(checkPayload(withoutUser).length + checkPayload(wrongAccount).length, 2);
});
