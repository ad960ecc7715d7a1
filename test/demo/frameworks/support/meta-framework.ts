/** What every app of a meta-framework does, whatever framework it is written in. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { WHOLE_EXAM, recordEvents } from '../../../support/chromium.js';
import { examples, type MetaFramework } from './build.js';
import { serveApp } from './served-app.js';

const ASKED_BY_GUARD = 'confirm Leave the exam?';

/** Where the guides tell of a framework. */
interface Guide {
  /** The heading in `meta-frameworks.md`. */
  heading: string;
  /** Its file that has what the guide calls `proctoring.js`. */
  proctoring: string;
  /** Its file that has the style sheet of the README's head. */
  styles: string;
  /** Its file that has the route guard of `frameworks.md`, whose first comment starts with the heading. */
  guarded: string;
  /** Its file that asks before the history leaves, where the router's guard does not. */
  history?: string;
  /** What asks before a script leaves. Default: the guard. */
  question?: string;
}

/** Builds an app of a meta-framework and drives it. */
export function driveApp(example: MetaFramework, guide: Guide): void {
  describe(example, () => {
    const app = serveApp(example);
    const { question = ASKED_BY_GUARD } = guide;

    test('the files of the guide are those that are built and driven here', async () => {
      const [proctoring] = await guideFiles('In each of them');
      await assertDriven(example, guide.proctoring, proctoring!.lines);
      const files = await guideFiles(guide.heading);
      assert.ok(files.length > 5, `meta-frameworks.md has ${files.length} files below the heading`);
      for (const { path, lines } of files) await assertDriven(example, path, lines);
      await assertTables(example, guide.heading);
      await assertDriven(example, guide.guarded, await guardRecipe(guide.heading));
      if (guide.history) {
        await assertDriven(example, guide.history, await guardRecipe('The history in'));
      }
      const [, styles = ''] = /<style>(.*?)<\/style>/s.exec(await read('README.md')) ?? [];
      const own = await read(join(examples, example, guide.styles));
      assert.equal(evenly(own), evenly(styles));
    });

    for (const path of ['/exam', '/guarded']) {
      test(`${path}: the server sends the start content, and nothing else shows without scripts`, async (t) => {
        const page = await (await app.fetch(path)).text();
        // A template's content is in no page before its phase.
        const html = page.replaceAll(/<template.*?<\/template>/gs, '');
        assert.match(html, /<proctored-exam[^>]* data-endpoint="\/proctoring\/start"/);
        assert.match(html, /Start the exam/);
        assert.doesNotMatch(html, /Question/);
        const served = await app.open(t, path, { javaScriptEnabled: false });
        await served.page.getByRole('heading', { name: 'Mathematics I' }).waitFor();
        // A button that does nothing yet would be one too many.
        for (const text of ['Start the exam', 'Thank you.', 'Question 1']) {
          assert.equal(await served.page.getByText(text).isVisible(), false, text);
        }
      });
    }

    test('the route handlers answer their own pages and preflights, and refuse other sites', async () => {
      const start = await app.fetch('/proctoring/start');
      assert.equal(start.status, 200);
      assert.equal(start.headers.get('Cache-Control'), 'no-store');
      const finish = (origin: string) =>
        app.fetch('/proctoring/finish', { method: 'POST', headers: { Origin: origin } });
      assert.equal((await finish('https://other.example')).status, 403);
      for (const path of ['/proctoring/start', '/proctoring/finish']) {
        assert.equal((await app.fetch(path, { method: 'OPTIONS' })).status, 204, path);
      }
    });

    test('a direct load: the whole life by `loadSdk`, without a word in the console', async (t) => {
      const served = await app.open(t, '/');
      const events = await recordEvents(served.page);
      await served.page.goto('/exam');
      await served.press('Start the exam');
      await served.reached('uploaded');
      await served.page.getByText('Thank you.').waitFor();
      assert.deepEqual(await events(), WHOLE_EXAM);
      assert.equal(await served.page.getByText('Question 1').count(), 0);
      served.assertQuiet();
    });

    test('client navigation: there, the whole life, and back, in one document', async (t) => {
      const served = await app.open(t, '/');
      await served.follow('Exam');
      await served.press('Start the exam');
      await served.reached('uploaded');
      await served.page.getByText('Thank you.').waitFor();
      await served.follow('Home');
      await served.follow('Exam');
      await served.reached('start');
      assert.deepEqual(served.documents, ['/']);
      assert.deepEqual(served.questions, []);
      served.assertQuiet();
    });

    test('the import map: through the checks into the exam, handed in, uploaded', async (t) => {
      const served = await app.open(t, '/guarded');
      await served.enterExam();
      await served.press('Hand in');
      await served.reached('uploaded');
      await served.page.getByText('Thank you.').waitFor();
      assert.equal(await served.page.getByText('Question 1').count(), 0);
      await served.follow('Home');
      assert.deepEqual(served.questions, []);
      served.assertQuiet();
    });

    test('a link and a script that would leave the exam ask once each', async (t) => {
      const served = await app.open(t, '/guarded');
      await served.enterExam();
      await served.stays('beforeunload', () =>
        served.page.getByRole('link', { name: 'Home' }).click(),
      );
      await served.stays(question, () => served.press('Leave by script'));
      await served.leaves(question, () => served.press('Leave by script'));
      served.assertQuiet();
    });

    test('going back from the exam asks once', async (t) => {
      const served = await app.open(t, '/');
      await served.follow('Guarded exam');
      await served.enterExam();
      const goBack = () =>
        served.page.evaluate(() => {
          history.back();
        });
      await served.stays(ASKED_BY_GUARD, goBack);
      await served.leaves(ASKED_BY_GUARD, goBack);
      served.assertQuiet();
    });

    test('nobody is asked before the exam', async (t) => {
      const served = await app.open(t, '/');
      await served.follow('Guarded exam');
      await served.press('Leave by script');
      await served.shows('Home');
      assert.deepEqual(served.questions, []);
      assert.deepEqual(served.documents, ['/']);
      served.assertQuiet();
    });

    test('a link that the learner follows leads away, and the exam can be resumed', async (t) => {
      const served = await app.open(t, '/guarded');
      await served.enterExam();
      await served.follow('Home');
      assert.deepEqual(served.questions, ['beforeunload']);
      await served.follow('Exam');
      await served.page.getByRole('button', { name: 'Start the exam' }).waitFor();
      served.assertQuiet();
    });

    test('a reload in mid-exam asks once, and the exam is resumed to its end', async (t) => {
      const served = await app.open(t, '/guarded');
      await served.enterExam();
      await served.page.reload();
      assert.deepEqual(served.questions, ['beforeunload']);
      assert.equal(await served.page.getByText('Question 1').count(), 0);
      await served.enterExam();
      await served.press('Hand in');
      await served.reached('uploaded');
      served.assertQuiet();
    });
  });
}

