/** What `npm run bump` makes of changesets. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';

const run = promisify(execFile);

const CHANGES = {
  'a.md': `---\n'exam': minor\n---\n\n**Added**\n\n- A thing.\n  It has two lines.\n\n**Fixed**\n\n- A fault.\n`,
  'b.md': `---\n'exam': patch\n---\n\nAnother fault.\n`,
  'c.md': `---\n'exam': minor\n---\n\n**Changed**\n\n- A habit.\n\n**Added**\n\n- One more.\n`,
};

test('a new version’s part of the changelog has one list of each kind, the changes first', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'proctored-exam-changelog-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, '.changeset'));
  const files = {
    'package.json': '{ "name": "exam", "version": "0.1.0" }',
    'package-lock.json': '{ "name": "exam", "version": "0.1.0", "lockfileVersion": 3 }',
    'CHANGELOG.md': '# Changelog\n\n## 0.1.0\n\n- The first.\n',
    '.changeset/config.json': await readFile('.changeset/config.json', 'utf8'),
    ...Object.fromEntries(
      Object.entries(CHANGES).map(([name, text]) => [`.changeset/${name}`, text]),
    ),
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const options = { cwd: folder };
  await run('git', ['init', '--quiet', '--initial-branch=main'], options);
  const author = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org'];
  await run('git', ['add', '.'], options);
  await run('git', [...author, 'commit', '--quiet', '--message', 'First'], options);
  await run(process.execPath, [resolve('node_modules/@changesets/cli/bin.js'), 'version'], options);
  await run(process.execPath, [resolve('.changeset/by-kind.mjs')], options);
  const [head = '', newest = '', oldest = ''] = (
    await readFile(join(folder, 'CHANGELOG.md'), 'utf8')
  ).split(/^(?=## )/m);
  assert.equal(head, '# Changelog\n\n');
  assert.equal(oldest, '## 0.1.0\n\n- The first.\n');
  const sections = newest.split(/^#+ /m).slice(1);
  assert.deepEqual(
    sections.map((section) => section.trim().split(/\n+/)),
    [
      ['0.2.0'],
      ['Changed', '- A habit.'],
      ['Added', '- A thing.', '  It has two lines.', '- One more.'],
      ['Fixed', '- A fault.', '- Another fault.'],
    ],
  );
});
