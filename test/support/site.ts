import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';

/** What an address answers. */
export interface Answer {
  body: string | Buffer;
  type?: string;
  headers?: Record<string, string>;
}

/** What a site has beside `/dist/` and its LMS, by path; a promise holds its answer until it resolves. */
export type Pages = Record<string, Answer | Promise<Answer> | string | undefined>;

export interface Site {
  origin: string;
  /** The paths that were asked for, in order. */
  asked: string[];
  close(): void;
}

/** The import map for an SDK whose exam starts at once, and goes on until the page is left. */
export const SDK_MAP = `<script type="importmap">${JSON.stringify({
  imports: { 'https://sdk.web.proctor.constructor.app/proctoring.js': '/sdk.js' },
})}</script>`;

const SDK = `export const init = async () => ({
  examStarted: Promise.resolve(),
  examFinished: new Promise(() => undefined),
  videoUploaded: new Promise(() => undefined),
});`;

const TYPES: Record<string, string> = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.css': 'text/css',
};

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

/** As an LMS would sign them; nobody here checks the signature. */
const startData = () => ({
  serverOrigin: 'https://proctor.example.org',
  integrationName: 'university',
  jwt: `${encode({ alg: 'HS256' })}.${encode({ exp: Date.now() / 1000 + 600, sessionId: 's1' })}.x`,
});

/** Serves pages, the built package under `/dist/`, a start endpoint (`/start`) and an SDK (`/sdk.js`). */
export async function serveSite(pages: Pages): Promise<Site> {
  const asked: string[] = [];
  const answerTo = async (path: string): Promise<Answer> => {
    const page = pages[path];
    if (page !== undefined) return typeof page === 'string' ? { body: page } : await page;
    if (path === '/start') return { body: JSON.stringify(startData()), type: TYPES['.json']! };
    if (path === '/sdk.js') return { body: SDK };
    if (path.startsWith('/dist/')) return { body: await readFile(path.slice(1)) };
    throw new Error(`${path} is not there`);
  };
  const http = createServer(({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    asked.push(pathname);
    answerTo(pathname).then(
      ({ body, type = TYPES[extname(pathname)] ?? 'text/html', headers }) => {
        response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, ...headers });
        response.end(body);
      },
      // the browser asks for it by itself, and tells the console when there is none
      () => response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end(),
    );
  });
  await once(http.listen(0, 'localhost'), 'listening');
  return {
    origin: `http://localhost:${(http.address() as AddressInfo).port}`,
    asked,
    close() {
      http.close();
      http.closeAllConnections();
    },
  };
}
