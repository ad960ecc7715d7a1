import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** How much of what npm has said an error repeats, in lines from the end: the reason stands there. */
const TOLD_LINES = 20;

/**
 * Nothing but the packages: no scripts of theirs, no audit. A registry that drops a connection or is busy is
 * asked again, more often than npm would by itself, and at most 20 s later.
 */
const OPTIONS = [
  ...['--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'],
  ...['--fetch-retries=6', '--fetch-retry-mintimeout=2000', '--fetch-retry-maxtimeout=20000'],
];

/**
 * Runs npm in a folder, without any package's scripts.
 *
 * @returns what it prints
 * @throws Error with the end of what it complains about
 */
export async function npm(folder: string, ...args: string[]): Promise<string> {
  try {
    const options = { cwd: folder, shell: process.platform === 'win32' };
    return (await promisify(execFile)('npm', [...args, ...OPTIONS], options)).stdout;
  } catch (error) {
    const { stderr = '', code } = error as { stderr?: string; code?: number | string };
    const said = stderr.trim().split('\n').slice(-TOLD_LINES).join('\n');
    throw new Error(`npm ${args[0]} in ${folder} ended with ${code ?? 'a signal'}:\n${said}`, {
      cause: error,
    });
  }
}
