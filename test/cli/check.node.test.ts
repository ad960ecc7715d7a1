import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check as checkEndpoint } from '../../src/cli/check.js';
import { createProctor, Problem } from '../../src/server/index.js';
import { fullPayload } from '../server/support/payloads.js';
import { serve as serveHandler } from '../server/support/serve.js';
import { check, fields, finding, run } from './support/cli.js';
import { endpoint, iso, secret, serve } from './support/endpoint.js';

const env = { PROCTOR_SECRET: secret };
const withSecret = ['--secret-env', 'PROCTOR_SECRET'];

const proctor = createProctor({
  serverOrigin: 'https://proctor.example',
  integrationName: 'acme',
  jwtSecret: secret,
});

/** An endpoint made with `proctored-exam/server`, for the one with this cookie. */
const start = proctor.startHandler((request) => {
  const cookie = request.headers.get('Cookie');
  if (cookie === 'session=late') return new Problem('too-late', { detail: 'It closed at noon.' });
  if (cookie !== 'session=ada-is-signed-in') return null;
  return { ...fullPayload(), startDate: iso(-60), endDate: iso(3600) };
});
const cookie = ['--header', 'Cookie: session=ada-is-signed-in'];

test('an endpoint made with proctored-exam/server is right', async (t) => {
  const url = `${await serveHandler(t, start)}/start?exam=42`;
  const { code, report } = await check(url, [...cookie, ...withSecret], env);
  assert.deepEqual(
    report.findings.filter(({ level }) => level !== 'ok'),
    [],
  );
  assert.equal(code, 0);
  assert.deepEqual(Object.keys(report), ['url', 'ok', 'findings']);
  assert.equal(report.url, url.replace('exam=42', 'exam=[hidden]'));
  assert.equal(report.ok, true);
  for (const each of report.findings) {
    assert.deepEqual(Object.keys(each), ['level', 'field', 'expected', 'got', 'docs']);
    for (const value of Object.values(each)) assert.equal(typeof value, 'string');
  }
  assert.ok(fields(report, 'ok').includes('jwt.signature'));
});

test('the same for a person to read, without colours in a pipe', async (t) => {
  const url = `${await serveHandler(t, start)}/start?exam=42`;
  const good = await run(['check', url, ...cookie, ...withSecret], env);
  assert.equal(good.code, 0);
  assert.match(good.stdout, /^ok {7}jwt\.signature: verified$/m);
  assert.match(good.stdout, /\n\n0 errors, 0 warnings\. The endpoint is right\.\n$/);
  const bad = await run(['check', url]);
  assert.equal(bad.code, 1);
  assert.match(bad.stdout, /^error {4}status: expected 200 .*, got 401, code "not-signed-in"/m);
  assert.match(bad.stdout, /\n\n1 error, 0 warnings\. Something is wrong with the endpoint\.\n$/);
  assert.ok(!`${good.stdout}${bad.stdout}`.includes('\u001b'));
});

test('a refusal is told with its code and texts', async (t) => {
  const url = `${await serveHandler(t, start)}/start?exam=42`;
  const { code, report } = await check(url, ['-H', 'Cookie: session=late']);
  assert.equal(code, 1);
  assert.match(finding(report, 'status').got, /403, code "too-late", .*"It closed at noon\."/);
});

