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
  ['a-secret-from-a-file\uFEFF', /byte order mark/],
  ['\uFEFF', /white space/],
  ['\na-secret-from-a-file', /line break/],
  ['a-secret-from-a-file\nin two lines', /line break/],
  ['a\0-\0s\0e\0c\0r\0e\0t\0', /visible/],
  ['a-secret-from\u200b-a-page', /visible/],
  ['a-secret-from\uFFFD-bytes', /visible/],
  ['\ud800a-secret-from-half-a-character', /visible/],
  ['«a-secret-from-a-file»', /quotes/],
  ['‘a-secret-from-a-chat’', /quotes/],
  ['„a-secret-from-a-letter“', /quotes/],
  [' "a-secret-from-a-file" ', /quotes/],
  ['""', /quotes/],
  [' undefined ', /the word undefined/],
  ['Undefined', /the word Undefined/],
  ['NULL', /the word NULL/],
  ['None', /the word None/],
  ['nil', /the word nil/],
  ['NaN', /the word NaN/],
  ['false', /the word false/],
  ['[object Object]', /the word \[object Object\]/],
  ['[object Promise]', /the word/],
  ['${SECRET}', /placeholder/],
  ['${PROCTOR_SECRET:-}', /placeholder/],
  ['$PROCTOR_SECRET', /placeholder/],
  ['%PROCTOR_SECRET%', /placeholder/],
  ['{{ .Values.proctor.secret }}', /placeholder/],
  ['<your secret here>', /placeholder/],
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
    ['<a-secret/of=full>length', undefined],
    ['$a-Secret-of-full-length', undefined],
    ['%20a-secret-of-full-length%', undefined],
    ['ein-schlüssel-in-voller-länge', undefined],
    ['changeme', /fewer than 16 characters/],
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

test('a name that cannot be meant is refused by name', () => {
  const jwtSecret = 'a-secret-of-full-length';
  for (const integrationName of [
    ...[' ', '\uFEFFacme', ' acme', 'acme\n', '"acme"', '${NAME}', 'undefined', '[object Object]'],
    ...['a\ud800', '..'],
  ]) {
    assert.throws(
      () => createProctor({ ...config, jwtSecret, integrationName }),
      /^TypeError: createProctor: integrationName: expected /,
      integrationName,
    );
  }
});

test('a configuration, a logger, a list or a callback that is none is refused when it is given', () => {
  const jwtSecret = 'a-secret-of-full-length';
  for (const none of [undefined, null, 'https://proctor.example', []]) {
    assert.throws(
      () => createProctor(none as never),
      /^TypeError: createProctor: expected an object/,
    );
  }
  for (const logger of [null, {}, { error: 'x' }, 'console']) {
    assert.throws(
      () => createProctor({ ...config, jwtSecret, logger: logger as never }),
      /^TypeError: createProctor: logger: expected /,
    );
  }
  const proctor = createProctor({ ...config, jwtSecret });
  for (const allowedOrigins of ['https://lms.example', {}, 7, new Set(['https://lms.example'])]) {
    const options = { allowedOrigins } as never;
    assert.throws(
      () => proctor.startHandler(() => null, {}, options),
      /allowedOrigins: expected a list/,
    );
    assert.throws(() => proctor.finishHandler(() => null, options), /expected a list/);
  }
  for (const callback of [undefined, null, {}, 'x']) {
    assert.throws(
      () => proctor.startHandler(callback as never),
      /^TypeError: startHandler: expected a function/,
    );
    assert.throws(
      () => proctor.finishHandler(callback as never),
      /^TypeError: finishHandler: expected a function/,
    );
  }
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
