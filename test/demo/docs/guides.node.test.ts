/** The README and the guides: their links, their tables of names, and that there is one head. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { repositoryTarget } from '../../../demo/guides/markdown.js';
import { INDEX, pageAddresses } from '../../../demo/guides/pages.js';
import { renderGuides } from '../../../demo/guides/site.js';

const read = (path: string) => readFile(path, 'utf8');

/** The cells of all tables under a heading, without heads; names without their backticks. */
async function rowsOf(file: string, heading: string): Promise<string[][]> {
  const text = await read(file);
  const [, section] = new RegExp(`^##+ ${heading}\n(.*?)(?=^##? |\\Z)`, 'ms').exec(
    `${text}\n## `,
  ) ?? ['', ''];
  assert.ok(section, `${file}: a heading is "${heading}"`);
  return [...section.matchAll(/(?:^\|.*\n)+/gm)].flatMap(([table]) =>
    table
      .trim()
      .split('\n')
      .slice(2)
      .map((row) =>
        row
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      ),
  );
}

/** What stands in backticks in a cell, without the parameters of functions. */
const namesIn = (cell = ''): string[] =>
  [...cell.matchAll(/`([^`(]+)[^`]*`/g)].map(([, name = '']) => name);

interface Declaration {
  attributes: { name: string; fieldName: string; default?: string }[];
  events: { name: string }[];
  slots: { name: string }[];
  cssParts: { name: string }[];
  cssProperties: { name: string; default?: string }[];
  members: { name: string; kind: string; privacy?: string; static?: boolean }[];
}

async function declaration(): Promise<Declaration> {
  interface Manifest {
    modules: { declarations: (Declaration & { tagName?: string })[] }[];
  }
  const manifest = JSON.parse(await read('dist/custom-elements.json')) as Manifest;
  const found = manifest.modules
    .flatMap(({ declarations }) => declarations)
    .find(({ tagName }) => tagName === 'proctored-exam');
  assert.ok(found, 'dist/custom-elements.json declares the tag');
  return found;
}

const namesOf = (list: readonly { name: string }[]) => list.map(({ name }) => name).sort();

test('the README has at most 200 lines', async () => {
  const lines = (await read('README.md')).trimEnd().split('\n').length;
  assert.ok(lines <= 200, `${lines} lines`);
});

test('every link of README and guides leads to a file that is there, and to a heading of it', async () => {
  const pages = await renderGuides();
  const anchors = new Map(
    pages.map(({ file, headings }) => [file, headings.map(({ anchor }) => anchor)]),
  );
  for (const { file, targets } of pages) {
    for (const target of targets) {
      const found = repositoryTarget(file, target);
      if (!found) continue;
      assert.ok(existsSync(found.path), `${file}: ${target}`);
      if (found.anchor === '') continue;
      assert.ok(anchors.get(found.path)?.includes(found.anchor), `${file}: ${target}`);
    }
  }
});

test('every guide is in the list of contents', async () => {
  const index = await read(INDEX);
  for (const file of (await pageAddresses()).keys()) {
    if (!file.startsWith('demo/docs/') || file === INDEX) continue;
    assert.ok(index.includes(`](${file.slice('demo/docs/'.length)})`), file);
  }
});

test('no two headings of the errors share an anchor', async () => {
  const page = (await renderGuides()).find(({ file }) => file === 'demo/docs/errors.md');
  assert.ok(page);
  for (const { text, anchor } of page.headings) assert.doesNotMatch(anchor, /-\d+$/, text);
});

test('the tables of attributes and properties have those of the element', async () => {
  const { attributes, members } = await declaration();
  const rows = await rowsOf('demo/docs/element.md', 'Attributes and properties');
  const withAttribute = rows.filter(([first]) => namesIn(first)[0]?.startsWith('data-'));
  assert.deepEqual(
    withAttribute.map(([attribute, property, value]) => [
      ...namesIn(attribute),
      ...namesIn(property),
      namesIn(value)[0] ?? '',
    ]),
    attributes.map(({ name, fieldName, default: value = '' }) => [
      name,
      fieldName,
      value.replace(/^'(.*)'$/, '$1'),
    ]),
  );
  const own = ['attributes', 'styles', 'properties', 'version'];
  const fields = members
    .filter(
      ({ kind, privacy, ...rest }) => kind === 'field' && privacy !== 'private' && !rest.static,
    )
    .filter(({ name }) => !name.startsWith('#') && !own.includes(name));
  const documented = rows.flatMap((row) =>
    withAttribute.includes(row) ? namesIn(row[1]) : namesIn(row[0]),
  );
  assert.deepEqual(documented.sort(), namesOf(fields));
});

test('the table of events has those of the element', async () => {
  const rows = await rowsOf('demo/docs/element.md', 'Events');
  assert.deepEqual(
    rows.flatMap(([name]) => namesIn(name)).sort(),
    namesOf((await declaration()).events),
  );
});

test('the table of phases has the slots of the element', async () => {
  const rows = await rowsOf('README.md', 'The phases');
  assert.deepEqual(
    rows.flatMap(([name]) => namesIn(name)).sort(),
    namesOf((await declaration()).slots),
  );
});

