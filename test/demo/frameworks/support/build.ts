import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { install } from '../../../support/install.js';

/** The folder of an example below `demo/frameworks`, each a project of its own. */
export type Example = 'vanilla' | 'react' | 'vue' | 'svelte' | 'angular' | 'preact' | 'solid';

/** Likewise, with a server of its own. */
export type MetaFramework = 'react-router' | 'next' | 'nuxt' | 'sveltekit' | 'astro';

export const examples = join(import.meta.dirname, '../../../../demo/frameworks');

/** Installs and builds an example, as whoever has cloned it would. */
export async function buildExample(
  example: Example | MetaFramework,
  env: NodeJS.ProcessEnv = {},
): Promise<void> {
  // Some packages deep within ask for a newer Node than the framework itself; npm alone does not mind.
  await install(join(examples, example), '--engine-strict=false');
  await build(example, [], env);
}

/** Builds it once more into `dist/development`, with the framework's own checks in it. */
export async function buildForDevelopment(example: Example): Promise<void> {
  const options = ['--', '--mode', 'development', '--outDir', 'dist/development'];
  await build(example, options, { NODE_ENV: 'development' });
}

/** @throws Error with the whole output */
async function build(
  example: Example | MetaFramework,
  options: string[],
  env: NodeJS.ProcessEnv = {},
) {
  try {
    await promisify(execFile)('npm', ['run', 'build', ...options], {
      cwd: join(examples, example),
      env: { ...process.env, ...env },
      shell: process.platform === 'win32',
    });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`demo/frameworks/${example}: npm run build\n${stdout}\n${stderr}`, {
      cause: error,
    });
  }
}
