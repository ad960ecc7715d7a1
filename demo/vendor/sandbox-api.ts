import type { DoubleOptions, SessionDesk } from './session-desk.js';
import type { Session } from './session.js';
import { readToken, type Claims } from './token.js';

const ADDRESS = /^\/sandbox\/sessions\/([\w-]+)\/(\w+)$/;

/**
 * The endpoints of the double's own, by which `proctored-exam/sandbox` does what the vendor's SDK does
 * in ways that are not published. The vendor has nothing of this. Any page may ask (CORS `*`).
 *
 * | request | answer |
 * | --- | --- |
 * | `GET /sandbox` | 200 `{"double": "proctored-exam"}`: this is a double |
 * | `POST /sandbox/sessions`, `{integrationName, jwt}` | 201 `{"url": "/sandbox/sessions/…"}`: the learner may enter. The token is verified; the address is secret, and stands for the session from here on. 400, 401 or 404 `{"detail"}` |
 * | `POST {url}/started` | 204: the learner has agreed and passed the checks |
 * | `POST {url}/warned`, `{type}` | 204: the learner was warned. 400 without a type |
 * | `GET {url}/events` | Server-Sent Events: `finished` once the session has ended, by whomever |
 * | `POST {url}/ended` | 204: the learner, or the proctor in the page, has ended the exam |
 * | `POST {url}/uploaded` | 204: the recording has arrived |
 */
export class SandboxApi {
  readonly #double: SessionDesk;
  readonly #options: DoubleOptions;
  readonly #byKey = new Map<string, Session>();
  readonly #streams = new Set<() => void>();

  constructor(double: SessionDesk, options: DoubleOptions) {
    this.#double = double;
    this.#options = options;
  }

  async answer(request: Request): Promise<Response | undefined> {
    const { pathname } = new URL(request.url);
    if (!/^\/sandbox(\/|$)/.test(pathname)) return undefined;
    const response = await this.#respond(`${request.method} ${pathname}`, pathname, request);
    response.headers.set('Access-Control-Allow-Origin', '*');
    response.headers.set('Cache-Control', 'no-store');
    return response;
  }

  /** Ends the streams of events. */
  close(): void {
    for (const end of this.#streams) end();
  }

  async #respond(what: string, pathname: string, request: Request): Promise<Response> {
    if (request.method === 'OPTIONS') return preflight();
    if (what === 'GET /sandbox') return Response.json({ double: 'proctored-exam' });
    if (what === 'POST /sandbox/sessions') return this.#enter(await request.text());
    const [, key = '', name = ''] = ADDRESS.exec(pathname) ?? [];
    const session = this.#byKey.get(key);
    if (session && request.method === 'GET' && name === 'events') return this.#events(session);
    if (session && request.method === 'POST' && name === 'warned') {
      return this.#warn(session, await request.text());
    }
    if (session && request.method === 'POST' && this.#report(name, session)) {
      return new Response(null, { status: 204 });
    }
    return refuse(404, 'Not found.');
  }

  #enter(body: string): Response {
    const given = parse(body);
    const { integrationName, jwt } = given ?? {};
    if (typeof jwt !== 'string') return refuse(400, 'Expected {"integrationName", "jwt"}.');
    if (integrationName !== this.#options.integrationName) {
      return refuse(404, 'There is no such integration.');
    }
    const claims = readToken(jwt, this.#options.jwtSecret, this.#double.now());
    if (typeof claims === 'string') return refuse(401, claims);
    const { sessionId = crypto.randomUUID(), accountId, startDate, endDate, schedule } = claims;
    if (typeof sessionId !== 'string' || typeof accountId !== 'string') {
      return refuse(400, 'Expected a sessionId and an accountId in the token.');
    }
    const session = this.#double.add({
      sessionId,
      accountId,
      startDate: text(startDate),
      endDate: text(endDate),
      schedule: schedule === true,
    });
    const key = crypto.randomUUID();
    this.#byKey.set(key, session);
    return Response.json({ url: `/sandbox/sessions/${key}` }, { status: 201 });
  }

  #report(name: string, { sessionId }: Session): boolean {
    switch (name) {
      case 'started':
        this.#double.agree(sessionId);
        this.#double.start(sessionId);
        return true;
      case 'ended':
        this.#double.finish(sessionId);
        return true;
      case 'uploaded':
        this.#double.upload(sessionId);
        return true;
      default:
        return false;
    }
  }

  #warn({ sessionId }: Session, body: string): Response {
    const { type } = parse(body) ?? {};
    if (typeof type !== 'string') return refuse(400, 'Expected {"type"}.');
    this.#double.warn(sessionId, type);
    return new Response(null, { status: 204 });
  }

  #events(session: Session): Response {
    const encoder = new TextEncoder();
    let leave: () => void = () => undefined;
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => {
        const end = () => {
          leave();
          controller.close();
        };
        // So that the headers go out.
        controller.enqueue(encoder.encode(': the session goes on\n\n'));
        this.#streams.add(end);
        let unsubscribe: () => void = () => undefined;
        leave = () => {
          this.#streams.delete(end);
          unsubscribe();
        };
        unsubscribe = session.whenEnded(() => {
          controller.enqueue(encoder.encode('event: finished\ndata: {}\n\n'));
          end();
        });
      },
      cancel: () => {
        leave();
      },
    });
    return new Response(stream, { headers: { 'Content-Type': 'text/event-stream' } });
  }
}

/** The sandbox's requests need none; a browser may ask for access to the local network by one. */
function preflight(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      'Access-Control-Allow-Methods': 'GET, POST',
      'Access-Control-Allow-Headers': 'Content-Type',
      'Access-Control-Allow-Private-Network': 'true',
    },
  });
}

function refuse(status: number, detail: string): Response {
  return Response.json({ detail }, { status });
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function parse(body: string): Claims | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Claims) : undefined;
  } catch {
    return undefined;
  }
}
