import { readFile, readdir } from 'node:fs/promises';
import type { Plugin } from 'vite';
import { fileOf } from './pages.js';
import { renderGuides } from './site.js';

/** What the pages of the guides load, by name under `/docs/`. */
const ASSETS: Readonly<Record<string, { file: string; type: string }>> = {
  'docs.css': { file: 'demo/guides/docs.css', type: 'text/css' },
  'search.js': { file: 'demo/guides/search.js', type: 'text/javascript' },
  'icon.svg': { file: 'demo/icon.svg', type: 'image/svg+xml' },
};

const PICTURES = 'demo/docs/pictures';

/** Serves the guides of `demo/docs` under `/docs/`, and writes them into the built demo. */
export function guides(): Plugin {
  return {
    name: 'guides',
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        answer(new URL(request.url ?? '', 'http://localhost').pathname).then((found) => {
          if (!found) {
            next();
            return;
          }
          response.setHeader('Content-Type', found.type);
          response.setHeader('Cache-Control', 'no-cache');
          response.end(found.body);
        }, next);
      });
    },
    async generateBundle() {
      for (const { address, html } of await renderGuides()) {
        const fileName = address.endsWith('/') ? `${address}index.html` : address;
        this.emitFile({ type: 'asset', fileName: fileName.slice(1), source: html });
      }
      for (const [name, { file }] of Object.entries(ASSETS)) {
        const source = await readFile(fileOf(file));
        this.emitFile({ type: 'asset', fileName: `docs/${name}`, source });
      }
      for (const name of await readdir(fileOf(PICTURES))) {
        const source = await readFile(fileOf(`${PICTURES}/${name}`));
        this.emitFile({ type: 'asset', fileName: `docs/pictures/${name}`, source });
      }
    },
  };
}

/** What is at an address of the development server; pictures it finds by itself. */
async function answer(pathname: string): Promise<{ type: string; body: string } | undefined> {
  if (!pathname.startsWith('/docs/')) return undefined;
  const asset = ASSETS[pathname.slice('/docs/'.length)];
  if (asset) return { type: asset.type, body: await readFile(fileOf(asset.file), 'utf8') };
  const page = (await renderGuides()).find(({ address }) => address === pathname);
  return page && { type: 'text/html; charset=utf-8', body: page.html };
}
