/**
 * Up to 2,000 learners who start at once while the vendor hangs, drops connections, throttles, lies, or has a clock
 * that is an hour off: on Node and workerd, how many get their start data, how long they wait beside those
 * whose vendor answers, and what of the memory stays. Runs alone too.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { startWorkerd } from './support/workerd.mjs';
import { installPeers, requirePeer } from './support/peers.mjs';
import { table } from './support/rows.mjs';

/** @typedef {import('./support/rows.mjs').Row} Row */

/** How many learners start, and how many of them are connected at once: Miniflare's own server resets more. */
const LOADS = {
  Node: { learners: 2_000, connections: 2_000 },
  workerd: { learners: 1_000, connections: 200 },
};
/** Milliseconds after which a client of Node's lets go of idle connections. */
const IDLE = 5_000;
const HOUR = 3_600_000;
const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

const session = {
  ...{ accountId: 'westbrook', sessionId: 's-1', status: 'started' },
  ...{ sessionStart: '2026-01-31T09:00:00Z', sessionEnd: null },
};

/** What the vendor does with a request. @type {Record<string, import('node:http').RequestListener>} */
const VENDORS = {
  answers: (_, response) => void response.end(JSON.stringify(session)),
  hangs: () => undefined,
  drops: (request) => void request.socket.destroy(),
  throttles: (_, response) => void response.writeHead(429, { 'Retry-After': '1' }).end(),
  lies: (_, response) => void response.end('{"status": ["started"], "sessionId": 7'),
  'has a clock an hour off': (_, response) => {
    const now = new Date(Date.now() - HOUR);
    const later = new Date(now.getTime() + 500).toUTCString();
    response.writeHead(503, { Date: now.toUTCString(), 'Retry-After': later }).end();
  },
};

/**
 * Lets all learners start.
 *
 * @param {string} origin
 * @param {string} vendor
 * @param {{ learners: number, connections: number }} load
 * @returns {Promise<{ started: number, slowest: number }>} how many got start data; ms
 */
async function startAll(origin, vendor, { learners, connections }) {
  const { Agent, request } = requirePeer('undici');
  const dispatcher = new Agent({ connections, pipelining: 1 });
  const times = [];
  const learner = async () => {
    const sent = performance.now();
    const answer = await request(`${origin}/start?vendor=${encodeURIComponent(vendor)}`, {
      dispatcher,
    });
    const text = await answer.body.text();
    if (answer.statusCode === 200 && text.includes('"jwt"')) times.push(performance.now() - sent);
  };
  await Promise.allSettled(Array.from({ length: learners }, learner));
  await dispatcher.close();
  times.sort((one, other) => one - other);
  return { started: times.length, slowest: times[Math.floor(times.length * 0.99)] ?? Infinity };
}

/**
 * @param {keyof typeof LOADS} runtime
 * @param {string} origin
 * @param {Record<string, string>} vendors
 */
async function rowsOf(runtime, origin, vendors) {
  const load = LOADS[runtime];
  const nameOf = (/** @type {string} */ vendor) => `${runtime}, vendor ${vendor}`;
  // The first use compiles.
  await startAll(origin, vendors.answers, load);
  const floor = await startAll(origin, vendors.answers, load);
  const rows = [];
  for (const [what, vendor] of Object.entries(vendors)) {
    if (what === 'answers') continue;
    const { started, slowest } = await startAll(origin, vendor, load);
    rows.push(
      {
        name: `${nameOf(what)}: of ${load.learners.toLocaleString('en')} that start`,
        unit: 'count',
        ours: started,
        goal: /** @type {const} */ ({ atLeast: load.learners, of: 'ours' }),
      },
      {
        ...{ name: `${nameOf(what)}: 99 % within`, unit: 'ms', ours: slowest },
        ...{ against: 'a vendor that answers', peer: floor.slowest },
      },
    );
  }
  return rows;
}

/** @param {Record<string, string>} vendors @returns {Promise<Row[]>} */
async function onNode(vendors) {
  const child = fork(here('support/fault-node.mjs'), { execArgv: ['--expose-gc'] });
  try {
    const [port] = await once(child, 'message');
    const origin = `http://127.0.0.1:${port}`;
    const heap = async () => {
      await new Promise((resolve) => setTimeout(resolve, IDLE));
      child.send('?');
      return (await once(child, 'message'))[0].heapUsed;
    };
    for (const vendor of Object.values(vendors)) await startAll(origin, vendor, LOADS.Node);
    const before = await heap();
    const rows = await rowsOf('Node', origin, vendors);
    return [
      ...rows,
      {
        ...{ name: 'Node: heap after 26,000 starts', unit: 'bytes', ours: await heap() },
        ...{ against: 'after the first 12,000', peer: before, goal: { atMost: 1.1 } },
      },
    ];
  } finally {
    child.kill();
  }
}

/** @param {Record<string, string>} vendors @returns {Promise<Row[]>} */
async function onWorkerd(vendors) {
  const worker = await startWorkerd(here('support/fault-app.mjs'));
  try {
    return await rowsOf('workerd', worker.origin, vendors);
  } finally {
    await worker.dispose();
  }
}

/** @returns {Promise<Row[]>} */
export async function measure() {
  installPeers();
  const servers = Object.entries(VENDORS).map(([what, listener]) => ({
    what,
    server: createServer(listener),
  }));
  /** @type {Record<string, string>} */
  const vendors = {};
  for (const { what, server } of servers) {
    await once(server.listen(0, '127.0.0.1', LOADS.Node.connections), 'listening');
    vendors[what] = `http://127.0.0.1:${server.address()?.port}`;
  }
  try {
    return [...(await onNode(vendors)), ...(await onWorkerd(vendors))];
  } finally {
    for (const { server } of servers) {
      server.closeAllConnections();
      server.close();
    }
  }
}

const title = '2,000 starts at once, and a vendor that fails';
export default { title, measure };

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(table([{ title, rows: await measure() }]));
}
