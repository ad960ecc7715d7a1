import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createProctor, WebhookError, type WebhookKind } from '../../src/server/index.js';
import { now, sign } from './support/jwt.js';
import { Random } from './support/random.js';
import { bodies, kinds, proctor, secret } from './support/webhooks.js';

const ROUNDS = 3000;

/** Values that programs send where they have nothing, or too much. */
const ODD: readonly unknown[] = [
  null,
  '',
  ' ',
  'javascript:alert(1)',
  0,
  -1,
  1.5,
  1e300,
  2 ** 60,
  true,
  false,
  [],
  {},
  [[]],
  { __proto__: null },
  '\ud800',
  '😀',
  'x'.repeat(5000),
  'eyJhbGciOiJIUzI1NiJ9.e30.c2ln',
];

/** The text of a body in which something has gone wrong, once or more often. */
function mutate(random: Random, body: object): string {
  let text = JSON.stringify(body);
  const entries = Object.entries(body);
  const mutations: (() => string)[] = [
    () => JSON.stringify({ ...body, [random.pick(entries)[0]]: random.pick(ODD) }),
    () => JSON.stringify(Object.fromEntries(entries.filter(() => random.below(3) > 0))),
    () => JSON.stringify({ ...body, more: random.pick(ODD) }),
    () => text.slice(0, random.below(text.length)),
    () => text + text.slice(random.below(text.length)),
    () => {
      const at = random.below(text.length);
      return text.slice(0, at) + String.fromCharCode(random.below(0x10000)) + text.slice(at + 1);
    },
    () => text.replace('{', '{"__proto__":{"admin":true},'),
    () => text.replace(/"[^"]*"/, String(random.below(2 ** 31) * 2 ** 31)),
    () => `${'['.repeat(random.below(20_000))}${text}`,
    () => JSON.stringify(random.pick(ODD)),
    () => `\uFEFF${text}`,
  ];
  for (let times = 1 + random.below(3); times > 0; times -= 1) text = random.pick(mutations)();
  return text;
}

test(`${ROUNDS} mutated webhooks are refused by a status, or are what they have to be`, async () => {
  const random = new Random(20261126);
  const headers = {
    'Content-Type': 'application/json',
    Authorization: `JWT ${sign({ exp: now() + 3600 }, secret)}`,
  };
  let accepted = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const kind: WebhookKind = random.pick(kinds);
    const body = mutate(random, bodies[kind]);
    const context = `seed ${random.seed}, round ${round}: ${body.slice(0, 500)}`;
    const request = new Request('https://lms.example/webhook', { method: 'POST', headers, body });
    try {
      const webhook = await proctor.verifyWebhook(request, kind);
      accepted += 1;
      assert.ok(typeof webhook.sessionId === 'string' && webhook.sessionId.trim(), context);
      assert.ok(typeof webhook.accountId === 'string' && webhook.accountId.trim(), context);
      assert.equal(({} as { admin?: unknown }).admin, undefined);
    } catch (error) {
      // Anything else would be a crash.
      assert.ok(error instanceof WebhookError, `${String(error)}: ${context}`);
      assert.ok([400, 422].includes(error.status), context);
      assert.doesNotMatch(error.message, /eyJhbGciOiJIUzI1NiJ9\.e30/, context);
      assert.equal(error.toResponse().status, error.status);
    }
  }
  assert.ok(accepted > ROUNDS / 20 && accepted < ROUNDS / 2, `${accepted} were accepted`);
});

test(`${ROUNDS} mutated finish requests are answered, and only JSON reaches the vendor`, async () => {
  const random = new Random(20261127);
  let asked = 0;
  const { finishHandler } = createProctor({
    serverOrigin: 'https://proctor.example',
    integrationName: 'acme',
    jwtSecret: secret,
    fetch: () => {
      asked += 1;
      return Promise.resolve(Response.json({ message: 'finished' }));
    },
    logger: { error: (_, details) => assert.fail(JSON.stringify(details)) },
  });
  const finish = finishHandler(() => 'session-1');
  for (let round = 0; round < ROUNDS; round += 1) {
    const body = mutate(random, { sessionId: 'session-1' });
    const context = `seed ${random.seed}, round ${round}: ${body.slice(0, 500)}`;
    asked = 0;
    const answer = await finish(
      new Request('https://lms.example/finish', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body,
      }),
    );
    assert.ok([200, 400, 413].includes(answer.status), context);
    assert.equal(asked, answer.status === 200 ? 1 : 0, context);
    await answer.json();
  }
});
