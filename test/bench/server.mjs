/**
 * `npm run bench`, the server in process: how fast `startHandler` signs, checks of request and payload
 * included, from Request to Response, beside an HMAC of the same bytes by bare Web Crypto, and beside
 * the signing alone of two libraries that do no checks. Runs alone too.
 */
import { fileURLToPath } from 'node:url';
import { installPeers, requirePeer } from './support/peers.mjs';
import { inTurn, median, medianRatio, table } from './support/rows.mjs';
import { payload, proctor, secret, signingInput } from './support/start-app.mjs';

/* global Request */

const ROUNDS = 25;
const WARM_UP = 8;
/** Signatures in a turn. */
const BATCH = 200;

const BARE = 'Web Crypto HMAC, same bytes';
const OURS = 'startHandler, Request to Response';

/** One after the other, as on a server's single thread; per second. */
async function turn(/** @type {() => unknown} */ sign) {
  const start = performance.now();
  for (let count = 0; count < BATCH; count++) await sign();
  return (BATCH * 1000) / (performance.now() - start);
}

/** @returns {Promise<import('./support/rows.mjs').Row[]>} */
export async function measure() {
  installPeers();
  const { createSigner } = requirePeer('fast-jwt');
  const jsonwebtoken = requirePeer('jsonwebtoken');
  const handler = proctor.startHandler(() => payload);
  const request = new Request('https://lms.westbrook.example/lms/proctoring/start?exam=42', {
    headers: { 'Sec-Fetch-Site': 'same-origin', Cookie: 'session=1' },
  });
  const { bytes, key } = await signingInput();
  const fastJwt = createSigner({ key: secret, algorithm: 'HS256', noTimestamp: true });

  /** @type {Record<string, () => unknown>} */
  const contestants = {
    [BARE]: () => crypto.subtle.sign('HMAC', key, bytes),
    [OURS]: () => handler(request),
    'startHandler, and the body read': async () => (await handler(request)).text(),
    'startData, checks and signs': () => proctor.startData(payload),
    'jsonwebtoken, signs alone': () =>
      jsonwebtoken.sign(payload, secret, { algorithm: 'HS256', noTimestamp: true }),
    'fast-jwt, signs alone': () => fastJwt(payload),
  };

  const names = Object.keys(contestants);
  /** @type {Record<string, number[]>} */
  const rates = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    for (const name of inTurn(names, round + WARM_UP)) {
      const rate = await turn(contestants[name]);
      if (round >= 0) rates[name].push(rate);
    }
  }
  return names
    .filter((name) => name !== BARE)
    .map((name) => ({
      name,
      unit: 'starts/s',
      ours: median(rates[name]),
      against: BARE,
      peer: median(rates[BARE]),
      ratio: medianRatio(rates[name], rates[BARE]),
      ...(name === OURS && { goal: { atLeast: 0.35 } }),
    }));
}

const title = 'Server, in process';
export default { title, measure };

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(table([{ title, rows: await measure() }]));
}
