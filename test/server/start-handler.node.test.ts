import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import {
  createProctor,
  PayloadError,
  Problem,
  type HandlerOptions,
  type StartCallback,
  type StartHandlerOptions,
} from '../../src/server/index.js';
import { now, verify } from './support/jwt.js';
import { assertKeeps } from './support/leaks.js';
import { minimalPayload } from './support/payloads.js';
import { serve } from './support/serve.js';

const secret = 'a-secret-that-must-not-be-shown';

const proctor = createProctor({
  serverOrigin: 'https://proctor.example',
  integrationName: 'acme',
  jwtSecret: secret,
});

interface Log {
  message: string;
  details: { id: string; error: unknown };
}

interface Endpoint {
  origin: string;
  logs: Log[];
  ask: (init?: RequestInit) => Promise<Response>;
}

/** A start endpoint on a real server. */
async function endpoint(
  t: TestContext,
  callback: StartCallback,
  options?: StartHandlerOptions,
  handlerOptions?: HandlerOptions,
): Promise<Endpoint> {
  const logs: Log[] = [];
  const proctor = createProctor({
    serverOrigin: 'https://proctor.example/',
    integrationName: 'acme',
    jwtSecret: secret,
    logger: { error: (message, details) => logs.push({ message, details } as Log) },
  });
  const origin = await serve(t, proctor.startHandler(callback, options, handlerOptions));
  return { origin, logs, ask: (init) => fetch(`${origin}/start?exam=42`, init) };
}

async function assertProblem(response: Response, status: number, code: string) {
  assert.equal(response.status, status);
  assert.equal(response.headers.get('Content-Type'), 'application/problem+json');
  assert.equal(response.headers.get('Cache-Control'), 'no-store');
  const text = await response.text();
  assertKeeps(text, secret, 'eyJ');
  const problem = JSON.parse(text) as Record<string, unknown>;
  assert.equal(problem['status'], status);
  assert.equal(problem['code'], code);
  assert.equal(typeof problem['type'], 'string');
  assert.equal(typeof problem['title'], 'string');
  return problem;
}

test('GET answers start data as the contract has it', async (t) => {
  const { ask, logs } = await endpoint(t, (request) => ({
    ...minimalPayload(),
    examId: new URL(request.url).searchParams.get('exam') ?? '',
    userId: request.headers.get('Cookie') ?? '',
  }));
  const response = await ask({ headers: { Cookie: 'learner=7' } });
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('Content-Type'), 'application/json');
  assert.equal(response.headers.get('Cache-Control'), 'no-store');
  assert.equal(response.headers.get('Access-Control-Allow-Origin'), null);
  const body = (await response.json()) as Record<string, string>;
  assert.deepEqual(Object.keys(body), ['serverOrigin', 'integrationName', 'jwt']);
  assert.equal(body['serverOrigin'], 'https://proctor.example');
  assert.equal(body['integrationName'], 'acme');
  const { header, claims } = verify(body['jwt']!, secret);
  assert.deepEqual(header, { alg: 'HS256', typ: 'JWT' });
  assert.equal(claims['examId'], '42');
  assert.equal(claims['userId'], 'learner=7');
  assert.deepEqual(logs, []);
});

test('HEAD answers as GET does, without a body', async (t) => {
  const { ask } = await endpoint(t, () => minimalPayload());
  const response = await ask({ method: 'HEAD' });
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('Content-Type'), 'application/json');
  assert.equal(response.headers.get('Cache-Control'), 'no-store');
  assert.equal(await response.text(), '');
  // Not only because HTTP drops it.
  const handler = proctor.startHandler(minimalPayload);
  const direct = await handler(new Request('https://lms.example.edu/', { method: 'HEAD' }));
  assert.equal(direct.body, null);
});

test('other methods get 405 and Allow, and the callback is not asked', async (t) => {
  let calls = 0;
  const { ask } = await endpoint(t, () => {
    calls++;
    return null;
  });
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND']) {
    const response = await ask({ method });
    assert.equal(response.headers.get('Allow'), 'GET, HEAD, OPTIONS');
    await assertProblem(response, 405, 'method-not-allowed');
  }
  const options = await ask({ method: 'OPTIONS' });
  assert.equal(options.status, 204);
  assert.equal(options.headers.get('Allow'), 'GET, HEAD, OPTIONS');
  assert.equal(options.headers.get('Access-Control-Allow-Origin'), null);
  assert.equal(calls, 0);
});

