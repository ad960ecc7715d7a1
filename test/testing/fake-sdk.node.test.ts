import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeJwt } from '../../src/contract/jwt.js';
import { checkStartData, isExpired } from '../../src/contract/start-data.js';
import { createFakeSdk, createFakeStartData } from '../../src/testing/index.js';

const OPTIONS = {
  serverOrigin: 'https://a.example',
  integrationName: 'a',
  jwt: 'a.b.c',
  theme: 'default',
};

test('opened() hands out the sessions in the order of init, asked before or after', async () => {
  const sdk = createFakeSdk();
  const early = sdk.opened();
  const first = await sdk.init(OPTIONS);
  const second = await sdk.init(OPTIONS);
  assert.equal(await early, first);
  assert.equal(await sdk.opened(), second);
  assert.deepEqual(sdk.calls, [OPTIONS, OPTIONS]);
});

test('each promise of a session is settled by its own method, and once', async () => {
  const sdk = createFakeSdk();
  void sdk.init(OPTIONS);
  const session = await sdk.opened();
  session.startExam();
  session.fail('examStarted', new Error('too late'));
  await session.examStarted;
  session.fail('examFinished', new Error('ended'));
  await assert.rejects(session.examFinished, /ended/);
  session.completeUpload();
  await session.videoUploaded;
});

test('a promise that fails while nobody listens is no unhandled rejection', async () => {
  const unhandled: unknown[] = [];
  const listen = (reason: unknown) => unhandled.push(reason);
  process.on('unhandledRejection', listen);
  const sdk = createFakeSdk();
  void sdk.init(OPTIONS);
  const session = await sdk.opened();
  session.fail('videoUploaded', new Error('offline'));
  await new Promise((resolve) => setImmediate(resolve));
  process.off('unhandledRejection', listen);
  assert.deepEqual(unhandled, []);
});

test('start data pass the checks of the element, for 10 minutes', () => {
  const check = checkStartData(createFakeStartData({ sessionId: 's-1', userId: 'Zoë' }));
  assert.ok(check.ok);
  assert.equal(check.claims.sessionId, 's-1');
  assert.equal(decodeJwt(check.startData.jwt)?.claims['userId'], 'Zoë');
  assert.equal(isExpired(check.claims, Date.now() + 9 * 60_000), false);
  assert.equal(isExpired(check.claims, Date.now() + 10 * 60_000), true);
});
