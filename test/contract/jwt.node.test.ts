import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeBase64url, encodeBase64, encodeBase64url } from '../../src/contract/base64.js';
import { decodeJwt, decodeJwtPart } from '../../src/contract/jwt.js';

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const header = encode({ alg: 'HS256', typ: 'JWT' });

test('base64url of any bytes is what Node makes of them, and back', () => {
  for (const length of [0, 1, 2, 3, 255, 70_000]) {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 37) % 256);
    const text = encodeBase64url(bytes);
    assert.equal(text, Buffer.from(bytes).toString('base64url'));
    assert.equal(encodeBase64(bytes), Buffer.from(bytes).toString('base64'));
    assert.deepEqual(decodeBase64url(text), bytes);
    assert.deepEqual(decodeBase64url(encodeBase64(bytes)), bytes);
  }
});

test('a token is decoded, texts beyond ASCII among its claims', () => {
  const token = `${header}.${encode({ sessionId: 'prüfung-ß', '😀': 1 })}.c2ln`;
  assert.deepEqual(decodeJwt(token), {
    header: { alg: 'HS256', typ: 'JWT' },
    claims: { sessionId: 'prüfung-ß', '😀': 1 },
  });
});

test('what is no token of three parts is not decoded', () => {
  const claims = encode({ a: 1 });
  for (const token of [
    undefined,
    null,
    7,
    {},
    '',
    '..',
    `${header}.${claims}`,
    `${header}.${claims}.`,
    `${header}..c2ln`,
    `.${claims}.c2ln`,
    `${header}.${claims}.c2ln.c2ln`,
    `${header}.${encode([])}.c2ln`,
    `${header}.${encode(null)}.c2ln`,
    `${encode('x')}.${claims}.c2ln`,
    `${header}.%%%.c2ln`,
    `${header}.${Buffer.from('{"a":').toString('base64url')}.c2ln`,
    `${header}.${Buffer.from([0x7b, 0xff, 0x7d]).toString('base64url')}.c2ln`,
  ]) {
    assert.equal(decodeJwt(token), undefined, JSON.stringify(token));
  }
});

test('a part that says nothing is undefined, not an error', () => {
  assert.equal(decodeJwtPart('é'), undefined);
  assert.equal(decodeJwtPart(Buffer.from('['.repeat(60_000)).toString('base64url')), undefined);
});
