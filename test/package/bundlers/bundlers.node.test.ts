/** The published package on plain Node, and in pages that tools bundle which are told nothing about it. */
import assert from 'node:assert/strict';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test, type TestContext } from 'node:test';
import type { Browser } from 'playwright-core';
import packageJson from '../../../package.json' with { type: 'json' };
import { complaintsOf, DRIVER_TIMEOUT, launchChromium } from '../../support/chromium.js';
import { installProject, type InstalledProject } from '../../support/installed-project.js';
import { SDK_MAP, serveSite, type Pages } from '../../support/site.js';

let project: InstalledProject;
let browser: Browser;

before(async () => {
  [project, browser] = await Promise.all([installProject(import.meta.dirname), launchChromium()]);
});
after(async () => {
  await browser.close();
  await project.remove();
});

/** The modules among the entries, as a user names them; others are files, or types alone. */
const entries = Object.entries(packageJson.exports)
  .filter(([, target]) => typeof target === 'object' && 'default' in target)
  .map(([path]) => path.replace('.', 'proctored-exam'));

/** Imports an entry, and prints what it exports and leaves behind; the process must end by itself. */
const program = (entry: string) => `
  const before = Object.getOwnPropertyNames(globalThis);
  const names = Object.keys(await import('${entry}'));
  const added = Object.getOwnPropertyNames(globalThis).filter((name) => !before.includes(name));
  const dom = ['window', 'document', 'navigator'].filter((name) => added.includes(name));
  console.log(JSON.stringify({ names, dom }));
`;

test('there are entries to try', () => {
  assert.ok(entries.includes('proctored-exam'), entries.join());
  assert.ok(entries.includes('proctored-exam/server'), entries.join());
});

for (const entry of entries) {
  test(`Node: ${entry} does nothing but export`, async () => {
    const output = await project.node('--input-type=module', '--eval', program(entry));
    const { names, dom } = JSON.parse(output) as Record<string, string[]>;
    assert.notDeepEqual(names, []);
    assert.deepEqual(dom, []);
  });
}

interface Bundler {
  /** The arguments of Node's. */
  run: string[];
  /** Where the files are. */
  output: string;
  /** How the page loads them, unless the tool writes the page too. */
  script?: string;
  /** What it is told in the project's package.json; nothing by default. */
  settings?: object;
}

function parcel(page: string, output: string): string[] {
  const quiet = ['--no-cache', '--no-source-maps', '--log-level', 'warn'];
  return ['node_modules/parcel/lib/bin.js', 'build', page, '--dist-dir', output, ...quiet];
}

const bundlers: Record<string, Bundler> = {
  Vite: {
    // it warns of every package that says "use client"; its plugin for React keeps that quiet
    run: ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error', '--outDir', 'out/vite'],
    output: 'out/vite',
  },
  webpack: {
    run: ['webpack.mjs'],
    output: 'dist',
    script: '<script defer src="/main.js"></script>',
  },
  Rspack: {
    run: ['rspack.mjs'],
    output: 'out/rspack',
    script: '<script defer src="/main.js"></script>',
  },
  Rollup: {
    run: ['node_modules/rollup/dist/bin/rollup', '--config', 'rollup.config.mjs', '--silent'],
    output: 'out/rollup',
    script: '<script type="module" src="/index.js"></script>',
  },
  Parcel: {
    run: parcel('index.html', 'out/parcel'),
    output: 'out/parcel',
    // Without it, Parcel knows of a package what stands in its `main`, and no other entry.
    settings: { '@parcel/resolver-default': { packageExports: true } },
  },
  esbuild: {
    run: [
      'node_modules/esbuild/bin/esbuild',
      ...['src/index.js', '--bundle', '--format=esm', '--splitting', '--outdir=out/esbuild'],
      '--log-level=warning',
    ],
    output: 'out/esbuild',
    script: '<script type="module" src="/index.js"></script>',
  },
};