test('the tables of parts and CSS properties have those of the element', async () => {
  const { cssParts, cssProperties } = await declaration();
  const parts = await rowsOf('demo/docs/styling.md', 'Parts');
  assert.deepEqual(parts.flatMap(([name]) => namesIn(name)).sort(), namesOf(cssParts));
  const properties = await rowsOf('demo/docs/styling.md', 'CSS properties');
  assert.deepEqual(properties.flatMap(([name]) => namesIn(name)).sort(), namesOf(cssProperties));
  for (const { name, default: value } of cssProperties) {
    if (!value) continue;
    const row = properties.find(([cell]) => namesIn(cell)[0] === name);
    assert.equal(row?.[1], `\`${value}\``, name);
  }
});

test('the table of scenarios has those of the sandbox', async () => {
  const source = await read('src/sandbox/scenario.ts');
  const [, list = ''] = /const scenarios = \[([^\]]+)\]/i.exec(source) ?? [];
  const rows = await rowsOf('demo/docs/testing.md', 'Scenarios');
  assert.deepEqual(
    rows.flatMap(([name]) => namesIn(name)),
    [...list.matchAll(/'([\w-]+)'/g)].map(([, name]) => name),
  );
});

test('the codes of the LMS side have headings', async () => {
  const source = await read('src/server/proctor-error.ts');
  const [, union = ''] = /export type ProctorErrorCode =([^;]+);/.exec(source) ?? [];
  const codes = [...union.matchAll(/'([\w-]+)'/g)].map(([, code]) => code);
  assert.ok(codes.length > 3);
  const [, section = ''] = (await read('demo/docs/errors.md')).split(
    '\n## Errors of the LMS side\n',
  );
  assert.deepEqual(
    [...section.matchAll(/^### (.*)$/gm)].map(([, code]) => code).sort(),
    [...codes].sort(),
  );
});

test('there is one head in the project: pages that stand alone and plugins have that of the README', async () => {
  /** Style sheets may be written in more lines, and with other quotes. */
  const evenly = (text: string) =>
    text.replaceAll(/\s+/g, '').replaceAll(';}', '}').replaceAll('"', "'");
  const headOf = (text: string) => /<style>.*?<\/noscript>/.exec(evenly(text))?.[0];
  const head = headOf(await read('README.md'));
  assert.match(head ?? '', /div\.proctored-exam/);
  for (const file of [
    'demo/site/minimal.html',
    'demo/site/index.html',
    'demo/integrations/wordpress/proctored-exam/includes/head.php',
    'demo/integrations/moodle/local_proctoredexam/classes/hook_callbacks.php',
  ]) {
    assert.equal(headOf(await read(file)), head, file);
  }
  // What stands in a quiz's page says by itself that it needs JavaScript, in Moodle's language.
  const [, rules = ''] = /<style>(.*?)<\/style>/.exec(head ?? '') ?? [];
  const sheet = 'demo/integrations/moodle/quizaccess_proctoredexam/styles.css';
  assert.ok(evenly(await read(sheet)).includes(rules), sheet);
});

/** Who runs the blocks of a page; what a test does not run says how it is held to the code. */
const RUN_BY: Readonly<Record<string, readonly string[]>> = {
  'README.md': ['test/package/package.node.test.ts'],
  'demo/docs/delivery.md': [
    'test/package/script-tags.node.test.ts',
    'test/demo/docs/blocks.node.test.ts',
  ],
  'demo/docs/element.md': ['test/demo/docs/recipes.test.ts', 'test/demo/docs/blocks.node.test.ts'],
  'demo/docs/frameworks.md': [
    'test/demo/docs/page-swappers.test.ts',
    'test/framework-types/types.node.test.ts',
  ],
  'demo/docs/lms-pages.md': ['test/demo/docs/blocks.node.test.ts'],
  'demo/docs/lms-server.md': ['test/package/runtimes/support/guide.ts'],
  'demo/docs/security.md': ['test/demo/docs/blocks.node.test.ts'],
  'demo/docs/styling.md': ['test/demo/looks.node.test.ts', 'test/demo/docs/blocks.node.test.ts'],
  'demo/docs/testing.md': ['test/package/storybook/storybook.node.test.ts'],
  'demo/docs/vite.md': ['test/package/vite-app/vite-app.node.test.ts'],
  'demo/lms/README.md': ['test/package/runtimes/lms-readme.node.test.ts'],
  // One line that sets `messages`, which the tables of texts of the same guide are about.
  'demo/docs/languages-accessibility.md': [],
  'demo/docs/meta-frameworks.md': ['test/demo/frameworks/support/meta-framework.ts'],
};

test('every page of the guides whose blocks can run says which test runs them', async () => {
  for (const file of (await pageAddresses()).keys()) {
    const runs = /^```(?:html|css|jsx?|tsx?|vue|svelte|astro)$/m.test(await read(file));
    if (!runs || file.startsWith('demo/integrations/')) continue;
    const tests = RUN_BY[file];
    assert.ok(tests, `${file} has blocks that can run: name the test in RUN_BY`);
    const [, name = ''] = /([^/]+)\.md$/.exec(file) ?? [];
    for (const path of tests) assert.ok((await read(path)).includes(name), `${path}: ${name}`);
  }
});

test('the demo says the size of the file that is built', async () => {
  const size = brotliCompressSync(await readFile('dist/proctored-exam.min.js')).length;
  assert.ok(
    (await read('demo/site/index.html')).includes(`One file of ${Math.round(size / 1000)} kB`),
  );
});
