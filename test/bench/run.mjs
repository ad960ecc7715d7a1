/**
 * `npm run bench`: what the element and the server cost, each figure beside a peer or a floor that was
 * measured in the same run, the contestants taking turns. Prints a table and writes
 * `.bench/results.json`. Nothing is asserted: times are a machine's own.
 * `npm run bench -- size click` runs single parts. Needs a build, as `npm run bench` makes it.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { provideBrowsers } from '../support/browsers.mjs';
import { installPeers } from './support/peers.mjs';
import { isMet, ratioOf, table } from './support/rows.mjs';

/** @typedef {import('./support/rows.mjs').Part} Part */

/** @type {Record<string, () => Promise<{ default: Part }>>} */
const parts = {
  size: () => import('./size.mjs'),
  arrival: () => import('./arrival.mjs'),
  before: () => import('./before-click.mjs'),
  click: () => import('./click.mjs'),
  slow: () => import('./slow-network.mjs'),
  hand: () => import('./busy-page.mjs'),
  mount: () => import('./mount.mjs'),
  phase: () => import('./phase-change.mjs'),
  long: () => import('./long-exam.mjs'),
  memory: () => import('./memory.mjs'),
  server: () => import('./server.mjs'),
  webhooks: () => import('./server-webhooks.mjs'),
  http: () => import('./server-http.mjs'),
  faults: () => import('./server-faults.mjs'),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in parts));
if (unknown.length) {
  throw new Error(`unknown ${unknown.join()}: expected ${Object.keys(parts).join(', ')}`);
}

provideBrowsers(['chromium']);
installPeers();
const began = performance.now();
const results = [];
for (const [name, load] of Object.entries(parts)) {
  if (wanted.length && !wanted.includes(name)) continue;
  const { title, measure } = (await load()).default;
  const start = performance.now();
  process.stderr.write(`${title} …`);
  const rows = await measure();
  const seconds = Math.round((performance.now() - start) / 1000);
  process.stderr.write(` ${seconds} s\n`);
  results.push({ name, title, seconds, rows });
}

const date = new Date().toISOString();
const machine = `${cpus().length} × ${cpus()[0]?.model.trim() || 'unknown processor'}`;
console.log(`\n${date}, ${machine}, Node ${process.versions.node}; medians\n`);
console.log(table(results));
const rows = results.flatMap((result) => result.rows);
const judged = rows.filter(({ goal }) => goal);
console.log(
  `\n${judged.filter(isMet).length} of ${judged.length} goals met; ` +
    `${Math.round((performance.now() - began) / 1000)} s`,
);

const folder = fileURLToPath(new URL('../../.bench/', import.meta.url));
await mkdir(folder, { recursive: true });
const report = results.map((result) => ({
  ...result,
  rows: result.rows.map((row) => ({ ...row, ratio: ratioOf(row), met: isMet(row) })),
}));
await writeFile(
  `${folder}results.json`,
  `${JSON.stringify({ date, machine, node: process.versions.node, parts: report }, null, 2)}\n`,
);