/** Builds, and returns the page and all files as they are served. */
async function build({ run, output, script, settings }: Bundler, name = 'index'): Promise<Pages> {
  const manifest = join(project.folder, 'package.json');
  const before = await readFile(manifest, 'utf8');
  await writeFile(manifest, JSON.stringify({ ...(JSON.parse(before) as object), ...settings }));
  assert.equal((await project.node(...run)).trim(), '', 'the tool has nothing to say');
  await writeFile(manifest, before);

  const pages: Pages = {};
  const folder = join(project.folder, output);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((found) => found.isFile())) {
    const path = join(entry.parentPath, entry.name);
    pages[path.slice(folder.length)] = { body: await readFile(path) };
  }
  const source = join(script ? project.folder : folder, `${name}.html`);
  let html = await readFile(source, 'utf8');
  if (script) html = html.replace(/<script.*<\/script>/, script);
  return { ...pages, '/': html.replace('<title>', `${SDK_MAP}<title>`) };
}

/** Opens the page, in German, and starts its exam. */
async function startExam(t: TestContext, pages: Pages) {
  const site = await serveSite(pages);
  t.after(() => {
    site.close();
  });
  const page = await browser.newPage();
  t.after(() => page.close());
  page.setDefaultTimeout(DRIVER_TIMEOUT);
  const complaints = complaintsOf(page);
  await page.goto(site.origin);
  await page.getByRole('button', { name: 'Prüfung starten' }).click();
  await page.getByText('Question 1').waitFor();
  return { page, complaints };
}

for (const [name, bundler] of Object.entries(bundlers)) {
  test(`${name}: the exam starts, its language and the other entries are chunks`, async (t) => {
    const { page, complaints } = await startExam(t, await build(bundler));

    const names = await page.evaluate(async () => {
      type Entries = { entries: Record<string, () => Promise<object>> };
      const { entries } = window as unknown as Entries;
      const modules = Object.values(entries).map(async (load) => Object.keys(await load()));
      return Object.fromEntries(
        (await Promise.all(modules)).map((keys, index) => [Object.keys(entries)[index], keys]),
      ) as Record<string, string[]>;
    });
    assert.ok(names['element']!.includes('ProctoredExam'));
    assert.ok(names['server']!.includes('createProctor'));
    assert.ok(names['sandbox']!.includes('init'));
    assert.deepEqual(complaints, []);
  });
}

test('Parcel as it comes, which knows no `exports`, finds the root by `main`', async (t) => {
  const output = 'out/parcel-root';
  const pages = await build({ run: parcel('root.html', output), output }, 'root');
  const { complaints } = await startExam(t, pages);
  assert.deepEqual(complaints, []);
});

/** The conditions by which a bundler may choose between Lit's builds, which are for Node and for browsers. */
const conditions = ['', 'node', 'browser', 'workerd', 'edge-light', 'workerd,worker,browser'];

for (const given of conditions) {
  const condition = given || 'none';
  test(`a server bundle imports and renders it without a DOM, condition ${condition}`, async () => {
    const output = `out/without-dom-${condition}.mjs`;
    await project.node(
      'node_modules/esbuild/bin/esbuild',
      ...['src/without-dom.js', '--bundle', '--format=esm', '--platform=neutral'],
      ...['--main-fields=module,main', '--define:process.env.NODE_ENV="production"'],
      ...[`--conditions=${given}`, `--outfile=${output}`, '--log-level=warning'],
    );
    assert.deepEqual(JSON.parse(await project.node(output)), {
      html: '<proctored-exam data-endpoint="/start"><p slot="start">Mathematics I</p></proctored-exam>',
      isOneClass: true,
      dom: ['undefined', 'undefined'],
    });
  });
}

test('no entry of the package is left out', async () => {
  const source = await readFile(join(import.meta.dirname, 'src/index.js'), 'utf8');
  for (const entry of entries) assert.ok(source.includes(`'${entry}'`), entry);
});
