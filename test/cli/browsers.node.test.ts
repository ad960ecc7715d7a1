/** `check` takes and refuses what browsers do, and says the one thing that is wrong. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { check as checkEndpoint } from '../../src/cli/check.js';
import { CookieJar } from '../../src/cli/cookies.js';
import { check, fields, finding } from './support/cli.js';
import { endpoint, secret, serve, type Parts } from './support/endpoint.js';

const json = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' };

/** The start data of an endpoint that is right but for these parts. */
async function bodyOf(t: TestContext, parts?: Parts): Promise<string> {
  const { url } = await endpoint(t, parts);
  return (await fetch(url)).text();
}

/** The cookies that come along after a redirect that has set these. */
async function cookiesAfter(t: TestContext, ...lines: string[]): Promise<string | undefined> {
  let seen: string | undefined;
  const url = await serve(t, ({ url: path = '', headers }, response) => {
    seen = headers.cookie;
    if (path.startsWith('/in')) {
      response.writeHead(302, { Location: '/start', 'Set-Cookie': lines }).end();
    } else response.writeHead(401).end();
  });
  await checkEndpoint({ url: new URL('/in/here', url), headers: new Map() });
  return seen;
}

test('cookies are kept along redirects as browsers keep them', async (t) => {
  const past = 'Thu, 01-Jan-70 00:00:00 GMT';
  for (const [line, kept] of [
    ['a=1; Path=/', true],
    ['a="x y"; Path=/', true],
    ['a=b=c==; Path=/; HttpOnly', true],
    ['a=1', false],
    ['a=1; Path=/other', false],
    ['a=1; Path=/other; Path=/', true],
    ['a=1; Path=/; Max-Age=0', false],
    ['a=1; Path=/; Max-Age="5"', true],
    [`a=1; Path=/; Max-Age=50; Expires=${past}`, true],
    [`a=1; Path=/; Expires=${past}`, false],
    ['a=1; Path=/; Expires=soon', true],
    ['a=1; Path=/; Domain=evil.example', false],
    ['a=1; Path=/; Domain=127.0.0.1', true],
    ['a=1; Path=/; Domain=0.0.1', false],
    ['a=1; Path=/; Domain=', true],
    ['__Secure-a=1; Path=/', false],
    ['__Secure-a=1; Path=/; Secure', true],
    ['__Host-a=1; Path=/', false],
    ['__Host-a=1; Path=/; Secure', true],
    ['__Host-a=1; Path=/; Secure; Domain=127.0.0.1', false],
    ['a=1; Path=/; SameSite=None', false],
    ['a=1; Path=/; SameSite=None; Secure', true],
    [`a=${'x'.repeat(4097)}; Path=/`, false],
  ] as const) {
    assert.equal((await cookiesAfter(t, line)) !== undefined, kept, line);
  }
});

test('a cookie for secure connections is sent on no other', () => {
  const jar = new CookieJar();
  const headers = new Headers({ 'Set-Cookie': 'a=1; Path=/; Secure' });
  jar.store(new URL('https://lms.example/'), headers);
  assert.equal(jar.headerFor(new URL('https://lms.example/')), 'a=1');
  assert.equal(jar.headerFor(new URL('http://lms.example/')), undefined);
  assert.equal(jar.headerFor(new URL('http://localhost/')), 'a=1');
});

test('more headers than Node reads by itself are read', async (t) => {
  const body = await bodyOf(t);
  const many = Array.from({ length: 3000 }, (_, index) => `X-${index}: y`);
  const head = ['HTTP/1.1 200 OK', ...many, ...Object.entries(json).map((pair) => pair.join(': '))];
  const url = await serve(t, (_, response) =>
    response.socket?.end(`${head.join('\r\n')}\r\n\r\n${body}`),
  );
  const { report } = await check(url);
  assert.deepEqual(fields(report, 'error'), []);
});

