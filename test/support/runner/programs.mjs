/** Runs programs, and ends them with us. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
let stopped = false;

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, () => {
    // The programs end their browsers; we follow when they have gone.
    for (const child of running) child.kill(signal);
    process.exitCode = 128 + constants.signals[signal];
    stopped = true;
  });
}

/** Whether a signal has ended the run. */
export const wasStopped = () => stopped;

/**
 * Runs a program to its end.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ quiet?: boolean, env?: Record<string, string | undefined> }} [options] with `quiet` its
 *   output is not shown but handed back
 * @returns {Promise<{ status: number, output: string }>}
 */
export function run(program, args, { quiet = false, env = {} } = {}) {
  if (stopped) return Promise.resolve({ status: 1, output: 'stopped' });
  return new Promise((resolve) => {
    const output = quiet ? 'pipe' : 'inherit';
    const child = spawn(program, args, {
      stdio: [quiet ? 'ignore' : 'inherit', output, output],
      env: { ...process.env, ...env },
      shell: process.platform === 'win32',
    });
    running.add(child);
    let text = '';
    const keep = (/** @type {Buffer} */ chunk) => (text += chunk.toString());
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.on('error', (error) => resolve({ status: 1, output: text + error.message }));
    child.on('close', (code) => {
      running.delete(child);
      resolve({ status: code ?? 1, output: text });
    });
  });
}
