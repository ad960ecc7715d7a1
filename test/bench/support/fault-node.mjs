/** The starts of `fault-app.mjs` on Node. */
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { handle } from './fault-app.mjs';

const server = createServer(getRequestListener(handle));
server.listen(0, '127.0.0.1', 4_096, () => process.send?.(server.address()?.port));
process.once('disconnect', () => process.exit());
process.on('message', () => {
  // Without what nobody holds any more.
  globalThis.gc?.();
  process.send?.(process.memoryUsage());
});
