import { join } from 'node:path';
import { installPackages } from '../../../support/install.js';
import { installed } from './installed.js';
import { startProgram, type RunningApp } from './processes.js';
import { bundleWorker, type Project } from './project.js';

/** What of Miniflare is used here. */
interface MiniflareModule {
  Miniflare: new (options: object) => {
    ready: Promise<{ origin: string }>;
    dispose: () => Promise<void>;
  };
}

/** What the app is given. */
export interface AppConfig {
  serverOrigin: string;
  integrationName: string;
  jwtSecret: string;
}

/** Starts the app on a runtime. */
type Start = (project: Project, config: AppConfig) => Promise<RunningApp>;

/** Starts a worker in workerd, with what it finds in its `env`. */
export async function startMiniflare(contents: string, bindings: object): Promise<RunningApp> {
  const requireHere = await installPackages(join(import.meta.dirname, '..'));
  const { Miniflare } = requireHere('miniflare') as MiniflareModule;
  const worker = new Miniflare({
    modules: [{ type: 'ESModule', path: 'worker.mjs', contents }],
    compatibilityDate: '2026-04-01',
    bindings,
    host: '127.0.0.1',
    port: 0,
    // Would be fetched from the network.
    cf: false,
  });
  const { origin } = await worker.ready;
  return { origin, stop: () => worker.dispose() };
}

export const runtimes: Record<string, Start> = {
  'Node (http)': ({ folder }, config) =>
    startProgram(process.execPath, ['start-node.mjs', JSON.stringify(config)], folder),

  workerd: async (project, config) =>
    startMiniflare(await bundleWorker(project), { CONFIG: { ...config } }),

  Deno: async ({ folder }, config) =>
    startProgram(
      await installed('deno'),
      [
        ...['run', '--no-prompt', '--no-remote', '--no-lock', '--node-modules-dir=manual'],
        ...['--allow-net=127.0.0.1', 'start-deno.mjs', JSON.stringify(config)],
      ],
      folder,
    ),

  Bun: async ({ folder }, config) =>
    startProgram(
      await installed('bun'),
      ['run', '--no-install', 'start-bun.mjs', JSON.stringify(config)],
      folder,
    ),
};
