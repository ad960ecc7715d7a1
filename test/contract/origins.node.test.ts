import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  isListed,
  isLocalhost,
  isSecureOrigin,
  parseOrigin,
  parseOriginList,
  VENDOR_SERVERS,
} from '../../src/contract/origins.js';

test('the machine itself has many names', () => {
  for (const name of [
    'localhost',
    'lms.localhost',
    'a.b.localhost',
    '127.0.0.1',
    '127.9.8.7',
    '[::1]',
  ]) {
    assert.equal(isLocalhost(name), true, name);
  }
  for (const name of [
    '',
    'localhost.evil.example',
    'evillocalhost',
    '127.0.0.1.evil.example',
    '128.0.0.1',
    '1270.0.1',
    '[::2]',
  ]) {
    assert.equal(isLocalhost(name), false, name);
  }
});

test('an origin comes back in its normal form', () => {
  for (const [value, origin] of [
    ['https://a.example', 'https://a.example'],
    ['https://a.example/', 'https://a.example'],
    ['HTTPS://A.Example:443', 'https://a.example'],
    ['https://a.example:8443', 'https://a.example:8443'],
    ['http://[::1]:3000', 'http://[::1]:3000'],
    ['https://prüfung.example', 'https://xn--prfung-4ya.example'],
    ['https://my_lms.example', 'https://my_lms.example'],
  ]) {
    assert.equal(parseOrigin(value), origin);
  }
});

test('what is more or less than an origin is none', () => {
  for (const value of [
    undefined,
    null,
    7,
    ['https://a.example'],
    '',
    'a.example',
    'https://',
    'https:// ',
    'https://a.example/path',
    'https://a.example?',
    'https://a.example#',
    'https://@a.example',
    'https://user@a.example',
    'https://a.example:99999',
    'https://a.example,',
    'https://*.example.edu',
    'https://*',
    'ftp://a.example',
    'javascript:alert(1)',
    'blob:https://a.example',
    'null',
  ]) {
    assert.equal(parseOrigin(value), undefined, String(value));
  }
});

test('the vendor’s server is reached by https, or on the machine itself', () => {
  const secure = [
    'https://a.example',
    'http://localhost:8080',
    'http://lms.localhost',
    'http://127.0.0.1',
    'http://[::1]',
  ];
  for (const origin of secure) assert.equal(isSecureOrigin(origin), true, origin);
  for (const origin of ['http://a.example', 'http://10.0.0.1', 'ftp://localhost']) {
    assert.equal(isSecureOrigin(origin), false, origin);
  }
});

test('a list allows its origins, and the subdomains of what has * as its first label', () => {
  const list = parseOriginList(
    '  https://proctor.acme.edu/\n\thttps://*.Proctor.Constructor.app https://*.acme.edu:8443 ',
  );
  assert.deepEqual(list.refused, []);
  for (const origin of [
    'https://proctor.acme.edu',
    'https://eu.proctor.constructor.app',
    'https://a.b.proctor.constructor.app',
    'https://x.acme.edu:8443',
  ]) {
    assert.equal(isListed(list, origin), true, origin);
  }
  for (const origin of [
    'https://acme.edu',
    'https://x.acme.edu',
    'https://proctor.acme.edu:444',
    'http://proctor.acme.edu',
    'http://eu.proctor.constructor.app',
    'https://proctor.constructor.app',
    'https://evilproctor.constructor.app',
    'https://eu.proctor.constructor.app:444',
    'https://proctor.constructor.app.evil.example',
  ]) {
    assert.equal(isListed(list, origin), false, origin);
  }
});

test('an entry that is no origin, or has * elsewhere, is refused and allows nothing', () => {
  const refused = [
    '*',
    'https://*',
    'https://*.',
    'https://*evil.example',
    'https://a.*.example',
    'https://*.*.example',
    'https://a.example/path',
    'https://a.example,',
    'a.example',
    '*.a.example',
    "'self'",
    'javascript://*.a.example',
    'https://user@*.a.example',
  ];
  const list = parseOriginList(refused.join(' '));
  assert.deepEqual(list, { exact: [], parents: [], refused });
  assert.equal(isListed(list, 'https://a.example'), false);
  assert.equal(isListed(list, 'https://b.a.example'), false);
});

test('an empty list allows nothing', () => {
  assert.equal(isListed(parseOriginList(' '), 'https://a.example'), false);
});

test('the vendor’s own servers are a list', () => {
  const list = parseOriginList(VENDOR_SERVERS);
  assert.equal(isListed(list, 'https://demo.proctor.constructor.app'), true);
  assert.equal(isListed(list, 'https://constructor.app'), false);
});
