import type { ServerResponse } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import type { TestContext } from 'node:test';
import { listen } from './serve.js';
import { verify, type Claims } from './jwt.js';

export interface VendorRequest {
  method: string;
  url: string;
  /** The token's claims, once its signature has proved right. */
  claims: Claims;
  token: string;
  body: string;
  contentType: string | undefined;
}

type Trouble = (response: ServerResponse) => void;

/**
 * The vendor's API as its documents have it: finish and status of sessions. Troubles are played
 * first, one a request.
 */
export class Vendor {
  readonly requests: VendorRequest[] = [];
  readonly sessions = new Map<string, { accountId: string | number; status: string }>();
  readonly troubles: Trouble[] = [];
  origin = '';

  static async start(t: TestContext, secret: string): Promise<Vendor> {
    const vendor = new Vendor();
    vendor.origin = await listen(t, (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const [scheme, token = ''] = (request.headers.authorization ?? '').split(' ');
        const { method = '', url = '' } = request;
        let claims: Claims;
        try {
          if (scheme !== 'JWT') throw new Error('not the scheme JWT');
          ({ claims } = verify(token, secret));
        } catch (error) {
          reply(response, 401, { detail: String(error) });
          return;
        }
        vendor.requests.push({
          method,
          url,
          claims,
          token,
          body: Buffer.concat(chunks).toString(),
          contentType: request.headers['content-type'],
        });
        const trouble = vendor.troubles.shift();
        if (trouble) trouble(response);
        else vendor.#answer(method, url, response);
      });
    });
    return vendor;
  }

  #answer(method: string, url: string, response: ServerResponse): void {
    const path = /^\/api\/v2\/integration\/simple\/([^/]+)\/sessions\/([^/]+)\/(\w+)\/$/.exec(url);
    const sessionId = decodeURIComponent(path?.[2] ?? '');
    const session = this.sessions.get(sessionId);
    const action = `${method} ${path?.[3] ?? ''}`;
    if (!session) {
      reply(response, 404, { detail: 'Not found.' });
    } else if (action === 'POST finish') {
      const message = session.status === 'finished' ? 'not_changed' : 'finished';
      session.status = 'finished';
      reply(response, 200, { message });
    } else if (action === 'GET status') {
      const sessionEnd = session.status === 'finished' ? '2026-01-31T10:00:00Z' : null;
      const sessionStart = '2026-01-31T09:00:00Z';
      reply(response, 200, { ...session, sessionId, sessionStart, sessionEnd });
    } else {
      reply(response, 405, { detail: 'Method not allowed.' });
    }
  }

  /** Resolves once so many requests have arrived. */
  async arrived(count: number): Promise<void> {
    while (this.requests.length < count) await setImmediate();
  }
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

/** Answers with that status; by default the caller may come back at once. */
export function status(
  code: number,
  body = '<h1>Sorry</h1>',
  headers: Record<string, string> = { 'Retry-After': '0' },
): Trouble {
  return (response) => response.writeHead(code, headers).end(body);
}

/** Never answers. */
export const silence: Trouble = () => undefined;

/** Cuts the connection. */
export const hangUp: Trouble = (response) => response.destroy();
