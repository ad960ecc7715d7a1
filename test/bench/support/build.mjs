/** Builds beside the published one, in memory, with the minification of `vite.config.ts`. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, loadConfigFromFile, mergeConfig } from 'vite';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * @typedef {object} Built
 * @property {string} code without the line that names licences
 * @property {import('vite').Rolldown.SourceMap} map
 */

/**
 * The self-contained file from another entry, or with some imports left out of it.
 *
 * @param {{ entry?: string, external?: RegExp }} options
 * @returns {Promise<Built>}
 */
export async function buildAlone({ entry, external }) {
  const loaded = await loadConfigFromFile(
    { command: 'build', mode: 'element' },
    join(root, 'vite.config.ts'),
  );
  const config = loaded?.config ?? {};
  const result = await build(
    mergeConfig(config, {
      root,
      configFile: false,
      // 'warn' tells how long the minifier takes
      logLevel: 'error',
      build: {
        write: false,
        ...(entry && { lib: { entry } }),
        // a line in front would be one more than the source map counts
        rolldownOptions: { ...(external && { external }), output: { postBanner: '' } },
      },
    }),
  );
  const [{ output }] = /** @type {import('vite').Rolldown.RolldownOutput[]} */ ([result].flat());
  const [{ code, map }] = output;
  if (!map) throw new Error('the build has no source map');
  return { code, map };
}

/** The same of a module that is written here. @param {string} source */
export async function buildSource(source) {
  // within the package, where its dependencies are found
  const folder = await mkdtemp(join(root, 'node_modules', '.bench-'));
  try {
    const entry = join(folder, 'entry.js');
    await writeFile(entry, source);
    return await buildAlone({ entry });
  } finally {
    await rm(folder, { recursive: true });
  }
}
