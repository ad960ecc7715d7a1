import { createServer } from 'node:http';
import { nodeMiddleware } from './node-adapter.mjs';
import { createApp } from './app.mjs';

const middleware = nodeMiddleware(createApp(JSON.parse(process.argv[2] ?? '')));
const server = createServer((request, response) => {
  middleware(request, response, (error) => {
    console.error(error);
    response.writeHead(500).end();
  });
});
server.listen(0, '127.0.0.1', () => console.log(`listening on ${server.address()?.port}`));
