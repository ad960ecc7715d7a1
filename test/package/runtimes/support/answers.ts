import { now, verify } from '../../../server/support/jwt.js';

/** One request to the app. */
export interface Ask {
  path: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** What came, without what differs from one time to the next. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

/** The headers that a client goes by. Runtimes add others, such as Date. */
const relevant = [
  'access-control-allow-credentials',
  'access-control-allow-headers',
  'access-control-allow-methods',
  'access-control-allow-origin',
  'allow',
  'cache-control',
  'content-type',
  'location',
  'vary',
  'www-authenticate',
];

const uuid = /[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}/g;

/** Asks the app over HTTP. Ids become `<id>`, tokens what they say once their signature has proved right. */
export async function ask(origin: string, request: Ask, secret: string): Promise<Answer> {
  const { path, ...init } = request;
  const response = await fetch(origin + path, {
    ...init,
    // workerd closes a connection on which it has left a body unread, without a word before.
    headers: { ...init.headers, connection: 'close' },
    redirect: 'manual',
    signal: AbortSignal.timeout(120_000),
  });
  const text = (await response.text()).replace(uuid, '<id>');
  const headers = relevant.flatMap((name) => {
    const value = response.headers.get(name);
    return value === null ? [] : [[name, value]];
  });
  const isJson = /\bjson$/.test(response.headers.get('content-type') ?? '') && text !== '';
  return {
    status: response.status,
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: isJson ? readTokens(JSON.parse(text), secret) : text,
  };
}

function readTokens(body: unknown, secret: string): unknown {
  if (typeof body !== 'object' || body === null || !('jwt' in body)) return body;
  const { header, claims } = verify(String(body.jwt), secret);
  const { exp, ...rest } = claims;
  return { ...body, jwt: { header, claims: rest, expiresIn: about(Number(exp) - now(), 120) } };
}

/** The expected number of seconds, if it is that within the time that a request takes. */
function about(seconds: number, expected: number): number {
  return Math.abs(seconds - expected) <= 10 ? expected : seconds;
}
