import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '../..');

/** Installs what the folder's lock file pins, unless that is there, and the package as it is built. */
export async function install(folder: string): Promise<void> {
  const lock = await readFile(join(folder, 'package-lock.json'));
  const wanted = createHash('sha256').update(lock).digest('hex');
  const stamp = join(folder, 'node_modules', '.installed');
  const present = await readFile(stamp, 'utf8').catch(() => '');
  if (present !== wanted) {
    await promisify(execFile)('npm', ['ci', '--ignore-scripts', '--prefer-offline'], {
      cwd: folder,
      shell: process.platform === 'win32',
    });
    await writeFile(stamp, wanted);
  }
  const target = join(folder, 'node_modules', 'proctored-exam');
  await rm(target, { recursive: true, force: true });
  await mkdir(target);
  await cp(join(root, 'package.json'), join(target, 'package.json'));
  await cp(join(root, 'dist'), join(target, 'dist'), { recursive: true });
}