test('null answers 401', async (t) => {
  const { ask, logs } = await endpoint(t, () => Promise.resolve(null));
  await assertProblem(await ask(), 401, 'not-signed-in');
  assert.deepEqual(logs, []);
});

test('a problem is answered, returned or thrown', async (t) => {
  const problem = new Problem('too-early', { detail: 'The exam opens at 9:00.' });
  const callbacks: StartCallback[] = [
    () => problem,
    () => {
      throw problem;
    },
  ];
  for (const callback of callbacks) {
    const { ask, logs } = await endpoint(t, callback);
    const body = await assertProblem(await ask(), 403, 'too-early');
    assert.equal(body['detail'], 'The exam opens at 9:00.');
    assert.deepEqual(logs, []);
  }
});

test('a callback that throws answers 500 with an id, and is logged once under it', async (t) => {
  const error = new Error(`database password ${secret}`);
  const callbacks: StartCallback[] = [
    () => {
      throw error;
    },
    () => Promise.reject(error),
  ];
  for (const callback of callbacks) {
    const { ask, logs } = await endpoint(t, callback);
    const problem = await assertProblem(await ask(), 500, 'internal-error');
    assert.equal(logs.length, 1);
    const { message, details } = logs[0]!;
    assert.equal(details.error, error);
    assert.match(details.id, /^[0-9a-f-]{36}$/);
    assert.equal(problem['instance'], `urn:uuid:${details.id}`);
    assert.ok(String(problem['detail']).includes(details.id));
    assert.ok(message.includes(details.id) && message.includes('start endpoint'), message);
    assert.ok(!JSON.stringify(problem).includes('password'));
  }
});

test('a wrong payload answers 500: its fields go to the log, not to the client', async (t) => {
  const { ask, logs } = await endpoint(t, () => ({ ...minimalPayload(), duration: 0.5 }));
  const problem = await assertProblem(await ask(), 500, 'internal-error');
  assert.doesNotMatch(JSON.stringify(problem), /duration/);
  assert.equal(logs.length, 1);
  const { error } = logs[0]!.details;
  assert.ok(error instanceof PayloadError);
  assert.deepEqual(error.problems, ['duration: expected a whole number of minutes ≥ 1, got 0.5']);
  assertKeeps(logs, secret);
});

test('a callback that forgets to return is an error, not a refusal', async (t) => {
  const { ask, logs } = await endpoint(t, (() => undefined) as unknown as StartCallback);
  await assertProblem(await ask(), 500, 'internal-error');
  assert.equal(logs.length, 1);
});

test('options hold for all starts, or are found for each', async (t) => {
  const config = { beforeExamList: true };
  const fixed = await endpoint(t, () => minimalPayload(), { theme: 'dark', config });
  const body = (await (await fixed.ask()).json()) as Record<string, unknown>;
  assert.equal(body['theme'], 'dark');
  assert.deepEqual(body['config'], config);

  const found = await endpoint(
    t,
    () => minimalPayload(),
    async (request, payload) => {
      await Promise.resolve();
      return { theme: `${payload.examId}${new URL(request.url).search}`, expiresIn: 60 };
    },
  );
  const each = (await (await found.ask()).json()) as Record<string, string>;
  assert.equal(each['theme'], 'maths-1?exam=42');
  assert.ok(Math.abs(Number(verify(each['jwt']!, secret).claims['exp']) - now() - 60) <= 2);

  const none = await endpoint(t, minimalPayload, () => undefined);
  assert.equal((await none.ask()).status, 200);
});

test('options that are wrong, or whose function throws, answer 500 and are logged', async (t) => {
  const throwing: StartHandlerOptions = () => {
    throw new Error('no options');
  };
  for (const options of [{ config: { jwt: 'x' } }, throwing]) {
    const { ask, logs } = await endpoint(t, minimalPayload, options);
    await assertProblem(await ask(), 500, 'internal-error');
    assert.equal(logs.length, 1);
  }
});

