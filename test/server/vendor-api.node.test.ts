import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createProctor } from '../../src/server/index.js';
import { now } from './support/jwt.js';
import { assertKeeps, rejection } from './support/leaks.js';
import { listen } from './support/serve.js';
import { hangUp, silence, status } from './support/vendor.js';

import { failure, setUp } from './support/vendor-calls.js';

const secret = 'a-secret-that-must-not-be-shown';

test('finish: the request is as the vendor documents it', async (t) => {
  const { vendor, proctor } = await setUp(t);
  assert.equal(await proctor.finish('session-1'), 'finished');
  const [request] = vendor.requests;
  assert.equal(request?.method, 'POST');
  assert.equal(request.url, '/api/v2/integration/simple/acme/sessions/session-1/finish/');
  assert.equal(request.contentType, 'application/json');
  assert.equal(request.body, '{}');
  assert.deepEqual(Object.keys(request.claims), ['exp']);
  assert.ok(Math.abs(Number(request.claims['exp']) - now() - 300) <= 2, 'five minutes');
});

test('finish: again is harmless', async (t) => {
  const { proctor } = await setUp(t);
  assert.equal(await proctor.finish('session-1'), 'finished');
  assert.equal(await proctor.finish('session-1'), 'not_changed');
  assert.equal(await proctor.finish('session-1'), 'not_changed');
});

