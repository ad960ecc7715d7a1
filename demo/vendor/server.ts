import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { VendorDouble, type DoubleOptions } from './double.js';

/** A double that listens. */
export interface RunningDouble {
  double: VendorDouble;
  /** The `serverOrigin` for `createProctor`. */
  origin: string;
  close: () => Promise<void>;
}

/** Starts a double on this machine, on a free port unless one is given. */
export async function startDouble(options: DoubleOptions, port = 0): Promise<RunningDouble> {
  const double = new VendorDouble(options);
  const answer = async (request: Request) =>
    (await double.handle(request)) ?? new Response('Not found', { status: 404 });
  const listener = getRequestListener(answer, { overrideGlobalObjects: false });
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    double,
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      double.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
