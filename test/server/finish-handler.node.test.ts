import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import {
  createProctor,
  Problem,
  type FinishCallback,
  type HandlerOptions,
} from '../../src/server/index.js';
import { assertKeeps } from './support/leaks.js';
import { serve } from './support/serve.js';
import { hangUp, silence, status, Vendor } from './support/vendor.js';

const secret = 'a-secret-that-must-not-be-shown';

interface Endpoint {
  vendor: Vendor;
  origin: string;
  logs: unknown[];
  ask: (init?: RequestInit) => Promise<Response>;
}

/** A finish endpoint on a real server, with a vendor behind it that knows `session-1`. */
async function endpoint(
  t: TestContext,
  callback: FinishCallback = () => 'session-1',
  options?: HandlerOptions,
  deadline?: number,
): Promise<Endpoint> {
  const vendor = await Vendor.start(t, secret);
  vendor.sessions.set('session-1', { accountId: '42', status: 'started' });
  const logs: unknown[] = [];
  const proctor = createProctor({
    serverOrigin: vendor.origin,
    integrationName: 'acme',
    jwtSecret: secret,
    deadline,
    logger: { error: (...entry) => logs.push(entry) },
  });
  const origin = await serve(t, proctor.finishHandler(callback, options));
  const headers = { 'Content-Type': 'application/json' };
  const body = '{"sessionId":"session-of-somebody-else"}';
  return {
    vendor,
    origin,
    logs,
    ask: (init) => fetch(origin, { method: 'POST', headers, body, ...init }),
  };
}

async function assertProblem(response: Response, code: number, name: string) {
  assert.equal(response.status, code);
  assert.equal(response.headers.get('Content-Type'), 'application/problem+json');
  assert.equal(response.headers.get('Cache-Control'), 'no-store');
  const problem = (await response.json()) as Record<string, unknown>;
  assert.equal(problem['code'], name);
  assertKeeps(problem, secret, 'eyJ');
  return problem;
}

test("ends the callback's session, not the one that the page names", async (t) => {
  const { ask, vendor, logs } = await endpoint(t);
  for (const expected of ['finished', 'not_changed']) {
    const response = await ask();
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('Content-Type'), 'application/json');
    assert.equal(response.headers.get('Cache-Control'), 'no-store');
    assert.deepEqual(await response.json(), { status: expected });
  }
  assert.deepEqual(
    vendor.requests.map(({ url }) => url),
    Array(2).fill('/api/v2/integration/simple/acme/sessions/session-1/finish/'),
  );
  assert.deepEqual(logs, []);
});

test('the callback can read the body', async (t) => {
  const bodies: unknown[] = [];
  const { ask } = await endpoint(t, async (request) => {
    bodies.push(await request.json());
    return 'session-1';
  });
  assert.equal((await ask()).status, 200);
  assert.deepEqual(bodies, [{ sessionId: 'session-of-somebody-else' }]);
});

test('a callback that reads a body that is no JSON, or too long, answers for that and is not blamed', async (t) => {
  const { ask, logs } = await endpoint(t, async (request) => {
    const { sessionId } = (await request.json()) as { sessionId: string };
    return sessionId;
  });
  await assertProblem(await ask({ body: '{' }), 400, 'body-invalid');
  const long = new ReadableStream({
    pull(controller) {
      controller.enqueue(new TextEncoder().encode('x'.repeat(1024)));
    },
  });
  const streaming = { body: long, duplex: 'half' } as RequestInit;
  await assertProblem(await ask(streaming), 413, 'body-too-large');
  assert.deepEqual(logs, []);
});

test('a callback that reads the body twice has made a mistake, and it is logged', async (t) => {
  const { ask, logs, vendor } = await endpoint(t, async (request) => {
    await request.json();
    await request.json();
    return 'session-1';
  });
  await assertProblem(await ask(), 500, 'internal-error');
  assert.equal(logs.length, 1);
  assert.match(String((logs as [string, { error: Error }][])[0]?.[1].error), /read already/);
  assert.equal(vendor.requests.length, 0);
});

test('a body that is nested too deeply to be stored is refused', async (t) => {
  const { ask, logs } = await endpoint(t, async (request) => {
    JSON.stringify(await request.json());
    return 'session-1';
  });
  const body = `${'['.repeat(8000)}${']'.repeat(8000)}`;
  await assertProblem(await ask({ body }), 400, 'body-invalid');
  assert.deepEqual(logs, []);
});

test('null and problems are answered, and the vendor is not asked', async (t) => {
  for (const [callback, code, name] of [
    [() => null, 401, 'not-signed-in'],
    [() => new Problem('not-allowed'), 403, 'not-allowed'],
    [() => Promise.reject(new Problem('already-finished')), 409, 'already-finished'],
  ] as const) {
    const { ask, vendor, logs } = await endpoint(t, callback);
    await assertProblem(await ask(), code, name);
    assert.equal(vendor.requests.length, 0);
    assert.deepEqual(logs, []);
  }
});

