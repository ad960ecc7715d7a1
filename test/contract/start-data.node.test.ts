import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkStartData, isExpired } from '../../src/contract/start-data.js';

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const tokenOf = (claims: object) =>
  `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}.c2lnbmF0dXJl`;
const good = {
  serverOrigin: 'https://proctor.example/',
  integrationName: 'acme',
  jwt: tokenOf({ exp: 1_700_000_000, sessionId: 's-1' }),
};

/** The problems of start data, each as one sentence. */
function problemsOf(answer: unknown, servers?: Parameters<typeof checkStartData>[1]): string[] {
  const check = checkStartData(answer, servers);
  return check.ok
    ? []
    : check.problems.map(
        ({ field, expected, got }) => `${field}: expected ${expected}, got ${got}`,
      );
}

test('good start data come back with the known fields alone, and the claims that are needed', () => {
  const config = { alwaysShowChat: true };
  assert.deepEqual(checkStartData({ ...good, theme: 'dark', config, more: 1 }), {
    ok: true,
    startData: { ...good, serverOrigin: 'https://proctor.example', theme: 'dark', config },
    claims: { exp: 1_700_000_000, sessionId: 's-1' },
  });
});

test('theme and config may be null or absent', () => {
  assert.equal(checkStartData({ ...good, theme: null, config: null }).ok, true);
  assert.equal(checkStartData(good).ok, true);
});

test('a session id may be a text or a whole number', () => {
  for (const [claim, sessionId] of [
    ['s-1', 's-1'],
    [42, '42'],
    [Number('74140000000062630'), undefined],
    [1.5, undefined],
    [null, undefined],
    [{}, undefined],
  ]) {
    const check = checkStartData({ ...good, jwt: tokenOf({ sessionId: claim }) });
    assert.equal(check.ok && check.claims.sessionId, sessionId);
  }
});

test('every wrong field is named', () => {
  for (const answer of [undefined, null, 'text', [], {}]) {
    assert.deepEqual(problemsOf(answer), [
      'serverOrigin: expected an https origin, got undefined',
      'integrationName: expected a string, got undefined',
      'jwt: expected a token of three parts, got undefined',
    ]);
  }
  assert.deepEqual(
    problemsOf({
      serverOrigin: 'http://a.example',
      integrationName: ' ',
      jwt: 'a.b',
      theme: 7,
      config: [],
    }),
    [
      'serverOrigin: expected an https origin, got "http://a.example"',
      'integrationName: expected a string, got " "',
      'jwt: expected a token of three parts, got string',
      'theme: expected a string, got 7',
      'config: expected an object, got []',
    ],
  );
});

test('what JSON cannot hold is described, not thrown at', () => {
  const cycle: Record<string, unknown> = {};
  cycle['self'] = cycle;
  assert.deepEqual(problemsOf({ ...good, theme: cycle, config: () => 1 }), [
    'theme: expected a string, got object',
    'config: expected an object, got function',
  ]);
  assert.deepEqual(problemsOf({ ...good, theme: 7n }), ['theme: expected a string, got bigint']);
});

test('the token does not show, wherever it stands', () => {
  const jwt = 'plain-secret-without-the-form-of-a-token';
  const problems = problemsOf({
    serverOrigin: `https://a.example/?jwt=${jwt}`,
    integrationName: { echo: jwt.slice(5, 25) },
    jwt,
    theme: [encodeURIComponent(jwt)],
  }).join('\n');
  assert.doesNotMatch(problems, /plain-sec|without-t|of-a-token/);
  assert.match(problems, /serverOrigin: .*\[hidden\]/);
});

test('a long value is cut, after the token has been hidden', () => {
  const [problem = ''] = problemsOf({ ...good, theme: ['x'.repeat(1000)] });
  assert.ok(problem.length < 130);
});

test('the administrator’s rule decides on secure origins only', () => {
  const servers = {
    allows: (origin: string) => origin === 'https://a.example',
    expected: 'one of ours',
  };
  assert.deepEqual(problemsOf({ ...good, serverOrigin: 'https://a.example/' }, servers), []);
  assert.deepEqual(problemsOf(good, servers), [
    'serverOrigin: expected one of ours, got "https://proctor.example/"',
  ]);
  assert.deepEqual(
    problemsOf({ ...good, serverOrigin: 'http://a.example' }, { ...servers, allows: () => true }),
    ['serverOrigin: expected an https origin, got "http://a.example"'],
  );
});

test('a token expires by the LMS’s clock, and by no other', () => {
  const claims = { exp: 1000, sessionId: undefined };
  assert.equal(isExpired(claims, 999_999), false);
  assert.equal(isExpired(claims, 1_000_000), true);
  assert.equal(isExpired(claims, undefined), false);
  assert.equal(isExpired({ exp: undefined, sessionId: undefined }, 1_000_000), false);
});
