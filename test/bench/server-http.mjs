/**
 * `npm run bench`, the server over HTTP: starts a second on Node (through the adapter that the README
 * of the demo's LMS shows) and on workerd, beside a bare handler there that signs the same bytes and
 * checks nothing; and what the command `check` adds to an endpoint's own time. Runs alone too.
 */
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { load, loadRows } from './support/load.mjs';
import { startWorkerd } from './support/workerd.mjs';
import { median, table } from './support/rows.mjs';
import { proctor, payload, secret } from './support/start-app.mjs';

/** @typedef {import('./support/rows.mjs').Row} Row */

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const BARE = 'handler that signs alone';

/** @returns {Promise<Row[]>} */
async function onNode() {
  const child = fork(here('support/start-node.mjs'), { execArgv: ['--import', 'tsx'] });
  try {
    const [port] = await once(child, 'message');
    const origin = `http://127.0.0.1:${port}`;
    const paths = ['/start', '/bare', '/plain'];
    const loads = await load(origin, paths, { rounds: 5, seconds: 0.6 });
    const [ours, bare, plain] = paths.map((path) => loads[path]);
    const [withoutRequest] = loadRows('Node', ours, plain, 'http alone that signs');
    return [
      ...loadRows('Node', ours, bare, BARE),
      ...(await resources(child, origin)),
      {
        ...withoutRequest,
        name: 'the same, Request and Response counted',
        goal: undefined,
        note: 'beside a listener of node:http that knows neither, and signs the same',
      },
    ];
  } finally {
    child.kill();
  }
}

/**
 * Processor time says what a start costs on a busy machine, too.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @param {string} origin
 * @returns {Promise<Row[]>}
 */
async function resources(child, origin) {
  const ask = async () => {
    child.send('?');
    return (await once(child, 'message'))[0];
  };
  const used = [];
  let memory = 0;
  for (const path of ['/start', '/bare']) {
    const before = await ask();
    const { all } = (await load(origin, [path], { rounds: 2, seconds: 0.5 }))[path];
    const after = await ask();
    used.push((after.user + after.system - before.user - before.system) / 1000 / all);
    memory ||= after.rss / 2 ** 20;
  }
  const [ours, peer] = used;
  return [
    { name: 'processor time of a start, Node', unit: 'ms', ours, against: BARE, peer },
    { name: 'resident memory under load, Node', unit: 'MB', ours: memory },
  ];
}

/** @returns {Promise<Row[]>} */
async function onWorkerd() {
  const worker = await startWorkerd(here('support/start-workerd.mjs'));
  try {
    const { origin } = worker;
    const paths = ['/start', '/bare'];
    const loads = await load(origin, paths, { rounds: 5, seconds: 0.6 });
    return loadRows('workerd', loads['/start'], loads['/bare'], BARE);
  } finally {
    await worker.dispose();
  }
}

/** Milliseconds that an endpoint takes which must ask a database. */
const ENDPOINT = 100;

/** @returns {Promise<Row[]>} */
async function check() {
  /** Milliseconds that the endpoint has taken, requests together. */
  let own = 0;
  const server = createServer((_, response) => {
    const start = performance.now();
    setTimeout(async () => {
      const data = await proctor.startData({
        ...payload,
        startDate: new Date(Date.now() - 60_000).toISOString(),
        endDate: new Date(Date.now() + 3_600_000).toISOString(),
      });
      const headers = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' };
      response.writeHead(200, headers).end(JSON.stringify(data));
      own += performance.now() - start;
    }, ENDPOINT);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${server.address()?.port}/start?exam=42`;

  /** @param {string[]} args @returns {Promise<number>} milliseconds, beyond the endpoint's */
  async function run(...args) {
    own = 0;
    const start = performance.now();
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, PROCTOR_SECRET: secret },
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    const [code] = await once(child, 'close');
    if (code !== 0) throw new Error(`check ended with ${code}: ${output}`);
    return performance.now() - start - own;
  }

  const ours = [];
  const node = [];
  try {
    for (let round = 0; round < 5; round++) {
      ours.push(
        await run(here('../../dist/cli/index.js'), 'check', url, '--secret-env', 'PROCTOR_SECRET'),
      );
      node.push(await run('--eval', ''));
    }
  } finally {
    server.close();
  }
  return [
    {
      name: 'check, beyond the endpoint’s own time',
      unit: 'ms',
      ours: median(ours),
      against: 'Node that starts and ends',
      peer: median(node),
      goal: { atMost: 250, of: 'ours' },
    },
  ];
}

/** @returns {Promise<Row[]>} */
export async function measure() {
  return [...(await onNode()), ...(await onWorkerd()), ...(await check())];
}

const title = 'Server over HTTP';
export default { title, measure };

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(table([{ title, rows: await measure() }]));
}
