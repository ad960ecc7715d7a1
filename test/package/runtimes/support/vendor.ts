import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { VendorDouble } from '../../../../demo/vendor/double.js';

/** The vendor's double with one session that runs, and troubles for some session ids. */
export async function startVendor(
  jwtSecret: string,
): Promise<{ origin: string; stop: () => Promise<void> }> {
  // Its sessions are of that morning, whatever the day.
  const double = new VendorDouble({
    integrationName: 'acme',
    jwtSecret,
    now: () => new Date('2026-01-31T08:00:00Z'),
  });
  double.add({ sessionId: 'session-1', accountId: '42' });
  double.start('session-1');
  let busy = true;
  const handle = async (request: Request) =>
    (await double.handle(request)) ?? new Response(null, { status: 404 });
  const answer = (request: Request): Promise<Response> => {
    const trouble = /sessions\/(\w+)\/status/.exec(request.url)?.[1];
    switch (trouble) {
      case 'redirects':
        return Promise.resolve(new Response(null, { status: 302, headers: { Location: '/' } }));
      case 'silent':
        return new Promise(() => undefined);
      case 'stalls':
        return Promise.resolve(new Response(stalling()));
      case 'busy':
        if (!busy) return handle(request);
        busy = false;
        return Promise.resolve(
          new Response(null, { status: 503, headers: { 'Retry-After': '0' } }),
        );
      default:
        return handle(request);
    }
  };
  const listener = getRequestListener(answer);
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      double.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A body that begins and never ends. */
function stalling(): ReadableStream {
  return new ReadableStream({
    start: (controller) => {
      controller.enqueue(new TextEncoder().encode('{'));
    },
  });
}
