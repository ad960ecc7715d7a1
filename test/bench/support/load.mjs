/** Many clients at once that ask for a start, one after the other each. */
import { inTurn, median, medianRatio } from './rows.mjs';
import { installPeers, requirePeer } from './peers.mjs';

/** Connections, each with one request under way. */
const CLIENTS = 50;

/**
 * @typedef {object} Load
 * @property {number[]} rates of the rounds, a second
 * @property {number[]} times of all answers, in ms, the shortest first
 * @property {number} all how many answers there were, those of the warm-up counted
 */

/**
 * Asks each path in turn, another one first in each round.
 *
 * @param {string} origin
 * @param {readonly string[]} paths
 * @param {{ rounds: number, seconds: number }} options
 * @returns {Promise<Record<string, Load>>}
 */
export async function load(origin, paths, { rounds, seconds }) {
  installPeers();
  /** @type {typeof import('undici')} */
  const { Pool } = requirePeer('undici');
  const pool = new Pool(origin, { connections: CLIENTS, pipelining: 1 });

  /** @param {string} path @param {number} end */
  async function client(path, end) {
    const times = [];
    for (let sent = performance.now(); sent < end; sent = performance.now()) {
      const { statusCode, body } = await pool.request({ path, method: 'GET' });
      const text = await body.text();
      // a refusal is quicker
      if (statusCode !== 200 || !text.includes('"jwt"')) throw new Error(`${path}: ${text}`);
      times.push(performance.now() - sent);
    }
    return times;
  }

  /** @type {Record<string, Load>} */
  const loads = Object.fromEntries(paths.map((path) => [path, { rates: [], times: [], all: 0 }]));
  try {
    for (let round = -1; round < rounds; round++) {
      for (const path of inTurn(paths, round + 1)) {
        const start = performance.now();
        const end = start + seconds * 1000;
        const clients = Array.from({ length: CLIENTS }, () => client(path, end));
        const times = (await Promise.all(clients)).flat();
        loads[path].all += times.length;
        // the first warms up
        if (round < 0) continue;
        loads[path].rates.push((times.length * 1000) / (performance.now() - start));
        loads[path].times.push(...times);
      }
    }
  } finally {
    await pool.close();
  }
  for (const { times } of Object.values(loads)) times.sort((one, other) => one - other);
  return loads;
}

/** @param {string} runtime @param {Load} ours @param {Load} peer @param {string} against */
export function loadRows(runtime, ours, peer, against) {
  const at = (/** @type {Load} */ { times }, /** @type {number} */ share) =>
    times[Math.floor(times.length * share)];
  return [
    {
      name: `startHandler over HTTP, ${runtime}`,
      unit: 'starts/s',
      ours: median(ours.rates),
      against,
      peer: median(peer.rates),
      ratio: medianRatio(ours.rates, peer.rates),
      goal: { atLeast: 0.7 },
    },
    ...[0.5, 0.99].map((share) => ({
      name: `p${share * 100} of ${CLIENTS} connections, ${runtime}`,
      unit: 'ms',
      ours: at(ours, share),
      against,
      peer: at(peer, share),
    })),
  ];
}
