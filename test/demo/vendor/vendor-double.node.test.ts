/** The vendor's double against the package's own server side, and over plain HTTP. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { getRequestListener } from '@hono/node-server';
import { createProctor, ProctorError, type WebhookKind } from 'proctored-exam/server';
import { startDouble, type RunningDouble } from '../../../demo/vendor/server.js';
import type { DoubleOptions } from '../../../demo/vendor/double.js';
import { encodePart, now, sign } from '../../server/support/jwt.js';
import { listen } from '../../server/support/serve.js';

const jwtSecret = 'a-secret-of-the-tests-only-0123456789';
const integrationName = 'acme';
const session = { sessionId: 'session-1', accountId: '42' };

async function setUp(t: TestContext, options: Partial<DoubleOptions> = {}) {
  const running = await startDouble({ integrationName, jwtSecret, ...options });
  t.after(running.close);
  const proctor = createProctor({ serverOrigin: running.origin, integrationName, jwtSecret });
  return { ...running, proctor };
}

const api = ({ origin }: RunningDouble, rest: string, init: RequestInit = {}) =>
  fetch(`${origin}/api/v2/integration/simple/${rest}`, init);

const authorized = (claims: object = {}, secret = jwtSecret, header = {}) => ({
  Authorization: `JWT ${sign({ exp: now() + 30, ...claims }, secret, header)}`,
});

test('a session from its registration to its end, as status tells it', async (t) => {
  const { double, proctor } = await setUp(t);
  assert.equal(await proctor.status('session-1'), undefined);
  double.add(session);
  assert.equal((await proctor.status('session-1'))?.status, 'ready_to_start');
  double.start('session-1');
  const started = await proctor.status('session-1');
  assert.equal(started?.status, 'started');
  assert.ok(started.sessionStart);
  assert.equal(started.sessionEnd, null);
  assert.equal(await proctor.finish('session-1'), 'finished');
  assert.equal(await proctor.finish('session-1'), 'not_changed');
  const finished = await proctor.status('session-1');
  assert.equal(finished?.status, 'finished');
  assert.ok(finished.sessionEnd);
  await assert.rejects(
    proctor.finish('session-2'),
    (error) => error instanceof ProctorError && error.code === 'unknown-session',
  );
});

test('the states before the start', async (t) => {
  let time = '2026-01-31T08:00:00Z';
  const { double } = await setUp(t, { now: () => new Date(time) });
  const found = double.add({
    ...session,
    startDate: '2026-01-31T09:00:00Z',
    endDate: '2026-01-31T12:00:00Z',
    schedule: true,
  });
  const state = () => found.state(double.now());
  assert.equal(state(), 'not_scheduled');
  assert.equal(double.finish('session-1'), 'not_changed');
  double.book('session-1', '2026-01-31T10:00:00Z');
  assert.equal(state(), 'early_to_start');
  time = '2026-01-31T10:00:00Z';
  assert.equal(state(), 'ready_to_start');
  time = '2026-01-31T12:00:01Z';
  assert.equal(state(), 'late_to_start');
  assert.equal(double.finish('session-1'), 'finished', 'cancels the booking');
  assert.equal(state(), 'not_scheduled');
  assert.throws(() => {
    double.start('session-2');
  }, /there is no session session-2/);
});

test('who is not let in, and what is not there', async (t) => {
  const running = await setUp(t);
  running.double.add(session);
  const path = 'acme/sessions/session-1/status/';
  assert.equal((await api(running, path, { headers: authorized() })).status, 200);
  const { Authorization } = authorized();
  const none = `JWT ${encodePart({ alg: 'none' })}.${encodePart({ exp: now() + 30 })}.`;
  for (const headers of [
    {},
    { Authorization: Authorization.replace('JWT', 'Bearer') },
    { Authorization: none },
    { Authorization: `${Authorization}.x` },
    authorized({}, 'another-secret'),
    authorized({}, jwtSecret, { alg: 'HS512' }),
    authorized({ exp: now() - 1 }),
    authorized({ exp: undefined }),
    authorized({ userId: 'learner-7' }),
  ]) {
    assert.equal((await api(running, path, { headers })).status, 401, JSON.stringify(headers));
  }
  for (const [rest, method, status] of [
    ['acme/sessions/session-1/status', 'GET', 404],
    ['other/sessions/session-1/status/', 'GET', 404],
    ['acme/sessions/session-2/status/', 'GET', 404],
    ['acme/sessions/session-1/reset/', 'POST', 404],
    ['acme/sessions/session-1/status/', 'POST', 405],
    ['acme/sessions/session-1/finish/', 'GET', 405],
  ] as const) {
    const response = await api(running, rest, { method, headers: authorized() });
    assert.equal(response.status, status, rest);
  }
  const finish = 'acme/sessions/session-1/finish/';
  const init = { method: 'POST', headers: authorized() };
  assert.equal(
    (await api(running, finish, { ...init, body: '{"sessionFinishUrl":1}' })).status,
    400,
  );
  assert.equal((await api(running, finish, init)).status, 200);
  assert.equal((await fetch(running.origin)).status, 404);
});

test('webhooks: signed, in their order, filling up, and verified by the package', async (t) => {
  const { double, proctor } = await setUp(t);
  const received: [WebhookKind, Record<string, unknown>][] = [];
  const kinds: WebhookKind[] = ['review', 'schedule', 'warning', 'agreement'];
  const listener = getRequestListener(async (request) => {
    const kind = kinds.find((name) => request.url.endsWith(name)) ?? 'review';
    received.push([kind, await proctor.verifyWebhook(request, kind)]);
    return new Response(null, { status: 204 });
  });
  const lms = await listen(t, (incoming, outgoing) => void listener(incoming, outgoing));
  for (const kind of kinds) double.webhookUrls[kind] = `${lms}/${kind}`;

  double.add(session);
  double.book('session-1', '2020-01-31T10:00:00Z');
  double.agree('session-1');
  double.start('session-1');
  double.warn('session-1');
  assert.equal(await proctor.finish('session-1'), 'finished');
  double.upload('session-1');
  double.conclude('session-1', { conclusion: 'rejected', score: 91 });
  double.conclude('session-1', { conclusion: 'accepted', score: 12, comment: 'A look aside.' });
  await double.settled();

  assert.deepEqual(
    double.deliveries.map(({ kind, status }) => `${kind} ${String(status)}`),
    ['schedule', 'agreement', 'warning', 'review', 'review', 'review', 'review'].map(
      (kind) => `${kind} 204`,
    ),
  );
  const reviews = received.filter(([kind]) => kind === 'review').map(([, body]) => body);
  assert.deepEqual(
    reviews.map((body) => [body['conclusion'], body['score'], 'archive' in body]),
    [
      ['unknown', undefined, false],
      ['unknown', undefined, true],
      ['rejected', 91, true],
      ['accepted', 12, true],
    ],
  );
  assert.deepEqual(reviews[3]?.['warningTitles'], {
    WARNING_NO_USER_IN_FRAME: { en: 'No user in frame' },
  });
});

test('webhooks: an LMS that is not there does no harm', async (t) => {
  const { double } = await setUp(t, { webhooks: { review: 'http://127.0.0.1:1/' } });
  double.add(session);
  double.start('session-1');
  double.finish('session-1');
  await double.settled();
  assert.deepEqual(
    double.deliveries.map(({ status }) => status),
    [undefined],
  );
});

test('the sandbox enters, is told of the end, and reports the upload', async (t) => {
  const { double, origin, proctor } = await setUp(t, { verdictAfter: 0 });
  const post = (path: string, body = '') => fetch(origin + path, { method: 'POST', body });
  const probe = await fetch(`${origin}/sandbox`);
  assert.deepEqual(await probe.json(), { double: 'proctored-exam' });
  assert.equal(probe.headers.get('Access-Control-Allow-Origin'), '*');

  const { sessionId, accountId } = session;
  const jwt = sign({ sessionId, accountId, exp: now() + 60 }, jwtSecret);
  const enter = (given: object) => post('/sandbox/sessions', JSON.stringify(given));
  assert.equal((await enter({ integrationName, jwt: `${jwt}x` })).status, 401);
  assert.equal((await enter({ integrationName: 'other', jwt })).status, 404);
  assert.equal((await enter({ integrationName })).status, 400);
  assert.equal((await post('/sandbox/sessions', '{')).status, 400);
  const entered = await enter({ integrationName, jwt });
  assert.equal(entered.status, 201);
  const { url } = (await entered.json()) as { url: string };

  assert.equal((await post(`${url}/started`)).status, 204);
  assert.equal((await proctor.status('session-1'))?.status, 'started');
  assert.equal((await post(`${url}/warned`, '{"type":"WARNING_AVERT_EYES"}')).status, 204);
  assert.equal((await post(`${url}/warned`)).status, 400);
  assert.deepEqual(
    double.find('session-1')?.warnings.map(({ type }) => type),
    ['WARNING_AVERT_EYES'],
  );
  const events = await fetch(`${origin}${url}/events`);
  assert.equal(events.headers.get('Content-Type'), 'text/event-stream');
  assert.equal(await proctor.finish('session-1'), 'finished');
  assert.match(await events.text(), /\n\nevent: finished\ndata: \{\}\n\n$/);
  assert.equal((await post(`${url}/ended`)).status, 204);
  assert.equal((await post(`${url}/uploaded`)).status, 204);
  assert.equal(double.find('session-1')?.uploaded, true);
  assert.equal((await post(`${url}/deleted`)).status, 404);
  assert.equal((await post('/sandbox/sessions/guessed/ended')).status, 404);

  // Who comes back after the end is told at once.
  assert.match(await (await fetch(`${origin}${url}/events`)).text(), /event: finished/);
});

test('close ends streams of events', async (t) => {
  const { double, origin } = await setUp(t);
  double.add(session);
  const jwt = sign({ ...session, exp: now() + 60 }, jwtSecret);
  const body = JSON.stringify({ integrationName, jwt });
  const entered = await fetch(`${origin}/sandbox/sessions`, { method: 'POST', body });
  const { url } = (await entered.json()) as { url: string };
  const events = await fetch(`${origin}${url}/events`);
  double.close();
  assert.equal(await events.text(), ': the session goes on\n\n');
});
