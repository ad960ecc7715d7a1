/** A page's server and the vendor's, each at an origin of its own, that answer as late as they are told. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

const VENDOR_SDK = 'https://sdk.web.proctor.constructor.app/proctoring.js';
/** The build's folder. */
export const dist = fileURLToPath(new URL('../../../dist/', import.meta.url));

const base64url = (/** @type {unknown} */ value) =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

/** What a start endpoint answers; each time another session, since a browser lets each run once. */
function startData() {
  const now = Math.floor(Date.now() / 1000);
  const claims = { iat: now, exp: now + 600, sessionId: randomUUID() };
  const jwt = `${base64url({ alg: 'HS256', typ: 'JWT' })}.${base64url(claims)}.c2lnbmF0dXJl`;
  return { serverOrigin: 'https://proctor.example', integrationName: 'bench', jwt };
}

/** Tells the page when it was called; its session never ends. */
const sdk = (/** @type {string} */ query) => `import { session } from './session.js?${query}';
export const init = async () => { globalThis.initAt ??= performance.now(); return session(); };`;

const session = `export const session = () => {
  const examStarted = new Promise(() => undefined);
  return { examStarted, examFinished: examStarted, videoUploaded: examStarted };
};`;

/**
 * @typedef {object} Asked a request as it came
 * @property {'page' | 'sdk'} server
 * @property {string} path
 * @property {number} bytes of the answer's body, as it went over the wire
 *
 * @typedef {object} Site
 * @property {(html: string) => string} page registers a page; returns its address
 * @property {(ms: number) => string} importMap leads the vendor's address to an SDK that takes so long
 *   in all: half for the module, half for the one that it imports
 * @property {(path: string, text: string) => void} script registers a script of the page's server
 * @property {Asked[]} asked
 * @property {() => Promise<void>} close
 */

/** @returns {Promise<Site>} */
export async function openSite() {
  /** @type {Map<string, { type: string, body: Buffer }>} */
  const files = new Map();
  /** @type {Asked[]} */
  const asked = [];
  const add = (
    /** @type {string} */ path,
    /** @type {string} */ type,
    /** @type {string} */ text,
  ) => files.set(path, { type, body: brotliCompressSync(text) });
  add('/proctored-exam.min.js', 'text/javascript', read('proctored-exam.min.js'));
  add(
    '/exam.js',
    'text/javascript',
    readFileSync(new URL('../pages/exam.js', import.meta.url), 'utf8'),
  );
  add('/favicon.ico', 'image/x-icon', '');

  const serve = async (
    /** @type {'page' | 'sdk'} */ server,
    /** @type {(url: URL) => { type: string, body: Buffer | string } | undefined} */ find,
  ) => {
    const listener = createServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://localhost');
      const file = find(url);
      const compressed = Buffer.isBuffer(file?.body);
      asked.push({ server, path: url.pathname, bytes: file?.body.length ?? 0 });
      const answer = () => {
        response.writeHead(file ? 200 : 404, {
          'content-type': file?.type ?? 'text/plain',
          'cache-control': 'no-store',
          'access-control-allow-origin': '*',
          ...(compressed && { 'content-encoding': 'br' }),
          // clocks of 5 µs
          'cross-origin-opener-policy': 'same-origin',
          'cross-origin-embedder-policy': 'require-corp',
          'cross-origin-resource-policy': 'cross-origin',
        });
        response.end(file?.body);
      };
      const ms = Number(url.searchParams.get('ms'));
      if (ms) setTimeout(answer, ms);
      else answer();
    });
    await new Promise((resolve) => listener.listen(0, () => resolve(undefined)));
    const { port } = /** @type {import('node:net').AddressInfo} */ (listener.address());
    return { listener, origin: `http://localhost:${port}` };
  };

  const own = await serve('page', ({ pathname }) =>
    pathname === '/start'
      ? { type: 'application/json', body: JSON.stringify(startData()) }
      : files.get(pathname),
  );
  const vendor = await serve('sdk', ({ pathname, search }) => {
    const body = { '/proctoring.js': sdk(search.slice(1)), '/session.js': session }[pathname];
    return body === undefined ? undefined : { type: 'text/javascript', body };
  });

  return {
    page(html) {
      const path = `/page-${files.size}`;
      add(path, 'text/html; charset=utf-8', html);
      return own.origin + path;
    },
    importMap(ms) {
      const imports = { [VENDOR_SDK]: `${vendor.origin}/proctoring.js?ms=${ms / 2}` };
      return `<script type="importmap">${JSON.stringify({ imports })}</script>`;
    },
    script: (path, text) => void add(path, 'text/javascript', text),
    asked,
    async close() {
      for (const { listener } of [own, vendor]) {
        listener.closeAllConnections();
        await new Promise((resolve) => listener.close(resolve));
      }
    },
  };
}

/** A file of the build. @param {string} name */
export function read(name) {
  return readFileSync(dist + name, 'utf8');
}