test('a body that drips until the deadline is a part, also where its length is not told', async (t) => {
  const server = createServer((socket) => {
    socket.on('error', () => undefined).write('HTTP/1.1 200 OK\r\n\r\n ');
    const drip = setInterval(() => socket.write(' '), 20);
    socket.on('close', () => {
      clearInterval(drip);
    });
  });
  t.after(() => server.close());
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/start`);
  const { report } = await checkEndpoint({ url, headers: new Map() }, 3000);
  const { expected, got } = finding(report, 'body');
  assert.deepEqual([expected, got], ['a whole answer in 3 s', 'a part']);
});

test('a redirect to where nothing answers is told as that', async (t) => {
  const url = await serve(t, (_, response) =>
    response.writeHead(302, { Location: 'https://login.invalid/sso?token=abcdefgh' }).end(),
  );
  const { code, report, stdout } = await check(url);
  assert.equal(code, 2);
  assert.match(
    finding(report, 'request').got,
    /^a redirect to https:\/\/login\.invalid\/sso, and there nothing: /,
  );
  assert.ok(!stdout.includes('abcdefgh'));
});

test('what frameworks answer by themselves is one finding, in JSON too', async (t) => {
  for (const [status, type, body] of [
    [404, 'application/json', '{"detail":"Not Found"}'],
    [404, 'application/json; charset=UTF-8', '{"code":"rest_no_route","message":"No route"}'],
    [405, 'application/json', '{"title":"Method not allowed"}'],
    [500, 'application/json', '{"timestamp":"x","status":500,"error":"Internal","path":"/"}'],
    [503, 'text/plain', 'upstream connect error'],
    [400, 'application/json', '{"ok":false}'],
    [403, 'text/plain', 'CSRF'],
    [401, undefined, ''],
    [205, 'application/json', ''],
  ] as const) {
    const headers = { 'Content-Type': type, 'Cache-Control': undefined };
    const { url } = await endpoint(t, { status, headers, body });
    const { report } = await checkEndpoint({ url: new URL(url), headers: new Map() });
    const troubles = report.findings.filter(({ level }) => /error|warning/.test(level));
    assert.deepEqual(
      troubles.map(({ field }) => field),
      ['status'],
      String(status),
    );
  }
});

test('the endpoint’s own refusal has its form and its headers looked at', async (t) => {
  const { url } = await endpoint(t, {
    status: 403,
    headers: { 'Content-Type': 'application/json', 'Cache-Control': undefined },
    body: '{"code":"too-late"}',
  });
  const { report } = await check(url);
  assert.deepEqual(fields(report, 'error'), ['status', 'cache-control']);
  assert.deepEqual(fields(report, 'warning'), ['content-type']);
});

test('what stands in the body in place of start data is named, once', async (t) => {
  const body = await bodyOf(t);
  const wrapped = /^start data with other text before or after them$/;
  for (const [text, got] of [
    ['{"error":"not signed in"}', /^a refusal$/],
    ['{"code":"not-signed-in","title":"Who are you?","status":401}', /^a refusal$/],
    [`cb(${body})`, wrapped],
    [`)]}',\n${body}`, wrapped],
    [`<br />\n<b>Warning</b>: Undefined variable\n${body}`, wrapped],
    [`Notice: Undefined variable\n${body}`, wrapped],
    [Buffer.from(`\uFEFF${body}`, 'utf16le'), /another encoding/],
  ] as const) {
    for (const type of ['application/json', 'application/json; charset=utf-16']) {
      if (typeof text === 'string' && type.endsWith('16')) continue;
      const { url } = await endpoint(t, { headers: { 'Content-Type': type }, body: text });
      const { report } = await checkEndpoint({ url: new URL(url), headers: new Map() });
      const troubles = report.findings.filter(({ level }) => level !== 'ok');
      assert.deepEqual(
        troubles.map(({ field }) => field),
        ['body'],
        String(text),
      );
      assert.match(troubles[0]?.got ?? '', got);
    }
  }
  const { url } = await endpoint(t, { body: `{"error":null,"data":${body}}` });
  assert.match(finding((await check(url)).report, 'body').got, /^them within "data"$/);
});

test('a header’s value is hidden in whatever form the endpoint echoes it', async (t) => {
  const value = 'Zx9-tenant+key/7%q of ours';
  const hex = Buffer.from(value).toString('hex');
  const forms = [
    ...[value.toUpperCase(), hex.toUpperCase(), (hex.match(/../g) ?? []).join(':')],
    ...[`%${(hex.match(/../g) ?? []).join('%')}`, Array.from(value).join(' ')],
    Buffer.from(Buffer.from(value).toString('base64')).toString('base64'),
    Array.from(value, (each) => `&#${each.charCodeAt(0)};`).join(''),
  ];
  for (const form of forms) {
    const { url } = await endpoint(t, {
      status: 403,
      headers: { 'Content-Type': 'application/problem+json' },
      body: JSON.stringify({ title: form, detail: `${secret} ${form}` }),
    });
    const headers = new Map([['x-key', value]]);
    const { report } = await checkEndpoint({ url: new URL(url), headers, secret });
    const { got } = finding(report, 'status');
    assert.match(got, /title "[^"]{0,12}\[hidden\][^"]{0,12}"/, form);
  }
});
