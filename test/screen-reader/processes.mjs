/** Programs that run beside a test, and end with it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

export class Processes {
  /** @type {import('node:child_process').ChildProcess[]} */
  #running = [];
  /** @type {NodeJS.ProcessEnv} */
  #env;

  /** @param {NodeJS.ProcessEnv} env what all of them find in their environment */
  constructor(env) {
    this.#env = env;
  }

  /** Adds to what the programs that follow find in their environment. */
  setEnv(/** @type {string} */ name, /** @type {string} */ value) {
    this.#env[name] = value;
  }

  /**
   * Starts a program that runs until `stop`.
   *
   * @param {string} program
   * @param {string[]} args
   */
  start(program, ...args) {
    // A group of its own, so that what it starts ends with it.
    const child = spawn(program, args, {
      env: this.#env,
      stdio: ['ignore', 'pipe', 'ignore'],
      detached: true,
    });
    child.on('error', (error) => console.error(`${program}: ${error.message}`));
    this.#running.push(child);
    return child;
  }

  /**
   * Runs a program to its end.
   *
   * @param {string} program
   * @param {string[]} args
   */
  async run(program, ...args) {
    const child = spawn(program, args, { env: this.#env, stdio: 'ignore' });
    const [status] = await once(child, 'exit');
    if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ended with status ${status}`);
  }

  /** Ends all, the last one first. */
  async stop() {
    for (const child of this.#running.reverse()) {
      if (child.pid === undefined || child.exitCode !== null) continue;
      const ended = once(child, 'exit');
      process.kill(-child.pid, 'SIGTERM');
      const timer = setTimeout(() => process.kill(-Number(child.pid), 'SIGKILL'), 3_000);
      await ended;
      clearTimeout(timer);
    }
    this.#running = [];
  }
}
