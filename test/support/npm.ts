import { execFile } from 'node:child_process';

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
export function npm(folder: string, command: string, ...args: string[]): Promise<string> {
  const options = { cwd: folder, shell: process.platform === 'win32' };
  return new Promise((resolve, reject) => {
    execFile('npm', [command, ...args, ...OPTIONS], options, (error, stdout, stderr) => {
      if (!error) {
        resolve(stdout);
        return;
      }
      const said = (stderr.trim() || error.message).split('\n').slice(-TOLD_LINES);
      reject(new Error([`npm ${command} failed in ${folder}:`, ...said].join('\n')));
    });
  });
}