test('finish: hands on sessionFinishUrl, if it is one', async (t) => {
  const { vendor, proctor } = await setUp(t);
  const sessionFinishUrl = 'https://lms.example.edu/thanks';
  await proctor.finish('session-1', { sessionFinishUrl });
  assert.deepEqual(JSON.parse(vendor.requests[0]!.body), { sessionFinishUrl });
  for (const wrong of ['', '/thanks', 'javascript:1']) {
    const error = await rejection(
      proctor.finish('session-1', { sessionFinishUrl: wrong }),
      TypeError,
    );
    assert.match(error.message, /^sessionFinishUrl: expected an absolute http or https URL, got "/);
  }
});

test('status: what the vendor says', async (t) => {
  const { vendor, proctor } = await setUp(t);
  const expected = {
    accountId: '42',
    sessionId: 'session-1',
    status: 'started',
    sessionStart: '2026-01-31T09:00:00Z',
    sessionEnd: null,
  };
  assert.deepEqual(await proctor.status('session-1'), expected);
  const [request] = vendor.requests;
  assert.equal(request?.method, 'GET');
  assert.equal(request.url, '/api/v2/integration/simple/acme/sessions/session-1/status/');
  assert.equal(request.body, '');
  assert.equal(request.contentType, undefined);
  await proctor.finish('session-1');
  assert.deepEqual(await proctor.status('session-1'), {
    ...expected,
    status: 'finished',
    sessionEnd: '2026-01-31T10:00:00Z',
  });
});

test('status: new words and fields pass, a numeric account id becomes a string', async (t) => {
  const { vendor, proctor } = await setUp(t);
  const answer = { accountId: 42, sessionId: 'session-1', status: 'paused', room: [1] };
  vendor.troubles.push(status(200, JSON.stringify(answer)));
  assert.deepEqual(await proctor.status('session-1'), {
    ...answer,
    accountId: '42',
    sessionStart: null,
    sessionEnd: null,
  });
});

test('an unknown session: undefined for status, an error for finish', async (t) => {
  const { vendor, proctor } = await setUp(t);
  assert.equal(await proctor.status('session-2'), undefined);
  const error = await failure(proctor.finish('session-2'), 'unknown-session');
  assert.equal(error.status, 404);
  assert.equal(error.cause, '{"detail":"Not found."}');
  assert.equal(vendor.requests.length, 2);
});

test('names and ids are kept in their place in the address', async (t) => {
  const { vendor, proctor } = await setUp(t, { integrationName: 'a/b c?' });
  const id = '../x?y#z ü/%2e%2e';
  vendor.sessions.set(id, { accountId: '42', status: 'started' });
  assert.equal(await proctor.finish(id), 'finished');
  assert.equal(
    vendor.requests[0]?.url,
    `/api/v2/integration/simple/a%2Fb%20c%3F/sessions/${encodeURIComponent(id)}/finish/`,
  );
  for (const wrong of [
    ...['', ' ', '\uFEFF', '.', '..', 'undefined', 'null', 'NaN', '[object Object]', 'half \ud800'],
    ...['x'.repeat(1000), undefined, null, 7, 7.5, -0, NaN, 2 ** 53, {}, ['session-1']],
  ]) {
    for (const call of [proctor.finish, proctor.status]) {
      const { message } = await rejection<Error>(call(wrong as string), TypeError);
      assert.match(message, /^(finish|status): expected a session id, got /);
    }
  }
  assert.equal(vendor.requests.length, 1);
});

test('an answer that is nested too deeply to be stored is none', async (t) => {
  const { vendor, proctor } = await setUp(t);
  const nested = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
  const answer = `{"accountId":"1","sessionId":"session-1","status":"started","more":${nested}}`;
  vendor.troubles.push(status(200, answer, {}));
  await failure(proctor.status('session-1'), 'vendor-answer-invalid');
});

test('other refusals are final', async (t) => {
  const { vendor, proctor } = await setUp(t);
  for (const [code, name] of [
    [400, 'vendor-refused'],
    [401, 'vendor-refused'],
    [403, 'vendor-refused'],
    [302, 'vendor-refused'],
    [500, 'vendor-unavailable'],
  ] as const) {
    for (const call of [() => proctor.finish('session-1'), () => proctor.status('session-1')]) {
      vendor.requests.length = 0;
      vendor.troubles.push(status(code, 'no', { Location: '/elsewhere' }));
      const error = await failure(call(), name);
      assert.equal(error.status, code);
      assert.equal(error.cause, 'no');
      assert.equal(vendor.requests.length, 1);
    }
  }
});

test('a wrong secret is refused by the vendor, and the error says where to look', async (t) => {
  const { vendor } = await setUp(t);
  const { finish } = createProctor({
    serverOrigin: vendor.origin,
    integrationName: 'acme',
    jwtSecret: 'another-secret',
  });
  const error = await failure(finish('session-1'), 'vendor-refused');
  assert.match(error.message, /jwtSecret/);
  assertKeeps(error, 'another-secret');
});

test('answers that are not as documented are refused', async (t) => {
  const { vendor, proctor } = await setUp(t);
  const answers = ['', '<html>', '[]', '{}', '{"message":"maybe"}', `"${'x'.repeat(70_000)}"`];
  for (const answer of answers) {
    vendor.troubles.push(status(200, answer), status(200, answer));
    const error = await failure(proctor.finish('session-1'), 'vendor-answer-invalid');
    assert.ok(String(error.cause).length <= 500);
    await failure(proctor.status('session-1'), 'vendor-answer-invalid');
  }
});

test('a page that echoes the token does not bring it into the error', async (t) => {
  const { vendor, proctor } = await setUp(t);
  vendor.troubles.push((response) => {
    const { token } = vendor.requests.at(-1)!;
    response.writeHead(400).end(`<pre>Authorization: JWT ${token}</pre>${'x'.repeat(5000)}`);
  });
  const error = await failure(proctor.finish('session-1'), 'vendor-refused');
  assert.match(String(error.cause), /^<pre>Authorization: JWT \[hidden\]<\/pre>x+$/);
  assert.equal(String(error.cause).length, 500);
});

test('an echo of token or secret in any form stays out of the error', async (t) => {
  const { vendor, proctor } = await setUp(t);
  const echoes: ((token: string) => string)[] = [
    (token) => Buffer.from(`{"token":"${token}"}`).toString('base64'),
    (token) => encodeURIComponent(`JWT ${token}`),
    (token) => token.split('.').join(' '),
    (token) => Buffer.from(token).toString('hex'),
    () => secret,
    () => Buffer.from(`Basic:${secret}`).toString('base64'),
  ];
  for (const echo of echoes) {
    let shown = '';
    vendor.troubles.push((response) => {
      shown = echo(vendor.requests.at(-1)?.token ?? '');
      response.writeHead(400).end(`echo: ${shown} end`);
    });
    const error = await failure(proctor.finish('session-1'), 'vendor-refused');
    assert.match(String(error.cause), /^echo: .*\[hidden\].* end$/);
    for (let start = 16; start + 9 <= shown.length - 4; start += 1) {
      assert.ok(!String(error.cause).includes(shown.slice(start, start + 9)), String(error.cause));
    }
  }
});

test('a server that never answers: the deadline of each request, then of the call', async (t) => {
  const { vendor, proctor } = await setUp(t, { requestDeadline: 4000 });
  vendor.troubles.push(silence);
  assert.equal(await proctor.finish('session-1'), 'finished');
  assert.equal(vendor.requests.length, 2);

  const { finish } = createProctor({
    serverOrigin: await listen(t, () => undefined),
    integrationName: 'acme',
    jwtSecret: secret,
    deadline: 200,
  });
  const error = await failure(finish('session-1'), 'vendor-timeout');
  // What is left of the deadline when the request goes out.
  const [, left] = /^finish: no answer in (\d+) ms$/.exec(error.message) ?? [];
  assert.ok(Number(left) <= 200, error.message);
});

test('a server that starts to answer and stops', async (t) => {
  const { vendor, proctor } = await setUp(t, { deadline: 100 });
  vendor.troubles.push((response) => response.writeHead(200).write('{"message":'));
  await failure(proctor.finish('session-1'), 'vendor-timeout');
});

test('a server that is not there', async (t) => {
  const gone = await listen(t, () => undefined);
  const { proctor } = await setUp(t, {
    serverOrigin: gone.replace('127.0.0.1', '127.0.0.2'),
    deadline: 2000,
  });
  const error = await failure(proctor.status('session-1'), 'vendor-unreachable');
  assert.ok(error.cause instanceof Error);
});

test('connections that break are tried again', async (t) => {
  const { vendor, proctor } = await setUp(t);
  vendor.troubles.push(hangUp);
  assert.equal(await proctor.finish('session-1'), 'finished');
  assert.equal(vendor.requests.length, 2);
});

test('an abort ends the call at once, before, during and between requests', async (t) => {
  const { vendor, proctor } = await setUp(t);
  const reason = new Error('the learner has gone');

  await assert.rejects(proctor.finish('session-1', { signal: AbortSignal.abort(reason) }), reason);
  assert.equal(vendor.requests.length, 0);

  for (const troubles of [
    [silence],
    // The last try: afterwards there is no other that could notice.
    [status(503), status(503), status(503), silence],
  ]) {
    vendor.requests.length = 0;
    vendor.troubles.push(...troubles);
    const controller = new AbortController();
    const call = proctor.status('session-1', { signal: controller.signal });
    const rejected = assert.rejects(call, reason);
    await vendor.arrived(troubles.length);
    controller.abort(reason);
    await rejected;
    assert.equal(vendor.requests.length, troubles.length);
  }

  const controller = new AbortController();
  const waiting = createProctor({
    serverOrigin: vendor.origin,
    integrationName: 'acme',
    jwtSecret: secret,
    fetch() {
      const response = new Response(null, { status: 503 });
      t.mock.method(response.headers, 'get', () => {
        // By then the answer has been read and the wait has begun.
        setImmediate(() => {
          controller.abort(reason);
        });
        return '9';
      });
      return Promise.resolve(response);
    },
  });
  const start = performance.now();
  await assert.rejects(waiting.status('session-1', { signal: controller.signal }), reason);
  assert.ok(performance.now() - start < 9000, 'it has not waited as long as the vendor wants');
});

test('the fetch of the configuration is the one that is used', async (t) => {
  const asked: unknown[] = [];
  const { vendor, proctor } = await setUp(t, {
    fetch: (input, init) => {
      asked.push(input);
      return fetch(input, init);
    },
  });
  assert.equal(await proctor.finish('session-1'), 'finished');
  assert.deepEqual(asked, [
    `${vendor.origin}/api/v2/integration/simple/acme/sessions/session-1/finish/`,
  ]);
});
