import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  createProctor,
  PayloadError,
  Problem,
  ProctorError,
  WebhookError,
} from '../../src/server/index.js';

// A query makes another module of the same file, as a bundler does that puts it into two chunks.
const copyOf = async <Module>(name: string): Promise<Module> =>
  (await import(`../../src/server/${name}.ts?another-copy`)) as Module;
const problems = await copyOf<typeof import('../../src/server/problem.js')>('problem');
const errors = await copyOf<typeof import('../../src/server/proctor-error.js')>('proctor-error');
const webhooks = await copyOf<typeof import('../../src/server/webhooks.js')>('webhooks');

const logged: unknown[] = [];
const proctor = createProctor({
  serverOrigin: 'https://proctor.example',
  integrationName: 'acme',
  jwtSecret: 'a-secret-that-must-not-be-shown',
  logger: { error: (_, details) => logged.push(details) },
});

test('a problem of another copy is answered with its own status, returned or thrown', async () => {
  assert.notEqual(problems.Problem, Problem);
  const early = new problems.Problem('too-early', { detail: 'At nine' });
  for (const callback of [() => early, () => Promise.reject<null>(early)]) {
    const start = await proctor.startHandler(callback)(new Request('https://lms.example/start'));
    assert.equal(start.status, 403);
    assert.equal(((await start.json()) as { code: string }).code, 'too-early');
    const finish = await proctor.finishHandler(callback)(
      new Request('https://lms.example/finish', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: '{}',
      }),
    );
    assert.equal(finish.status, 403);
  }
  assert.deepEqual(logged, []);
});

test('the vendor’s failure in another copy is one of the vendor’s', async () => {
  const failure = new errors.ProctorError('vendor-timeout', 'status: no answer in 4000 ms');
  const answer = await proctor.startHandler(() => Promise.reject<null>(failure))(
    new Request('https://lms.example/start'),
  );
  assert.equal(answer.status, 502);
  assert.equal(((await answer.json()) as { code: string }).code, 'vendor-timeout');
});

test('instanceof knows the errors of another copy, each by its class', () => {
  const problem = new problems.Problem('too-early');
  const failure = new errors.ProctorError('vendor-timeout', 'late');
  const payload = new errors.PayloadError(['userId: expected a string, got nothing']);
  const webhook = new webhooks.WebhookError('not-authorized', 'no token', { status: 401 });
  const classes = [Problem, WebhookError, ProctorError, PayloadError];
  const known = (value: unknown) => classes.map((type) => value instanceof type);
  assert.deepEqual(known(problem), [true, false, false, false]);
  assert.deepEqual(known(webhook), [true, true, false, false]);
  assert.deepEqual(known(failure), [false, false, true, false]);
  assert.deepEqual(known(payload), [false, false, true, true]);
  for (const other of [undefined, null, 'text', 7, {}, new Error('x'), { name: 'Problem' }]) {
    assert.deepEqual(known(other), [false, false, false, false]);
  }
});

test('a class of the LMS’s own that extends ours is not every error of ours', () => {
  class RoomIsFull extends Problem {}
  assert.equal(new RoomIsFull('room-is-full') instanceof Problem, true);
  assert.equal(new RoomIsFull('room-is-full') instanceof RoomIsFull, true);
  assert.equal(new Problem('room-is-full') instanceof RoomIsFull, false);
});
