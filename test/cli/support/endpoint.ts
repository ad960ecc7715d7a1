import { createServer, type RequestListener } from 'node:http';
import type { TestContext } from 'node:test';
import { now, sign, type Claims } from '../../server/support/jwt.js';
import { minimalPayload } from '../../server/support/payloads.js';
import { listen } from '../../server/support/serve.js';

export const secret = 'a-secret-that-must-not-be-shown-anywhere';

/** What is right about an endpoint, and may be replaced; `undefined` leaves it out. */
export interface Parts {
  status?: number;
  headers?: Record<string, string | undefined>;
  /** Instead of start data. */
  body?: string | Buffer;
  data?: Record<string, unknown>;
  /** Made anew for each endpoint, as they hold times. */
  claims?: () => Claims;
  tokenHeader?: Claims;
  /** Makes another token of the right one. */
  token?: (token: string) => unknown;
  signedWith?: string;
}

export interface Endpoint {
  url: string;
  /** The token of its start data. */
  token: string;
}

export function iso(seconds: number): string {
  return new Date((now() + seconds) * 1000).toISOString();
}

export function goodClaims(): Claims {
  return {
    ...minimalPayload(),
    startDate: iso(-60),
    endDate: iso(4 * 3600),
    sessionId: '0d5f6a43-7f35-4c39-9a43-0e4f4c0b8a10',
    exp: now() + 600,
  };
}

/** An endpoint that is right but for these parts. */
export async function endpoint(t: TestContext, parts: Parts = {}): Promise<Endpoint> {
  const { status = 200, data, claims, tokenHeader, signedWith = secret } = parts;
  const token = sign({ ...goodClaims(), ...claims?.() }, signedWith, tokenHeader);
  const start = {
    serverOrigin: 'https://proctor.example',
    integrationName: 'acme',
    jwt: parts.token ? parts.token(token) : token,
    ...data,
  };
  const headers: Record<string, string | undefined> = {
    'Content-Type': 'application/json',
    'Cache-Control': 'no-store',
    ...parts.headers,
  };
  const url = await serve(t, (_, response) => {
    response.statusCode = status;
    for (const [name, value] of Object.entries(headers)) {
      if (value !== undefined) response.setHeader(name, value);
      else if (name === 'Date') response.sendDate = false;
    }
    response.end(parts.body ?? JSON.stringify(start));
  });
  return { url, token };
}

export async function serve(t: TestContext, listener: RequestListener): Promise<string> {
  return `${await listen(t, listener)}/start?exam=42`;
}

/** The origin of a port that nothing listens to any more. */
export function nowhere(): Promise<string> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' ? address?.port : undefined;
      server.close(() => resolve(`http://127.0.0.1:${port ?? 0}`));
    });
  });
}