test('a browser on another origin is refused', async (t) => {
  const { ask, origin } = await endpoint(t, minimalPayload);
  const refused: Record<string, string>[] = [
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
    { 'Sec-Fetch-Site': 'cross-site', Origin: 'null' },
    { 'Sec-Fetch-Site': 'cross-site', Origin: origin },
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
    { Origin: 'https://127.0.0.1' },
  ];
  for (const headers of refused) {
    const response = await ask({ headers });
    assert.equal(response.headers.get('Access-Control-Allow-Origin'), null);
    await assertProblem(response, 403, 'cross-site');
  }
  const passed: Record<string, string>[] = [
    {},
    { 'Sec-Fetch-Site': 'same-origin' },
    { 'Sec-Fetch-Site': 'none', 'Sec-Fetch-Mode': 'navigate' },
    { Origin: origin },
    // Behind a proxy that ends TLS.
    { Origin: origin.replace('http:', 'https:') },
  ];
  for (const headers of passed) assert.equal((await ask({ headers })).status, 200);
  // Servers that know themselves by another name than the browser does, or make no Host header.
  for (const [url, headers] of [
    ['http://inner:3000/', { Host: 'lms.example.edu', Origin: 'https://lms.example.edu' }],
    ['https://lms.example.edu/', { Origin: 'https://lms.example.edu' }],
  ] as const) {
    const response = await proctor.startHandler(minimalPayload)(new Request(url, { headers }));
    assert.equal(response.status, 200);
  }
});

test('allowed origins get CORS headers, on problems too, and others do not', async (t) => {
  const allowedOrigins = ['https://lms.example.edu', 'https://other.example/'];
  let payload: ReturnType<typeof minimalPayload> | null = minimalPayload();
  const { ask } = await endpoint(t, () => payload, {}, { allowedOrigins });
  const from = (origin: string) => ({
    headers: { Origin: origin, 'Sec-Fetch-Site': 'cross-site' },
  });
  for (const origin of ['https://lms.example.edu', 'https://other.example']) {
    const response = await ask(from(origin));
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('Access-Control-Allow-Origin'), origin);
    assert.equal(response.headers.get('Access-Control-Allow-Credentials'), 'true');
    assert.equal(response.headers.get('Access-Control-Expose-Headers'), 'Date, Retry-After');
    assert.equal(response.headers.get('Vary'), 'Origin');
  }
  const other = await ask(from('https://evil.example'));
  assert.equal(other.headers.get('Access-Control-Allow-Origin'), null);
  assert.equal(other.headers.get('Vary'), 'Origin');
  await assertProblem(other, 403, 'cross-site');
  payload = null;
  const refused = await ask(from('https://lms.example.edu'));
  assert.equal(refused.headers.get('Access-Control-Allow-Origin'), 'https://lms.example.edu');
  await assertProblem(refused, 401, 'not-signed-in');
});

test('a CORS preflight is answered for allowed origins only', async (t) => {
  const { ask } = await endpoint(
    t,
    minimalPayload,
    {},
    { allowedOrigins: ['https://lms.example.edu'] },
  );
  const preflight = (origin: string) =>
    ask({
      method: 'OPTIONS',
      headers: {
        Origin: origin,
        'Access-Control-Request-Method': 'GET',
        'Access-Control-Request-Headers': 'x-csrf-token',
      },
    });
  const allowed = await preflight('https://lms.example.edu');
  assert.equal(allowed.status, 204);
  const { headers } = allowed;
  assert.equal(headers.get('Access-Control-Allow-Origin'), 'https://lms.example.edu');
  assert.equal(headers.get('Access-Control-Allow-Methods'), 'GET, HEAD, OPTIONS');
  assert.equal(headers.get('Access-Control-Allow-Headers'), 'x-csrf-token');
  assert.equal(headers.get('Access-Control-Allow-Credentials'), 'true');
  const other = await preflight('https://evil.example');
  assert.equal(other.status, 204);
  for (const [name] of other.headers) assert.doesNotMatch(name, /^access-control/);
});

test('allowed origins that are none are refused when the handler is made', () => {
  for (const origin of ['*', 'null', '', 'lms.example.edu', 'https://lms.example.edu/app']) {
    assert.throws(
      () => proctor.startHandler(minimalPayload, {}, { allowedOrigins: [origin] }),
      /allowedOrigins: expected origins .* got "/,
    );
  }
});

test('without a logger, the console takes the error', async (t) => {
  const error = t.mock.method(console, 'error', () => undefined);
  const handler = proctor.startHandler(() => Promise.reject(new Error('down')));
  const origin = await serve(t, handler);
  assert.equal((await fetch(origin)).status, 500);
  assert.equal(error.mock.callCount(), 1);
});
