import assert from 'node:assert/strict';
import type { IncomingHttpHeaders } from 'node:http';
import { describe, test } from 'node:test';
import { createProctor } from '../../src/server/index.js';
import { fullPayload } from '../server/support/payloads.js';
import { serve as serveHandler } from '../server/support/serve.js';
import { check, fields, finding } from './support/cli.js';
import { endpoint, iso, secret, serve } from './support/endpoint.js';

const page = 'https://lms.example.edu';
const from = ['--origin', page];
const cookie = ['--header', 'Cookie: session=1'];

const proctor = createProctor({
  serverOrigin: 'https://proctor.example',
  integrationName: 'acme',
  jwtSecret: secret,
});
const start = proctor.startHandler(
  () => ({ ...fullPayload(), startDate: iso(-60), endDate: iso(3600) }),
  {},
  { allowedOrigins: [page] },
);

test('an endpoint made with proctored-exam/server, for an origin that is allowed', async (t) => {
  const url = `${await serveHandler(t, start)}/start`;
  for (const header of [[], cookie, ['--header', 'Authorization: Bearer 1', ...cookie]]) {
    const { code, report } = await check(url, [...from, ...header]);
    assert.equal(code, 0);
    assert.deepEqual(fields(report, 'warning'), []);
    assert.ok(fields(report, 'ok').includes('access-control-allow-origin'));
  }
});

test('the same for one that is not', async (t) => {
  const url = `${await serveHandler(t, start)}/start`;
  const { code, report } = await check(url, ['--origin', 'https://other.example']);
  assert.equal(code, 1);
  assert.deepEqual(fields(report, 'error'), ['status', 'access-control-allow-origin']);
});

test('the endpoint’s own origin needs no CORS', async (t) => {
  const { url } = await endpoint(t);
  const { code, report } = await check(url, ['--origin', `${new URL(url).origin}/`]);
  assert.equal(code, 0);
  assert.deepEqual(fields(report, 'warning'), []);
});

const origin = 'access-control-allow-origin';
const credentials = 'access-control-allow-credentials';

/** Headers of the answer, further arguments, fields with errors, fields with warnings. */
const cases: [string, Record<string, string>, string[], string[], string[]][] = [
  ['no header', {}, [], [origin], []],
  ['another origin', { [origin]: 'https://other.example' }, [], [origin], []],
  ['a slash', { [origin]: `${page}/` }, [], [origin], []],
  ['two origins', { [origin]: `${page}, https://other.example` }, [], [origin], []],
  ['no credentials', { [origin]: page }, [], [], [credentials]],
  ['no credentials, but a cookie', { [origin]: page }, cookie, [credentials], []],
  ['everyone', { [origin]: '*', [credentials]: 'true' }, [], [], [origin]],
  ['everyone, and a cookie', { [origin]: '*', [credentials]: 'true' }, cookie, [origin], []],
];

describe('CORS', { concurrency: 4 }, () => {
  for (const [name, headers, args, errors, warnings] of cases) {
    test(name, async (t) => {
      const { url } = await endpoint(t, { headers });
      const { code, report } = await check(url, [...from, ...args]);
      assert.deepEqual(fields(report, 'error'), errors);
      assert.deepEqual(fields(report, 'warning'), warnings);
      assert.equal(code, errors.length > 0 ? 1 : 0);
    });
  }
});

test('headers that a browser asks about first', async (t) => {
  const { url: good } = await endpoint(t);
  const answer = await (await fetch(good)).text();
  const allowed = { [origin]: page, [credentials]: 'true' };
  let preflights: IncomingHttpHeaders[] = [];
  let allow = '*';
  const url = await serve(t, ({ method, headers }, response) => {
    if (method === 'OPTIONS') {
      preflights.push(headers);
      response.writeHead(204, { ...allowed, 'Access-Control-Allow-Headers': allow }).end();
      return;
    }
    const json = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' };
    response.writeHead(200, { ...json, ...allowed }).end(answer);
  });
  const own = ['-H', 'X-Tenant: 7', '-H', 'Authorization: Bearer abc', '-H', 'Accept-Language: de'];
  const field = 'preflight access-control-allow-headers';

  const refused = await check(url, [...from, ...own]);
  assert.equal(refused.code, 1);
  assert.deepEqual(fields(refused.report, 'error'), [field]);
  assert.equal(finding(refused.report, field).expected, 'authorization');
  assert.equal(preflights.length, 1);
  assert.equal(preflights[0]!.origin, page);
  assert.equal(preflights[0]!['access-control-request-method'], 'GET');
  assert.equal(preflights[0]!['access-control-request-headers'], 'authorization,x-tenant');

  allow = 'X-Tenant, Authorization';
  assert.equal((await check(url, [...from, ...own])).code, 0);

  preflights = [];
  assert.equal((await check(url, [...from, ...cookie])).code, 0);
  assert.equal(preflights.length, 0);
});

test('an endpoint that does not answer OPTIONS', async (t) => {
  const url = await serve(t, ({ method }, response) => {
    if (method === 'OPTIONS') response.destroy();
    else response.end();
  });
  const { code, report } = await check(url, [...from, '-H', 'X-Tenant: 7']);
  assert.equal(code, 1);
  assert.match(finding(report, 'preflight').got, /^nothing/);
});
