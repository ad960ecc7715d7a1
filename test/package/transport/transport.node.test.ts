/** The handlers in the servers that back ends stand on, each the real library in its usual company. */
import assert from 'node:assert/strict';
import { cp } from 'node:fs/promises';
import { connect } from 'node:http2';
import { connect as connectSocket } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { askHttp2 } from '../../demo/lms/support/served.js';
import { signIn } from '../../demo/endpoints/support/recipe.js';
import { assertUnmovedByHalves, hostileRequests } from '../../support/hostile-requests.js';
import { installProject, type InstalledProject } from '../../support/installed-project.js';
import { startProgram, type RunningApp } from '../runtimes/support/processes.js';

const ENDPOINT = join(import.meta.dirname, '../../../demo/endpoints/node/start-endpoint.mjs');
const PATH = '/lms/proctoring/start';
/** More than sockets take in by themselves, in bytes. */
const LONG = 20_000_000;

let project: InstalledProject;

before(async () => {
  project = await installProject(import.meta.dirname);
  await cp(ENDPOINT, join(project.folder, 'start-endpoint.mjs'));
  process.env['PROCTOR_SECRET'] = 'a-secret-of-the-tests-only-0123456789';
});
after(() => project.remove());

const startServer = (name: string): Promise<RunningApp> =>
  startProgram(process.execPath, ['app.mjs', name], project.folder);

for (const name of ['http', 'express 4', 'express 5', 'fastify', 'next-like', 'serverless']) {
  describe(`in ${name}`, () => {
    let app: RunningApp | undefined;
    let origin = '';
    before(async () => {
      app = await startServer(name);
      ({ origin } = app);
    });
    after(() => app?.stop());

    test('start data arrive whole, uncached, and as JSON', async () => {
      const cookie = await signIn(origin, 'zoe');
      const response = await fetch(`${origin}${PATH}?exam=42`, { headers: { cookie } });
      assert.equal(response.status, 200);
      assert.equal(response.headers.get('Cache-Control'), 'no-store');
      assert.equal(response.headers.get('Content-Type'), 'application/json');
      const data = (await response.json()) as Record<string, string>;
      const claims = Buffer.from(data['jwt']?.split('.')[1] ?? '', 'base64url').toString();
      assert.equal((JSON.parse(claims) as { firstName: string }).firstName, 'Zoë');
    });

    // A gateway and an app of one's own decide for themselves what becomes of odd requests.
    if (name === 'next-like' || name === 'serverless') return;

    // What the app's other parts put into the answer makes it compressed or chunked, and no less right.
    for (const [title, ask] of hostileRequests()) {
      test(`hostile: ${title}`, async () => {
        await ask({ origin, path: PATH, cookie: await signIn(origin, 'ada') });
      });
    }

    test('half-sent requests keep nobody waiting', async () => {
      await assertUnmovedByHalves({ origin, path: PATH, cookie: await signIn(origin, 'ada') });
    });

    test('who is refused before the body is read hears of it', async () => {
      const socket = connectSocket(Number(new URL(origin).port), '127.0.0.1');
      socket.write(`POST ${PATH} HTTP/1.1\r\nHost: x\r\nContent-Length: ${LONG}\r\n\r\n`);
      socket.write(Buffer.alloc(LONG));
      const [answer] = await new Promise<[string]>((resolve, reject) => {
        socket.on('error', reject).once('data', (chunk) => {
          resolve([String(chunk)]);
        });
      });
      assert.match(answer, /^HTTP\/1\.1 405 /);
      socket.destroy();
    });
  });
}

test('over HTTP/2, for which no header may begin with a colon', async (t) => {
  const app = await startServer('http2');
  t.after(app.stop);
  const session = connect(app.origin);
  t.after(() => {
    session.close();
  });
  const signedIn = await askHttp2(session, '/sign-in?user=ada', { method: 'POST' });
  assert.equal(signedIn.status, 204);
  const cookie = String(signedIn.headers['set-cookie']).split(';')[0];
  const start = await askHttp2(session, `${PATH}?exam=42`, { headers: { cookie } });
  assert.equal(start.status, 200);
  assert.equal(start.headers['cache-control'], 'no-store');
  assert.equal((await askHttp2(session, PATH, {})).status, 401);
  const refused = await askHttp2(session, PATH, { method: 'POST', body: 'x'.repeat(100_000) });
  assert.equal(refused.status, 405);
});
