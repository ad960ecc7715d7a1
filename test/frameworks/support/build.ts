import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The folder of an example below `demo/frameworks`, each a project of its own. */
export type Example = 'vanilla' | 'react' | 'vue' | 'svelte' | 'angular' | 'preact' | 'solid';

/**
 * Installs what an example's lock file names, with the package as `npm pack` would hand it out, and
 * builds the example, as whoever has cloned it would.
 *
 * @throws Error with the whole output
 */
export async function buildExample(example: Example): Promise<void> {
  await npm(example, ['ci', '--prefer-offline']);
  await npm(example, ['run', 'build']);
}

/** Builds it once more into `dist/development`, with the framework's own checks in it. */
export async function buildForDevelopment(example: Example): Promise<void> {
  const options = ['--mode', 'development', '--outDir', 'dist/development'];
  await npm(example, ['run', 'build', '--', ...options], { NODE_ENV: 'development' });
}

async function npm(example: Example, args: string[], env: NodeJS.ProcessEnv = {}): Promise<void> {
  const cwd = `demo/frameworks/${example}`;
  try {
    await run('npm', args, { cwd, env: { ...process.env, ...env } });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`npm ${args.join(' ')} in ${cwd}\n${stdout}\n${stderr}`, { cause: error });
  }
}