test('a value of the address spoils no date and no name in which it stands', async (t) => {
  const dates = { startDate: '2026-01-31T09:42:42Z', endDate: '2126-01-31T09:42:42Z' };
  const { url } = await endpoint(t, { claims: () => dates });
  const { code, report } = await check(`${url}&attempt=startDate`, withSecret, env);
  assert.deepEqual(fields(report, 'error'), []);
  assert.equal(code, 0);
  const late = { ...dates, endDate: '2026-01-31T09:42:41Z' };
  const { url: wrong } = await endpoint(t, { claims: () => late });
  const { got } = finding((await check(wrong, withSecret, env)).report, 'jwt.payload.endDate');
  assert.match(got, /^"?2026-01-31T09:\[hidden\]:41Z/);
});

test('a field that nobody reads is told, and no more', async (t) => {
  const { url } = await endpoint(t, { data: { expires: 600 } });
  const { code, report } = await check(url, withSecret, env);
  assert.equal(code, 0);
  assert.deepEqual(fields(report, 'info'), ['expires']);
});

test('without the secret the signature is not verified, and that is said', async (t) => {
  const { url } = await endpoint(t, { signedWith: 'another' });
  const { code, report } = await check(url);
  assert.equal(code, 0);
  assert.deepEqual(fields(report, 'info'), ['jwt.signature']);
});

const html = '<!doctype html><title>Sign in</title>';

test('a redirect to a sign-in page', async (t) => {
  const url = await serve(t, ({ url: path }, response) => {
    if (path === '/login?token=abc') response.setHeader('Content-Type', 'text/html').end(html);
    else response.writeHead(302, { Location: '/login?token=abc' }).end();
  });
  const { code, report, stdout } = await check(url);
  assert.equal(code, 1);
  assert.deepEqual(fields(report, 'error'), ['redirect']);
  assert.match(finding(report, 'redirect').got, /\/login$/);
  assert.ok(!stdout.includes('token=abc'));
});

test('a redirect within the origin that ends well is a warning', async (t) => {
  const { url: target } = await endpoint(t);
  const answer = await (await fetch(target)).text();
  const url = await serve(t, ({ url: path }, response) => {
    if (path !== '/start/') response.writeHead(301, { Location: '/start/' }).end();
    else {
      response.setHeader('Content-Type', 'application/json');
      response.setHeader('Cache-Control', 'no-store').end(answer);
    }
  });
  const { code, report } = await check(url);
  assert.equal(code, 0);
  assert.deepEqual(fields(report, 'warning'), ['redirect']);
});

test('a redirect to another origin is wrong however it ends', async (t) => {
  const { url: target } = await endpoint(t);
  const url = await serve(t, (_, response) => response.writeHead(307, { Location: target }).end());
  const { code, report } = await check(url);
  assert.equal(code, 1);
  assert.deepEqual(fields(report, 'error'), ['redirect']);
  assert.match(finding(report, 'redirect').expected, /same origin/);
});

test('credentials do not follow a redirect to another origin', async (t) => {
  let followed: string | undefined = 'not asked';
  const other = await serve(t, ({ headers }, response) => {
    followed = headers.cookie;
    response.end();
  });
  let asked: string | undefined;
  const url = await serve(t, ({ headers }, response) => {
    asked = headers.cookie;
    response.writeHead(302, { Location: other }).end();
  });
  const { report } = await check(url, ['--header', 'Cookie: a=1', '-H', 'Cookie: b=2']);
  assert.equal(asked, 'a=1; b=2');
  assert.equal(followed, undefined);
  assert.ok(fields(report, 'error').includes('redirect'));
});

test('redirects in a circle', async (t) => {
  const url = await serve(t, (_, response) =>
    response.writeHead(302, { Location: '/start' }).end(),
  );
  const { code, report } = await check(url);
  assert.equal(code, 1);
  assert.deepEqual([...new Set(fields(report, 'error'))], ['redirect']);
});

test('an answer that breaks off', async (t) => {
  const url = await serve(t, (_, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': 100 });
    response.write('{', () => response.destroy());
  });
  const { code, report } = await check(url);
  assert.equal(code, 1);
  assert.match(finding(report, 'body').got, /cut/);
});

test('the deadline holds for the complete answer', async (t) => {
  const silent = await serve(t, () => undefined);
  const slow = await serve(t, (_, response) => response.writeHead(200).write('{'));
  const headers = new Map<string, string>();
  const nothing = await checkEndpoint({ url: new URL(silent), headers }, 200);
  assert.equal(nothing.answered, false);
  assert.equal(finding(nothing.report, 'request').got, 'nothing in 0.2 s');
  const part = await checkEndpoint({ url: new URL(slow), headers }, 3000);
  assert.equal(part.answered, true);
  assert.equal(finding(part.report, 'body').got, 'a part');
});

test('the request is the element’s', async (t) => {
  const requests: [string | undefined, Record<string, unknown>][] = [];
  const recorder = await serve(t, ({ method, headers }, response) => {
    requests.push([method, headers]);
    response.end();
  });
  await check(recorder);
  const [method, headers] = requests[0]!;
  assert.equal(requests.length, 1);
  assert.equal(method, 'GET');
  assert.equal(headers['accept'], 'application/json, application/problem+json');
  assert.equal(headers['cache-control'], 'no-cache');
  assert.equal(headers['sec-fetch-site'], 'same-origin');
  assert.equal(headers['sec-fetch-mode'], 'cors');
  assert.equal(headers['origin'], undefined);
});
