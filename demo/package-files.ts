import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const dist = join(import.meta.dirname, '../dist');

/** Where the pages find the package. */
const base = '/proctored-exam/';

/** The files that a page names by their path; the rest of `dist` is for bundlers and servers. */
const FOR_PAGES = /^([\w-]+\.min|locales\/[\w-]+)\.js$/;

/**
 * Serves the package's built files under `/proctored-exam/`, and copies them into the built demo:
 * what is shown is what is shipped.
 */
export function packageFiles(): Plugin {
  return {
    name: 'package-files',
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        const [pathname = ''] = (request.url ?? '').split('?');
        const file = pathname.slice(base.length);
        if (!pathname.startsWith(base) || !FOR_PAGES.test(file)) {
          next();
          return;
        }
        readFile(join(dist, file)).then(
          (content) => {
            response.setHeader('Content-Type', 'text/javascript');
            response.setHeader('Cache-Control', 'no-cache');
            response.end(content);
          },
          () => {
            next();
          },
        );
      });
    },
    async generateBundle() {
      const names = await readdir(dist, { recursive: true });
      for (const name of names.map((path) => path.replaceAll('\\', '/'))) {
        if (!FOR_PAGES.test(name)) continue;
        const source = await readFile(join(dist, name));
        this.emitFile({ type: 'asset', fileName: base.slice(1) + name, source });
      }
    },
    transformIndexHtml: {
      order: 'pre',
      // Vite would bundle the file instead of leaving the tag that a page author writes.
      handler: (html) => html.replaceAll(`src="${base}`, `vite-ignore src="${base}`),
    },
  };
}
