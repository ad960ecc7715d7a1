/** Apps of meta-frameworks: each brings a server of its own, which renders its pages and is its LMS. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { constants } from 'node:os';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { after, before, type TestContext } from 'node:test';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { integration } from '../../../../demo/lms/vendor.js';
import { startDouble, type RunningDouble } from '../../../../demo/vendor/server.js';
import { launchChromium } from '../../../support/chromium.js';
import { buildExample, examples, type MetaFramework } from './build.js';
import { ServedPage } from './served-page.js';

// Ended from outside, this process still ends the servers that it has started, at 'exit'.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => process.exit(128 + constants.signals[signal]));
}

/** How long a server may take to listen, in milliseconds. It ends what hangs, and measures nothing. */
const START_TIMEOUT = 60_000;

/** What an app's server is told by its environment. */
function environment(port: number, serverOrigin: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    PORT: String(port),
    HOST: 'localhost',
    // By which SvelteKit's server knows its own address.
    ORIGIN: `http://localhost:${port}`,
    NEXT_TELEMETRY_DISABLED: '1',
    NUXT_TELEMETRY_DISABLED: '1',
    ASTRO_TELEMETRY_DISABLED: '1',
    PROCTOR_SERVER_ORIGIN: serverOrigin,
    PROCTOR_INTEGRATION_NAME: integration.integrationName,
    PROCTOR_SECRET: integration.jwtSecret,
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, 'localhost'), 'listening');
  const { port } = server.address() as AddressInfo;
  await once(server.close(), 'close');
  return port;
}

/** Starts the app by its `npm start`; it ends with `stop`, or with this process. */
async function startApp(example: MetaFramework, env: NodeJS.ProcessEnv) {
  // Of a group of its own, for npm starts a shell, and that the server.
  const child = spawn('npm', ['start'], {
    cwd: join(examples, example),
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const kill = () => process.kill(-child.pid!, 'SIGKILL');
  process.once('exit', kill);
  const closed = once(child, 'close');
  const stop = async () => {
    process.off('exit', kill);
    if (child.exitCode === null && child.signalCode === null) kill();
    await closed;
  };
  let output = '';
  const keep = (chunk: Buffer) => (output += chunk.toString());
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const late = AbortSignal.timeout(START_TIMEOUT);
  const failed = Promise.race([closed, once(late, 'abort')]).then(() => {
    throw new Error(`demo/frameworks/${example}: npm start\n${output}`);
  });
  const listening = (async () => {
    // Each says its address, and Next.js a little later that it is ready.
    const ready = example === 'next' ? /Ready in/ : /https?:\/\/\S+:\d+/;
    for await (const line of createInterface(child.stdout)) if (ready.test(line)) return;
    await failed;
  })();
  try {
    await Promise.race([listening, failed]);
  } catch (error) {
    await stop();
    throw error;
  }
  failed.catch(() => undefined);
  return stop;
}

/** Builds an app and serves it to the tests of a file, each of which has a vendor who knows of nothing. */
export function serveApp(example: MetaFramework) {
  const origin = { app: '', vendor: '' };
  let vendor: RunningDouble | undefined;
  let stop: (() => Promise<void>) | undefined;
  let browser: Browser | undefined;
  before(async () => {
    vendor = await startDouble(integration);
    const port = await freePort();
    origin.app = `http://localhost:${port}`;
    origin.vendor = vendor.origin;
    const env = environment(port, vendor.origin);
    await buildExample(example, env);
    stop = await startApp(example, env);
    browser = await launchChromium();
  });
  after(async () => {
    await browser?.close();
    await stop?.();
    await vendor?.close();
  });

  return {
    fetch: (path: string, init?: RequestInit) => fetch(origin.app + path, init),
    async open(test: TestContext, path: string, options: BrowserContextOptions = {}) {
      await vendor?.close();
      vendor = await startDouble(integration, Number(new URL(origin.vendor).port));
      const context = await browser!.newContext({ baseURL: origin.app, ...options });
      test.after(() => context.close());
      const served = new ServedPage(await context.newPage());
      await served.page.goto(path);
      return served;
    },
  };
}
