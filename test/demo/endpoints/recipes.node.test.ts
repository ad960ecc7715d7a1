import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { StartData } from '../../../src/server/index.js';
import { check } from '../../cli/support/cli.js';
import { now, verify, type Claims } from '../../server/support/jwt.js';
import { requireRuntimes, type Runtime } from './runtimes.mjs';

const recipes: Record<Runtime, (folder: string) => string[]> = {
  python3: () => [file('python/start_endpoint.py')],
  php: (folder) => [
    ...['-d', `session.save_path=${folder}`, '-S', '127.0.0.1:0', file('php/start.php')],
  ],
  ruby: () => [file('ruby/start_endpoint.rb')],
  java: () => [file('java/StartEndpoint.java')],
};

const secret = 'the-secret-of-the-recipes-and-their-tests';
const path = '/lms/proctoring/start?exam=42';

before(requireRuntimes);

function file(name: string): string {
  return fileURLToPath(new URL(`../../../demo/endpoints/${name}`, import.meta.url));
}

interface Recipe {
  origin: string;
  stop: () => Promise<void>;
}

/** Starts a recipe on a free port; resolves once it says that it listens, rejects if it ends. */
async function start(runtime: Runtime, key = secret): Promise<Recipe> {
  const folder = await mkdtemp(join(tmpdir(), 'proctored-exam-recipe-'));
  const { PATH, HOME } = process.env;
  const child = spawn(runtime, recipes[runtime](folder), {
    env: { PATH, HOME, PORT: '0', PROCTOR_SECRET: key, ATTEMPTS_FOLDER: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = once(child, 'close') as Promise<[code: number | null]>;
  const stop = async () => {
    child.kill('SIGKILL');
    await gone;
    await rm(folder, { recursive: true, force: true });
  };
  const output: string[] = [];
  const listening = new Promise<string>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface(stream).on('line', (line) => {
        output.push(line);
        const [origin] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
        if (origin !== undefined) resolve(origin);
      });
    }
  });
  const ended = gone.then(async ([code]) => {
    await stop();
    throw new Error(`${runtime} ended with ${code}: ${output.join(' ')}`);
  });
  // Once it listens, its end is nobody's business but `stop`'s.
  ended.catch(() => undefined);
  return { origin: await Promise.race([listening, ended]), stop };
}

/** The cookie of somebody who signs in. */
async function signIn(origin: string, user: string): Promise<string> {
  const response = await fetch(`${origin}/sign-in?user=${user}`, { method: 'POST' });
  assert.equal(response.status, 204);
  const cookies = response.headers.getSetCookie();
  assert.match(cookies.at(-1)!, /HttpOnly; SameSite=Lax/);
  return cookies.at(-1)!.split(';')[0]!;
}

async function claimsOf(url: string, cookie: string): Promise<Claims> {
  const response = await fetch(url, { headers: { cookie } });
  assert.equal(response.status, 200);
  const data = (await response.json()) as StartData;
  assert.equal(data.serverOrigin, 'https://proctor.example');
  const { header, claims } = verify(data.jwt, secret);
  assert.deepEqual(header, { alg: 'HS256', typ: 'JWT' });
  return claims;
}

async function assertProblem(response: Response, status: number, code: string): Promise<void> {
  assert.equal(response.status, status);
  assert.equal(response.headers.get('Content-Type'), 'application/problem+json');
  assert.equal(response.headers.get('Cache-Control'), 'no-store');
  const problem = (await response.json()) as Record<string, unknown>;
  assert.equal(problem['status'], status);
  assert.equal(problem['code'], code);
  assert.equal(typeof problem['title'], 'string');
}

for (const runtime of Object.keys(recipes) as Runtime[]) {
  describe(`the recipe for ${runtime}`, () => {
    let recipe: Recipe | undefined;
    let origin = '';
    before(async () => {
      recipe = await start(runtime);
      ({ origin } = recipe);
    });
    after(() => recipe?.stop());

    test('passes check, signature included, without a warning', async () => {
      const cookie = await signIn(origin, 'ada');
      const { code, report } = await check(
        `${origin}${path}`,
        ['--header', `Cookie: ${cookie}`, '--secret-env', 'PROCTOR_SECRET'],
        { PROCTOR_SECRET: secret },
      );
      assert.deepEqual(
        report.findings.filter(({ level }) => level !== 'ok'),
        [],
      );
      assert.equal(code, 0);
    });

    test('one session for each attempt, the same at every start', async () => {
      const [ada, adaElsewhere, grace] = await Promise.all([
        signIn(origin, 'ada'),
        signIn(origin, 'ada'),
        signIn(origin, 'grace'),
      ]);
      const url = `${origin}${path}`;
      const [first, second, other] = await Promise.all([
        claimsOf(url, ada),
        claimsOf(url, adaElsewhere),
        claimsOf(url, grace),
      ]);
      const again = await claimsOf(`${url}&user=grace&sessionId=mine`, ada);
      assert.equal(first['userId'], 'ada');
      assert.equal(other['userId'], 'grace');
      assert.equal(again['userId'], 'ada');
      assert.equal(second['sessionId'], first['sessionId']);
      assert.equal(again['sessionId'], first['sessionId']);
      assert.notEqual(other['sessionId'], first['sessionId']);
      assert.match(
        String(first['sessionId']),
        /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
      );
      const lifetime = Number(first['exp']) - now();
      assert.ok(lifetime > 570 && lifetime <= 600, `${lifetime} s`);
      const age = now() - Date.parse(String(first['startDate'])) / 1000;
      assert.ok(age >= 60 && age < 90, `${age} s`);
    });

    test('refusals are problems', async () => {
      const cookie = await signIn(origin, 'ada');
      await assertProblem(await fetch(`${origin}${path}`), 401, 'not-signed-in');
      const forged = { headers: { cookie: `${cookie.split('=')[0]!}=ada` } };
      await assertProblem(await fetch(`${origin}${path}`, forged), 401, 'not-signed-in');
      const otherExam = `${origin}/lms/proctoring/start?exam=${encodeURIComponent('"<43>')}`;
      const response = await fetch(otherExam, { headers: { cookie } });
      await assertProblem(response, 403, 'not-allowed');
      const { code } = await check(`${origin}${path}`);
      assert.equal(code, 1);
    });

    test('without a secret nothing is signed', async () => {
      if (runtime === 'php') {
        // It has no process that could refuse to start.
        const bare = await start(runtime, '');
        const cookie = await signIn(bare.origin, 'ada');
        const response = await fetch(`${bare.origin}${path}`, { headers: { cookie } });
        await assertProblem(response, 500, 'internal-error').finally(bare.stop);
      } else {
        await assert.rejects(start(runtime, ''), /ended with 1: .*PROCTOR_SECRET/);
      }
    });
  });
}
