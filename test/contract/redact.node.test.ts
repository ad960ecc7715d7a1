import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Redactor } from '../../src/contract/redact.js';

const jwt = [
  Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url'),
  Buffer.from('{"userId":"müller","exp":1}').toString('base64url'),
  'qL8R4QIcQ_ZsRqOAbeRfcZhilN_MksRtDaErMA-x',
].join('.');
const [header = '', payload = '', signature = ''] = jwt.split('.');

/** Whether a text shows as many as nine characters in a row of a secret. */
function shows(text: string, secret: string): boolean {
  for (let start = 0; start + 9 <= secret.length; start += 1) {
    if (text.includes(secret.slice(start, start + 9))) return true;
  }
  return false;
}

test('a token is hidden whole, in each of its parts, and in pieces of those', () => {
  const redactor = new Redactor([jwt]);
  assert.equal(redactor.redact(`got ${jwt}!`), 'got [hidden]!');
  for (const piece of [header, payload, signature, payload.slice(3, 15), signature.slice(-9)]) {
    assert.equal(redactor.redact(`a ${piece} b`), 'a [hidden] b');
  }
  assert.equal(redactor.redact('nothing of it'), 'nothing of it');
});

test('a secret is hidden in every form in which a server may echo it', () => {
  const secret = 'pä$s"word/+ with more';
  const redactor = new Redactor([secret, jwt]);
  for (const hidden of [secret, jwt]) {
    for (const form of [
      encodeURIComponent(hidden),
      JSON.stringify(hidden),
      Buffer.from(hidden).toString('base64'),
      Buffer.from(hidden).toString('base64url'),
      Buffer.from(hidden).toString('hex'),
    ]) {
      const text = redactor.redact(`echo ${form} end`);
      assert.match(text, /^echo .*\[hidden\].* end$/);
      assert.equal(shows(text, form), false, text);
    }
  }
});

test('a secret is hidden in the base64 of whatever it stands in', () => {
  const redactor = new Redactor([signature]);
  for (const before of ['', 'a', 'ab', 'abc', '{"jwt":"']) {
    for (const after of ['', '"', '"}', 'abc']) {
      const echo = Buffer.from(before + signature + after).toString('base64');
      const text = redactor.redact(echo);
      assert.match(text, /\[hidden\]/);
      // All but the characters that the secret shares with its neighbours.
      assert.ok(
        text.replace('[hidden]', '').length <=
          Math.ceil((before.length + after.length + 4) * 1.4) + 2,
        text,
      );
    }
  }
});

test('other tokens are hidden by their looks', () => {
  assert.equal(new Redactor().redact(`Bearer ${jwt}, ok`), 'Bearer [hidden], ok');
});

test('a short secret is hidden as a whole, an empty one hides nothing', () => {
  const redactor = new Redactor(['abc', '']);
  assert.equal(redactor.redact('xabcx ab'), 'x[hidden]x ab');
});