interface GuideFile {
  path: string;
  lines: string[];
}

const read = (path: string) => readFile(path, 'utf8');
/** Style sheets may be written in more lines, and with other quotes. */
const evenly = (css: string) =>
  css.replaceAll(/\s+/g, '').replaceAll(';}', '}').replaceAll('"', "'");
const linesOf = (code: string) => code.split('\n').filter((line) => line.trim() !== '');

/** The blocks below a heading of the guide to meta-frameworks, and above all of them, with their files' names. */
async function guideFiles(heading: string): Promise<GuideFile[]> {
  const guide = await read('demo/docs/meta-frameworks.md');
  const [, section = ''] = guide.split(`\n## ${heading}\n`);
  const [own = ''] = section.split('\n## ');
  const blocks = own.matchAll(/^`([^`\n]+)`[^\n]*\n\n```\w+\n(.*?)^```$/gms);
  return [...blocks].map(([, path = '', code = '']) => ({ path, lines: linesOf(code) }));
}

async function guardRecipe(comment: string): Promise<string[]> {
  const guide = await read('demo/docs/frameworks.md');
  const blocks = [...guide.matchAll(/^```jsx?\n(.*?)^```$/gms)].map(([, code = '']) => code);
  const recipe = blocks.find((code) => code.startsWith(`// ${comment}`));
  assert.ok(recipe, `frameworks.md: expected a block that starts with "// ${comment}"`);
  return linesOf(recipe).filter((line) => !line.startsWith('//'));
}

/** Fails unless the file of the example has these lines in this order; it may have more. */
async function assertDriven(example: MetaFramework, path: string, lines: string[]): Promise<void> {
  const file = join(examples, example, path);
  const rest = (await read(file)).split('\n').map((line) => line.trim());
  for (const line of lines) {
    const at = rest.indexOf(line.trim());
    assert.ok(at >= 0, `${example}/${path}, as the guide has it: ${line.trim()}`);
    rest.splice(0, at + 1);
  }
}

/** Fails unless the example has the version, and the import map, that the guide's tables say. */
async function assertTables(example: MetaFramework, heading: string): Promise<void> {
  const guide = await read('demo/docs/meta-frameworks.md');
  const rows = guide.split('\n').filter((line) => line.startsWith(`| ${heading} |`));
  assert.equal(rows.length, 2, `meta-frameworks.md has two tables with a row of ${heading}`);
  const [versions = '', importMap = ''] = rows;
  const { scripts, dependencies, devDependencies } = JSON.parse(
    await read(join(examples, example, 'package.json')),
  ) as { scripts: { build: string } } & Record<string, Record<string, string>>;
  const [version = ''] = /\d+\.\d+\.\d+/.exec(versions) ?? [];
  assert.ok(Object.values({ ...dependencies, ...devDependencies }).includes(version), versions);

  const [folder = '', file = '', ...code] = [...importMap.matchAll(/`([^`]+)`/g)].map(
    ([, name = '']) => name,
  );
  assert.ok(scripts.build.startsWith(`node ../copy-sandbox.js ${folder.replace('/', '')} `));
  const tag = code.at(-1)!;
  assert.ok((await read(join(examples, example, file))).includes(tag), `${file}: ${tag}`);
}
