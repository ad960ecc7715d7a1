/** The demo's adapter for Node, which the README shows to LMSs. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { test } from 'node:test';
import { nodeMiddleware } from '../../demo/lms/node-adapter.js';

/** More than sockets take in by themselves. */
const LONG = 20_000_000;

test('who is refused before the body is read hears of it, and the connection serves on', async (t) => {
  const middleware = nodeMiddleware(() => Promise.resolve(new Response('no', { status: 403 })));
  const server = createServer((incoming, outgoing) => {
    middleware(incoming, outgoing, () => outgoing.writeHead(500).end());
  }).listen(0, '127.0.0.1');
  t.after(() => server.close());
  await once(server, 'listening');

  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.write(`POST /1 HTTP/1.1\r\nHost: x\r\nContent-Length: ${LONG}\r\n\r\n`);
  socket.write(Buffer.alloc(LONG));
  socket.write('GET /2 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
  let answers = '';
  for await (const chunk of socket) answers += String(chunk);
  assert.deepEqual(answers.match(/^HTTP.*$/gm), [
    'HTTP/1.1 403 Forbidden',
    'HTTP/1.1 403 Forbidden',
  ]);
});
