import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeStream } from 'node:stream/web';

/**
 * Puts a fetch-style handler into a Node server (http, Connect, Express, Vite).
 *
 * @param handler answers a request, or leaves it to the next handler by `undefined`
 */
export function nodeMiddleware(handler: (request: Request) => Promise<Response | undefined>) {
  return (incoming: IncomingMessage, outgoing: ServerResponse, next: (error?: unknown) => void) => {
    answer(incoming, outgoing).then((answered) => {
      if (!answered) next();
    }, next);
  };

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<boolean> {
    const response = await handler(toRequest(incoming));
    if (!response) return false;
    await send(response, outgoing);
    drain(incoming);
    return true;
  }
}

/**
 * Takes in what the handler has left of the body, as Node does with bodies that nobody touches: a
 * client that is still sending would see a cut connection instead of a refusal.
 */
function drain(incoming: IncomingMessage): void {
  // the body of the Request listens, and holds the rest back
  incoming.removeAllListeners('data').resume();
}

function toRequest(incoming: IncomingMessage): Request {
  const { method = 'GET', url = '/', rawHeaders } = incoming;
  const headers = new Headers();
  for (let i = 0; i < rawHeaders.length; i += 2) {
    headers.append(rawHeaders[i] ?? '', rawHeaders[i + 1] ?? '');
  }
  // A server behind a proxy that ends TLS would say https here.
  const address = new URL(url, `http://${headers.get('host') ?? 'localhost'}`);
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return new Request(address, {
    method,
    headers,
    ...(hasBody && { body: Readable.toWeb(incoming) as ReadableStream, duplex: 'half' }),
  });
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  // `Response.error()`: the client is to see a failed connection.
  if (response.type === 'error') {
    outgoing.destroy();
    return;
  }
  // As a list, so that several cookies stay several headers.
  outgoing.writeHead(response.status, [...response.headers].flat());
  if (!response.body) {
    outgoing.end();
    return;
  }
  await pipeline(Readable.fromWeb(response.body as NodeStream), outgoing).catch(
    (error: unknown) => {
      // a client that has gone needs no answer
      if (!outgoing.destroyed) throw error;
    },
  );
}