test('POST only', async (t) => {
  const { ask, vendor } = await endpoint(t);
  for (const method of ['GET', 'PUT', 'DELETE']) {
    const response = await ask({ method, ...(method === 'GET' && { body: null }) });
    assert.equal(response.headers.get('Allow'), 'POST, OPTIONS');
    await assertProblem(response, 405, 'method-not-allowed');
  }
  assert.equal((await ask({ method: 'OPTIONS' })).status, 204);
  assert.equal(vendor.requests.length, 0);
});

test('JSON only, as a form of another site could not send it', async (t) => {
  const { ask, vendor } = await endpoint(t);
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonx', '']) {
    await assertProblem(
      await ask({ headers: { 'Content-Type': type } }),
      415,
      'unsupported-media-type',
    );
  }
  for (const body of ['', '{', 'sessionId=1']) {
    await assertProblem(await ask({ body }), 400, 'body-invalid');
  }
  assert.equal(vendor.requests.length, 0);
  const headers = { 'Content-Type': 'Application/JSON; charset=utf-8' };
  assert.equal((await ask({ headers, body: '{}' })).status, 200);
});

test('a long body is refused, whether its length is told or not', async (t) => {
  const { ask, vendor } = await endpoint(t);
  const body = JSON.stringify({ sessionId: 'x'.repeat(16 * 1024) });
  await assertProblem(await ask({ body }), 413, 'body-too-large');
  const init: RequestInit & { duplex: 'half' } = {
    body: new Blob([body]).stream(),
    duplex: 'half',
  };
  await assertProblem(await ask(init), 413, 'body-too-large');
  assert.equal(vendor.requests.length, 0);
});

test('same-origin requests and those of allowed origins, no others', async (t) => {
  const json = { 'Content-Type': 'application/json' };
  const { ask, origin, vendor } = await endpoint(t, undefined, {
    allowedOrigins: ['https://lms.example.edu'],
  });
  for (const headers of [
    { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' },
    { 'Sec-Fetch-Site': 'same-site', Origin: 'https://sub.lms.example.edu' },
    { Origin: 'https://evil.example' },
    { Origin: 'https://lms.example.edu.evil.example' },
    { Origin: 'null' },
  ]) {
    await assertProblem(await ask({ headers: { ...json, ...headers } }), 403, 'cross-site');
  }
  assert.equal(vendor.requests.length, 0);
  for (const headers of [
    { 'Sec-Fetch-Site': 'same-origin', Origin: origin },
    { Origin: origin },
    { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://lms.example.edu' },
  ]) {
    assert.equal((await ask({ headers: { ...json, ...headers } })).status, 200);
  }
  const preflight = await ask({
    method: 'OPTIONS',
    body: null,
    headers: {
      Origin: 'https://lms.example.edu',
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'content-type',
    },
  });
  assert.equal(preflight.status, 204);
  assert.equal(preflight.headers.get('Access-Control-Allow-Methods'), 'POST, OPTIONS');
  assert.equal(preflight.headers.get('Access-Control-Allow-Headers'), 'content-type');
});

test("the vendor's failures answer 502 and are logged once", async (t) => {
  for (const [trouble, code] of [
    [status(401, 'nonsense', {}), 'vendor-refused'],
    [status(500, `<h1>${secret}</h1>`, {}), 'vendor-unavailable'],
    [status(200, '<html>', {}), 'vendor-answer-invalid'],
    [silence, 'vendor-timeout'],
    [hangUp, 'vendor-unreachable'],
  ] as const) {
    const deadline = trouble === silence ? 200 : undefined;
    const { ask, vendor, logs } = await endpoint(t, undefined, {}, deadline);
    vendor.troubles.push(trouble, trouble, trouble, trouble);
    const problem = await assertProblem(await ask(), 502, code);
    assert.match(String(problem['instance']), /^urn:uuid:/);
    assert.equal(logs.length, 1);
    assertKeeps(logs, 'eyJ');
  }
  const { ask, logs } = await endpoint(t, () => 'nobody-knows-it');
  await assertProblem(await ask(), 502, 'unknown-session');
  assert.equal(logs.length, 1);
});

test('a callback that throws or names no session answers 500', async (t) => {
  const callbacks: FinishCallback[] = [
    () => Promise.reject(new Error('down')),
    () => '',
    (() => undefined) as unknown as FinishCallback,
  ];
  for (const callback of callbacks) {
    const { ask, vendor, logs } = await endpoint(t, callback);
    await assertProblem(await ask(), 500, 'internal-error');
    assert.equal(logs.length, 1);
    assert.equal(vendor.requests.length, 0);
  }
});
