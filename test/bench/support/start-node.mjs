/** The starts on Node: through the demo's adapter, and bare, with Node's own request and response. */
import { createServer } from 'node:http';
import { nodeMiddleware } from '../../../demo/lms/node-adapter.ts';
import { bareBody, handle, headers, signingInput } from './start-app.mjs';

const input = await signingInput();
const middleware = nodeMiddleware(handle);

const server = createServer((request, response) => {
  if (request.url === '/plain') {
    void bareBody(input).then((body) => response.writeHead(200, headers).end(body));
    return;
  }
  middleware(request, response, (error) => {
    console.error(error);
    response.writeHead(500).end();
  });
});
server.listen(0, '127.0.0.1', () => process.send?.(server.address()?.port));
process.once('disconnect', () => process.exit());
// asked how much it has used
process.on('message', () => process.send?.({ ...process.cpuUsage(), ...process.memoryUsage() }));
