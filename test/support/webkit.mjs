/** WebKitGTK in the test runner: a screen of its own (Xvfb), its driver, and an end for both. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { webdriverLauncher } from '@web/test-runner-webdriver';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

/** Pictures go to the screen by way of the memory. Buffers of a graphics card that is not there cost a third more. */
const WITHOUT_GPU = { WEBKIT_DISABLE_DMABUF_RENDERER: '1' };

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (!address || typeof address === 'string') throw new Error('No free port.');
  return address.port;
}

/** Starts a program as the head of a process group, so that its own children can be ended with it. */
function start(/** @type {string} */ program, /** @type {string[]} */ args, options = {}) {
  return spawn(program, args, {
    stdio: ['ignore', 'ignore', 'ignore'],
    detached: true,
    ...options,
  });
}

/** @param {ChildProcess | undefined} child */
function end(child) {
  if (!child?.pid) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Gone already.
  }
}

/** The display that Xvfb has chosen: it writes the number to the file descriptor it was given. */
async function displayOf(/** @type {ChildProcess} */ xvfb) {
  const output = /** @type {import('node:stream').Readable} */ (xvfb.stdio[3]);
  const failed = once(xvfb, 'exit').then(([code]) => {
    throw new Error(`Xvfb ended at once (${code}).`);
  });
  const [number] = await Promise.race([once(output, 'data'), failed]);
  failed.catch(() => undefined);
  return `:${String(number).trim()}`;
}

/** Asks the driver for its status until it answers; it needs some hundred milliseconds. */
async function answers(/** @type {number} */ port, /** @type {ChildProcess} */ driver) {
  for (let tries = 0; tries < 200; tries += 1) {
    if (driver.exitCode !== null) throw new Error(`WebKitWebDriver ended (${driver.exitCode}).`);
    try {
      await fetch(`http://127.0.0.1:${port}/status`);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error('WebKitWebDriver does not answer.');
}

/**
 * @param {import('./browsers.mjs').Browsers} browsers
 * @returns {{ launcher: import('@web/test-runner').BrowserLauncher, plugin: import('@web/test-runner').TestRunnerPlugin }}
 */
export function webkit({ webkitDriver = '', webkitBrowser = '', xvfb: xvfbPath = '' }) {
  /** @type {ChildProcess | undefined} */
  let xvfb;
  /** @type {ChildProcess | undefined} */
  let driver;
  const stop = () => {
    end(driver);
    end(xvfb);
  };
  const gone = (/** @type {ChildProcess | undefined} */ child) =>
    child?.pid && child.exitCode === null && child.signalCode === null && once(child, 'exit');
  const options = {
    hostname: '127.0.0.1',
    port: 0,
    capabilities: {
      browserName: 'MiniBrowser',
      'wdio:enforceWebDriverClassic': true,
      'webkitgtk:browserOptions': {
        binary: webkitBrowser,
        args: ['--automation', '--enable-media-stream=TRUE', '--enable-mock-capture-devices=TRUE'],
      },
    },
  };
  const launcher = webdriverLauncher(options);
  // Every minute the launcher asks for the title, to keep a remote session. WebKit's driver answers one of two
  // commands that wait for the same page to load, and the other never: the page's own, for which all would wait.
  Object.assign(launcher, { setupHeartbeat: () => undefined });
  Object.defineProperty(launcher, 'name', {
    get: () => 'WebKit',
    set() {
      // The runner would call it MiniBrowser.
    },
  });
  return {
    launcher,
    plugin: {
      name: 'webkit',
      async serverStart() {
        // Whichever way the runner goes, nothing of ours stays behind.
        process.once('exit', stop);
        xvfb = start(
          xvfbPath,
          ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'],
          {
            stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
          },
        );
        const DISPLAY = await displayOf(xvfb);
        options.port = await freePort();
        driver = start(webkitDriver, [`--port=${options.port}`], {
          env: { ...process.env, ...WITHOUT_GPU, DISPLAY, NO_AT_BRIDGE: '1', GDK_BACKEND: 'x11' },
        });
        await answers(options.port, driver);
      },
      async serverStop() {
        const ends = Promise.all([gone(driver), gone(xvfb)]);
        stop();
        await ends;
      },
    },
  };
}
