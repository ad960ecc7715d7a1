import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as zlib from 'node:zlib';
import { BLOCKED_PORTS } from '../../src/cli/http.js';
import { check, fields, finding, run } from './support/cli.js';
import { endpoint, secret, serve } from './support/endpoint.js';

const env = { PROCTOR_SECRET: secret };
const withSecret = ['--secret-env', 'PROCTOR_SECRET'];

/** An environment in which Node runs this module before the command. */
const preloaded = (code: string) => ({
  ...env,
  NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(code)}`,
});

/** As the element would get it, from Node's own `fetch`. */
async function bytesOf(url: string): Promise<Buffer> {
  return Buffer.from(await (await fetch(url)).arrayBuffer());
}

const compressions: [coding: string, compress: (bytes: Buffer) => Buffer][] = [
  ['gzip', (bytes) => zlib.gzipSync(bytes)],
  ['x-gzip', (bytes) => zlib.gzipSync(bytes)],
  ['deflate', (bytes) => zlib.deflateSync(bytes)],
  ['deflate', (bytes) => zlib.deflateRawSync(bytes)],
  ['BR', (bytes) => zlib.brotliCompressSync(bytes)],
  ['gzip, br', (bytes) => zlib.brotliCompressSync(zlib.gzipSync(bytes))],
  ['gzip', (bytes) => zlib.gzipSync(bytes).subarray(0, -8)],
];

test('compressed answers', async (t) => {
  const { url: plain } = await endpoint(t);
  const bytes = await bytesOf(plain);
  for (const [coding, compress] of compressions) {
    const headers = { 'Content-Encoding': coding };
    const { url } = await endpoint(t, { headers, body: compress(bytes) });
    const { code, report } = await check(url, withSecret, env);
    assert.deepEqual(fields(report, 'error'), [], coding);
    assert.equal(code, 0);
  }
});

test('answers that are not what their header says, or too large unpacked', async (t) => {
  const headers = { 'Content-Encoding': 'gzip' };
  const { url: untrue } = await endpoint(t, { headers });
  assert.match(finding((await check(untrue)).report, 'body').got, /^a part/);
  const body = zlib.gzipSync(Buffer.alloc(10_000_000, `{"key":"${secret}"}`));
  const { url: bomb } = await endpoint(t, { headers, body });
  const { report } = await check(bomb, withSecret, env);
  const texts = report.findings.filter(({ field }) => field === 'body').map(({ got }) => got);
  assert.deepEqual(texts, ['the secret', 'more']);
});

test('a header that came twice is a list', async (t) => {
  const url = await serve(t, (_, response) => {
    const types = ['Content-Type', 'application/json', 'Content-Type', 'text/html'];
    response.writeHead(200, types).end('{}');
  });
  const { report } = await check(url);
  assert.match(finding(report, 'content-type').got, /^"application\/json, text\/html"/);
});

test('ports that browsers refuse, `fetch` among them', async () => {
  for (const port of BLOCKED_PORTS) {
    await assert.rejects(fetch(`http://127.0.0.1:${port}`), ({ cause }: Error) => {
      assert.equal((cause as Error).message, 'bad port', port);
      return true;
    });
  }
  const { code, report } = await check('http://127.0.0.1:6000/start');
  assert.equal(code, 2);
  assert.equal(finding(report, 'request').got, 'nothing: browsers refuse that port');
});

test('an answer that is none', async (t) => {
  const upgrade = 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n';
  const answers: [string, RegExp][] = [
    [upgrade, /^nothing: the connection was cut$/],
    ['', /^nothing: the connection was cut$/],
    ['220 mail.example.edu ESMTP\r\n', /^nothing: HPE_/],
  ];
  for (const [answer, got] of answers) {
    const url = await serve(t, (_, response) => response.socket?.end(answer));
    const { code, report } = await check(url);
    assert.equal(code, 2);
    assert.match(finding(report, 'request').got, got);
  }
});

test('https of a server that speaks http', async (t) => {
  const { url } = await endpoint(t);
  const { code, report } = await check(url.replace('http:', 'https:'));
  assert.equal(code, 2);
  assert.match(finding(report, 'request').got, /^no trusted connection/);
});

test('a redirect that brings a password along is not followed', async (t) => {
  let requests = 0;
  const url = await serve(t, ({ headers }, response) => {
    requests += 1;
    const location = `http://ada:${secret}@${headers.host ?? ''}/`;
    response.writeHead(302, { Location: location }).end();
  });
  const { code, stdout } = await check(url);
  assert.equal(code, 2);
  assert.equal(requests, 1);
  assert.ok(!stdout.includes(secret));
});

test('the preflight is asked beside the request itself', async (t) => {
  const origin = 'https://lms.example.edu';
  const allowed = {
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Allow-Headers': 'X-Tenant',
  };
  const { url: good } = await endpoint(t);
  const answer = await bytesOf(good);
  let release: (() => void) | undefined;
  const asked = new Promise<void>((resolve) => (release = resolve));
  const url = await serve(t, ({ method }, response) => {
    if (method === 'OPTIONS') {
      response.writeHead(204, allowed).end();
      release?.();
      return;
    }
    const json = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' };
    // Never, if the other came afterwards.
    void asked.then(() => response.writeHead(200, { ...json, ...allowed }).end(answer));
  });
  const { code, report } = await check(url, ['--origin', origin, '-H', 'X-Tenant: 7']);
  assert.deepEqual(fields(report, 'error'), []);
  assert.equal(code, 0);
});

test('dependencies are loaded for a check alone', async (t) => {
  const hooks = `export const resolve = (name, context, next) => {
    if (/^(jose|valibot)\\b/.test(name)) throw new Error(name);
    return next(name, context);
  };`;
  const source = JSON.stringify(`data:text/javascript,${encodeURIComponent(hooks)}`);
  const without = preloaded(`import { register } from 'node:module'; register(${source});`);
  assert.equal((await run(['--help'], without)).code, 0);
  assert.equal((await run(['--version'], without)).code, 0);
  const { url } = await endpoint(t);
  assert.equal((await run(['check', url], without)).code, 2);
});
