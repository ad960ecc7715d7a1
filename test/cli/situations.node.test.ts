import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test, type TestContext } from 'node:test';
import { placeOf } from '../../src/cli/guide.js';
import { check, fields, finding, run } from './support/cli.js';
import { endpoint, secret, serve, type Parts } from './support/endpoint.js';

const json = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' };

/** The start data of an endpoint that is right but for these parts. */
async function bodyOf(t: TestContext, parts?: Parts): Promise<string> {
  const { url } = await endpoint(t, parts);
  return (await fetch(url)).text();
}

test('a sign-in that sets a cookie and redirects to itself is followed, as a browser does', async (t) => {
  const body = await bodyOf(t);
  const seen: (string | undefined)[] = [];
  const url = await serve(t, ({ headers }, response) => {
    seen.push(headers.cookie);
    if (headers.cookie?.includes('visit=first')) response.writeHead(200, json).end(body);
    else {
      const cookies = ['visit=first; Path=/; HttpOnly', 'gone=1; Max-Age=0', 'far=1; Path=/far'];
      response.writeHead(302, { Location: '', 'Set-Cookie': cookies }).end();
    }
  });
  const { code, report } = await check(url, ['-H', 'Cookie: lms=ada; visit=none']);
  assert.equal(code, 0);
  assert.deepEqual(fields(report, 'error'), []);
  assert.deepEqual(fields(report, 'warning'), ['redirect']);
  assert.deepEqual(seen, ['lms=ada; visit=none', 'lms=ada; visit=first']);
});

test('a circle of redirects is one finding', async (t) => {
  const url = await serve(t, (_, response) => response.writeHead(302, { Location: '/a' }).end());
  const { code, report } = await check(url);
  assert.equal(code, 1);
  assert.deepEqual(fields(report, 'error'), ['redirect']);
  assert.match(finding(report, 'redirect').got, /^a circle: 20 redirects to http:\/\/[^ ]*\/a$/);
});

test('bare line feeds and 30 kB of headers are read as browsers read them', async (t) => {
  const body = await bodyOf(t);
  for (const [lineEnd, padding] of [
    ['\n', ''],
    ['\r\n', `X-Padding: ${'x'.repeat(30_000)}\r\n`],
  ] as const) {
    const head = [
      'HTTP/1.1 200 OK',
      ...Object.entries(json).map((pair) => pair.join(': ')),
      'Connection: close',
    ];
    const url = await serve(t, (_, response) =>
      response.socket?.end(`${head.join(lineEnd)}${lineEnd}${padding}${lineEnd}${body}`),
    );
    const { code, report } = await check(url);
    assert.deepEqual(fields(report, 'error'), []);
    assert.equal(code, 0);
  }
});

test('a cache beside no-store is one warning', async (t) => {
  for (const [headers, field] of [
    [{ Age: '3600', 'X-Cache': 'HIT' }, 'age'],
    [{ Age: '3600' }, 'age'],
    [{ 'X-Cache': 'HIT from proxy.example.edu' }, 'x-cache'],
    [{ 'CF-Cache-Status': 'HIT' }, 'cf-cache-status'],
  ] as const) {
    const Date = new globalThis.Date(globalThis.Date.now() - ('Age' in headers ? 3_600_000 : 0));
    const { url } = await endpoint(t, { headers: { ...headers, Date: Date.toUTCString() } });
    const { code, report } = await check(url);
    assert.equal(code, 0);
    assert.deepEqual(fields(report, 'warning'), [field]);
  }
  const { url } = await endpoint(t, { headers: { Age: '0', 'X-Cache': 'MISS' } });
  assert.deepEqual(fields((await check(url)).report, 'warning'), []);
});

test('what was given in a header or the address is hidden by value, wherever it comes back', async (t) => {
  const given = ['wstoken-4711', 'opened-0815', 'bearer-1234', 'tenant-99', 'qü 7%'];
  const url = await serve(t, ({ url: path = '', headers }, response) => {
    const echo = [path, decodeURIComponent(path), ...Object.values(headers)].join(' ');
    const problem = { code: headers['x-jwt'], title: echo, detail: headers.authorization };
    response.writeHead(403, { ...json, 'X-Jwt': headers['x-jwt'] }).end(JSON.stringify(problem));
  });
  const { origin } = new URL(url);
  const address = `${origin}/start;jsessionid=opened-0815?wstoken=wstoken-4711&q=${encodeURIComponent('qü 7%')}&exam=42`;
  const args = ['-H', 'Authorization: Bearer bearer-1234', '-H', 'X-Jwt: tenant-99'];
  for (const { stdout } of [await check(address, args), await run(['check', address, ...args])]) {
    for (const value of given) {
      assert.ok(!stdout.includes(value) && !stdout.includes(encodeURIComponent(value)), stdout);
    }
    assert.ok(!stdout.includes('exam=42'), stdout);
    assert.match(
      stdout,
      /start;jsessionid=\[hidden\]\?wstoken=\[hidden\]&q=\[hidden\]&exam=\[hidden\]/,
    );
  }
});

test('the cookie that a redirect has set is not shown', async (t) => {
  const url = await serve(t, ({ headers }, response) => {
    const cookie = 'session=opened-on-the-way';
    if (headers.cookie) response.writeHead(403, json).end(JSON.stringify({ code: headers.cookie }));
    else
      response
        .writeHead(302, { Location: `/start;sid=opened-on-the-way`, 'Set-Cookie': cookie })
        .end();
  });
  assert.doesNotMatch((await check(url)).stdout, /opened-on/);
});

