/** The smallest LMS, `lms.mjs`, as the README shows it: nothing that is asked of it makes it fall over. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { startProgram, type RunningApp } from '../../package/runtimes/support/processes.js';
import { createProject, type Project } from '../../package/runtimes/support/project.js';
import {
  assertUnmovedByHalves,
  hostileRequests,
  type Target,
} from '../../support/hostile-requests.js';

const FILE = join(import.meta.dirname, '../../../demo/endpoints/node/lms.mjs');

let project: Project;
let app: RunningApp;
let target: Target;

before(async () => {
  project = await createProject();
  const source = await readFile(FILE, 'utf8');
  await writeFile(join(project.folder, 'lms.mjs'), source.replace('port: 3000', 'port: 0'));
  await writeFile(join(project.folder, 'index.html'), '<!doctype html><title>Exam</title>');
  app = await startProgram(process.execPath, ['lms.mjs'], project.folder);
  target = { origin: app.origin, path: '/lms/proctoring/start' };
});
after(async () => {
  await app.stop();
  project.remove();
});

/** The status of a request by Node's own client, which sends what `fetch` refuses to. */
function ask(path: string, method = 'GET', origin = app.origin): Promise<number> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path, method }, (response) => {
      resolve(response.resume().statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

test('it serves the page, the package and the questions, and signs a start', async () => {
  const page = await fetch(`${app.origin}/`);
  assert.match(page.headers.get('Content-Type') ?? '', /^text\/html/);
  const script = await fetch(`${app.origin}/proctored-exam/proctored-exam.min.js`);
  assert.match(script.headers.get('Content-Type') ?? '', /^text\/javascript/);
  assert.equal(await ask('/proctored-exam/locales/de.js'), 200);
  assert.equal(await ask('/quiz/42'), 200);
  const start = await fetch(`${app.origin}/lms/proctoring/start?exam=42`);
  assert.equal(start.headers.get('Cache-Control'), 'no-store');
  const data = (await start.json()) as Record<string, unknown>;
  assert.deepEqual(Object.keys(data).sort(), ['integrationName', 'jwt', 'serverOrigin']);
});

test('what is not there is 404, a wrong method 405', async () => {
  assert.equal(await ask('//'), 404);
  assert.equal(await ask('/proctored-exam/x.js'), 404);
  assert.equal(await ask('/proctored-exam/../../../package.json'), 404);
  assert.equal(await ask('/proctored-exam/..%2f..%2f..%2fpackage.json'), 404);
  assert.equal(await ask('/lms.mjs'), 404);
  assert.equal(await ask('/lms/proctoring/start', 'TRACE'), 405);
  assert.equal(await ask('/lms/proctoring/start', 'POST'), 405);
});

for (const [title, hostile] of hostileRequests()) {
  // It knows one learner and one exam, so nobody is refused.
  if (/^(cookie|exam): /.test(title)) continue;
  test(`hostile: ${title}`, () => hostile(target));
}

test('half-sent requests keep nobody waiting', () => assertUnmovedByHalves(target));

test('the README shows it as it is', async () => {
  const readme = await readFile(join(import.meta.dirname, '../../../README.md'), 'utf8');
  assert.ok(readme.includes(`\`\`\`js\n${await readFile(FILE, 'utf8')}\`\`\``));
});

test('it listens on this machine alone', async () => {
  const addresses = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal);
  const { port } = new URL(app.origin);
  for (const { address } of addresses) {
    await assert.rejects(ask('/', 'GET', `http://${address}:${port}`), /ECONNREFUSED/);
  }
});

test('with a server of the vendor’s it wants the secret, and has none of its own', async () => {
  const env = { ...process.env, PROCTOR_ORIGIN: 'https://proctor.example', PROCTOR_SECRET: '' };
  await assert.rejects(
    promisify(execFile)(process.execPath, ['lms.mjs'], { cwd: project.folder, env }),
    /jwtSecret/,
  );
  assert.doesNotMatch(await readFile(FILE, 'utf8'), /PROCTOR_SECRET\s*(\?\?|\|\|)/);
});
