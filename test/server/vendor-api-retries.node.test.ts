import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hangUp, status } from './support/vendor.js';
import { failure, setUp } from './support/vendor-calls.js';

/** Milliseconds: less than a call may take in all, and enough for a busy machine. */
const SOON = 9000;

for (const code of [429, 502, 503, 504]) {
  test(`${code} is passing: the request is made again`, async (t) => {
    const { vendor, proctor } = await setUp(t);
    vendor.troubles.push(status(code), status(code));
    assert.equal(await proctor.finish('session-1'), 'finished');
    vendor.troubles.push(status(code));
    assert.equal((await proctor.status('session-1'))?.status, 'finished');
    assert.equal(vendor.requests.length, 5);
  });
}

test('without Retry-After it waits a little, and longer each time', async (t) => {
  const { vendor, proctor } = await setUp(t);
  const start = performance.now();
  vendor.troubles.push(status(503, '', {}), hangUp);
  assert.equal(await proctor.finish('session-1'), 'finished');
  const time = performance.now() - start;
  assert.ok(time > 370 && time < SOON, `${time} ms`);
});

test('a Retry-After that is unusable counts as none: it waits as usual', async (t) => {
  for (const value of ['1.5', '-1', 'soon', '']) {
    const { vendor, proctor } = await setUp(t);
    const start = performance.now();
    vendor.troubles.push(status(429, '', { 'Retry-After': value }));
    assert.equal(await proctor.finish('session-1'), 'finished');
    const time = performance.now() - start;
    assert.ok(time > 120 && time < SOON, `${value}: ${time} ms`);
  }
});

test('a Retry-After date counts by the vendor’s clock, an hour off as it may be', async (t) => {
  const { vendor, proctor } = await setUp(t);
  const vendorsNow = Date.now() - 3_600_000;
  vendor.troubles.push(
    status(503, '', {
      Date: new Date(vendorsNow).toUTCString(),
      'Retry-After': new Date(vendorsNow + 1000).toUTCString(),
    }),
  );
  const start = performance.now();
  assert.equal(await proctor.finish('session-1'), 'finished');
  const time = performance.now() - start;
  assert.ok(time > 990 && time < SOON, `${time} ms`);
});

test('Retry-After as a date is understood', async (t) => {
  const { vendor, proctor } = await setUp(t);
  const at = (time: number) => ({ 'Retry-After': new Date(time).toUTCString() });
  vendor.troubles.push(status(503, '', at(Date.now() - 60_000)));
  assert.equal(await proctor.finish('session-1'), 'finished');
  vendor.troubles.push(status(503, '', at(Date.now() + 60_000)));
  await failure(proctor.finish('session-1'), 'vendor-unavailable');
  vendor.troubles.push(status(503, '', { 'Retry-After': 'soon' }));
  assert.equal(await proctor.finish('session-1'), 'not_changed');
});

test('it asks four times at most', async (t) => {
  const { vendor, proctor } = await setUp(t);
  vendor.troubles.push(...Array.from({ length: 9 }, () => status(503, 'busy')));
  const error = await failure(proctor.finish('session-1'), 'vendor-unavailable');
  assert.equal(error.status, 503);
  assert.equal(error.cause, 'busy');
  assert.equal(vendor.requests.length, 4);
});

test('it does not wait beyond its deadline', async (t) => {
  const { vendor, proctor } = await setUp(t);
  vendor.troubles.push(status(503, '', { 'Retry-After': '3600' }));
  const start = performance.now();
  await failure(proctor.status('session-1'), 'vendor-unavailable');
  assert.ok(performance.now() - start < SOON);
  assert.equal(vendor.requests.length, 1);
});