const slips: [name: string, parts: Parts, field: string, text: RegExp][] = [
  [
    'server_origin',
    { data: { serverOrigin: undefined, server_origin: 'https://proctor.example' } },
    'serverOrigin',
    /expected the name serverOrigin, got "server_origin"$/,
  ],
  [
    'integration-name',
    { data: { integrationName: undefined, 'integration-name': 'acme' } },
    'integrationName',
    /got "integration-name"$/,
  ],
  [
    'a token by the name of token',
    { token: () => undefined, data: { token: 'x.y.z' } },
    'jwt',
    /got "token"$/,
  ],
  [
    'user_id',
    { claims: () => ({ userId: undefined, user_id: 'u' }) },
    'jwt.payload.userId',
    /got "user_id"$/,
  ],
  ['a token in quotes', { token: (token) => `"${token}"` }, 'jwt', /quotes around it$/],
  [
    'a secret in double quotes',
    { signedWith: `"${secret}"` },
    'jwt.signature',
    /in double quotes$/,
  ],
  [
    'a secret in single quotes',
    { signedWith: `'${secret}'` },
    'jwt.signature',
    /in single quotes$/,
  ],
  [
    'a secret with a byte order mark',
    { signedWith: `\uFEFF${secret}` },
    'jwt.signature',
    /byte order mark/,
  ],
  [
    'a secret with a line break of Windows',
    { signedWith: `${secret}\r\n` },
    'jwt.signature',
    /line break of Windows/,
  ],
];

for (const [name, parts, field, text] of slips) {
  test(`a usual slip is named, once: ${name}`, async (t) => {
    const { url } = await endpoint(t, parts);
    const { code, report } = await check(url, ['--secret-env', 'S'], { S: secret });
    assert.equal(code, 1);
    const troubles = report.findings.filter(({ level }) => level !== 'ok');
    assert.deepEqual(
      troubles.map((each) => each.field),
      [field],
      JSON.stringify(troubles),
    );
    const { expected, got } = finding(report, field);
    assert.match(`expected ${expected}, got ${got}`, text);
  });
}

test('start data within another object are one finding', async (t) => {
  const body = `{"data":${await bodyOf(t)}}`;
  const { url } = await endpoint(t, { body });
  const { report } = await check(url);
  assert.deepEqual(fields(report, 'error'), ['body']);
  assert.match(finding(report, 'body').got, /^them within "data"$/);
});

test('a page of a server that has failed is one finding, by its status', async (t) => {
  const page = { 'Content-Type': 'text/html', 'Cache-Control': undefined };
  for (const [status, meaning] of [
    [404, /404: there is no such address/],
    [405, /405: the endpoint does not take GET/],
    [500, /500: the endpoint itself failed/],
    [502, /502: what stands before/],
  ] as const) {
    const { url } = await endpoint(t, { status, headers: page, body: '<h1>Sorry</h1>' });
    const { report } = await check(url);
    const troubles = report.findings.filter(({ level }) => /error|warning/.test(level));
    assert.deepEqual(
      troubles.map(({ field }) => field),
      ['status'],
    );
    assert.match(troubles[0]?.got ?? '', meaning);
  }
});

test('deep documents are looked at, or refused, and never end the command', async (t) => {
  const start = await bodyOf(t, { data: { config: { deep: 0 } } });
  for (const [levels, error] of [
    [1000, []],
    [30_000, ['body']],
  ] as const) {
    const nested = `${'['.repeat(levels)}${']'.repeat(levels)}`;
    const { url } = await endpoint(t, { body: start.replace('"deep":0', `"deep":${nested}`) });
    const { code, report } = await check(url, ['--secret-env', 'S'], { S: secret });
    assert.deepEqual(fields(report, 'error'), error);
    assert.equal(code, error.length > 0 ? 1 : 0);
  }
});

test('a time that is on no calendar is a wrong expiry', async (t) => {
  const { url } = await endpoint(t, { claims: () => ({ exp: -1e300 }) });
  const { code, report } = await check(url);
  assert.equal(code, 1);
  assert.deepEqual(fields(report, 'error'), ['jwt.payload.exp']);
});

test('each finding names its place in the guide, and each place is there', async (t) => {
  const guide = await readFile('demo/docs/check.md', 'utf8');
  const headings = [...guide.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
  const { url } = await endpoint(t, {
    data: { serverOrigin: 7, extra: 1 },
    claims: () => ({ userId: 7 }),
  });
  const { report } = await check(url, ['--origin', 'https://lms.example.edu']);
  const refused = await check('http://127.0.0.1:6000/start');
  for (const { docs } of [...report.findings, ...refused.report.findings]) {
    const [file, heading] = docs.split('#');
    assert.equal(file, 'demo/docs/check.md');
    assert.ok(headings.includes(heading), docs);
  }
  const { stdout } = await run(['check', url]);
  assert.match(stdout, /^error {4}serverOrigin: .* \(see demo\/docs\/check\.md#start-data\)$/m);
});

test('where the package has a homepage, the place is an address under it', () => {
  assert.equal(placeOf('jwt.payload.exp', undefined), 'demo/docs/check.md#claims');
  for (const homepage of ['https://exam.example/site', 'https://exam.example/site/']) {
    assert.equal(
      placeOf('status', homepage),
      'https://exam.example/site/demo/docs/check.md#status',
    );
  }
});
