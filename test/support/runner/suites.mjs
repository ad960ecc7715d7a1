/** Which test files there are, who runs them, and what must be there first. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {'build' | 'demo' | 'chromium' | 'firefox' | 'endpoint-runtimes' | 'wordpress'} Need
 * @typedef {'test' | 'frameworks'} Group `npm test`, or `npm run test:frameworks`
 * @typedef {{ folder: string, group: Group, needs: Need[] }} Suite
 */

/**
 * The suites that differ from the first, which stands for every folder that is not named here: a file
 * belongs to the last suite whose folder it lies in. `needs` are those of tests that run in Node.
 *
 * @type {Suite[]}
 */
const SUITES = [
  { folder: 'test', group: 'test', needs: ['build', 'demo', 'chromium'] },
  { folder: 'test/contract', group: 'test', needs: [] },
  { folder: 'test/server', group: 'test', needs: [] },
  { folder: 'test/cli', group: 'test', needs: ['build'] },
  { folder: 'test/demo/endpoints', group: 'test', needs: ['build', 'endpoint-runtimes'] },
  {
    folder: 'test/demo/integrations/wordpress',
    group: 'test',
    needs: ['build', 'chromium', 'wordpress'],
  },
  { folder: 'test/demo/integrations/moodle', group: 'test', needs: ['endpoint-runtimes'] },
  { folder: 'test/demo/frameworks', group: 'frameworks', needs: ['build', 'chromium'] },
  { folder: 'test/framework-types', group: 'frameworks', needs: ['build'] },
  { folder: 'test/testing', group: 'frameworks', needs: ['build'] },
  { folder: 'test/react', group: 'frameworks', needs: ['build', 'chromium'] },
  { folder: 'test/package/bundlers', group: 'frameworks', needs: ['build', 'chromium'] },
  { folder: 'test/package/storybook', group: 'frameworks', needs: ['build', 'chromium'] },
  { folder: 'test/package/vite-app', group: 'frameworks', needs: ['build', 'chromium'] },
  { folder: 'test/package/transport', group: 'frameworks', needs: ['build'] },
  { folder: 'test/package/ssr', group: 'frameworks', needs: ['build', 'chromium', 'firefox'] },
];

/** The browser tests that run on what the build makes, and not on the sources. */
const ON_THE_BUILD = 'test/package/smoke/';

/** @param {string} file */
export const isNodeTest = (file) => file.endsWith('.node.test.ts');

/** @param {string} file @returns {Suite} */
function suiteOf(file) {
  const suite = SUITES.findLast(({ folder }) => file.startsWith(`${folder}/`));
  if (!suite) throw new Error(`${file}: expected a test below test/`);
  return suite;
}

/** What a test file needs before it can run. @param {string} file @returns {Need[]} */
export function needsOf(file) {
  if (isNodeTest(file)) return suiteOf(file).needs;
  return file.startsWith(ON_THE_BUILD) ? ['build'] : [];
}

/** @param {string} folder @returns {string[]} the test files in it and below */
function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesBelow(path);
    return entry.name.endsWith('.test.ts') ? [path] : [];
  });
}

/** The test files of a group, paths from the root of the repository. @param {Group} group */
export function filesOf(group) {
  return filesBelow('test').filter((file) => suiteOf(file).group === group);
}

/**
 * The test files that are named, or lie in folders that are.
 *
 * @param {string[]} paths
 * @throws where there is none: a mistyped path must not pass for a run without failures
 */
export function filesAt(paths) {
  const files = paths.flatMap((path) => {
    const found = !existsSync(path) ? [] : statSync(path).isDirectory() ? filesBelow(path) : [path];
    if (!found.every((file) => file.endsWith('.test.ts')) || !found.length)
      throw new Error(`${path}: expected a test file or a folder with some`);
    return found.map((file) => join(file));
  });
  return [...new Set(files)];
}
