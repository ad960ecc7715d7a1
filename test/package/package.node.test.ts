/**
 * What the README promises to those who install the package: its page and its `lms.mjs` run an exam.
 * Both are taken from the packed README.
 */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { repositoryTarget } from '../../demo/guides/markdown.js';
import packageJson from '../../package.json' with { type: 'json' };
import { HOMEPAGE, VERSION } from '../../src/version.js';
import {
  complaintsOf,
  DRIVER_TIMEOUT,
  launchChromium,
  recordEvents,
  WHOLE_EXAM,
} from '../support/chromium.js';
import { npm } from '../support/npm.js';

let scratch: string;
/** The folder of who has installed the package. */
let project: string;
let packed: string[];
let browser: Browser | undefined;
let server: ChildProcess | undefined;

before(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'proctored-exam-package-'));
  project = join(scratch, 'project');
  await mkdir(project);
  // Built before, by `npm test`.
  const packing = await npm(process.cwd(), 'pack', '--json', '--pack-destination', scratch);
  const [tarball] = JSON.parse(packing) as [{ filename: string; files: { path: string }[] }];
  packed = tarball.files.map(({ path }) => path);
  // What the README installs beside it.
  const beside = ['hono@4', '@hono/node-server@2'];
  await npm(project, 'install', join(scratch, tarball.filename), ...beside);
  browser = await launchChromium();
});

after(async () => {
  server?.kill();
  await browser?.close();
  await rm(scratch, { recursive: true, force: true });
});

test('the tarball holds what is for use, and nothing else', () => {
  assert.deepEqual(
    packed.filter(
      (path) =>
        !/^(dist\/.+|demo\/(docs|endpoints|integrations)\/.+|demo\/lms\/README\.md|package\.json|README\.md|CHANGELOG\.md|LICENSE)$/.test(
          path,
        ),
    ),
    [],
  );
  for (const path of [
    'dist/proctored-exam.min.js',
    'dist/author-help.min.js',
    'dist/sandbox.min.js',
    'README.md',
    'demo/docs/errors.md',
  ]) {
    assert.ok(packed.includes(path), path);
  }
});

/** What the guides say is in the repository only. */
const IN_THE_REPOSITORY = ['.github/', 'demo/frameworks/', 'test/'];

test('a link in the package leads to a file of it, or to what the guides say is not there', async () => {
  const installed = join(project, 'node_modules/proctored-exam');
  const index = await readFile(join(installed, 'demo/docs/README.md'), 'utf8');
  for (const folder of IN_THE_REPOSITORY) assert.ok(index.includes(`\`${folder.slice(0, -1)}\``));
  const dead: string[] = [];
  for (const file of packed.filter((path) => path.endsWith('.md'))) {
    const text = await readFile(join(installed, file), 'utf8');
    for (const [, target = ''] of text.matchAll(/\]\(([^)\s#]+)[^)\s]*\)/g)) {
      const linked = repositoryTarget(file, target);
      if (!linked) continue;
      const path = linked.path.replace(/\/$/, '');
      const isThere = packed.some((each) => each === path || each.startsWith(`${path}/`));
      const isElsewhere = IN_THE_REPOSITORY.some((folder) => path.startsWith(folder));
      if (!isThere && !isElsewhere) dead.push(`${file}: ${target}`);
    }
  }
  assert.deepEqual(dead, []);
});

test('src/version.ts says what package.json says', () => {
  assert.equal(VERSION, packageJson.version, 'npm run bump writes both');
  assert.equal(
    HOMEPAGE,
    'homepage' in packageJson ? packageJson.homepage : '',
    'npm run bump writes both',
  );
});

/** All paths that a part of `package.json` names. */
const named = (part: unknown): string[] =>
  typeof part === 'string' ? [part.replace(/^\.\//, '')] : Object.values(part ?? {}).flatMap(named);

test('every file that package.json declares is there', () => {
  const { bin, exports, main, types, unpkg, jsdelivr, ...rest } = packageJson;
  const { customElements, 'web-types': webTypes } = rest as Record<string, unknown>;
  const declared = named([bin, exports, main, types, unpkg, jsdelivr, customElements, webTypes]);
  assert.ok(declared.length > 10, declared.join());
  const missing = declared.filter((path) => !path.includes('*') && !packed.includes(path));
  assert.deepEqual(missing, []);
});

test('no test and no source is in it, but for what maps hold, by relative paths', async () => {
  assert.deepEqual(
    packed.filter((path) => /(?<!\.d)\.[cm]?tsx?$|\btest\b/.test(path)),
    [],
  );
  const maps = packed.filter((path) => path.endsWith('.map'));
  assert.ok(maps.length > 10, maps.join());
  for (const path of maps) {
    const text = await readFile(join(project, 'node_modules/proctored-exam', path), 'utf8');
    const { sources, sourcesContent } = JSON.parse(text) as Record<string, string[]>;
    assert.equal(sources!.length, sourcesContent!.length, path);
    assert.ok(
      sources!.every((source) => source.startsWith('../')),
      `${path}: ${sources!.join()}`,
    );
  }
});

test("the README's page and its LMS take a learner from start to uploaded", async () => {
  const [document = ''] = await blocks('html');
  const lms = (await blocks('js')).find((block) => block.startsWith('// lms.mjs'));
  assert.match(
    document,
    /"importmap".*<proctored-exam /s,
    'README.md: the first block is the page',
  );
  assert.ok(lms, 'README.md: a block of JavaScript begins with // lms.mjs');
  const instant = document.replace('sandbox.min.js', 'sandbox.min.js?scenario=instant');
  await writeFile(join(project, 'index.html'), instant);
  await writeFile(join(project, 'lms.mjs'), lms.replace('port: 3000', 'port: 0'));
  const address = await startLms();

  const page = await browser!.newPage();
  page.setDefaultTimeout(DRIVER_TIMEOUT);
  const complaints = complaintsOf(page);
  const events = await recordEvents(page);
  await page.goto(address);
  await page.getByRole('button', { name: 'Start the exam' }).click();
  await page.getByText('You may close this page.').first().waitFor();
  assert.deepEqual(await events(), WHOLE_EXAM);
  assert.deepEqual(complaints, []);
});

/** The fenced blocks of a language in the packed README. */
async function blocks(language: string): Promise<string[]> {
  const readme = await readFile(join(project, 'node_modules/proctored-exam/README.md'), 'utf8');
  const all = readme.matchAll(/^```(\w+)\n(.*?)^```$/gms);
  return [...all].filter(([, name]) => name === language).map(([, , text = '']) => text);
}

/** Runs the README's LMS as it says; returns the address that it prints. */
async function startLms(): Promise<string> {
  const lms = spawn(process.execPath, ['lms.mjs'], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  server = lms;
  const [output] = (await Promise.race([
    once(lms.stdout, 'data'),
    once(lms, 'exit').then(([status]) => assert.fail(`lms.mjs ended with status ${status}`)),
  ])) as [Buffer];
  return output.toString().trim();
}
