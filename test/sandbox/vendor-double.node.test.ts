/** The sandbox in a browser beside a double of the vendor, as development LMSs run them. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { signToken } from '../../demo/vendor/token.js';
import { startDouble } from '../../demo/vendor/server.js';
import { serveDemo } from '../demo/support/demo-page.js';

const open = serveDemo();

const integrationName = 'acme';
const jwtSecret = 'a-secret-of-the-tests-only-0123456789';

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

function startToken(secret = jwtSecret): string {
  return signToken(
    {
      userId: 'learner-7',
      accountId: '42',
      accountName: 'Acme University',
      examId: 'maths-1',
      examName: 'Mathematics I',
      duration: 60,
      schedule: false,
      proctoring: 'offline',
      startDate: inMinutes(-1),
      endDate: inMinutes(60),
      sessionId: 'session-1',
      exp: Math.floor(Date.now() / 1000) + 600,
    },
    secret,
  );
}

interface Outcome {
  /** The names of the session's promises that have resolved, in their order. */
  resolved: string[];
  /** Why `init`, or else one of the promises, has rejected. */
  failure?: { message: string; code: string; fields: string[] };
}

/** Goes through an exam in the scenario `instant`. */
function pass(page: Page, options: Record<string, string>): Promise<Outcome> {
  return page.evaluate(async (given) => {
    type Sdk = { init: (options: object) => Promise<Record<string, Promise<unknown>>> };
    const address = '/proctored-exam/sandbox.min.js?scenario=instant';
    const outcome: Outcome = { resolved: [] };
    try {
      const { init } = (await import(address)) as Sdk;
      const session = await init({ theme: 'default', ...given });
      for (const name of ['examStarted', 'examFinished', 'videoUploaded']) {
        await session[name];
        outcome.resolved.push(name);
      }
    } catch (error) {
      const { message, cause } = error as Error & { cause: { code: string; fields: string[] } };
      outcome.failure = { message, code: cause.code, fields: cause.fields };
    }
    return outcome;
  }, options);
}

async function setUp(t: TestContext) {
  const vendor = await startDouble({ integrationName, jwtSecret });
  t.after(vendor.close);
  const { page } = await open(t, '/minimal.html');
  return { ...vendor, page };
}

test('the double hears of each step', async (t) => {
  const { page, origin, double } = await setUp(t);
  const options = { serverOrigin: origin, integrationName, jwt: startToken() };
  const { resolved, failure } = await pass(page, options);
  assert.equal(failure, undefined);
  assert.deepEqual(resolved, ['examStarted', 'examFinished', 'videoUploaded']);
  const session = double.find('session-1');
  assert.equal(session?.state(double.now()), 'finished');
  assert.equal(session.agreed, true);
  assert.equal(session.uploaded, true);
});

test('a token that the double does not accept starts nothing', async (t) => {
  const { page, origin, double } = await setUp(t);
  for (const [field, wrong] of [
    ['jwt', { jwt: startToken('another-secret') }],
    ['integrationName', { integrationName: 'other' }],
  ] as const) {
    const options = { serverOrigin: origin, integrationName, jwt: startToken(), ...wrong };
    const { resolved, failure } = await pass(page, options);
    assert.deepEqual(resolved, []);
    assert.deepEqual(failure?.fields, [field]);
    assert.equal(failure.code, 'token-refused');
    assert.ok(failure.message.includes(`${field}: expected one that ${origin} accepts`));
  }
  assert.equal(double.find('session-1'), undefined);
});

test('a double that has forgotten the session ends it with an error', async (t) => {
  const { page, origin, double } = await setUp(t);
  // as after a restart, but at an address that stays
  let address = '';
  const handle = double.handle.bind(double);
  double.handle = async (request) => {
    const { pathname } = new URL(request.url);
    if (!pathname.endsWith('/started')) return handle(request);
    address = pathname;
    return new Response(null, { status: 404, headers: { 'Access-Control-Allow-Origin': '*' } });
  };
  const options = { serverOrigin: origin, integrationName, jwt: startToken() };
  const { resolved, failure } = await pass(page, options);
  assert.deepEqual(resolved, []);
  assert.equal(failure?.code, 'server-failed');
  assert.ok(failure.message.includes(origin));
  assert.ok(!failure.message.includes(address), 'the address of the session stays secret');
});

test('without a double on this machine the sandbox goes on alone', async (t) => {
  const { page, origin, close } = await setUp(t);
  await close();
  const options = { serverOrigin: origin, integrationName, jwt: startToken('another-secret') };
  const { resolved, failure } = await pass(page, options);
  assert.equal(failure, undefined);
  assert.equal(resolved.length, 3);
});
