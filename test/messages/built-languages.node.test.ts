/** The built files in other languages: the self-contained one with `locales/` beside it, and the library in a bundle. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import ar from '../../src/messages/ar.js';
import de from '../../src/messages/de.js';
import { en } from '../../src/messages/en.js';
import fr from '../../src/messages/fr.js';
import { DRIVER_TIMEOUT, launchChromium } from '../support/chromium.js';

const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' };

/** A page of its own folder, with the element in yet another. */
const PAGE = `<!doctype html><html lang="de-AT"><title>Exam</title>
  <script type="module" src="/static/js/proctored-exam.min.js"></script>
  <proctored-exam data-endpoint="/start" data-sdk-preload="none"
    ><template slot="in-exam"><p>Question 1</p></template></proctored-exam>`;

/** One whose start fails by itself. */
const WITHOUT_ENDPOINT = PAGE.replace('data-endpoint="/start"', '');

let browser: Browser | undefined;
let server: Server | undefined;
let scratch: string;
/** What is served, and what was asked for. */
let files: (path: string) => Promise<string | Buffer>;
let asked: string[];

before(async () => {
  scratch = await realpath(await mkdtemp(join(tmpdir(), 'proctored-exam-language-')));
  browser = await launchChromium();
  server = createServer(({ url = '/' }, response) => {
    asked.push(url);
    files(url).then(
      (content) => {
        response.writeHead(200, { 'content-type': TYPES[extname(url)] ?? 'text/html' });
        response.end(content);
      },
      () => response.writeHead(404).end(),
    );
  });
  await once(server.listen(0, 'localhost'), 'listening');
});

after(async () => {
  server?.close();
  server?.closeAllConnections();
  await browser?.close();
  await rm(scratch, { recursive: true, force: true });
});

afterEach(async () => {
  for (const context of browser?.contexts() ?? []) await context.close();
});

/** Opens the page; its uncaught errors fail the test that asks for them. */
async function open(): Promise<{ page: Page; errors: string[] }> {
  asked = [];
  const page = await browser!.newPage();
  page.setDefaultTimeout(DRIVER_TIMEOUT);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  const { port } = server!.address() as AddressInfo;
  await page.goto(`http://localhost:${port}/course/42/`);
  return { page, errors };
}

const startButton = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** The built package under /static/js/, and the page at any other address. */
const dist = (path: string, html = PAGE): Promise<string | Buffer> =>
  path.startsWith('/static/js/')
    ? readFile(join('dist', path.slice('/static/js/'.length)))
    : Promise.resolve(html);

test('the self-contained file finds its languages beside itself, when they are wanted', async () => {
  files = dist;
  const { page, errors } = await open();
  await startButton(page, de.start).waitFor();
  await page.evaluate(() => {
    document.documentElement.lang = 'ar';
  });
  await startButton(page, ar.start).waitFor();
  await page.evaluate(() => {
    document.documentElement.lang = 'en';
  });
  await startButton(page, en.start).waitFor();
  assert.deepEqual(
    asked.filter((url) => url.startsWith('/static/')),
    ['proctored-exam.min.js', 'locales/de.js', 'locales/ar.js'].map((name) => `/static/js/${name}`),
  );
  assert.deepEqual(errors, []);
});

test('it stays usable in English without them', async () => {
  files = (path) =>
    path.includes('/locales/') ? Promise.reject(new Error('gone')) : dist(path, WITHOUT_ENDPOINT);
  const { page, errors } = await open();
  const failed = page.waitForResponse(/locales/);
  await page.reload();
  assert.equal((await failed).status(), 404);
  await startButton(page, en.start).click();
  await page.getByText(en['endpoint-missing']).first().waitFor();
  assert.deepEqual(errors, []);
});

test('texts that the file of another version lacks are English', async () => {
  const older = { ...de, 'endpoint-missing': undefined, 'no-longer-used': 'Alt' };
  files = (path) =>
    path.includes('/locales/')
      ? Promise.resolve(`export default ${JSON.stringify(older)}`)
      : dist(path, WITHOUT_ENDPOINT);
  const { page, errors } = await open();
  await startButton(page, de.start).click();
  await page.getByText(en['endpoint-missing']).first().waitFor();
  await page.getByText(de.details, { exact: true }).click();
  await startButton(page, de.copy).waitFor();
  assert.deepEqual(errors, []);
});

test('the self-contained file holds the whole of Lit, as each of its packages tells the page', async () => {
  files = dist;
  const { page } = await open();
  await startButton(page, de.start).waitFor();
  const versions = await page.evaluate(() => {
    const stamps = globalThis as unknown as Record<string, string[]>;
    return ['reactiveElementVersions', 'litHtmlVersions', 'litElementVersions'].map(
      (name) => stamps[name],
    );
  });
  const packages = ['@lit/reactive-element', 'lit-html', 'lit-element'];
  for (const [index, name] of packages.entries()) {
    const file = await readFile(join('node_modules', name, 'package.json'), 'utf8');
    assert.deepEqual(versions[index], [(JSON.parse(file) as { version: string }).version], name);
  }
});

test('of the library, Vite makes a file a language, loaded when it is wanted', async () => {
  const entry = JSON.stringify(join(process.cwd(), 'dist/index.js'));
  await writeFile(join(scratch, 'main.js'), `import ${entry};`);
  const html = PAGE.replace('/static/js/proctored-exam.min.js', '/main.js');
  await writeFile(join(scratch, 'index.html'), html);
  await build({ root: scratch, configFile: false, logLevel: 'warn' });
  files = (path) => readFile(join(scratch, 'dist', extname(path) ? path : 'index.html'));
  const { page, errors } = await open();
  await startButton(page, de.start).waitFor();
  const first = asked.length;
  await page.evaluate(() => {
    document.documentElement.lang = 'fr';
  });
  await startButton(page, fr.start).waitFor();
  assert.equal(asked.slice(0, first).filter((url) => /\/de-.*\.js$/.test(url)).length, 1);
  assert.equal(asked.slice(first).filter((url) => /\/fr-.*\.js$/.test(url)).length, 1);
  assert.equal(asked.length, first + 1);
  assert.deepEqual(errors, []);
});
