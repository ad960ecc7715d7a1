/** Forgeries of tokens, which fast-check makes up: none is accepted. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createVerifier } from 'fast-jwt';
import { createProctor, WebhookError } from '../../src/server/index.js';
import { readToken } from '../../demo/vendor/token.js';
import { json } from './support/any-json.js';
import { decodePart, encodePart, hmac, now, sign, verify } from './support/jwt.js';
import { fullPayload, minimalPayload } from './support/payloads.js';

const secret = 'property-secret-0123456789abcdef';
const proctor = createProctor({
  serverOrigin: 'https://proctor.example',
  integrationName: 'acme',
  jwtSecret: secret,
});

// Payloads

const algorithms = ['none', 'None', 'NONE', 'nOnE', 'HS384', 'HS512', 'RS256', 'ES256', 'EdDSA'];
const headers = fc.oneof(
  fc.constantFrom(...algorithms, '', 'hs256', 'HS256 ', null, 256, ['HS256']).map((alg) => ({
    alg,
  })),
  fc.constantFrom<object>(
    { kid: '../../../../dev/null' },
    { jwk: { kty: 'oct', k: '' } },
    { jku: 'https://evil.example/jwks' },
    { b64: false, crit: ['b64'] },
    { crit: ['exp'] },
    { zip: 'DEF' },
    { typ: 'at+jwt' },
    {},
  ),
);
const ascii = fc.constantFrom(...Array.from('ABCXYZabcxyz0189-_.=+/ ~%"{}:,'));
const at = fc.nat(4000);

function replaced(list: readonly string[], index: number, value: string): string[] {
  return list.map((item, other) => (other === index % list.length ? value : item));
}

type Forge = (token: string, other: string) => string;

/** Changes one bit of the text, or of the bytes that a part encodes. */
const bitFlips: fc.Arbitrary<Forge> = fc
  .tuple(at, fc.nat(7), fc.boolean())
  .map(([position, bit, inText]) => (token) => {
    const parts = token.split('.');
    const index = position % parts.length;
    const bytes = inText ? Buffer.from(token) : Buffer.from(parts[index] ?? '', 'base64url');
    const place = position % bytes.length;
    bytes[place] = (bytes[place] ?? 0) ^ (1 << bit);
    // What no header could carry is left out.
    if (inText) return bytes.toString('latin1').replace(/[^\x20-\x7e]/g, '');
    return replaced(parts, index, bytes.toString('base64url')).join('.');
  });

/** Parts in another order, twice, left out, or of another token. */
const partSwaps: fc.Arbitrary<Forge> = fc
  .array(fc.nat(5), { maxLength: 4 })
  .map((order) => (token, other) => {
    const parts = [...token.split('.'), ...other.split('.')];
    return order.map((index) => parts[index]).join('.');
  });

/** Another header, under the old signature, none, or one by the algorithm that it names. */
const headerChanges: fc.Arbitrary<Forge> = fc
  .tuple(headers, fc.constantFrom('kept', 'none', 'signed'))
  .map(([changes, signature]) => (token) => {
    const [header = '', claims = '', old = ''] = token.split('.');
    const changed = { ...decodePart(header), ...changes };
    const input = `${encodePart(changed)}.${claims}`;
    const hash = { HS384: 'sha384', HS512: 'sha512' }[String(changed.alg)];
    const signed = signature === 'signed' && hash ? hmac(input, secret, hash) : '';
    return `${input}.${signature === 'kept' ? old : signed}`;
  });

/** Other claims under the old signature. */
const claimChanges: fc.Arbitrary<Forge> = fc
  .tuple(fc.constantFrom('exp', 'iat', 'nbf', 'userId', 'x'), fc.oneof(json, fc.nat()))
  .map(([name, value]) => (token) => {
    const [header = '', claims = '', signature = ''] = token.split('.');
    return `${header}.${encodePart({ ...decodePart(claims), [name]: value })}.${signature}`;
  });

/** The same bytes, written in another way. */
const reEncodings: fc.Arbitrary<Forge> = fc
  .tuple(fc.nat(2), fc.constantFrom('base64', 'padded', 'spare bits', 'space', 'json'), at)
  .map(([index, way, position]) => (token) => {
    const parts = token.split('.');
    const part = parts[index] ?? '';
    const bytes = Buffer.from(part, 'base64url');
    const middle = position % part.length;
    const ways: Record<string, () => string> = {
      base64: () => bytes.toString('base64'),
      padded: () => `${part}${'='.repeat(1 + (position % 3))}`,
      'spare bits': () => part.slice(0, -1) + 'ABCDEFGHabcdefgh01234567'.charAt(position % 24),
      space: () => `${part.slice(0, middle)} ${part.slice(middle)}`,
      json: () => (index === 2 ? part : Buffer.from(` ${bytes.toString()}`).toString('base64url')),
    };
    return replaced(parts, index, ways[way]?.() ?? part).join('.');
  });

