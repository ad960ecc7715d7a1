import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createProctor, type Logger } from '../../src/server/index.js';
import { assertKeeps } from './support/leaks.js';

const config = { serverOrigin: 'https://proctor.example', integrationName: 'acme' };

const refused: [secret: string, reason: RegExp][] = [
  ['', /not empty/],
  [' ', /white space/],
  ['\n\t', /white space/],
  ['undefined', /the word undefined/],
  ['null', /the word null/],
  ['a-secret-from-a-file\n', /line break/],
  ['a-secret-from-a-file\r\n', /line break/],
  ['"a-secret-from-a-file"', /quotes/],
  ["'a-secret-from-a-file'", /quotes/],
  ['`a-secret-from-a-file`', /quotes/],
  ['“a-secret-from-a-file”', /quotes/],
  ['\uFEFFa-secret-from-a-file', /byte order mark/],
];

test('a secret that cannot be meant is refused by name, and is not shown', () => {
  for (const [jwtSecret, reason] of refused) {
    assert.throws(
      () => createProctor({ ...config, jwtSecret }),
      (error: unknown) => {
        assert.ok(error instanceof TypeError);
        assert.match(error.message, /^createProctor: jwtSecret: expected /);
        assert.match(error.message, reason);
        assertKeeps(error, 'a-secret-from');
        return true;
      },
    );
  }
});

test('a short secret, or one with spaces around it, is taken with one warning', () => {
  const taken: [secret: string, reason: RegExp | undefined][] = [
    ['a', /fewer than 16 characters/],
    ['"', /fewer than 16 characters/],
    [' a-secret-of-full-length', /white space around it/],
    ['a-secret-of-full-length', undefined],
    ['it is "in" the middle', undefined],
    ['"only before it, in full length', undefined],
    ['undefined-in-full-length', undefined],
  ];
  for (const [jwtSecret, reason] of taken) {
    const warnings: string[] = [];
    const logger: Logger = {
      error: () => assert.fail('no error'),
      warn: (text) => warnings.push(text),
    };
    createProctor({ ...config, jwtSecret, logger });
    if (reason === undefined) assert.deepEqual(warnings, []);
    else {
      assert.equal(warnings.length, 1);
      assert.match(warnings[0] ?? '', reason);
      assert.doesNotMatch(warnings[0] ?? '', /a-secret-of/);
    }
  }
});

test('a server origin with *, and times that timers cannot hold, are refused by name', () => {
  const jwtSecret = 'a-secret-of-full-length';
  for (const [name, value, reason] of [
    ['serverOrigin', 'https://*.proctor.constructor.app', /without \*/],
    ['serverOrigin', 'https://*', /without \*/],
    ['deadline', 2 ** 31, /2147483647/],
    ['requestDeadline', 1e12, /2147483647/],
    ['fetch', 'node-fetch', /a function/],
  ] as const) {
    assert.throws(
      () => createProctor({ ...config, jwtSecret, [name]: value }),
      (error: unknown) => {
        assert.ok(error instanceof TypeError);
        assert.match(error.message, new RegExp(`^createProctor: ${name}: expected `));
        assert.match(error.message, reason);
        return true;
      },
    );
  }
  createProctor({ ...config, jwtSecret, deadline: 2 ** 31 - 1 });
});

test('allowed origins with * are refused when the handler is made', () => {
  const proctor = createProctor({ ...config, jwtSecret: 'a-secret-of-full-length' });
  for (const origin of ['*', 'https://*', 'https://*.example.edu']) {
    for (const make of [
      () => proctor.startHandler(() => null, {}, { allowedOrigins: [origin] }),
      () => proctor.finishHandler(() => null, { allowedOrigins: [origin] }),
    ]) {
      assert.throws(make, /allowedOrigins: expected .* without \*/);
    }
  }
});
