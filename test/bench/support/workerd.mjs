import { Miniflare } from 'miniflare';
import { build } from 'vite';

/**
 * Serves a module that exports `fetch` on workerd.
 *
 * @param {string} entry
 * @returns {Promise<{ origin: string, dispose: () => Promise<void> }>}
 */
export async function startWorkerd(entry) {
  const bundle = await build({
    configFile: false,
    logLevel: 'warn',
    build: { ssr: entry, write: false, target: 'es2022' },
    ssr: {
      target: 'webworker',
      noExternal: true,
      resolve: { conditions: ['workerd', 'worker', 'module', 'production'] },
    },
  });
  const [chunk] = /** @type {import('vite').Rolldown.RolldownOutput} */ (bundle).output;
  const worker = new Miniflare({
    modules: [{ type: 'ESModule', path: 'worker.mjs', contents: chunk.code }],
    compatibilityDate: '2026-04-01',
    host: '127.0.0.1',
    port: 0,
    // It would be fetched from the network.
    cf: false,
  });
  const { origin } = await worker.ready;
  return { origin, dispose: () => worker.dispose() };
}
