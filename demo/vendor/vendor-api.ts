import type { DoubleOptions, SessionDesk } from './session-desk.js';
import { readToken } from './token.js';

const ADDRESS = /^\/api\/v2\/integration\/simple\/([^/]+)\/sessions\/([^/]+)\/(finish|status)\/$/;

/** The method of each call. */
const METHODS: Record<string, string> = { finish: 'POST', status: 'GET' };

/**
 * The vendor's API for LMS servers, as far as its documents go: `Authorization: JWT <token>`, and a
 * slash at the end of each address. The bodies of refusals are unpublished; these are in the style of
 * Django REST framework, which the vendor seems to use.
 */
export async function answerVendorApi(
  double: SessionDesk,
  { integrationName, jwtSecret }: DoubleOptions,
  request: Request,
): Promise<Response | undefined> {
  const { pathname } = new URL(request.url);
  if (!pathname.startsWith('/api/v2/')) return undefined;

  const reason = refusal(request.headers.get('Authorization') ?? '', jwtSecret, double.now());
  if (reason !== undefined) return refuse(401, reason, { 'WWW-Authenticate': 'JWT' });

  const [, integration, id, action = ''] = (ADDRESS.exec(pathname) ?? []).map(decode);
  const session = id === undefined ? undefined : double.find(id);
  if (integration !== integrationName || !session) return refuse(404, 'Not found.');

  const allowed = METHODS[action] ?? '';
  if (request.method !== allowed) {
    return refuse(405, `Method "${request.method}" not allowed.`, { Allow: `${allowed}, OPTIONS` });
  }
  const { accountId, sessionId } = session;
  if (action === 'finish') {
    const body = await request.text();
    if (!isFinishBody(body)) return refuse(400, 'Expected nothing, or {"sessionFinishUrl": "…"}.');
    return json(200, { message: double.finish(sessionId) });
  }
  const status = session.state(double.now());
  const { sessionStart, sessionEnd } = session;
  return json(200, { accountId, sessionId, status, sessionStart, sessionEnd });
}

/** Why a caller is not let in. */
function refusal(authorization: string, secret: string, now: Date): string | undefined {
  const token = /^JWT (\S+)$/.exec(authorization)?.[1];
  if (token === undefined) return 'Expected "Authorization: JWT <token>".';
  const claims = readToken(token, secret, now);
  if (typeof claims === 'string') return claims;
  if (claims['exp'] === undefined) return 'Token: expected an exp.';
  // Stricter than the vendor, perhaps: a start token is in the learner's hands.
  return 'userId' in claims
    ? 'Token: expected one of the API, not one that starts an exam.'
    : undefined;
}

function isFinishBody(text: string): boolean {
  if (text === '') return true;
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return false;
    return !('sessionFinishUrl' in body) || URL.canParse(String(body.sessionFinishUrl));
  } catch {
    return false;
  }
}

/** A part of an address; as it is, if it is no percent-encoding. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function refuse(status: number, detail: string, headers: Record<string, string> = {}): Response {
  return json(status, { detail }, headers);
}

function json(status: number, body: object, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...headers, 'Content-Type': 'application/json' },
  });
}
