import { join } from 'node:path';
import type { UserConfig } from 'vite';
import { addresses } from './addresses.js';
import { guides } from './guides/plugin.js';
import { demoLms } from './lms/plugin.js';
import { packageFiles } from './package-files.js';

/** What a browser may have; the LMS, its secret and its questions lie elsewhere. */
const root = join(import.meta.dirname, 'site');

export const demo: UserConfig = {
  root,
  appType: 'mpa',
  publicDir: false,
  // Else the development server hands out every file of the repository, as `/@fs/…`.
  server: { fs: { allow: [root] } },
  plugins: [addresses(), packageFiles(), guides(), demoLms()],
  build: {
    outDir: '../../.demo',
    emptyOutDir: true,
    target: 'es2022',
    // older ones would get light-dark() by media query, which the theme switch cannot reach
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    rolldownOptions: {
      input: ['index', 'minimal', 'gallery', 'state', 'quiz', 'results'].map((page) =>
        join(root, `${page}.html`),
      ),
    },
  },
  // The package's files are served as they are: there is nothing to pre-bundle.
  optimizeDeps: { noDiscovery: true },
};
