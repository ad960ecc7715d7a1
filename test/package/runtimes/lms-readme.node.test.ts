/** The README of the demo's LMS: each of its blocks serves the module of the guide, and bears what strangers send. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import {
  assertUnmovedByHalves,
  hostileRequests,
  type Target,
} from '../../support/hostile-requests.js';
import { installProject, type InstalledProject } from '../../support/installed-project.js';
import { blocksOf, writeGuide } from './support/guide.js';
import { installed } from './support/installed.js';
import { bundleWorker, createProject, type Project } from './support/project.js';
import { startMiniflare } from './support/runtimes.js';

const README = new URL('../../../demo/lms/README.md', import.meta.url);

/** The vendor's values. Nothing listens there: starts go on without an answer. */
const ENV = {
  PROCTOR_SERVER_ORIGIN: 'http://127.0.0.1:9',
  PROCTOR_INTEGRATION_NAME: 'acme',
  PROCTOR_SECRET: 'a-secret-of-the-tests-only-0123456789',
};

/** The files of the README, by the names in their first lines. */
async function files(): Promise<Map<string, string>> {
  const blocks = await blocksOf(README);
  return new Map(
    blocks.map((block) => [/^\/\/ (\w+\.js)\b/.exec(block)?.[1] ?? assert.fail(block), block]),
  );
}

async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Resolves once a port takes connections: the blocks say nothing when they listen. */
async function listening(port: number, isGone: () => boolean): Promise<void> {
  while (!isGone()) {
    const socket = connect(port, '127.0.0.1');
    const isOpen = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (isOpen) return;
    await wait(20);
  }
  throw new Error('it ended before it listened');
}

/** Runs a block with the program that its first line names, on a port of its own. */
async function run(program: string, args: string[], folder: string) {
  const port = await freePort();
  const child = spawn(program, args, {
    cwd: folder,
    stdio: 'ignore',
    env: {
      ...{ PATH: process.env['PATH'], HOME: process.env['HOME'], ...ENV, PORT: String(port) },
      ...{ DENO_SERVE_ADDRESS: `tcp:127.0.0.1:${port}`, DENO_NO_UPDATE_CHECK: '1' },
    },
  });
  const closed = once(child, 'close');
  const stop = async () => {
    child.kill('SIGKILL');
    await closed;
  };
  await listening(port, () => child.exitCode !== null);
  return { origin: `http://127.0.0.1:${port}`, stop };
}

interface Runtime {
  file: string;
  start(block: string): Promise<{ origin: string; stop: () => Promise<void> }>;
  /** What the runtime itself answers by 500, before the block hears of it. */
  without?: readonly string[];
}

let project: Project;
let express: InstalledProject | undefined;

const write = async (folder: string, file: string, block: string) => {
  await writeGuide(folder);
  await writeFile(join(folder, file), block);
};

const RUNTIMES: Runtime[] = [
  {
    file: 'node.js',
    start: async (block) => {
      await write(project.folder, 'node.js', block);
      return run(process.execPath, ['node.js'], project.folder);
    },
  },
  {
    file: 'express.js',
    start: async (block) => {
      express = await installProject(join(import.meta.dirname, '../transport'));
      await write(express.folder, 'express.js', block);
      return run(process.execPath, ['express.js'], express.folder);
    },
  },
  {
    file: 'deno.js',
    start: async (block) => {
      await write(project.folder, 'deno.js', block);
      // As the comment in the block says, and with what is there already.
      const [, options = ''] = /deno run (.*) deno\.js/.exec(block) ?? [];
      assert.equal(options, '--allow-net --allow-env');
      const offline = ['--no-prompt', '--no-remote', '--no-lock', '--node-modules-dir=manual'];
      const args = ['run', ...offline, ...options.split(' '), 'deno.js'];
      return run(await installed('deno'), args, project.folder);
    },
  },
  {
    file: 'bun.js',
    start: async (block) => {
      await write(project.folder, 'bun.js', block);
      return run(await installed('bun'), ['--no-install', 'bun.js'], project.folder);
    },
  },
  {
    file: 'worker.js',
    start: async (block) => {
      await write(project.folder, 'start-workerd.mjs', block);
      return startMiniflare(await bundleWorker(project), ENV);
    },
    // To workerd, requests that no address can be made of are its own failure.
    without: [
      ...['address: an asterisk', 'address: no slash', 'address: the address of another server'],
      'message: a length that is no number',
    ],
  },
];

before(async () => {
  project = await createProject();
});
after(async () => {
  project.remove();
  await express?.remove();
});

test('every block of JavaScript is run here, and what they are served with names its settings', async () => {
  assert.deepEqual(
    [...(await files()).keys()],
    RUNTIMES.map(({ file }) => file),
  );
  const [, settings = ''] = /^```toml\n(.*?)^```$/ms.exec(await readFile(README, 'utf8')) ?? [];
  assert.match(settings, /^main = "worker\.js"$/m);
  for (const name of Object.keys(ENV)) assert.ok(settings.includes(name), name);
});

for (const { file, start, without } of RUNTIMES) {
  describe(file, () => {
    const target: Target = { origin: '', path: '/lms/proctoring/start', cookie: 'session=ada' };
    let stop: (() => Promise<void>) | undefined;
    before(async () => {
      const running = await start((await files()).get(file) ?? '');
      target.origin = running.origin;
      ({ stop } = running);
    });
    after(() => stop?.());

    test('signs a start', async () => {
      const headers = { Cookie: 'session=ada' };
      const response = await fetch(`${target.origin}${target.path}?exam=42`, { headers });
      assert.equal(response.status, 200);
      assert.equal(response.headers.get('Cache-Control'), 'no-store');
      assert.ok(((await response.json()) as { jwt: string }).jwt);
    });

    for (const [title, ask] of hostileRequests()) {
      if (without?.includes(title)) continue;
      test(`hostile: ${title}`, () => ask(target));
    }

    test('half-sent requests keep nobody waiting', () => assertUnmovedByHalves(target));
  });
}
