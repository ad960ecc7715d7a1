/**
 * The types that the package brings for each framework, in projects of its users: `right.*` is
 * without an error, and `wrong.*` has those, and only those, that its comments say.
 */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { checkSvelte, checkVue, compile, expectedIn, type Findings } from './support/check.js';
import { install } from '../support/install.js';

before(async () => {
  await install(import.meta.dirname);
  // Its packages can't be beside those of React 19.
  await install(join(import.meta.dirname, 'projects/react-18'));
});

/** Each finding is expected by the line before it, and the other way round. */
async function compare(findings: Findings, project: string): Promise<void> {
  const expected = await expectedIn(project);
  assert.ok(expected.length >= 5, `few errors are expected in ${project}`);
  const place = (finding: string) => finding.slice(0, finding.indexOf(': '));
  const said = findings.map((finding) => {
    const wanted = expected.find((line) => place(line) === place(finding));
    const message = wanted?.slice(place(wanted).length + 2);
    return message && finding.includes(message) ? wanted : finding;
  });
  assert.deepEqual(said, expected);
}

test('without a framework: nothing of one comes along', async () => {
  const { findings, files } = compile('plain');
  await compare(findings, 'plain');
  const frameworks =
    /node_modules\/(@types\/react|csstype|react|preact|solid-js|svelte|vue|@vue)\//;
  assert.deepEqual(
    files.filter((file) => frameworks.test(file)),
    [],
  );
});

test('React 19', async () => {
  const { findings, files } = compile('react-19');
  await compare(findings, 'react-19');
  assert.ok(files.some((file) => file.includes('types/node_modules/@types/react/')));
});

test('React 18', async () => {
  const { findings, files } = compile('react-18');
  await compare(findings, 'react-19');
  assert.ok(files.some((file) => file.includes('react-18/node_modules/@types/react/')));
  assert.ok(!files.some((file) => file.includes('types/node_modules/@types/react/')));
});

test("the guide's component of React", async () => {
  const guide = await readFile(new URL('../../demo/docs/frameworks.md', import.meta.url), 'utf8');
  const [, source] = /^```tsx\n(import .*?)^```$/ms.exec(guide) ?? [];
  assert.ok(source);
  assert.deepEqual(compile('react-19', source).findings, []);
  const wrong = source.replace(' endpoint=', ' endpiont=');
  assert.match(compile('react-19', wrong).findings.join(), /'endpiont' does not exist/);
});

test('Preact', () => compare(compile('preact').findings, 'preact'));

test('Solid', () => compare(compile('solid').findings, 'solid'));

test('Vue, by vue-tsc', async () => compare(await checkVue(), 'vue'));

test('Svelte, by svelte-check', async () => compare(await checkSvelte(), 'svelte'));
