import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runnerImport, type Connect, type Plugin } from 'vite';
import { nodeMiddleware } from './node-adapter.js';
import type { ReadPage } from './lms.js';

/** Runs the demo's LMS inside Vite's development server and inside its preview of the built demo. */
export function demoLms(): Plugin {
  return {
    name: 'demo-lms',
    configureServer(server) {
      return mount(server.middlewares, async (name) =>
        server.transformIndexHtml(
          `/${name}`,
          await readFile(join(server.config.root, name), 'utf8'),
        ),
      );
    },
    configurePreviewServer({ middlewares, config }) {
      const folder = join(config.root, config.build.outDir);
      return mount(middlewares, (name) => readFile(join(folder, name), 'utf8'));
    },
  };
}

async function mount(middlewares: Connect.Server, readPage: ReadPage): Promise<void> {
  // Only now: it imports `proctored-exam/server`, which must have been built first.
  const lms = join(import.meta.dirname, 'lms.ts');
  const { module } = await runnerImport<typeof import('./lms.js')>(lms);
  middlewares.use(nodeMiddleware(module.createLms(readPage)));
}
