/** The starts on Node: through `@hono/node-server`, and bare, with Node's own request and response. */
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { bareBody, handle, headers, signingInput } from './start-app.mjs';

const input = await signingInput();
const listener = getRequestListener(handle);

const server = createServer((request, response) => {
  if (request.url === '/plain') {
    void bareBody(input).then((body) => response.writeHead(200, headers).end(body));
    return;
  }
  void listener(request, response);
});
server.listen(0, '127.0.0.1', () => process.send?.(server.address()?.port));
process.once('disconnect', () => process.exit());
// asked how much it has used
process.on('message', () => process.send?.({ ...process.cpuUsage(), ...process.memoryUsage() }));