/** More, or less, of it. */
const edits: fc.Arbitrary<Forge> = fc
  .tuple(fc.constantFrom('append', 'prepend', 'insert', 'remove', 'cut'), fc.array(ascii), at)
  .map(([how, characters, position]) => (token) => {
    const middle = position % token.length;
    const added = characters.join('');
    switch (how) {
      case 'append':
        return `${token}.${added}`;
      case 'prepend':
        return `${added}.${token}`;
      case 'insert':
        return `${token.slice(0, middle)}${added || 'A'}${token.slice(middle)}`;
      case 'remove':
        return token.slice(0, middle) + token.slice(middle + 1 + characters.length);
      default:
        return token.slice(0, middle);
    }
  });

/** Signed anew, with what is not the secret, or not by HS256. */
const otherKeys: fc.Arbitrary<Forge> = fc
  .tuple(fc.nat(secret.length), ascii, fc.constantFrom('HS256', 'HS384', 'HS512', 'none'))
  .map(([length, character, alg]) => (token) => {
    const claims = decodePart(token.split('.')[1] ?? '');
    // Node's HMAC pads keys with zeros, not with characters: each of these is another key.
    const key = alg === 'HS256' ? secret.slice(0, length) + character : secret;
    return key === secret && alg === 'HS256' ? '' : sign(claims, key, { alg });
  });

const forgeries = fc.array(
  fc.oneof(bitFlips, partSwaps, headerChanges, claimChanges, reEncodings, edits, otherKeys),
  { minLength: 1, maxLength: 2 },
);

/**
 * What a token says: the two signed parts by the letter, the signature by its bytes, as decoders
 * read it that know no strictness. 32 bytes leave two bits of the last character to spare, so four
 * texts are one signature; with these and with padding a token is the same, not another one.
 */
function meaning(token: string): string {
  const [header, claims, signature = '', ...rest] = token.trim().split('.');
  return [header, claims, Buffer.from(signature, 'base64url').toString('hex'), ...rest].join('.');
}

/** Forges until 10,000 forgeries have been refused that say something else than the tokens do. */
async function refuseForgeries(
  token: string,
  other: string,
  isAccepted: (token: string) => boolean | Promise<boolean>,
): Promise<void> {
  assert.equal(await isAccepted(token), true);
  assert.equal(await isAccepted(other), true);
  const genuine = [meaning(token), meaning(other)];
  let forged = 0;
  await fc.assert(
    fc.asyncProperty(forgeries, async (steps) => {
      let result = token;
      for (const step of steps) {
        // A step may find nothing left of what it changes.
        try {
          result = step(result, other);
        } catch {
          break;
        }
      }
      if (genuine.includes(meaning(result))) return;
      forged++;
      assert.equal(await isAccepted(result), false, result);
    }),
    { numRuns: 12_000 },
  );
  assert.ok(forged >= 10_000, `only ${forged} of them were forgeries`);
}

const body = JSON.stringify({ accountId: '42', sessionId: 'session-1' });

async function isAcceptedWebhook(token: string): Promise<boolean> {
  const request = new Request('https://lms.example.edu/', {
    method: 'POST',
    headers: { Authorization: `JWT ${token}`, 'Content-Type': 'application/json' },
    body,
  });
  try {
    await proctor.verifyWebhook(request, 'review');
    return true;
  } catch (error) {
    // Anything but a refusal would be a crash.
    if (error instanceof WebhookError && error.status === 401) return false;
    throw error;
  }
}

test('10,000 forged tokens: none is accepted on a webhook', async () => {
  const token = sign({ exp: now() + 3600 }, secret);
  const other = sign({ exp: now() + 7200, iat: now() }, secret);
  await refuseForgeries(token, other, isAcceptedWebhook);
});

test('10,000 forged start tokens: none is accepted by verifiers that are not ours', async () => {
  const { jwt: token } = await proctor.startData(fullPayload());
  const { jwt: other } = await proctor.startData({ ...minimalPayload(), userId: 'learner-8' });
  const fastJwt = createVerifier({ key: secret, algorithms: ['HS256'] });
  const verifiers: ((text: string) => unknown)[] = [
    fastJwt,
    (text) => verify(text.trim(), secret),
    // the demo's double of the vendor: it returns why it refuses
    (text) => assert.notEqual(typeof readToken(text.trim(), secret, new Date()), 'string'),
  ];
  for (const genuine of [token, other]) verifiers.forEach((accepts) => accepts(genuine));
  await refuseForgeries(token, other, (forged) =>
    verifiers.some((accepts) => {
      try {
        accepts(forged);
        return true;
      } catch {
        return false;
      }
    }),
  );
});

test('one signature, written in four ways, is one signature', async () => {
  const token = sign({ exp: now() + 3600 }, secret);
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const same = Array.from(alphabet, (last) => token.slice(0, -1) + last).filter(
    (variant) => meaning(variant) === meaning(token),
  );
  assert.equal(same.length, 4);
  for (const last of alphabet) {
    const variant = token.slice(0, -1) + last;
    if (!same.includes(variant)) assert.equal(await isAcceptedWebhook(variant), false);
  }
});
