/** The demo's adapter for Node, which the README shows to LMSs. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { nodeMiddleware } from '../../../demo/lms/node-adapter.js';

/** More than sockets take in by themselves. */
const LONG = 20_000_000;

/** Starts a server of this answer. */
async function serve(t: TestContext, answer: () => Response): Promise<number> {
  const middleware = nodeMiddleware(() => Promise.resolve(answer()));
  const server = createServer((incoming, outgoing) => {
    middleware(incoming, outgoing, () => outgoing.writeHead(500).end());
  }).listen(0, '127.0.0.1');
  t.after(() => server.close());
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

test('who is refused before the body is read hears of it, and the connection serves on', async (t) => {
  const port = await serve(t, () => new Response('no', { status: 403 }));

  const socket = connect(port, '127.0.0.1');
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

test('a body longer than the sockets take in arrives whole', async (t) => {
  const port = await serve(t, () => new Response(new Uint8Array(LONG).fill(7)));
  const body = new Uint8Array(await (await fetch(`http://127.0.0.1:${port}/`)).arrayBuffer());
  assert.equal(body.length, LONG);
  assert.ok(body.every((byte) => byte === 7));
});

test('the body of a client that has gone is given up', async (t) => {
  let cancel = (): void => undefined;
  const cancelled = new Promise<void>((resolve) => {
    cancel = resolve;
  });
  const endless = new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(65_536)),
    cancel,
  });
  const port = await serve(t, () => new Response(endless));
  const socket = connect(port, '127.0.0.1');
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  await once(socket, 'data');
  socket.destroy();
  await cancelled;
});

test('a body that breaks off is cut, and the server serves on', async (t) => {
  let count = 0;
  const broken = () =>
    new ReadableStream({
      pull(controller) {
        if (count++) controller.error(new Error('the database is not there'));
        else controller.enqueue(new TextEncoder().encode('half'));
      },
    });
  const port = await serve(t, () => new Response(count ? 'whole' : broken()));
  await assert.rejects(fetch(`http://127.0.0.1:${port}/`).then((first) => first.text()));
  const second = await fetch(`http://127.0.0.1:${port}/`);
  assert.equal(await second.text(), 'whole');
});
