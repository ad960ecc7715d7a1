/** The guide to the LMS side: its blocks of JavaScript are one module, and it works. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import { after, before, describe, test, type TestContext } from 'node:test';
import { getRequestListener } from '@hono/node-server';
import { startDouble } from '../../../demo/vendor/server.js';
import { signToken } from '../../../demo/vendor/token.js';
import { now } from '../../server/support/jwt.js';
import {
  assertUnmovedByHalves,
  hostileRequests,
  type Target,
} from '../../support/hostile-requests.js';
import { writeGuide } from './support/guide.js';
import { createProject } from './support/project.js';

type Handle = (request: Request) => Promise<Response>;
type Blocks = { createProctoring: (env: Record<string, string>) => Handle };

const integrationName = 'acme';
const jwtSecret = 'a-secret-of-the-tests-only-0123456789';

/** The module that the blocks are, beside a vendor. */
async function assemble() {
  const project = await createProject();
  const file = await writeGuide(project.folder);
  const { createProctoring } = (await import(pathToFileURL(file).href)) as Blocks;
  const vendor = await startDouble({ integrationName, jwtSecret });
  vendor.double.add({ sessionId: 'session-1', accountId: '1' });
  const handle = createProctoring({
    PROCTOR_SERVER_ORIGIN: vendor.origin,
    PROCTOR_INTEGRATION_NAME: integrationName,
    PROCTOR_SECRET: jwtSecret,
  });
  const remove = async () => {
    project.remove();
    await vendor.close();
  };
  return { handle, vendor, remove };
}

test('the blocks of the guide are an LMS side', async (t: TestContext) => {
  const { handle, vendor, remove } = await assemble();
  t.after(remove);
  const ask = async (path: string, headers: Record<string, string> = {}, body?: object) => {
    const response = await handle(
      new Request(`https://lms.example.edu${path}`, {
        headers: { ...headers, ...(body && { 'Content-Type': 'application/json' }) },
        ...(body && { method: 'POST', body: JSON.stringify(body) }),
      }),
    );
    return response.status;
  };
  const ada = { Cookie: 'session=ada' };
  const save = async (headers: Record<string, string> = ada) => {
    const quiz = 'https://lms.example.edu/quiz/42';
    const response = await handle(new Request(quiz, { method: 'PUT', headers, body: '4' }));
    return response.status;
  };

  assert.equal(await ask('/lms/proctoring/start?exam=42'), 401);
  assert.equal(await ask('/lms/proctoring/start?exam=1', ada), 403);
  assert.equal(await ask('/lms/proctoring/start?exam=42', ada), 200);
  assert.equal(await ask('/quiz/42', ada), 403);
  vendor.double.start('session-1');
  assert.equal(await ask('/quiz/42', ada), 200);
  assert.equal(await ask('/quiz/42'), 403);
  assert.equal(await save(), 204);
  assert.equal(await save({}), 403);
  assert.equal(await ask('/lms/proctoring/finish', {}, {}), 401);
  assert.equal(await ask('/lms/proctoring/finish', ada, {}), 200);
  assert.equal(vendor.double.find('session-1')?.state(new Date()), 'finished');
  assert.equal(await ask('/quiz/42', ada), 403);
  assert.equal(await ask('/lms/proctoring/start?exam=42', ada), 409, 'already finished');

  assert.equal(await save(), 204, 'answers that were on their way');
  const session = vendor.double.find('session-1');
  assert.ok(session);
  session.sessionEnd = new Date(Date.now() - 60_000).toISOString();
  assert.equal(await save(), 403, 'a minute after the end');

  const review = { accountId: '1', sessionId: 'session-1' };
  const authorized = (secret: string) => ({
    Authorization: `JWT ${signToken({ exp: now() + 30 }, secret)}`,
  });
  assert.equal(await ask('/lms/proctoring/webhook', authorized('another'), review), 401);
  assert.equal(await ask('/lms/proctoring/webhook', authorized(jwtSecret), review), 204);
  assert.equal(await ask('/elsewhere', ada), 404);

  await vendor.close();
  assert.equal(await save(), 204, 'an outage loses no answers');
  assert.equal(await ask('/quiz/42', ada), 503);
  assert.equal(await ask('/lms/proctoring/start?exam=42', ada), 200, 'an outage stops no start');
});

describe('the blocks of the guide, behind a server', () => {
  const server = createServer();
  const target: Target = {
    origin: '',
    path: '/lms/proctoring/start',
    cookie: 'session=ada',
  };
  let remove: () => Promise<void>;
  before(async () => {
    const assembled = await assemble();
    ({ remove } = assembled);
    const listener = getRequestListener(assembled.handle, { overrideGlobalObjects: false });
    server.on('request', (incoming, outgoing) => void listener(incoming, outgoing));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    target.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(async () => {
    server.closeAllConnections();
    server.close();
    await remove();
  });

  for (const [title, ask] of hostileRequests()) test(`hostile: ${title}`, () => ask(target));

  test('half-sent requests keep nobody waiting', () => assertUnmovedByHalves(target));
});
