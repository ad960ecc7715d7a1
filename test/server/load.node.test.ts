import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createProctor, ProctorError } from '../../src/server/index.js';
import { decodePart } from './support/jwt.js';
import { rejection } from './support/leaks.js';
import { minimalPayload } from './support/payloads.js';

const LEARNERS = 2000;

const config = {
  serverOrigin: 'https://proctor.example',
  integrationName: 'acme',
  jwtSecret: 'a-secret-that-must-not-be-shown',
  logger: { error: (message: string) => assert.fail(message) },
};

/** The heap in use, in bytes, once what nobody needs has been let go. */
function heapInUse(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

const requestOf = (learner: number) =>
  new Request(`https://lms.example/start?learner=${learner}`, {
    headers: { Cookie: `${learner}` },
  });

test(`${LEARNERS} starts that are open at once are answered, each learner with their own`, async () => {
  const { startHandler } = createProctor(config);
  let open = 0;
  let letGo: (() => void) | undefined;
  const allOpen = new Promise<void>((resolve) => (letGo = resolve));
  const start = startHandler(async (request) => {
    open += 1;
    if (open === LEARNERS) letGo?.();
    await allOpen;
    return { ...minimalPayload(), userId: `learner-${request.headers.get('Cookie') ?? ''}` };
  });
  const answers = await Promise.all(
    Array.from({ length: LEARNERS }, async (_, learner) => start(requestOf(learner))),
  );
  for (const [learner, answer] of answers.entries()) {
    assert.equal(answer.status, 200);
    const { jwt } = (await answer.json()) as { jwt: string };
    assert.equal(decodePart(jwt.split('.')[1] ?? '')['userId'], `learner-${learner}`);
  }
});

test('memory stays flat over rounds of starts, refusals and failures', async () => {
  const { startHandler, finish } = createProctor({
    ...config,
    logger: { error: () => undefined },
    fetch: () => Promise.resolve(Response.json({ message: 'finished' })),
  });
  const start = startHandler((request) => {
    const learner = Number(request.headers.get('Cookie'));
    if (learner % 3 === 1) return null;
    if (learner % 3 === 2) throw new Error('down');
    return minimalPayload();
  });
  const round = async () => {
    for (let learner = 0; learner < LEARNERS; learner += 1) {
      await (await start(requestOf(learner))).text();
      if (learner % 10 === 0) await finish('session-1');
    }
  };
  await round();
  const before = heapInUse();
  await round();
  await round();
  const growth = heapInUse() - before;
  assert.ok(growth < 3_000_000, `${growth} bytes more`);
});

test('a vendor that hangs: every call ends at its deadline, and lets go of its request', async () => {
  let requests = 0;
  let released = 0;
  const { finish, status } = createProctor({
    ...config,
    deadline: 300,
    requestDeadline: 100,
    fetch: (_, init) => {
      requests += 1;
      return new Promise((__, reject) => {
        init?.signal?.addEventListener('abort', () => {
          released += 1;
          reject(init.signal?.reason as Error);
        });
      });
    },
  });
  await Promise.all(
    Array.from({ length: 200 }, async (_, index) => {
      const call = index % 2 === 0 ? finish('session-1') : status('session-1');
      const error = await rejection<ProctorError>(call, ProctorError);
      assert.equal(error.code, 'vendor-timeout');
    }),
  );
  assert.ok(requests >= 200);
  assert.equal(released, requests);
});
