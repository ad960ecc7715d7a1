import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';

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
  if (response.body) await pour(response.body.getReader(), outgoing);
  outgoing.end();
}

/** By hand: with answers as short as these, a pipeline of streams is most of a request's cost. */
async function pour(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  outgoing: ServerResponse,
): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    outgoing.once('close', () => {
      // of a body that has failed or ended, nothing is left
      reader.cancel().then(resolve, resolve);
    });
  });
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      // a client that has gone takes in nothing more
      if (!outgoing.write(part.value)) await Promise.race([once(outgoing, 'drain'), closed]);
    }
  } catch {
    // the client sees that it is not whole
    outgoing.destroy();
  }
}
