import { readFile, readdir } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Connect, Plugin } from 'vite';
import { fileOf } from './pages.js';
import { renderGuides } from './site.js';

/** What the pages of the guides load beside pictures, by name under `/docs/`. */
const ASSETS: Readonly<Record<string, string>> = {
  'docs.css': 'demo/guides/docs.css',
  'search.js': 'demo/guides/search.js',
  'icon.svg': 'demo/site/icon.svg',
};

const PICTURES = 'demo/docs/pictures';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** Each file that the pages load, by name under `/docs/`. */
async function assets(): Promise<ReadonlyMap<string, string>> {
  const pictures = await readdir(fileOf(PICTURES));
  return new Map([
    ...Object.entries(ASSETS),
    ...pictures.map((name): [string, string] => [`pictures/${name}`, `${PICTURES}/${name}`]),
  ]);
}

/** Whoever types the address leaves out the last stroke. */
const completeAddress: Connect.NextHandleFunction = ({ url }, response, next) => {
  if (url !== '/docs') {
    next();
    return;
  }
  response.writeHead(302, { Location: '/docs/' }).end();
};

/** Serves the guides of `demo/docs` under `/docs/`, and writes them into the built demo. */
export function guides(): Plugin {
  return {
    name: 'guides',
    configurePreviewServer({ middlewares }) {
      middlewares.use(completeAddress);
    },
    configureServer({ middlewares }) {
      middlewares.use(completeAddress);
      middlewares.use((request, response, next) => {
        const [pathname = ''] = (request.url ?? '').split('?');
        answer(pathname).then((found) => {
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
      for (const [name, file] of await assets()) {
        const source = await readFile(fileOf(file));
        this.emitFile({ type: 'asset', fileName: `docs/${name}`, source });
      }
    },
  };
}

/** What is at an address of the development server. */
async function answer(
  pathname: string,
): Promise<{ type: string; body: string | Buffer } | undefined> {
  if (!pathname.startsWith('/docs/')) return undefined;
  const asset = (await assets()).get(pathname.slice('/docs/'.length));
  if (asset !== undefined) {
    return { type: TYPES[extname(asset)] ?? 'text/plain', body: await readFile(fileOf(asset)) };
  }
  const page = (await renderGuides()).find(({ address }) => address === pathname);
  return page && { type: 'text/html; charset=utf-8', body: page.html };
}
