import { rmSync } from 'node:fs';
import { cp, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Rolldown } from 'vite';

const root = join(import.meta.dirname, '../../../..');

/** A project of a user of the package. */
export interface Project {
  folder: string;
  remove: () => void;
}

/**
 * Puts the app under test into a folder outside the repository, with the built package and its
 * dependencies in `node_modules`: what is run is what is published.
 */
export async function createProject(): Promise<Project> {
  const folder = await mkdtemp(join(tmpdir(), 'proctored-exam-runtimes-'));
  const remove = () => {
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', remove);
  const inPackage = (...path: string[]) => join(folder, 'node_modules', 'proctored-exam', ...path);
  await mkdir(inPackage(), { recursive: true });
  await cp(join(root, 'package.json'), inPackage('package.json'));
  await cp(join(root, 'dist'), inPackage('dist'), { recursive: true });
  for (const name of ['jose', 'valibot', 'hono', '@hono/node-server']) {
    const path = join('node_modules', name);
    await cp(join(root, path), join(folder, path), { recursive: true });
  }
  for (const name of ['app', 'start-node', 'start-deno', 'start-bun', 'start-workerd']) {
    await cp(join(import.meta.dirname, `../${name}.mjs`), join(folder, `${name}.mjs`));
  }
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  return { folder, remove };
}

/** The worker and all that it imports, as one module. */
export async function bundleWorker({ folder }: Project): Promise<string> {
  const result = (await build({
    root: folder,
    configFile: false,
    envDir: false,
    logLevel: 'warn',
    build: {
      ssr: 'start-workerd.mjs',
      write: false,
      target: 'es2022',
      minify: false,
      rolldownOptions: { output: { codeSplitting: false } },
    },
    ssr: {
      target: 'webworker',
      noExternal: true,
      resolve: { conditions: ['workerd', 'worker', 'module', 'production'] },
    },
  })) as Rolldown.RolldownOutput;
  const [chunk, ...rest] = result.output;
  if (rest.length > 0) throw new Error(`the worker was split into ${rest.length + 1} modules`);
  return chunk.code;
}
