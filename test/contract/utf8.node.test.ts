import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeUtf8, encodeUtf8 } from '../../src/contract/utf8.js';

const TEXTS = ['', 'plain', 'Zoë', '数学', '🎓 100 %', 'a%20b', '\u0000', 'half \uD83C of a pair'];

for (const text of TEXTS) {
  test(`${JSON.stringify(text)} is encoded and decoded as the platform does`, () => {
    const bytes = encodeUtf8(text);
    assert.deepEqual(bytes, new TextEncoder().encode(text));
    assert.equal(decodeUtf8(bytes), new TextDecoder().decode(bytes));
  });
}

test('bytes that are no UTF-8 are refused', () => {
  for (const bytes of [[0xff], [0xc3], [0xed, 0xa0, 0x80], [0xc0, 0x80]]) {
    assert.throws(() => decodeUtf8(Uint8Array.from(bytes)), URIError);
  }
});
