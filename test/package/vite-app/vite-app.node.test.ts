/** The guide to apps with Vite, followed by who has installed the package: each block is written to its file. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { after, before, test, type TestContext } from 'node:test';
import type { Browser } from 'playwright-core';
import { passChecks } from '../../demo/support/demo-page.js';
import {
  complaintsOf,
  DRIVER_TIMEOUT,
  launchChromium,
  recordEvents,
  WHOLE_EXAM,
} from '../../support/chromium.js';
import { installProject, type InstalledProject } from '../../support/installed-project.js';

const GUIDE = await readFile('demo/docs/vite.md', 'utf8');
const README = await readFile('README.md', 'utf8');
const [BESIDE_BOTH = '', PLAIN = '', VUE = ''] = GUIDE.split(/^## .*$/m);

/** Lit's warning, with its address behind it; a production build has none. */
const OF_DEVELOPMENT = 'Lit is in dev mode';

let project: InstalledProject;
let browser: Browser;

before(async () => {
  [project, browser] = await Promise.all([installProject(import.meta.dirname), launchChromium()]);
});
after(async () => {
  await browser.close();
  await project.remove();
});

/** The block below the line that names its file. */
function fileOf(section: string, name: string): string {
  const [, rest] = section.split(`\`${name}\``);
  const [, block] = /^```\w+\n(.*?)^```$/ms.exec(rest ?? '') ?? [];
  assert.ok(block, `vite.md: expected the block of ${name}`);
  return block;
}

async function write(name: string, text: string): Promise<void> {
  const file = join(project.folder, name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

/** Runs a program of the project until the test ends; returns the address that it prints. */
async function serve(t: TestContext, ...args: string[]): Promise<string> {
  const program: ChildProcess = spawn(process.execPath, args, {
    cwd: project.folder,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.after(() => program.kill());
  let output = '';
  const { stdout } = program;
  assert.ok(stdout);
  for await (const chunk of stdout.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    output += chunk.toString();
    const [address] = /http:\/\/localhost:\d+\//.exec(output) ?? [];
    if (address !== undefined) {
      stdout.resume();
      return address;
    }
  }
  return assert.fail(`${args.join(' ')} ended: ${output}`);
}

/** Ports of the guide may be taken on this machine. */
async function startApp(t: TestContext, config: string): Promise<string> {
  const lms = /^```js\n(\/\/ lms\.mjs.*?)^```$/ms.exec(README)?.[1];
  assert.ok(lms, 'README.md: a block begins with // lms.mjs');
  await write('lms.mjs', lms.replace('port: 3000', 'port: 0'));
  const { port } = new URL(await serve(t, 'lms.mjs'));
  await rm(join(project.folder, 'node_modules/.vite'), { recursive: true, force: true });
  await write('vite.config.js', config.replace('127.0.0.1:3000', `127.0.0.1:${port}`));
  return serve(t, 'node_modules/vite/bin/vite.js', '--port', '0');
}

/** What a learner does; the sandbox's panel ends the exam. */
async function takeExam(t: TestContext, address: string): Promise<string[]> {
  const page = await browser.newPage();
  t.after(() => page.close());
  page.setDefaultTimeout(DRIVER_TIMEOUT);
  const complaints = complaintsOf(page);
  const said: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'log') said.push(message.text());
  });
  const events = await recordEvents(page);
  await page.goto(address);
  await passChecks(page);
  await page.getByRole('button', { name: 'Begin exam' }).click();
  await page.frameLocator('proctored-exam iframe').getByText('The questions').waitFor();
  await page.getByRole('button', { name: 'End exam' }).click();
  await page.getByRole('button', { name: 'Yes, end the exam' }).click();
  await page.getByText('You may close this page.').first().waitFor();
  assert.ok(await page.getByText('Thank you.').isVisible());
  assert.deepEqual(await events(), WHOLE_EXAM);
  assert.deepEqual(
    complaints.filter((text) => !text.startsWith(OF_DEVELOPMENT)),
    [],
  );
  return said;
}

test('without a framework, the guide’s files are a whole exam, and its build has no sandbox', async (t) => {
  const [, style] = /(<style>.*?<\/noscript>)/s.exec(README) ?? [];
  assert.ok(style, 'README.md: the head');
  const page = fileOf(PLAIN, 'index.html');
  const place = "<!-- Here come the README's <style> and <noscript>. -->";
  assert.ok(page.includes(place), 'vite.md: the place of the head');
  await write('index.html', page.replace(place, style));
  await write('src/main.js', fileOf(PLAIN, 'src/main.js'));
  const said = await takeExam(t, await startApp(t, fileOf(BESIDE_BOTH, 'vite.config.js')));
  assert.deepEqual(said, [
    'start → preparing',
    'preparing → in-exam',
    'in-exam → finished',
    'finished → uploaded',
  ]);

  await project.node('node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error');
  const built = join(project.folder, 'dist/assets');
  for (const name of await readdir(built)) {
    assert.doesNotMatch(await readFile(join(built, name), 'utf8'), /SANDBOX/, name);
  }
});

test('with Vue, the guide’s files are a whole exam', async (t) => {
  const page = fileOf(PLAIN, 'index.html');
  await write('index.html', page.replace(/<body>.*<\/body>/s, '<body><div id="app"></div></body>'));
  await write('src/main.js', fileOf(VUE, 'src/main.js'));
  await write('src/Exam.vue', fileOf(VUE, 'src/Exam.vue'));
  await takeExam(t, await startApp(t, fileOf(VUE, 'vite.config.js')));
});
