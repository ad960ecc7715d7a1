import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodePart, hmac, now, sign } from './support/jwt.js';
import { assertKeeps } from './support/leaks.js';
import { minimalPayload } from './support/payloads.js';
import { assertRefused, bodies, proctor, receiver, secret, soon } from './support/webhooks.js';

const header = { alg: 'HS256', typ: 'JWT' };
const forged: Record<string, string> = {
  'no signature': sign(soon, secret, { alg: 'none' }),
  'none in capitals': sign(soon, secret, { alg: 'NONE' }),
  'none, but signed': `${encodePart({ alg: 'none' })}.${encodePart(soon)}.${hmac(`${encodePart({ alg: 'none' })}.${encodePart(soon)}`, secret)}`,
  'an empty signature': `${encodePart(header)}.${encodePart(soon)}.`,
  HS384: sign(soon, secret, { alg: 'HS384' }),
  HS512: sign(soon, secret, { alg: 'HS512' }),
  'no algorithm': signedAs({ typ: 'JWT' }, soon),
  'an algorithm in lower case': signedAs({ alg: 'hs256' }, soon),
  'a critical extension': signedAs({ ...header, crit: ['x'], x: 1 }, soon),
  'an unencoded payload': signedAs({ ...header, crit: ['b64'], b64: false }, soon),
  'a wrong secret': sign(soon, `${secret}.`),
  'a part of the secret': sign(soon, secret.slice(0, -1)),
  'an empty secret': sign(soon, ''),
  'changed claims': tampered(),
  'no exp': sign({}, secret),
  'exp as text': sign({ exp: String(now() + 30) }, secret),
  'exp null': sign({ exp: null }, secret),
  expired: sign({ exp: now() - 65 }, secret),
  'long expired': sign({ exp: 1 }, secret),
  'not valid yet': sign({ ...soon, nbf: now() + 600 }, secret),
  'claims that are a list': sign([soon], secret),
  'claims that are text': sign('exp', secret),
  'one part': 'abc',
  'two parts': sign(soon, secret).split('.').slice(0, 2).join('.'),
  'four parts': `${sign(soon, secret)}.x`,
  'five parts': 'a.b.c.d.e',
  "a learner's start token": sign({ ...minimalPayload(), ...soon }, secret),
};

function signedAs(head: object, claims: object): string {
  const input = `${encodePart(head)}.${encodePart(claims)}`;
  return `${input}.${hmac(input, secret)}`;
}

function tampered(): string {
  const [head = '', , signature = ''] = sign({ exp: now() - 600 }, secret).split('.');
  return `${head}.${encodePart(soon)}.${signature}`;
}

for (const [name, token] of Object.entries(forged)) {
  test(`refused: ${name}`, async (t) => {
    const { send, accepted, errors } = await receiver(t);
    const response = await send(bodies.review, { token });
    assert.equal(response.headers.get('WWW-Authenticate'), 'JWT');
    await assertRefused(response, 401, 'not-authorized');
    assert.deepEqual(accepted, []);
    assertKeeps(errors, secret, token);
  });
}

test('a start token that was really signed is refused', async (t) => {
  const { send, errors } = await receiver(t);
  const { jwt } = await proctor.startData(minimalPayload());
  await assertRefused(await send(bodies.review, { token: jwt }), 401, 'not-authorized');
  assert.match(String(errors[0]), /starts an exam/);
});

test('clocks may differ by a minute', async (t) => {
  const { send } = await receiver(t);
  const expired = (seconds: number) => sign({ exp: now() - seconds }, secret);
  assert.equal((await send(bodies.review, { token: expired(50) })).status, 204);
  assert.equal((await send(bodies.review, { token: expired(62) })).status, 401);
});

test('the scheme is JWT, in any case, and no other', async (t) => {
  const { send } = await receiver(t);
  const token = sign(soon, secret);
  for (const Authorization of [`jwt ${token}`, `Jwt   ${token}`]) {
    assert.equal((await send(bodies.review, { headers: { Authorization } })).status, 204);
  }
  for (const Authorization of [
    ...[undefined, token, 'JWT', `Bearer ${token}`, `JWT ${token} x`, `JWT, ${token}`],
    ...[`JWT="${token}"`, `Basic ${btoa(token)}`],
  ]) {
    const response = await send(bodies.review, { headers: { Authorization } });
    await assertRefused(response, 401, 'not-authorized');
  }
});
