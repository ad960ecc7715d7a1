import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { installProject, type InstalledProject } from '../support/installed-project.js';

const run = promisify(execFile);

let project: InstalledProject;

before(async () => {
  project = await installProject('test/testing/runners');
});

after(() => project.remove());

/** Runs a runner of the project; rejects with its output when it exits with anything but 0. */
async function runner(args: string[], env: Record<string, string> = {}): Promise<string> {
  const options = { cwd: project.folder, env: { ...process.env, CI: 'true', ...env } };
  const { stdout, stderr } = await run('npx', args, options);
  return stdout + stderr;
}

for (const environment of ['jsdom', 'happy-dom']) {
  test(`Vitest runs the whole life of an exam in ${environment}, without shims and unhandled rejections`, async () => {
    const output = await runner(['vitest', 'run', '--no-color', '--environment', environment]);
    assert.match(output, /Tests\s+2 passed/);
    assert.doesNotMatch(output, /Unhandled/i);
  });
}

test('Jest runs the whole life of an exam in its jsdom, which has neither TextEncoder nor fetch', async () => {
  const output = await runner(['jest'], { NODE_OPTIONS: '--experimental-vm-modules' });
  assert.match(output, /Tests:\s+2 passed/);
});
