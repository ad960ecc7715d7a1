/** Every entry of the published package can be imported where there is no DOM. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import packageJson from '../../package.json' with { type: 'json' };
import { ssrSuite } from './support/suite.js';

const suite = ssrSuite();

/** The modules among the entries, as a user names them. */
const entries = Object.entries(packageJson.exports)
  .filter(([, target]) => typeof target === 'object')
  .map(([path]) => path.replace('.', 'proctored-exam'));

/** Imports the entry, and prints what it has left behind; the process must end by itself. */
const program = (entry: string) => `
  const before = new Set(Object.getOwnPropertyNames(globalThis));
  const module = await import('${entry}');
  const added = Object.getOwnPropertyNames(globalThis).filter((name) => !before.has(name));
  const dom = ['window', 'document', 'navigator'].filter((name) => added.includes(name));
  console.log(JSON.stringify({ names: Object.keys(module).length, dom }));
`;

test('there are entries to try', () => {
  assert.ok(entries.includes('proctored-exam'), entries.join());
  assert.ok(entries.includes('proctored-exam/server'), entries.join());
});

for (const entry of entries) {
  test(`${entry} on plain Node`, async () => {
    const output = await suite.project.node('--input-type=module', '--eval', program(entry));
    const { names, ...left } = JSON.parse(output) as { names: number };
    assert.ok(names > 0, 'it exports something');
    assert.deepEqual(left, { dom: [] });
  });
}
