import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createProctor, WebhookError } from '../../src/server/index.js';
import { decodePart, encodePart, now, sign } from './support/jwt.js';
import { minimalPayload } from './support/payloads.js';
import { Random } from './support/random.js';

const secret = 'mutation-secret-0123456789abcdef';
const proctor = createProctor({
  serverOrigin: 'https://proctor.example',
  integrationName: 'acme',
  jwtSecret: secret,
});
const body = JSON.stringify({ accountId: '42', sessionId: 'session-1' });

async function isAccepted(token: string): Promise<boolean> {
  const headers = { Authorization: `JWT ${token}`, 'Content-Type': 'application/json' };
  const request = new Request('https://lms.example.edu/', { method: 'POST', headers, body });
  try {
    await proctor.verifyWebhook(request, 'review');
    return true;
  } catch (error) {
    // Anything but a refusal would be a crash.
    if (error instanceof WebhookError && error.status === 401) return false;
    throw error;
  }
}

const characters = Array.from('ABCXYZabcxyz0189-_.=+/ ~%"{}');

/** A token changed by character, by part, or by what its parts say, without the secret. */
function mutate(random: Random, token: string): string {
  const at = random.below(token.length + 1);
  const [header = '', claims = '', signature = ''] = token.split('.');
  const character = random.pick(characters);
  const mutations = [
    () => token.slice(0, at) + character + token.slice(at + 1),
    () => token.slice(0, at) + character + token.slice(at),
    () => token.slice(0, at) + token.slice(at + 1),
    () => token.slice(0, at),
    () => token.slice(at),
    () => token.slice(0, -1) + character,
    () => (random.next() < 0.5 ? token.toUpperCase() : token.toLowerCase()),
    () => `${claims}.${header}.${signature}`,
    () => `${header}.${claims}.${random.pick(['', 'AA', claims, signature.slice(1)])}`,
    () => {
      const alg = random.pick(['none', 'None', 'HS384', 'HS512', 'RS256', 'ES256', '', null, 'x']);
      return `${encodePart({ ...decodePart(header), alg })}.${claims}.${random.pick(['', signature])}`;
    },
    () => {
      const extra = random.pick([
        { kid: '../../dev/null' },
        { jwk: {} },
        { b64: false },
        { zip: 1 },
      ]);
      return `${encodePart({ ...decodePart(header), ...extra })}.${claims}.${signature}`;
    },
    () => {
      const exp = random.pick([now() + random.below(1e6) + 1, null, '9999999999', 1e300]);
      return `${header}.${encodePart({ ...decodePart(claims), exp })}.${signature}`;
    },
    () => sign(decodePart(claims), secret.slice(0, random.below(secret.length))),
    () => sign(decodePart(claims), secret, { alg: random.pick(['HS384', 'HS512', 'none']) }),
  ];
  return random.pick(mutations)();
}

/** What a token means: its two signed parts by the letter, and the bytes of its signature. */
function meaning(token: string): string {
  const [header, claims, signature = '', ...rest] = token.split('.');
  return [header, claims, Buffer.from(signature, 'base64url').toString('hex'), ...rest].join('.');
}

for (const [name, claims] of Object.entries({
  'webhook tokens': { exp: now() + 3600 },
  'start tokens': { ...minimalPayload(), exp: now() + 3600 },
})) {
  test(`10,500 mutated ${name}: none is accepted unless it says the same`, async () => {
    const random = new Random(20260201);
    const token = sign(claims, secret);
    assert.equal(await isAccepted(token), name === 'webhook tokens');
    let same = 0;
    for (let round = 0; round < 10_500; round++) {
      const mutated = mutate(random, token);
      const context = `seed ${random.seed}, round ${round}: ${mutated}`;
      // Surrounding space is no part of a header's value.
      if (meaning(mutated.trim()) === meaning(token)) same++;
      else assert.equal(await isAccepted(mutated), false, context);
    }
    assert.ok(same < 1050, `${same} of them were no mutations`);
  });
}
