/**
 * `npm run bench`, webhooks in process: how many reviews a second `verifyWebhook` lets in, from Request to
 * checked body, beside a receiver that verifies the same token by bare Web Crypto, reads the body as JSON
 * and checks nothing of it. Runs alone too.
 */
import { fileURLToPath } from 'node:url';
import { inTurn, median, medianRatio, table } from './support/rows.mjs';
import { proctor, secret } from './support/start-app.mjs';

/* global Request, TextEncoder */

const ROUNDS = 21;
const WARM_UP = 5;
/** Webhooks in a turn. */
const BATCH = 100;
/** Warnings in a review, after an hour that gave some reason for them. */
const WARNINGS = 50;

const PEER = 'Web Crypto and JSON alone';

const warning = {
  ...{ type: 'WARNING_NO_USER_IN_FRAME', cyber: true },
  ...{ start: '2026-01-31T09:10:00Z', end: '2026-01-31T09:10:20Z' },
};
const review = JSON.stringify({
  ...{ accountId: 'westbrook', sessionId: '3a0e4a5c-0a0e-4a2e-8d76-2f6a2a3b9d52' },
  ...{ archive: 'https://proctor.example/archive/1', conclusion: 'accepted', score: 12 },
  reportUrl: 'https://proctor.example/report/1',
  warnings: Array.from({ length: WARNINGS }, () => warning),
});

const encoder = new TextEncoder();
const base64url = (/** @type {string | Uint8Array} */ bytes) =>
  Buffer.from(bytes).toString('base64url');

const hmac = { name: 'HMAC', hash: 'SHA-256' };
/** @param {KeyUsage[]} usages */
const keyFor = (usages) =>
  crypto.subtle.importKey('raw', encoder.encode(secret), hmac, false, usages);

/** As the vendor sends it. */
async function signedHeaders() {
  const claims = { exp: Math.floor(Date.now() / 1000) + 600 };
  const header = { alg: 'HS256', typ: 'JWT' };
  const signed = [header, claims].map((part) => base64url(JSON.stringify(part))).join('.');
  const signature = await crypto.subtle.sign(
    'HMAC',
    await keyFor(['sign']),
    encoder.encode(signed),
  );
  const token = `${signed}.${base64url(new Uint8Array(signature))}`;
  return { 'Content-Type': 'application/json', Authorization: `JWT ${token}` };
}

/** @param {Request} request @param {CryptoKey} key */
async function readAlone(request, key) {
  const token = request.headers.get('Authorization')?.slice('JWT '.length) ?? '';
  const end = token.lastIndexOf('.');
  const signature = Buffer.from(token.slice(end + 1), 'base64url');
  const signed = encoder.encode(token.slice(0, end));
  if (!(await crypto.subtle.verify('HMAC', key, signature, signed))) throw new Error('forged');
  return request.json();
}

/** One after the other, as on a server's single thread; per second. */
async function turn(/** @type {(request: Request) => Promise<unknown>} */ receive, headers) {
  const start = performance.now();
  for (let count = 0; count < BATCH; count++) {
    const init = { method: 'POST', headers, body: review };
    await receive(new Request('https://lms.westbrook.example/webhooks/review', init));
  }
  return (BATCH * 1000) / (performance.now() - start);
}

/** @returns {Promise<import('./support/rows.mjs').Row[]>} */
async function measure() {
  const headers = await signedHeaders();
  const key = await keyFor(['verify']);
  const contestants = {
    ours: (/** @type {Request} */ request) => proctor.verifyWebhook(request, 'review'),
    peer: (/** @type {Request} */ request) => readAlone(request, key),
  };
  /** @type {Record<'ours' | 'peer', number[]>} */
  const rates = { ours: [], peer: [] };
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    for (const name of inTurn(['ours', 'peer'], round + WARM_UP)) {
      const rate = await turn(contestants[name], headers);
      if (round >= 0) rates[name].push(rate);
    }
  }
  return [
    {
      name: `verifyWebhook, a review with ${WARNINGS} warnings`,
      ...{ unit: 'webhooks/s', ours: median(rates.ours), against: PEER, peer: median(rates.peer) },
      ratio: medianRatio(rates.ours, rates.peer),
    },
  ];
}

const title = 'Webhooks, in process';
export default { title, measure };

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(table([{ title, rows: await measure() }]));
}
