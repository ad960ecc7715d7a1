/** What WordPress tells of questions to those who are not in the exam. */
import assert from 'node:assert/strict';
import { before, describe, test, type TestContext } from 'node:test';
import { ExamSite, SECRET_WORD } from './support/exam-site.js';
import { savePost, switchPlugin, type Post } from './support/site.js';
import { placeholderPost, shortcodePost } from './support/snippets.js';

const lms = new ExamSite();
let questions: number;
let shortcode: Post;

before(async () => {
  await lms.start();
  questions = await lms.writeQuestions('author');
  const { page, client } = await lms.visit(undefined, { user: 'author' });
  shortcode = await savePost(client, shortcodePost(questions));
  await page.context().close();
});

const rest = (route: string) => `/?rest_route=/wp/v2/${route}`;

/** Where WordPress shows a post, or a part of it. */
const places = ({ id }: Post) => [
  ...[`/?p=${id}`, '/', '/?feed=rss2', '/?feed=atom', '/?s=Analysis', '/?feed=rss2&s=Analysis'],
  ...[rest(`posts/${id}`), rest('posts'), rest('posts&search=Analysis')],
];

/** What finds posts by a word of the questions. */
const searches = [
  ...[`/?s=${SECRET_WORD}`, `/?feed=rss2&s=${SECRET_WORD}`],
  ...[rest(`search&search=${SECRET_WORD}`), rest(`posts&search=${SECRET_WORD}`)],
];

/** Where somebody might look for questions by their number, or the exam's. */
const guesses = () => [
  ...[`/?p=${questions}`, `/?page_id=${questions}`, `/?post_type=exam_questions&p=${questions}`],
  ...['/?post_type=exam_questions', '/?feed=rss2&post_type=exam_questions'],
  ...[rest('exam_questions'), rest(`exam_questions/${questions}`)],
  ...[rest(`posts/${questions}`), rest(`pages/${questions}`), rest(`posts/${questions}/revisions`)],
  ...[shortcode.id, questions].map((id) => `/?proctored_exam_questions=${id}`),
];

/** Those of the addresses at which somebody can read `text`. */
async function whereReads(
  t: TestContext,
  user: string | undefined,
  text: string,
  addresses: string[],
): Promise<string[]> {
  const { client } = await lms.visit(t, user === undefined ? {} : { user });
  const answers = addresses.map(async (address) => (await client.get(address)).text());
  const texts = await Promise.all(answers);
  return addresses.filter((_, i) => texts[i]!.includes(text));
}

// An Author may do whatever a Subscriber may, and more.
for (const user of [undefined, 'colleague']) {
  describe(`to ${user ?? 'a visitor'}`, () => {
    test('the questions of a shortcode show nowhere', async (t) => {
      // The post itself is in all of them.
      const shown = places(shortcode);
      assert.deepEqual(await whereReads(t, user, `?p=${shortcode.id}`, shown), shown);
      assert.deepEqual(await whereReads(t, user, SECRET_WORD, [...shown, ...guesses()]), []);
    });
    test('no search finds their words', async (t) => {
      assert.deepEqual(await whereReads(t, user, `?p=${shortcode.id}`, searches), []);
    });
  });
}

test('nor do they show once the plugin is switched off', async (t) => {
  const { client } = await lms.visit(t, { user: 'admin' });
  await switchPlugin(client, 'inactive');
  try {
    const all = [...places(shortcode), ...guesses()];
    assert.deepEqual(await whereReads(t, undefined, SECRET_WORD, all), []);
    assert.deepEqual(await whereReads(t, undefined, `?p=${shortcode.id}`, searches), []);
  } finally {
    await switchPlugin(client, 'active');
  }
});

// Why the README wants real questions in posts of their own.
test('those of a placeholder can be read and found by everybody', async (t) => {
  const { client } = await lms.visit(t, { user: 'author' });
  const placeholder = await savePost(client, placeholderPost(shortcode.id));
  const leaks = ['/?feed=rss2', rest(`posts/${placeholder.id}`), `/?p=${placeholder.id}`];
  assert.deepEqual(await whereReads(t, undefined, SECRET_WORD, leaks), leaks);
  assert.deepEqual(await whereReads(t, undefined, `?p=${placeholder.id}`, searches), searches);
});
