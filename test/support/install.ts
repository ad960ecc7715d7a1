import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { npm } from './npm.js';

const ROOT = join(import.meta.dirname, '../..');

/**
 * Installs what a suite's own lock file pins, into its folder, unless that is there: packages that
 * are heavy and of use to one suite alone.
 *
 * @returns the `require` of the folder, since an `import` would be resolved before the packages are there
 */
export async function installPackages(
  folder: string,
  ...options: string[]
): Promise<NodeJS.Require> {
  const lock = await readFile(join(folder, 'package-lock.json'));
  const wanted = createHash('sha256').update(lock).digest('hex');
  const stamp = join(folder, 'node_modules', '.installed');
  const present = await readFile(stamp, 'utf8').catch(() => '');
  if (present !== wanted) {
    await npm(folder, 'ci', ...options);
    await writeFile(stamp, wanted);
  }
  return createRequire(join(folder, 'package.json'));
}

/** Installs what the folder's lock file pins, unless that is there, and the package as it is built. */
export async function install(folder: string, ...options: string[]): Promise<void> {
  await installPackages(folder, ...options);
  const target = join(folder, 'node_modules', 'proctored-exam');
  await rm(target, { recursive: true, force: true });
  await mkdir(target);
  await cp(join(ROOT, 'package.json'), join(target, 'package.json'));
  await cp(join(ROOT, 'dist'), join(target, 'dist'), { recursive: true });
}
