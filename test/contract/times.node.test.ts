import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerTime, isoTime, retryAfter } from '../../src/contract/times.js';

const nine = Date.UTC(2026, 0, 31, 9);
const date = 'Sat, 31 Jan 2026 09:00:00 GMT';

test('an answer was given at its Date, plus the Age it has reached in caches', () => {
  assert.equal(answerTime(new Headers({ Date: date })), nine);
  assert.equal(answerTime(new Headers({ Date: date, Age: '3600' })), nine + 3_600_000);
  assert.equal(answerTime(new Headers({ Date: 'Saturday, 31-Jan-26 09:00:00 GMT' })), nine);
});

test('an Age that is none counts as none', () => {
  for (const Age of ['', '-1', '1.5', 'old', '1e3', '9999999999']) {
    assert.equal(answerTime(new Headers({ Date: date, Age })), nine, Age);
  }
});

test('an answer without a usable Date does not tell its time', () => {
  assert.equal(answerTime(new Headers()), undefined);
  for (const value of [
    '',
    '1',
    '0',
    'today',
    '2026-01-31T09:00:00Z',
    'Sat, 31 Foo 2026 09:00:00 GMT',
  ]) {
    assert.equal(answerTime(new Headers({ Date: value })), undefined, value);
  }
});

test('Retry-After counts whole seconds', () => {
  assert.equal(retryAfter(new Headers({ 'Retry-After': '0' })), 0);
  assert.equal(retryAfter(new Headers({ 'Retry-After': ' 120 ' })), 120_000);
});

test('a date in Retry-After counts by the answer’s own clock', () => {
  const headers = new Headers({ 'Retry-After': 'Sat, 31 Jan 2026 09:01:00 GMT', Date: date });
  assert.equal(retryAfter(headers, nine - 3_600_000), 60_000);
  headers.set('Age', '20');
  assert.equal(retryAfter(headers, nine), 40_000);
});

test('a date in Retry-After counts by the reader’s clock where the answer tells no time', () => {
  const headers = new Headers({ 'Retry-After': date });
  assert.equal(retryAfter(headers, nine - 5_000), 5_000);
  assert.equal(retryAfter(headers, nine + 5_000), 0);
});

test('unusable values of Retry-After count as absent', () => {
  assert.equal(retryAfter(new Headers()), undefined);
  for (const value of [
    '',
    '1.5',
    '-1',
    '+1',
    '1e3',
    '0x10',
    'soon',
    '12 s',
    '9999999999',
    '1, 2',
    '2026-01-31T09:00:00Z',
  ]) {
    assert.equal(retryAfter(new Headers({ 'Retry-After': value })), undefined, value);
  }
});

test('any number can be written as a time', () => {
  assert.equal(isoTime(nine), '2026-01-31T09:00:00.000Z');
  for (const time of [NaN, Infinity, 1e300, -1e300]) {
    assert.equal(isoTime(time), 'a time beyond the calendar');
  }
});
