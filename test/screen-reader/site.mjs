/** The pages of the walks, their LMS, and the word that moves the vendor's stand-in on. */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

const PAGES = fileURLToPath(new URL('pages/', import.meta.url));
const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript' };

/** A token that nobody has signed: the page reads it, and nobody checks it. */
const encode = (/** @type {object} */ part) =>
  Buffer.from(JSON.stringify(part)).toString('base64url');
const START_DATA = {
  serverOrigin: 'https://proctor.example.org',
  integrationName: 'screen-reader',
  jwt: `${encode({ alg: 'HS256' })}.${encode({})}.signature`,
};

/** @typedef {{ status: number, body?: object }} Answer */

/** What the endpoints and the SDK's module answer, if a test has said nothing else. @type {Record<string, Answer>} */
const DEFAULTS = {
  start: { status: 200, body: START_DATA },
  finish: { status: 204 },
  'sdk.js': { status: 200 },
};

export class Site {
  /** @type {Set<import('node:http').ServerResponse>} */
  #listeners = new Set();
  /** @type {Map<string, Promise<Answer>>} */
  #answers = new Map();
  /** @type {Map<string, (answer: Answer) => void>} */
  #held = new Map();
  #server = createServer((request, response) => {
    this.#answer(request, response).catch((error) => {
      response.writeHead(500).end(String(error));
    });
  });

  async start() {
    this.#server.listen(0, 'localhost');
    await once(this.#server, 'listening');
    this.reset();
  }

  /** As it is for a learner who may start. */
  reset() {
    for (const [name, answer] of Object.entries(DEFAULTS)) this.plan(name, answer);
  }

  /** @param {string} page */
  url(page) {
    const address = this.#server.address();
    if (typeof address !== 'object' || !address) throw new Error('expected a server that listens');
    return `http://localhost:${address.port}/${page}`;
  }

  /** Lets an address answer at once. @param {string} name @param {Answer} answer */
  plan(name, answer) {
    this.#answers.set(name, Promise.resolve(answer));
  }

  /** Lets an address answer when it is released. @param {string} name */
  hold(name) {
    const answer = new Promise((/** @type {(answer: Answer) => void} */ resolve) => {
      this.#held.set(name, resolve);
    });
    this.#answers.set(name, answer);
  }

  /** @param {string} name @param {Answer} [answer] */
  release(name, answer = DEFAULTS[name]) {
    const resolve = this.#held.get(name);
    if (!resolve || !answer) throw new Error(`expected ${name} to be held`);
    resolve(answer);
  }

  /** Tells the page's SDK that its session has gone on. @param {string} step */
  tell(step) {
    for (const listener of this.#listeners) listener.write(`data: ${step}\n\n`);
  }

  stop() {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /**
   * @param {import('node:http').IncomingMessage} request
   * @param {import('node:http').ServerResponse} response
   */
  async #answer(request, response) {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const name = pathname.slice(1);
    if (name === 'events') {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
      this.#listeners.add(response);
      response.on('close', () => this.#listeners.delete(response));
      return;
    }
    const answer = await this.#answers.get(name);
    if (answer && name !== 'sdk.js') {
      response.writeHead(answer.status, { 'content-type': 'application/problem+json' });
      response.end(answer.body && JSON.stringify(answer.body));
      return;
    }
    const folder = name.startsWith('dist/') ? DIST : PAGES;
    const file = folder + name.replace('dist/', '');
    const content = await readFile(file).catch(() => undefined);
    const type = TYPES[/** @type {keyof typeof TYPES} */ (extname(file))] ?? 'text/plain';
    response.writeHead(content ? 200 : 404, { 'content-type': type }).end(content);
  }
}
