/** The start endpoints of `demo/endpoints`, each run as its first lines say. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { StartData } from '../../../src/server/index.js';
import { check } from '../../cli/support/cli.js';
import { now, verify, type Claims } from '../../server/support/jwt.js';
import { assertUnmovedByHalves, hostileRequests } from '../../support/hostile-requests.js';
import { requireRuntimes, type Runtime } from './runtimes.mjs';
import { RECIPES, SECRET, signIn, startRecipe, type RunningRecipe } from './support/recipe.js';

const PATH = '/lms/proctoring/start';
const EXAM = `${PATH}?exam=42`;

before(requireRuntimes);

async function claimsOf(url: string, cookie: string): Promise<Claims> {
  const response = await fetch(url, { headers: { cookie } });
  assert.equal(response.status, 200);
  const data = (await response.json()) as StartData;
  assert.equal(data.serverOrigin, 'https://proctor.example');
  const { header, claims } = verify(data.jwt, SECRET);
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

for (const runtime of Object.keys(RECIPES) as Runtime[]) {
  describe(`the recipe for ${runtime}`, () => {
    let recipe: RunningRecipe | undefined;
    let origin = '';
    before(async () => {
      recipe = await startRecipe(runtime);
      ({ origin } = recipe);
    });
    after(() => recipe?.stop());

    test('passes check, signature included, without a warning', async () => {
      const cookie = await signIn(origin, 'ada');
      const { code, report } = await check(
        `${origin}${EXAM}`,
        ['--header', `Cookie: ${cookie}`, '--secret-env', 'PROCTOR_SECRET'],
        { PROCTOR_SECRET: SECRET },
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
      const url = `${origin}${EXAM}`;
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
      assert.ok(age > 58 && age < 90, `${age} s`);
    });

    test('refusals are problems', async () => {
      const cookie = await signIn(origin, 'ada');
      await assertProblem(await fetch(`${origin}${EXAM}`), 401, 'not-signed-in');
      const forged = { headers: { cookie: `${cookie.split('=')[0]!}=ada` } };
      await assertProblem(await fetch(`${origin}${EXAM}`, forged), 401, 'not-signed-in');
      const otherExam = `${origin}/lms/proctoring/start?exam=${encodeURIComponent('"<43>')}`;
      const response = await fetch(otherExam, { headers: { cookie } });
      await assertProblem(response, 403, 'not-allowed');
      const { code } = await check(`${origin}${EXAM}`);
      assert.equal(code, 1);
    });

    test('a failure is a problem that tells nothing, and the next request is answered', async () => {
      const broken = await startRecipe(runtime, { hasDatabase: false });
      try {
        const cookie = await signIn(broken.origin, 'ada');
        for (const time of ['once', 'again']) {
          const response = await fetch(`${broken.origin}${EXAM}`, { headers: { cookie } });
          const text = await response.clone().text();
          assert.doesNotMatch(text, /away|database/i, time);
          await assertProblem(response, 500, 'internal-error');
        }
        await assertProblem(await fetch(`${broken.origin}${EXAM}`), 401, 'not-signed-in');
      } finally {
        await broken.stop();
      }
    });

    test('names of any script arrive as they are', async () => {
      const claims = await claimsOf(`${origin}${EXAM}`, await signIn(origin, 'zoe'));
      assert.deepEqual([claims['firstName'], claims['lastName']], ['Zoë', '李']);
    });

    test('without a secret nothing is signed', async () => {
      if (runtime === 'php') {
        // It has no process that could refuse to start.
        const bare = await startRecipe(runtime, { secret: '' });
        const cookie = await signIn(bare.origin, 'ada');
        const response = await fetch(`${bare.origin}${EXAM}`, { headers: { cookie } });
        await assertProblem(response, 500, 'internal-error').finally(bare.stop);
      } else {
        await assert.rejects(
          startRecipe(runtime, { secret: '' }),
          /ended with 1: .*PROCTOR_SECRET/,
        );
      }
    });

    for (const [title, ask] of hostileRequests()) {
      // PHP's own server, for development, takes in the body before it calls the recipe.
      if (runtime === 'php' && title.endsWith('whose body never comes')) continue;
      test(`hostile: ${title}`, async () => {
        await ask({ origin, path: PATH, cookie: await signIn(origin, 'ada') });
      });
    }

    test('half-sent requests keep nobody waiting', async () => {
      await assertUnmovedByHalves({ origin, path: PATH, cookie: await signIn(origin, 'ada') });
    });
  });
}
