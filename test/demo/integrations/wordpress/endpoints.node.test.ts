/** The plugin's endpoints in a real WordPress, over HTTP: who gets what. */
import assert from 'node:assert/strict';
import { before, describe, test, type TestContext } from 'node:test';
import type { APIRequestContext, APIResponse } from 'playwright-core';
import { check } from '../../../cli/support/cli.js';
import { now, verify } from '../../../server/support/jwt.js';
import { ExamSite, secret, SECRET_WORD } from './support/exam-site.js';
import { logIn, savePost, startSite, type Post } from './support/site.js';
import { shortcodePost } from './support/snippets.js';

const lms = new ExamSite();
let questions: number;
let exam: Post;

before(async () => {
  await lms.start();
  questions = await lms.writeQuestions('author');
  exam = await publish(shortcodePost(questions));
});

/** A post of somebody's. */
async function publish(data: Record<string, unknown>, user = 'author'): Promise<Post> {
  const { page, client } = await lms.visit(undefined, { user });
  const post = await savePost(client, data);
  await page.context().close();
  return post;
}

const client = async (t: TestContext, user?: string) =>
  (await lms.visit(t, user === undefined ? {} : { user })).client;

const address = (action: 'start' | 'finish', id: number | string) =>
  `/wp-admin/admin-ajax.php?action=proctored_exam_${action}&exam=${id}`;

const start = (as: APIRequestContext, id: number | string = exam.id) =>
  as.get(address('start', id));

async function claimsOf(response: APIResponse) {
  assert.equal(response.status(), 200, await response.text());
  const { jwt } = (await response.json()) as { jwt: string };
  return verify(jwt, secret).claims;
}

/** Status and code of a problem document. */
async function problemOf(response: APIResponse): Promise<[number, unknown]> {
  const headers = response.headers();
  assert.equal(headers['content-type'], 'application/problem+json');
  assert.equal(headers['cache-control'], 'no-store');
  const problem = (await response.json()) as Record<string, unknown>;
  assert.equal(problem['status'], response.status());
  assert.equal(typeof problem['title'], 'string');
  return [response.status(), problem['code']];
}

describe('the start endpoint', () => {
  test('passes check, signature included, without a warning', async (t) => {
    const { cookies } = await (await client(t, 'ada')).storageState();
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const { code, report } = await check(
      lms.site.origin + address('start', exam.id),
      ['--header', `Cookie: ${cookie}`, '--secret-env', 'PROCTOR_SECRET'],
      { PROCTOR_SECRET: secret },
    );
    assert.deepEqual(
      report.findings.filter(({ level }) => level !== 'ok'),
      [],
    );
    assert.equal(code, 0);
  });

  test('signs who is logged in and what the post says, whatever the request adds', async (t) => {
    const claims = await claimsOf(
      await start(await client(t, 'ada'), `${exam.id}&userId=1&sessionId=mine&minutes=999`),
    );
    const { userId, firstName, lastName, examId, examName, duration, accountName } = claims;
    assert.match(String(userId), /^\d+$/);
    assert.notEqual(userId, '1');
    assert.deepEqual(
      { firstName, lastName, examId, examName, duration, accountName },
      {
        firstName: 'Ada',
        lastName: 'Lovelace',
        examId: String(exam.id),
        examName: 'Analysis I',
        duration: 60,
        accountName: 'Test University',
      },
    );
    const lifetime = Number(claims['exp']) - now();
    assert.ok(lifetime > 570 && lifetime <= 600, `${lifetime} s`);
  });

  test('gives one session to each attempt, to tabs that ask at once too', async (t) => {
    const [ada, grace] = [await client(t, 'ada'), await client(t, 'grace')];
    const other = await publish(shortcodePost(questions));
    const ids = async (as: APIRequestContext, id: number) => {
      const answers = await Promise.all(Array.from({ length: 6 }, () => start(as, id)));
      const claims = await Promise.all(answers.map(claimsOf));
      return new Set(claims.map(({ sessionId }) => sessionId));
    };
    const sessions = [
      await ids(ada, other.id),
      await ids(grace, other.id),
      await ids(ada, exam.id),
    ];
    for (const each of sessions) {
      assert.equal(each.size, 1);
      assert.match(
        String([...each][0]),
        /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
      );
    }
    assert.equal(new Set(sessions.flatMap((each) => [...each])).size, 3);
  });

  test('refuses who is not logged in, and other methods', async (t) => {
    assert.deepEqual(await problemOf(await start(await client(t))), [401, 'not-signed-in']);
    const posted = await (await client(t, 'ada')).post(address('start', exam.id));
    assert.deepEqual(await problemOf(posted), [405, 'method-not-allowed']);
  });

  test('knows the exams of published posts only', async (t) => {
    const ada = await client(t, 'ada');
    const shortcode = shortcodePost(questions);
    const { content } = shortcode;
    const posts: Record<string, () => Promise<Post>> = {
      'a draft': () => publish({ ...shortcode, status: 'draft' }),
      'one for later': () =>
        publish({ ...shortcode, status: 'future', date: '2099-01-01T09:00:00' }),
      'one with a password': () => publish({ ...shortcode, password: 'x' }),
      'a private one': () => publish({ ...shortcode, status: 'private' }),
      'one without an exam': () => publish({ title: 'News', content: 'None.' }),
      'a shortcode that is text': () => publish({ content: `[${content}]` }),
      "an author's of a colleague's questions": () => publish(shortcode, 'colleague'),
      'questions that are a post': () => publish(shortcodePost(exam.id)),
      'no minutes': () => publish(shortcodePost(questions, 'minutes="0"')),
      'a time that is none': () => publish(shortcodePost(questions, 'closes="2099-02-31 09:00"')),
      'times the wrong way round': () =>
        publish(shortcodePost(questions, 'opens="2099-01-02 09:00" closes="2099-01-01 09:00"')),
    };
    for (const [name, make] of Object.entries(posts)) {
      const { id } = await make();
      assert.deepEqual(await problemOf(await start(ada, id)), [403, 'not-allowed'], name);
      const page = await ada.get(`/?p=${id}`);
      assert.ok(!(await page.text()).includes('<proctored-exam'), `${name}: the tag`);
      const gate = await ada.get(`/?proctored_exam_questions=${id}`);
      assert.ok(!(await gate.text()).includes(SECRET_WORD), `${name}: the questions`);
    }
    for (const id of ['', '0', '-1', '1e1', '999999', `${exam.id}x`, `0&exam[]=${exam.id}`]) {
      assert.deepEqual(await problemOf(await start(ada, id)), [403, 'not-allowed'], id);
    }
  });

  test('keeps to the times of the post, but lets a learner whose session runs come back', async (t) => {
    const ada = await client(t, 'ada');
    const early = await publish(shortcodePost(questions, 'opens="2099-01-01 09:00"'));
    const late = await publish(shortcodePost(questions, 'closes="2020-01-01 09:00"'));
    assert.deepEqual(await problemOf(await start(ada, early.id)), [403, 'too-early']);
    assert.match(
      await (await start(ada, early.id)).text(),
      /It opens on January 1, 2099 9:00 am CET/,
    );
    assert.deepEqual(await problemOf(await start(ada, late.id)), [403, 'too-late']);
    assert.match(
      await (await start(ada, late.id)).text(),
      /It closed on January 1, 2020 9:00 am CET/,
    );

    const { sessionId } = await claimsOf(await start(ada));
    enter(String(sessionId));
    const author = await client(t, 'author');
    const closed = shortcodePost(questions, 'closes="2020-01-01 09:00"');
    await savePost(author, closed, `posts/${exam.id}`);
    assert.equal((await claimsOf(await start(ada)))['sessionId'], sessionId);
    assert.deepEqual(await problemOf(await start(await client(t, 'grace'))), [403, 'too-late']);
    await savePost(author, shortcodePost(questions), `posts/${exam.id}`);
  });
});

