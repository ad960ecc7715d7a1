/** Answers count until the proctored session ends, however its end is heard of, and no longer. */
import assert from 'node:assert/strict';
import { mock, test, type TestContext } from 'node:test';
import { createLms } from '../../../demo/lms/lms.js';
import { integration, WEBHOOK_PATH } from '../../../demo/lms/vendor.js';
import { startDouble } from '../../../demo/vendor/server.js';
import { signToken } from '../../../demo/vendor/token.js';

const ORIGIN = 'http://lms.example';
const QUIZ = '/lms/quiz/42';

/** An LMS with a learner whose exam runs, the vendor's double, and a clock that the test sets. */
async function setUp(t: TestContext) {
  mock.timers.enable({ apis: ['Date'], now: Date.parse('2026-01-31T09:00:00Z') });
  const vendor = await startDouble(integration);
  let isUp = true;
  const closeVendor = async () => {
    if (isUp) await vendor.close();
    isUp = false;
  };
  t.after(async () => {
    mock.timers.reset();
    await closeVendor();
  });
  const lms = createLms(
    (name) => Promise.resolve(`${name}<!-- questions --><!-- answers --><!-- result -->`),
    vendor.origin,
  );
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const response = await lms(new Request(ORIGIN + path, init));
    assert.ok(response, path);
    return response;
  };
  const signIn = async (): Promise<string> => {
    const page = await ask('/', { headers: { Accept: 'text/html' } });
    return page.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  };
  const Cookie = await signIn();
  const start = async (): Promise<string> => {
    const response = await ask('/lms/proctoring/start?exam=42', { headers: { Cookie } });
    assert.equal(response.status, 200);
    const { jwt } = (await response.json()) as { jwt: string };
    const claims = Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString();
    return (JSON.parse(claims) as { sessionId: string }).sessionId;
  };
  /** The learner passes the checks, and the vendor lets the exam begin. */
  const begin = async (): Promise<string> => {
    const sessionId = await start();
    vendor.double.add({ sessionId, accountId: 'westbrook' });
    vendor.double.start(sessionId);
    assert.equal((await read()).status, 200);
    return sessionId;
  };
  const read = () => ask(QUIZ, { headers: { Cookie } });
  const save = async (answer: string): Promise<number> => {
    const body = new FormData();
    body.set('q5', answer);
    return (await ask(QUIZ, { method: 'PUT', headers: { Cookie }, body })).status;
  };
  const handIn = async (): Promise<number> =>
    (
      await ask('/lms/proctoring/finish', {
        method: 'POST',
        headers: { Cookie, 'Content-Type': 'application/json' },
        body: '{}',
      })
    ).status;
  const results = async () => (await ask('/lms/results/42', { headers: { Cookie } })).text();
  const pass = (seconds: number) => {
    mock.timers.tick(seconds * 1000);
  };
  const put = async (body: BodyInit, type: string): Promise<number> =>
    (await ask(QUIZ, { method: 'PUT', headers: { Cookie, 'Content-Type': type }, body })).status;
  return { vendor, closeVendor, ask, start, begin, read, save, put, handIn, results, pass };
}

test('the questions stay in reach of nobody who has not started, nor are answers taken', async (t) => {
  const { read, save, begin } = await setUp(t);
  assert.equal((await read()).status, 403);
  assert.equal(await save('rolle'), 403);
  await begin();
  assert.equal(await save('mean value'), 204);
});

test('after the learner has handed in, answers are refused', async (t) => {
  const { begin, save, handIn, pass } = await setUp(t);
  await begin();
  assert.equal(await save('mean value'), 204);
  assert.equal(await handIn(), 200);
  pass(5);
  assert.equal(await save('was on its way'), 204);
  pass(6);
  assert.equal(await save('looked up'), 403);
});

test('after the session has ended elsewhere, the LMS finds out by itself and refuses', async (t) => {
  const { vendor, begin, save, pass } = await setUp(t);
  const sessionId = await begin();
  assert.equal(await save('mean value'), 204);
  vendor.double.finish(sessionId);
  pass(11);
  assert.equal(await save('looked up'), 403);
});

test('what was saved too late while the vendor was away does not count', async (t) => {
  const { closeVendor, begin, save, results, ask, pass } = await setUp(t);
  const sessionId = await begin();
  assert.equal(await save('mean value'), 204);
  const sessionEnd = new Date().toISOString();
  await closeVendor();
  pass(60);
  assert.equal(await save('looked up'), 204, 'nothing is lost because the vendor is away');

  const exp = Math.floor(Date.now() / 1000) + 30;
  const review = await ask(WEBHOOK_PATH, {
    method: 'POST',
    headers: {
      Authorization: `JWT ${signToken({ exp }, integration.jwtSecret)}`,
      'Content-Type': 'application/json',
    },
    body: JSON.stringify({ accountId: 'westbrook', sessionId, sessionEnd }),
  });
  assert.equal(review.status, 204);
  const page = await results();
  assert.match(page, /mean value/);
  assert.doesNotMatch(page, /looked up/);
});

test('a reload brings the answers back, as text', async (t) => {
  const { begin, save, read } = await setUp(t);
  await begin();
  assert.equal(await save('</script><b>mean value'), 204);
  const page = await (await read()).text();
  assert.match(page, /"q5":\["\\u003c\/script>\\u003cb>mean value"\]/);
});

test('a session that runs is come back to, one that has ended is followed by another', async (t) => {
  const { vendor, begin, start, pass } = await setUp(t);
  const first = await begin();
  assert.equal(await start(), first, 'started, perhaps in another browser');
  vendor.double.finish(first);
  pass(60);
  const second = await start();
  assert.notEqual(second, first);
  assert.equal(await start(), second);
});

test('a learner comes back into the attempt while the vendor is away', async (t) => {
  const { closeVendor, begin, start } = await setUp(t);
  const first = await begin();
  await closeVendor();
  assert.equal(await start(), first);
});

test('answers that are none, or too long, are refused, and those before them stay', async (t) => {
  const { begin, save, put, results } = await setUp(t);
  await begin();
  assert.equal(await save('mean value'), 204);
  const form = 'application/x-www-form-urlencoded';
  assert.equal(await put('--x\r\nbroken', 'multipart/form-data; boundary=x'), 400);
  assert.equal(await put('{"q5":"looked up"}', 'application/json'), 400);
  assert.equal(await put(`q5=${'x'.repeat(70_000)}`, form), 413);
  assert.match(await results(), /mean value/);
  assert.equal(await put('q5=another', form), 204);
  assert.match(await results(), /another/);
});
