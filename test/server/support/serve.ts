import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import type { TestContext } from 'node:test';

/** Listens on a free port until the test is over. */
export async function listen(t: TestContext, listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A fetch-style handler as a real HTTP server; its origin. */
export function serve(
  t: TestContext,
  handler: (request: Request) => Promise<Response>,
): Promise<string> {
  return listen(t, (incoming, outgoing) => {
    handler(toRequest(incoming)).then(
      async (response) => {
        outgoing.writeHead(response.status, [...response.headers].flat());
        outgoing.end(Buffer.from(await response.arrayBuffer()));
        // What the handler did not read has to be taken off the line all the same.
        incoming.removeAllListeners('data').resume();
      },
      (error: unknown) => outgoing.destroy(error as Error),
    );
  });
}

function toRequest(incoming: IncomingMessage): Request {
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(incoming.headersDistinct)) {
    for (const value of values) headers.append(name, value);
  }
  const { method = 'GET', url = '/' } = incoming;
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const init: RequestInit & { duplex?: 'half' } = { method, headers };
  if (hasBody) {
    init.body = Readable.toWeb(incoming) as ReadableStream;
    init.duplex = 'half';
  }
  return new Request(`http://${headers.get('Host') ?? ''}${url}`, init);
}
