import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const types: Record<string, string> = {
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
};

/** The vendor's module, as far as a page goes that its test takes from phase to phase. */
const fakeSdk = `
const step = (name) => new Promise((resolve) => { (window.examSteps ??= {})[name] = resolve; });
export const init = async () => ({
  examStarted: step('start'), examFinished: step('finish'), videoUploaded: step('upload'),
});`;

const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const token = [{ alg: 'HS256' }, { exp: 4e9, sessionId: '1' }, {}].map(base64url).join('.');
const startData = JSON.stringify({
  serverOrigin: 'https://university.proctor.constructor.app',
  integrationName: 'university',
  jwt: token,
});

/** An LMS with an exam and a quiz, which serves the packages too. */
export interface EditorServer {
  origin: string;
  /** Serves a page and gives its address. */
  publish(html: string): string;
  close(): void;
}

/** Where the built element lies, and the editors that the suite has installed. */
const ROOTS: Record<string, string> = {
  dist: process.cwd(),
  node_modules: join(import.meta.dirname, '..'),
};

/** Serves the built element, the editors from `node_modules`, start data, the quiz, and pages. */
export async function serveEditors(): Promise<EditorServer> {
  const pages: string[] = [];
  const send = (response: ServerResponse, type: string, body: string | Buffer) =>
    response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body);

  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
    const [, root = '', name = ''] = path.split('/');
    const folder = ROOTS[root];
    const html = 'text/html; charset=utf-8';
    if (root === 'start') send(response, 'application/json', startData);
    else if (root === 'fake-sdk.js') send(response, 'text/javascript', fakeSdk);
    else if (root === 'quiz')
      send(response, html, '<!doctype html><p>Question 1: what is 6 × 7?</p>');
    else if (root === 'page') send(response, html, pages[Number(name)] ?? '');
    else if (folder) {
      readFile(join(folder, path)).then(
        (file) => send(response, types[extname(path)] ?? 'application/octet-stream', file),
        () => response.writeHead(404).end(),
      );
    } else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, 'localhost', resolve);
  });
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    publish: (html) => `${origin}/page/${pages.push(html) - 1}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
