import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import nodeFetch from 'node-fetch';
import { createProctor, ProctorError, type Proctor } from '../../src/server/index.js';
import { assertKeeps, rejection } from './support/leaks.js';
import { hangUp, status, Vendor } from './support/vendor.js';

const secret = 'a-secret-that-must-not-be-shown';

async function setUp(
  t: TestContext,
  foreign: unknown,
): Promise<{ vendor: Vendor; proctor: Proctor }> {
  const vendor = await Vendor.start(t, secret);
  vendor.sessions.set('session-1', { accountId: 42, status: 'started' });
  const proctor = createProctor({
    serverOrigin: vendor.origin,
    integrationName: 'acme',
    jwtSecret: secret,
    fetch: foreign as typeof fetch,
  });
  return { vendor, proctor };
}

test('node-fetch, which proxy users have, works', async (t) => {
  const { vendor, proctor } = await setUp(t, nodeFetch);
  assert.equal((await proctor.status('session-1'))?.status, 'started');
  assert.equal(await proctor.finish('session-1'), 'finished');
  assert.equal(vendor.requests.length, 2);
  vendor.troubles.push(hangUp, status(503));
  assert.equal(await proctor.finish('session-1'), 'not_changed');
  assert.equal(vendor.requests.length, 5);
});

test('a fetch whose answers can’t be read is refused by one clear error, after one request', async (t) => {
  const read = Response.json({});
  await read.text();
  const locked = Response.json({});
  locked.body?.getReader();
  for (const answer of [
    ...[undefined, null, 'text', {}, { status: 200, json: () => ({}) }],
    ...[read, locked, { status: '200', headers: new Headers(), body: null }],
    { status: 200, headers: { get: () => null }, data: {} },
    { status: 200, headers: new Headers(), body: '{}' },
    { statusCode: 200, headers: {}, body: null },
  ]) {
    let requests = 0;
    const { proctor } = await setUp(t, () => {
      requests += 1;
      return Promise.resolve(answer);
    });
    for (const call of [proctor.finish, proctor.status]) {
      requests = 0;
      const error = await rejection<Error>(call('session-1'), TypeError);
      assert.match(error.message, /^createProctor: fetch: expected an answer with status, headers/);
      assert.equal(requests, 1);
    }
  }
});

test('a fetch that heeds no signal, nor its body, ends at the deadline all the same', async () => {
  for (const answer of [
    () => new Promise(() => undefined),
    () => ({ status: 200, headers: new Headers(), body: new ReadableStream() }),
  ]) {
    const proctor = createProctor({
      serverOrigin: 'https://proctor.example',
      integrationName: 'acme',
      jwtSecret: secret,
      fetch: answer as never,
      deadline: 200,
      requestDeadline: 100,
    });
    const { code } = await rejection(proctor.status('session-1'), ProctorError);
    assert.equal(code, 'vendor-timeout');
    const signal = AbortSignal.timeout(50);
    await assert.rejects(proctor.finish('session-1', { signal }), { name: 'TimeoutError' });
  }
});

test('an error that can’t be looked at is the network’s all the same', async () => {
  const refuse = () => {
    throw new Error('no');
  };
  const proctor = createProctor({
    serverOrigin: 'https://proctor.example',
    integrationName: 'acme',
    jwtSecret: secret,
    fetch: () => Promise.reject<Response>(new Proxy(new Error(), { get: refuse, has: refuse })),
    deadline: 100,
  });
  const error = await rejection(proctor.status('session-1'), ProctorError);
  assert.equal(error.code, 'vendor-unreachable');
});

test('the error of a fetch that keeps the request in it shows no token', async (t) => {
  const { proctor } = await setUp(t, (_: string, init: { headers: { Authorization: string } }) => {
    const token = init.headers.Authorization.slice(4);
    const inner = Object.assign(new Error(`refused ${token.slice(20, 60)}`), {
      code: 'EPROXY',
      token,
    });
    return Promise.reject(
      Object.assign(
        new Error(`could not send ${Buffer.from(token).toString('base64')}`, { cause: inner }),
        {
          config: init,
        },
      ),
    );
  });
  const error = await rejection(proctor.finish('session-1'), ProctorError);
  assert.equal(error.code, 'vendor-unreachable');
  assertKeeps(error, secret, 'eyJ');
  const cause = error.cause as Error & { cause: Error & { code: string } };
  assert.equal(cause.message, 'could not send [hidden]');
  assert.match(cause.cause.message, /^refused \[hidden\]$/);
  assert.equal(cause.cause.code, 'EPROXY');
});
