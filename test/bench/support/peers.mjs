/** The packages that `npm run bench` compares with, from `test/bench/package.json`. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('..', import.meta.url));

/** Installs them as their lock says, unless they are there. */
export function installPeers() {
  const { devDependencies } = JSON.parse(readFileSync(`${folder}package.json`, 'utf8'));
  const isThere = ([name, version]) => {
    const path = `${folder}node_modules/${name}/package.json`;
    return existsSync(path) && JSON.parse(readFileSync(path, 'utf8')).version === version;
  };
  if (Object.entries(devDependencies).every(isThere)) return;
  const { status } = spawnSync('npm', ['ci'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm ci in test/bench ended with status ${status}`);
}

/** A file of one of them. */
export const peerFile = (/** @type {string} */ path) => `${folder}node_modules/${path}`;

/** One of them, imported. */
export const requirePeer = createRequire(new URL('../package.json', import.meta.url));
