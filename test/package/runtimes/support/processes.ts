import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { createInterface } from 'node:readline';

// Ended from outside, this process still ends what it has started: programs (Miniflare's too) and
// folders go at 'exit', which a signal alone would skip.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => process.exit(128 + constants.signals[signal]));
}

/** An app that listens. */
export interface RunningApp {
  origin: string;
  stop: () => Promise<void>;
}

/** Starts a program that says `listening on <port>`, or its address; it ends with `stop`, or with this process. */
export async function startProgram(
  program: string,
  args: string[],
  cwd: string,
): Promise<RunningApp> {
  const child = spawn(program, args, {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DENO_NO_UPDATE_CHECK: '1', DO_NOT_TRACK: '1', NODE_OPTIONS: '' },
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const stop = async () => {
    process.off('exit', kill);
    if (child.exitCode !== null || child.signalCode !== null) return;
    const closed = once(child, 'close');
    kill();
    await closed;
  };

  let output = '';
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const lines = createInterface(child.stdout);
  const failed = once(child, 'close').then(([code]) => {
    throw new Error(`${program} ended with ${String(code)}: ${output}`);
  });
  failed.catch(() => undefined);
  const port = await Promise.race([listening(lines), failed]);
  return { origin: `http://127.0.0.1:${port}`, stop };
}

async function listening(lines: AsyncIterable<string>): Promise<string> {
  for await (const line of lines) {
    const port = /^(?:listening on |http:\/\/localhost:)(\d+)\/?$/.exec(line)?.[1];
    if (port !== undefined) return port;
  }
  // The end of the process is told elsewhere.
  return new Promise(() => undefined);
}
