import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EchoRedactor } from '../../src/contract/echoes.js';

const secret = 'Zx9-secret+value/7%q=="é and more';
const bytes = [...Buffer.from(secret)];
const inHex = (write: (hex: string) => string) =>
  bytes.map((byte) => write(byte.toString(16).padStart(2, '0'))).join('');
const unicode = (write: (hex: string) => string) =>
  Array.from(secret, (character) =>
    write((character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')),
  ).join('');
const base64 = (text: string) => Buffer.from(text).toString('base64');

const echoes: Record<string, string> = {
  'as it is': secret,
  'in upper case': secret.toUpperCase(),
  'in lower case': secret.toLowerCase(),
  'in hexadecimal': inHex((hex) => hex),
  'in hexadecimal of upper case': inHex((hex) => hex.toUpperCase()),
  'in hexadecimal with colons': inHex((hex) => `${hex}:`),
  'in hexadecimal with blanks': inHex((hex) => `${hex} `),
  'by escapes of bytes': inHex((hex) => `\\x${hex}`),
  'by escapes of an address': encodeURIComponent(secret),
  'by escapes of an address for each character': inHex((hex) => `%${hex}`),
  'by escapes of an address, twice': encodeURIComponent(encodeURIComponent(secret)),
  'as a form sends it': new URLSearchParams({ a: secret }).toString().slice(2),
  'in JSON': JSON.stringify(secret),
  'in JSON within JSON': JSON.stringify(JSON.stringify(secret)),
  'in JSON of ASCII alone': unicode((hex) => `\\u${hex}`),
  'in HTML': unicode((hex) => `&#x${hex};`),
  'in HTML by decimal numbers': Array.from(secret, (each) => `&#${each.codePointAt(0)};`).join(''),
  'for a shell': secret.replaceAll(/\W/g, '\\$&'),
  'in base64': base64(secret),
  'in base64 of a longer text': base64(`x${secret}`),
  'in base64 of upper case': base64(secret.toUpperCase()),
  'in base64, twice': base64(base64(secret)),
  'in base64 of UTF-16': Buffer.from(secret, 'utf16le').toString('base64'),
  'in base64 of lines': (base64(secret).match(/.{1,12}/g) ?? []).join('\n'),
  'split in four': (secret.match(/.{1,4}/g) ?? []).join(' '),
  'letter by letter': [...secret].join(' '),
  'in lines': (secret.match(/.{1,10}/g) ?? []).join('\n'),
};

for (const [how, echo] of Object.entries(echoes)) {
  test(`a secret is hidden ${how}`, () => {
    const text = new EchoRedactor([secret]).redact(`echo ${echo} end`);
    assert.match(text, /^echo .*\[hidden\].* end$/s);
    // All but the first and the last characters, which others share.
    const rest = text.slice('echo '.length, -' end'.length).replaceAll('[hidden]', '');
    assert.ok(rest.length <= Math.max(12, echo.length / 8), text);
  });
}

test('other texts stay as they are', () => {
  const redactor = new EchoRedactor([secret]);
  for (const text of [
    ...['nothing of it', '100 % right: %zz \\q &#x110000; &#9999999;', 'a secret', 'half \ud800'],
    Buffer.from('nothing of it, in base64').toString('base64'),
  ]) {
    assert.equal(redactor.redact(text), text);
  }
});

test('a long text is read in little time', () => {
  const redactor = new EchoRedactor([secret]);
  const start = performance.now();
  redactor.redact('%41'.repeat(21_000));
  redactor.redact('\\'.repeat(64_000));
  redactor.redact('A'.repeat(64_000));
  assert.ok(performance.now() - start < 5_000);
});
