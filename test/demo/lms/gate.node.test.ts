/** The demo's gate: whoever has no running session finds the questions at no address. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import basicSsl from '@vitejs/plugin-basic-ssl';
import { createServer, preview, type PreviewServer, type ViteDevServer } from 'vite';
import { integration } from '../../../demo/lms/vendor.js';
import { askHttp2, connectHttp2, getPath, type Served } from './support/served.js';

const DEMO = fileURLToPath(new URL('../../../demo', import.meta.url));
/** Words of the questions, and the demo's secret: neither is for browsers. */
const PRIVATE = [
  /its own derivative/,
  /Mean value|Which\s+theorem/,
  new RegExp(integration.jwtSecret),
];

const PATHS = [
  '//',
  '/%',
  '/\\',
  '/..\\lms\\questions.html',
  '///',
  '//[',
  '//a@b:c',
  '/quiz',
  '/quiz.html',
  '/quiz.html/',
  '/quiz%2ehtml',
  '/QUIZ.HTML',
  '//quiz.html',
  '/./quiz.html',
  '/index.html/../quiz.html',
  '/questions.html',
  '/lms/questions.html',
  '//lms/questions.html',
  '/lms/quiz/42',
  '/lms/quiz/42/',
  '//lms/quiz/42',
  '/lms//quiz/42',
  '/lms/quiz/%34%32',
  '/../lms/questions.html',
  '/..%2flms%2fquestions.html',
  '/%2e%2e/lms/questions.html',
  '/..%5clms%5cquestions.html',
  '/lms/vendor.ts',
  '//lms/vendor.ts',
  '/proctored-exam/../../demo/lms/vendor.ts',
  '/proctored-exam/locales/..%2f..%2f..%2fdemo/lms/vendor.ts',
  `/@fs${DEMO}/lms/questions.html`,
  `/@fs${DEMO}/lms/questions.html?raw`,
  `/@fs${DEMO}/lms/questions.html?import&raw`,
  `/@fs${DEMO}/lms/vendor.ts`,
  `/@fs${DEMO}/lms/vendor.ts?import`,
  `/@fs/${DEMO}/site/../lms/vendor.ts`,
  `//@fs${DEMO}/lms/vendor.ts`,
  `/@id/${DEMO}/lms/vendor.ts`,
  `/%40fs${DEMO}/lms/vendor.ts`,
  `${DEMO}/lms/vendor.ts`,
];

function assertPrivate(path: string, { status, text }: Served): void {
  for (const secret of PRIVATE) assert.doesNotMatch(text, secret, path);
  assert.ok(status < 500, `${path}: ${status}`);
}

test('in the built demo', async (t) => {
  const server: PreviewServer = await preview({
    configFile: 'vite.config.ts',
    mode: 'demo',
    logLevel: 'silent',
    preview: { host: '127.0.0.1', port: 0, open: false },
  });
  t.after(() => server.close());
  const origin = server.resolvedUrls?.local[0] ?? '';
  const { headers } = await getPath(origin, '/');
  const Cookie = String(headers['set-cookie']).split(';')[0];
  for (const path of PATHS) {
    assertPrivate(path, await getPath(origin, path));
    assertPrivate(path, await getPath(origin, path, { Cookie }));
  }
  const signedOut = await getPath(origin, '/lms/quiz/42');
  assert.equal(signedOut.status, 401);
  assert.equal((await getPath(origin, '/lms/quiz/42', { Cookie })).status, 403);
});

test('on the development server, over HTTP/2, where the whole LMS works too', async (t) => {
  const server: ViteDevServer = await createServer({
    configFile: 'vite.config.ts',
    mode: 'demo',
    logLevel: 'silent',
    plugins: [basicSsl()],
    server: { host: '127.0.0.1', port: 0, hmr: false, ws: false },
  });
  t.after(() => server.close());
  await server.listen();
  const origin = server.resolvedUrls?.local[0] ?? '';
  assert.match(origin, /^https:/);
  const session = connectHttp2(origin);
  t.after(() => {
    session.close();
  });
  const get = (path: string, headers: object = {}) =>
    askHttp2(session, path, { headers: { accept: 'text/html', ...headers } });

  const page = await get('/');
  assert.equal(page.status, 200);
  const cookie = String(page.headers['set-cookie']).split(';')[0];
  for (const path of PATHS) {
    assertPrivate(path, await get(path));
    assertPrivate(path, await get(path, { cookie }));
  }

  const start = await get('/lms/proctoring/start?exam=42', { cookie });
  assert.equal(start.status, 200);
  assert.equal(start.headers['cache-control'], 'no-store');
  assert.equal(start.headers['content-type'], 'application/json');
  assert.ok((JSON.parse(start.text) as { jwt: string }).jwt);
  const finish = await askHttp2(session, '/lms/proctoring/finish', {
    method: 'POST',
    body: '{}',
    headers: { cookie, 'content-type': 'application/json' },
  });
  // The vendor's double has not heard of the session, as nobody has entered it.
  assert.equal(finish.status, 502);
  const script = await get('/quiz-page.ts');
  assert.equal(script.status, 200);
});
