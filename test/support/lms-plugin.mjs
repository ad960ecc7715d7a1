/** Puts the test LMS into the test server, and at a second origin beside it. */
import { createServer } from 'node:http';
import { createLms } from './lms-handler.mjs';

/** @returns {{ middleware: import('@web/test-runner').TestRunnerConfig['middleware'], plugin: import('@web/test-runner').TestRunnerPlugin }} */
export function testLms() {
  let otherOrigin = '';
  const handle = createLms(() => otherOrigin);

  const other = createServer((request, response) => {
    handle(request, response, otherOrigin).then(
      (handled) => handled || response.writeHead(404).end(),
      (error) => response.writeHead(500).end(String(error)),
    );
  });

  return {
    middleware: [
      async (context, next) => {
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
        await new Promise((resolve) => {
          other.listen(0, 'localhost', () => resolve(undefined));
        });
        const address = other.address();
        if (address && typeof address === 'object')
          otherOrigin = `http://localhost:${address.port}`;
      },
      serverStop() {
        other.close();
        other.closeAllConnections();
      },
    },
  };
}
