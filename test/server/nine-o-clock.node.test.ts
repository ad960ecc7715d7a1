/**
 * Nine o'clock: thousands of learners click within a second, the endpoint cannot serve them, and each
 * clicks "try again" as soon as the button is there. What they ask of it stays bounded, whether it says
 * when to come again or not.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { simulate, startData } from './support/crowd.js';

/** Seconds, as the endpoint says. */
const RETRY_AFTER = 10;

const impatient = {
  arrival: () => Math.random() * 1000,
  reaction: () => 300 + Math.random() * 700,
};

const busy = () =>
  new Response(null, { status: 503, headers: { 'Retry-After': String(RETRY_AFTER) } });

function assertSpread(perSecond: number[], requests: number[][]): void {
  for (const times of requests) {
    for (const [index, time] of times.slice(1).entries()) {
      assert.ok(
        time - times[index]! >= RETRY_AFTER * 1000,
        `again after ${time - times[index]!} ms`,
      );
    }
  }
  // The first two seconds are the clicks themselves; those who come again have spread.
  const peak = Math.max(...perSecond.slice(2));
  assert.ok(peak > 0 && peak <= requests.length / 2, `${peak} in a second`);
}

test('an endpoint that fails for 10 s: 10,000 learners ask twice each, the second time spread', async (t) => {
  const endpoint = (time: number) => (time < 10_000 ? busy() : startData());
  const options = { ...impatient, learners: 10_000, seconds: 15 };
  const { perSecond, requests, started } = await simulate(t, endpoint, options);
  assert.equal(started, 10_000);
  assert.equal(Math.max(...requests.map(({ length }) => length)), 2);
  assertSpread(perSecond, requests);
});

test('an endpoint for a tenth of its learners a second: all have started within 40 s', async (t) => {
  const served: number[] = [];
  const endpoint = (time: number) => {
    const second = Math.floor(time / 1000);
    served[second] = (served[second] ?? 0) + 1;
    return served[second] > 100 ? busy() : startData();
  };
  const options = { ...impatient, learners: 1000, seconds: 40 };
  const { perSecond, requests, started } = await simulate(t, endpoint, options);
  assert.equal(started, 1000);
  assert.ok(requests.flat().length <= 3 * 1000, `${requests.flat().length} requests`);
  assertSpread(perSecond, requests);
});

test('an endpoint that fails for a minute without a word: each attempt is held back for longer', async (t) => {
  const options = { ...impatient, learners: 3000, seconds: 60 };
  const failing = () => new Response(null, { status: 502 });
  const { perSecond, requests } = await simulate(t, failing, options);
  for (const times of requests) {
    const pauses = times.slice(1).map((time, index) => time - times[index]!);
    for (const [index, atLeast] of [0, 2000, 6000, 14_000, 30_000].entries()) {
      assert.ok((pauses[index] ?? Infinity) >= atLeast, pauses.join());
    }
    assert.ok(times.length <= 6, `${times.length} requests`);
  }
  // the first three seconds are the clicks themselves, and those again that are let through at once
  assert.ok(Math.max(...perSecond.slice(3)) <= 3000 / 2, perSecond.join());
  assert.ok(Math.max(...perSecond.slice(10)) <= 3000 / 5, perSecond.join());
});
