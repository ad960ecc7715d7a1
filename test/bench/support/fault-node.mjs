/** The starts of `fault-app.mjs` on Node. */
import { createServer } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import { handle } from './fault-app.mjs';

const COLLECTIONS = 4;
/** Milliseconds. */
const BETWEEN = 50;

const server = createServer(getRequestListener(handle));
server.listen(0, '127.0.0.1', 4_096, () => process.send?.(server.address()?.port));
process.once('disconnect', () => process.exit());
process.on('message', async () => {
  // Without what nobody holds any more. What others clean up after a collection goes with a later one.
  for (let count = 0; count < COLLECTIONS; count += 1) {
    globalThis.gc?.();
    await setTimeout(BETWEEN);
  }
  process.send?.(process.memoryUsage());
});
