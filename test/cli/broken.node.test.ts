import assert from 'node:assert/strict';
import { describe, test, type TestContext } from 'node:test';
import { check as checkEndpoint } from '../../src/cli/check.js';
import type { Report } from '../../src/cli/types.js';
import { now } from '../server/support/jwt.js';
import { check } from './support/cli.js';
import { endpoint, iso, secret, type Parts } from './support/endpoint.js';

const html = '<!doctype html><title>Sign in</title>';
const type = (value: string | undefined) => ({ headers: { 'Content-Type': value } });
const caching = (value: string | undefined) => ({ headers: { 'Cache-Control': value } });
const claims = (make: () => Record<string, unknown>) => ({ claims: make });
const token = (make: (good: string) => string) => ({ token: make });

/** What is wrong, the findings that it leads to, and a part of the first one's text. */
type Case = [name: string, parts: Parts, findings: string[], text?: RegExp];

/** One of each kind, by the command itself. */
const kinds: Case[] = [
  [
    'a status',
    { ...type('text/html'), status: 500, body: html },
    ['error status'],
    /got 500: the endpoint itself failed/,
  ],
  ['HTML', { ...type('text/html'), body: html }, ['error body'], /sign-in page/],
  ['the type', type('text/html; charset=UTF-8'), ['error content-type']],
  ['caching', caching('private, max-age=60'), ['error cache-control'], /max-age=60/],
  ['JSON', { body: '{"serverOrigin":' }, ['error body']],
  ['the size', { data: { padding: 'x'.repeat(65_536) } }, ['error body'], /65536 bytes/],
  ['the origin', { data: { serverOrigin: undefined } }, ['error serverOrigin'], /nothing/],
  ['the name', { data: { integrationName: ' ' } }, ['error integrationName']],
  ['the theme', { data: { theme: 5 } }, ['error theme']],
  ['the configuration', { data: { config: '{}' } }, ['error config']],
  [
    'reserved names',
    { data: { config: { jwt: 'x', theme: 'y', z: 1 } } },
    ['warning config.jwt', 'warning config.theme'],
  ],
  ['no token', { data: { jwt: undefined } }, ['error jwt'], /nothing/],
  [
    'the form of the token',
    token((good) => good.replace(/\.[\w-]+$/, '')),
    ['error jwt'],
    /2 parts/,
  ],
  ['the algorithm', { tokenHeader: { alg: 'HS512' } }, ['error jwt.header.alg'], /HS512/],
  [
    'claims',
    claims(() => ({ userId: undefined, duration: '60' })),
    ['error jwt.payload.userId', 'error jwt.payload.duration'],
    /nothing/,
  ],
  [
    'dates in disorder',
    claims(() => ({ endDate: iso(-120) })),
    ['error jwt.payload.endDate'],
    /after startDate/,
  ],
  [
    'too early',
    claims(() => ({ startDate: iso(600).replace('Z', '+0000') })),
    ['error jwt.payload.startDate'],
    /too-early/,
  ],
  ['expired', claims(() => ({ exp: now() - 5 })), ['error jwt.payload.exp'], /ago/],
  ['no expiry', claims(() => ({ exp: undefined })), ['warning jwt.payload.exp']],
  ['no session', claims(() => ({ sessionId: undefined })), ['warning jwt.payload.sessionId']],
  ['the secret', { signedWith: 'another' }, ['error jwt.signature'], /another/],
  ['the secret in the answer', { data: { key: secret } }, ['error body']],
];

