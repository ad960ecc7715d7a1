/** Puts the test LMS into the test server, and at further origins beside it. */
import { once } from 'node:events';
import { createServer, request as forward } from 'node:http';
import { hostname, networkInterfaces } from 'node:os';
import { createLms } from './lms-handler.mjs';

/** @typedef {import('node:http').Server} Server */

/** Listens on a free port; @returns {Promise<string>} the origin */
async function listen(/** @type {Server} */ server, host = 'localhost') {
  await once(server.listen(0, host), 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return `http://${host}:${port}`;
}

/** An origin where nothing listens: one that was free a moment ago. */
async function closedOrigin() {
  const server = createServer();
  const origin = await listen(server);
  await once(server.close(), 'close');
  return origin;
}

/** The machine by a name, or else an address, that is not localhost: no secure context over http. */
async function listenInsecurely(/** @type {Server} */ server) {
  const addresses = Object.values(networkInterfaces()).flatMap((entries) => entries ?? []);
  const outer = addresses.filter(({ family, internal }) => family === 'IPv4' && !internal);
  const hosts = [hostname().toLowerCase(), ...outer.map(({ address }) => address)];
  for (const host of hosts.filter((name) => name !== 'localhost')) {
    try {
      return await listen(server, host);
    } catch {
      // a name that leads nowhere
    }
  }
  throw new Error('expected this machine to have a name or an address besides localhost, got none');
}

/** @returns {{ middleware: import('@web/test-runner').TestRunnerConfig['middleware'], plugin: import('@web/test-runner').TestRunnerPlugin }} */
export function testLms() {
  const origins = { other: '', closed: '', insecure: '' };
  const handle = createLms(() => origins);
  let testOrigin = '';

  /** Hands on what the runner serves: sources and packages, for pages of any origin to import. */
  function serveSources(
    /** @type {import('node:http').IncomingMessage} */ { url = '/', method, headers },
    /** @type {import('node:http').ServerResponse} */ response,
  ) {
    const onward = { ...headers, host: new URL(testOrigin).host };
    const asked = forward(new URL(url, testOrigin), { method, headers: onward }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, {
        ...answer.headers,
        'access-control-allow-origin': '*',
      });
      answer.pipe(response);
    });
    asked.on('error', (error) => response.writeHead(502).end(String(error)));
    asked.end();
  }

  const servers = /** @type {const} */ (['other', 'insecure']).map((name) =>
    createServer((request, response) => {
      handle(request, response, origins[name]).then(
        (handled) => handled || serveSources(request, response),
        (error) => response.writeHead(500).end(String(error)),
      );
    }),
  );

  return {
    middleware: [
      async (context, next) => {
        testOrigin = context.origin;
        if (!/^\/(lms\/|fake-sdk\.js$)/.test(context.path)) return next();
        // The handler writes the answer itself: it may hold it, or drop the connection.
        context.respond = false;
        // The runner would report each planned 404 as a mistake of the tests.
        Object.defineProperty(context, 'status', { value: 200 });
        try {
          await handle(context.req, context.res, context.origin);
        } catch (error) {
          context.res.writeHead(500).end(String(error));
        }
      },
    ],
    plugin: {
      name: 'test-lms',
      async serverStart() {
        origins.other = await listen(servers[0]);
        origins.insecure = await listenInsecurely(servers[1]);
        origins.closed = await closedOrigin();
      },
      serverStop() {
        for (const server of servers) {
          server.close();
          server.closeAllConnections();
        }
      },
    },
  };
}