/** The vendor's side of a session that has started. */
function enter(sessionId: string) {
  const { double } = lms.double;
  const session = double.add({ sessionId, accountId: '1' });
  double.start(sessionId);
  return session;
}

describe('the finish endpoint', () => {
  const finish = (as: APIRequestContext, sessionId: unknown) =>
    as.post(address('finish', exam.id), { data: { sessionId } });

  test("ends the learner's own session", async (t) => {
    const ada = await client(t, 'ada');
    const sessionId = String((await claimsOf(await start(ada)))['sessionId']);
    const session = enter(sessionId);
    const answers = [await finish(ada, sessionId), await finish(ada, sessionId)];
    assert.deepEqual(await Promise.all(answers.map((answer) => answer.json())), [
      { status: 'finished' },
      { status: 'not_changed' },
    ]);
    assert.equal(session.state(new Date()), 'finished');
    assert.deepEqual(await problemOf(await start(ada)), [409, 'already-finished']);
  });

  test("ends nobody else's, and none without its id", async (t) => {
    const [grace, visitor] = [await client(t, 'grace'), await client(t)];
    const sessionId = String((await claimsOf(await start(grace)))['sessionId']);
    const session = enter(sessionId);
    const refused = [403, 'not-allowed'];
    assert.deepEqual(await problemOf(await finish(visitor, sessionId)), [401, 'not-signed-in']);
    for (const other of ['author', 'colleague']) {
      const answer = await finish(await client(t, other), sessionId);
      assert.deepEqual(await problemOf(answer), refused, other);
    }
    for (const given of [
      '',
      undefined,
      null,
      0,
      true,
      [sessionId],
      { sessionId },
      `${sessionId} `,
    ]) {
      assert.deepEqual(await problemOf(await finish(grace, given)), refused, JSON.stringify(given));
    }
    // As another site's form would, with the learner's cookie.
    const form = await grace.post(address('finish', exam.id), { form: { sessionId } });
    assert.deepEqual(await problemOf(form), refused);
    assert.equal(session.state(new Date()), 'started');
  });

  test('says so when the vendor cannot be asked', async (t) => {
    const colleague = await client(t, 'colleague');
    const { sessionId } = await claimsOf(await start(colleague));
    const answer = await finish(colleague, sessionId);
    assert.deepEqual(await problemOf(answer), [502, 'vendor-unavailable']);
  });
});

test('the secret is on no page', async (t) => {
  for (const user of [undefined, 'ada', 'author', 'admin']) {
    const as = await client(t, user);
    const pages = [exam.link, '/', '/wp-admin/', '/?rest_route=/', address('start', exam.id)];
    for (const page of pages) {
      assert.ok(!(await (await as.get(page)).text()).includes(secret), `${user}: ${page}`);
    }
  }
});

test('without settings nothing is signed, and an administrator is told what is missing', async (t) => {
  const bare = await startSite({ PROCTORED_EXAM_INTEGRATION: 'acme' });
  t.after(bare.stop);
  const at = async (user: string) => {
    const { page } = await lms.visit(t, { baseURL: bare.origin });
    await logIn(page.context().request, user);
    return page.context().request;
  };
  assert.deepEqual(await problemOf(await start(await at('ada'))), [500, 'internal-error']);
  const board = await (await (await at('admin')).get('/wp-admin/')).text();
  assert.match(board, /missing PROCTORED_EXAM_SERVER_ORIGIN, PROCTORED_EXAM_SECRET\./);
});
