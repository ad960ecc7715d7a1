import { execFile } from 'node:child_process';
import { cp, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { npm } from './npm.js';

const run = promisify(execFile);

/** The folder of who has installed the package. */
export interface InstalledProject {
  folder: string;
  /** Runs a module of the folder on plain Node; returns what it prints, and fails if it complains. */
  node(...args: string[]): Promise<string>;
  remove(): Promise<void>;
}

/**
 * Copies `suite`, a folder with a `package.json` and a lock of its own, to a place outside of the
 * repository, and installs there what it pins, and the package as it would be published.
 */
export async function installProject(suite: string): Promise<InstalledProject> {
  const scratch = await realpath(await mkdtemp(join(tmpdir(), 'proctored-exam-project-')));
  const folder = join(scratch, 'project');
  const remove = () => rm(scratch, { recursive: true, force: true });
  try {
    await cp(suite, folder, {
      recursive: true,
      filter: (path) => !path.includes('node_modules') && !path.endsWith('.test.ts'),
    });
    // Built before, by `npm test`.
    const [stdout] = await Promise.all([
      npm(process.cwd(), 'pack', '--json', '--pack-destination', scratch),
      npm(folder, 'ci'),
    ]);
    const [tarball] = JSON.parse(stdout) as [{ filename: string }];
    await npm(folder, 'install', '--no-save', join(scratch, tarball.filename));
  } catch (error) {
    await remove();
    throw error;
  }
  return {
    folder,
    remove,
    async node(...args) {
      const { stdout, stderr } = await run(process.execPath, args, { cwd: folder });
      if (stderr) throw new Error(`node ${args.join(' ')}:\n${stderr}`);
      return stdout;
    },
  };
}