const variants: Case[] = [
  ['204', { status: 204 }, ['error status'], /no body/],
  ['201', { status: 201 }, ['warning status']],
  ['no type', type(undefined), ['error content-type'], /nothing/],
  ['Latin 1', type('application/json; charset=iso-8859-1'), ['warning content-type'], /utf-8/],
  ['not UTF-8', { body: Buffer.from([0x7b, 0xff, 0x7d]) }, ['error body'], /UTF-8/],
  ['no caching header', caching(undefined), ['error cache-control'], /nothing/],
  ['a list', { body: '[]' }, ['error body'], /a list/],
  ['a number', { body: '1' }, ['error body'], /a number/],
  ['no time', { headers: { Date: undefined } }, []],
  [
    'another time',
    { headers: { Date: new Date(Date.now() + 120_000).toUTCString() } },
    ['warning date'],
    /s later/,
  ],
  ['an http origin', { data: { serverOrigin: 'http://proctor.example' } }, ['error serverOrigin']],
  ['an http origin of a developer', { data: { serverOrigin: 'http://localhost:8080' } }, []],
  [
    'an origin with a path',
    { data: { serverOrigin: 'https://proctor.example/api' } },
    ['error serverOrigin'],
  ],
  ['null as configuration', { data: { theme: null, config: null } }, []],
  ['a token that is no text', { data: { jwt: { token: 'x' } } }, ['error jwt'], /object/],
  ['no signature', { tokenHeader: { alg: 'none' } }, ['error jwt'], /without a signature/],
  ['a scheme', token((good) => `Bearer ${good}`), ['error jwt'], /scheme/],
  ['a line break', token((good) => `${good}\n`), ['error jwt'], /white space/],
  ['bytes of Python', token((good) => `b'${good}'`), ['error jwt'], /Python/],
  ['base64', token((good) => `${good}==`), ['error jwt'], /base64url/],
  ['no header', token((good) => good.replace(/^[\w-]+/, 'bm9uZQ')), ['error jwt.header']],
  ['no claims', token((good) => good.replace(/\.[\w-]+\./, '.W10.')), ['error jwt.payload']],
  ['no typ', { tokenHeader: { typ: undefined } }, ['warning jwt.header.typ'], /nothing/],
  [
    'a nested claim',
    claims(() => ({ rules: { allow_voices: 'no' } })),
    ['error jwt.payload.rules.allow_voices'],
    /"no"/,
  ],
  [
    'a word that is not in the list',
    claims(() => ({ proctoring: 'live' })),
    ['error jwt.payload.proctoring'],
    /online/,
  ],
  [
    'no offset',
    claims(() => ({ startDate: '2026-01-31T09:00:00' })),
    ['error jwt.payload.startDate'],
    /offset/,
  ],
  ['at once', claims(() => ({ startDate: iso(30) })), ['warning jwt.payload.startDate']],
  [
    'an offset without minutes',
    claims(() => ({ startDate: iso(-86_400).replace(/\..*/, '+01') })),
    [],
  ],
  ['too late', claims(() => ({ endDate: iso(-30) })), ['error jwt.payload.endDate'], /too-late/],
  ['no end', claims(() => ({ endDate: undefined })), ['warning jwt.payload.endDate']],
  [
    'a slot',
    claims(() => ({ schedule: true, duration: 45 })),
    ['warning jwt.payload.duration'],
    /30/,
  ],
  ['expires at once', claims(() => ({ exp: now() + 25 })), ['warning jwt.payload.exp']],
  ['expires next week', claims(() => ({ exp: now() + 604_800 })), ['warning jwt.payload.exp']],
  ['expires in milliseconds', claims(() => ({ exp: Date.now() })), ['error jwt.payload.exp']],
  [
    'a line break in the secret',
    { signedWith: `${secret}\n` },
    ['error jwt.signature'],
    /line break/,
  ],
  ['the secret in the token', claims(() => ({ custom: [secret] })), ['error jwt.payload']],
];

async function assertFindings(
  t: TestContext,
  [, parts, expected, text]: Case,
  examine: (url: string) => Promise<Report>,
): Promise<void> {
  const { url } = await endpoint(t, parts);
  const { ok, findings } = await examine(url);
  const troubles = findings.filter(({ level }) => level === 'error' || level === 'warning');
  assert.deepEqual(
    troubles.map(({ level, field }) => `${level} ${field}`),
    expected,
  );
  assert.equal(ok, !expected.some((finding) => finding.startsWith('error')));
  if (text) assert.match(`expected ${troubles[0]!.expected}, got ${troubles[0]!.got}`, text);
}

describe('what check finds wrong', { concurrency: 4 }, () => {
  for (const each of kinds) {
    test(each[0], (t) =>
      assertFindings(t, each, async (url) => {
        const args = ['--secret-env', 'PROCTOR_SECRET'];
        const { code, report } = await check(url, args, { PROCTOR_SECRET: secret });
        assert.equal(code, report.ok ? 0 : 1);
        return report;
      }),
    );
  }
});

for (const each of variants) {
  test(`in its variants: ${each[0]}`, (t) =>
    assertFindings(t, each, async (url) => {
      const { answered, report } = await checkEndpoint({
        url: new URL(url),
        headers: new Map(),
        secret,
      });
      assert.equal(answered, true);
      return report;
    }));
}
