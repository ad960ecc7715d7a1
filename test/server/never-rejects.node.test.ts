import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { test } from 'node:test';
import {
  createProctor,
  Problem,
  type Handler,
  type StartCallback,
} from '../../src/server/index.js';
import { minimalPayload } from './support/payloads.js';
import { serve } from './support/serve.js';

const config = {
  serverOrigin: 'https://proctor.example',
  integrationName: 'acme',
  jwtSecret: 'a-secret-that-must-not-be-shown',
};
const silent = { error: () => undefined };
const proctor = createProctor({ ...config, logger: silent });

const get = () => new Request('https://lms.example/start');

async function assertInternalError(answer: Response): Promise<void> {
  assert.equal(answer.status, 500);
  assert.equal(answer.headers.get('Content-Type'), 'application/problem+json');
  assert.equal(answer.headers.get('Cache-Control'), 'no-store');
  assert.equal(((await answer.json()) as { code: string }).code, 'internal-error');
}

test('a problem that could not be sent is refused where it is made', () => {
  for (const headers of [
    { 'X-Reason': 'später – jetzt' },
    { 'X Reason': 'now' },
    { '': 'now' },
    { 'X-Reason': 'a\r\nSet-Cookie: b' },
  ]) {
    assert.throws(
      () => new Problem('too-early', { headers }),
      /^TypeError: Problem: headers: expected /,
    );
  }
  for (const code of ['', 7, undefined, null, '\ud800']) {
    assert.throws(() => new Problem(code as string), /^TypeError: Problem: expected a code /);
  }
  for (const options of [
    { title: 7 },
    { detail: {} },
    { instance: [] },
    { status: 200 },
    { status: '403' },
  ]) {
    assert.throws(() => new Problem('too-early', options as object), /^TypeError: Problem: /);
  }
  assert.equal(new Problem('too-early', { detail: 'half \ud800 of one' }).toResponse().status, 403);
});

const hostile: Record<string, StartCallback> = {
  'throws while it makes a problem': () => new Problem('x', { headers: { 'X-Reason': '–' } }),
  'throws something that has no text': () => {
    throw Object.create(null) as Error;
  },
  'gives a problem that can’t be answered': () =>
    Object.assign(new Problem('x'), {
      toResponse: () => {
        throw new Error('no');
      },
    }),
  'throws null': () => {
    throw null as unknown as Error;
  },
  'throws a text': () => {
    throw 'down' as unknown as Error;
  },
  'throws a Response': () => {
    throw Response.redirect('https://lms.example/login') as unknown as Error;
  },
  'gives a Response': () => new Response('hello') as never,
  'gives what only says that it is a problem': () =>
    ({ [Symbol.for('proctored-exam:Problem')]: true, toResponse: () => 'hello' }) as never,
  'throws what only says that it is the vendor’s failure': () => {
    const failure = { [Symbol.for('proctored-exam:ProctorError')]: true, code: '\ud800' };
    throw failure as unknown as Error;
  },
  'throws what can’t be looked at': () => {
    const refuse = () => {
      throw new Error('no');
    };
    throw new Proxy({}, { get: refuse, has: refuse, getPrototypeOf: refuse }) as Error;
  },
  'gives a payload whose field throws': () => ({
    ...minimalPayload(),
    get email(): string {
      throw new Error('no');
    },
  }),
  'gives a payload that is nested without end': () => {
    let nested: unknown = 1;
    for (let level = 0; level < 50_000; level += 1) nested = [nested];
    return { ...minimalPayload(), nested };
  },
};

for (const [what, callback] of Object.entries(hostile)) {
  test(`a callback that ${what} is answered with 500, and logged once`, async () => {
    const logged: string[] = [];
    const { startHandler } = createProctor({
      ...config,
      logger: { error: (message) => logged.push(message) },
    });
    await assertInternalError(await startHandler(callback)(get()));
    assert.equal(logged.length, 1);
  });
}

test('options may be null, as in JavaScript that wants the third parameter alone', async () => {
  const allowed = { allowedOrigins: ['https://quiz.example'] };
  for (const options of [null, () => null as never]) {
    const answer = await proctor.startHandler(minimalPayload, options, allowed)(get());
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('Vary'), 'Origin');
  }
});

test('a logger that fails leaves nobody without an answer', async () => {
  const { startHandler } = createProctor({
    ...config,
    logger: {
      error: () => {
        throw new Error('the disk is full');
      },
    },
  });
  const failing = startHandler(() => Promise.reject<null>(new Error('down')));
  await assertInternalError(await failing(get()));
});

test('a request that is none is answered with 500', async () => {
  const handlers: Handler[] = [proctor.startHandler(() => null), proctor.finishHandler(() => null)];
  for (const handler of handlers) {
    for (const request of [
      undefined,
      null,
      {},
      { method: 'GET' },
      { method: 'POST', headers: {} },
    ]) {
      await assertInternalError(await handler(request as Request));
    }
  }
});

test('a finish handler reads nothing of a body before its callback has let the request in', async () => {
  let pulls = 0;
  const request = () =>
    new Request('https://lms.example/finish', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      duplex: 'half',
      body: new ReadableStream<Uint8Array>(
        {
          pull(controller) {
            pulls += 1;
            controller.enqueue(new TextEncoder().encode('not JSON'));
            controller.close();
          },
        },
        { highWaterMark: 0 },
      ),
    } as RequestInit);
  const strangers = await proctor.finishHandler(() => null)(request());
  assert.equal(strangers.status, 401);
  assert.equal(pulls, 0);

  let pullsBefore: number | undefined;
  const learners = await proctor.finishHandler(() => {
    pullsBefore = pulls;
    return 'session-1';
  })(request());
  assert.equal(pullsBefore, 0);
  assert.equal(learners.status, 400);
  assert.equal(pulls, 1);
});

test('a stranger who sends half a finish request is answered at once', async (t) => {
  const origin = await serve(
    t,
    proctor.finishHandler(() => null),
  );
  const socket = connect(Number(new URL(origin).port), '127.0.0.1');
  t.after(() => socket.destroy());
  socket.write(
    'POST / HTTP/1.1\r\nHost: lms.example\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"half',
  );
  const [first] = (await once(socket, 'data')) as [Buffer];
  assert.match(first.toString(), /^HTTP\/1\.1 401 /);
});
