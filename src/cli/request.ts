import type { IncomingMessage } from 'node:http';
import { placeWithoutQuery } from './addresses.js';
import { readDecoded } from './body.js';
import { CookieJar } from './cookies.js';
import { deadlineIn, headersOf, send, type Deadline } from './http.js';
import {
  Unanswered,
  type Answer,
  type CheckOptions,
  type Head,
  type HeaderFields,
} from './types.js';

/** As many redirects as browsers follow. */
const MAX_REDIRECTS = 20;

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Headers that need no preflight: they are safe, or set by the browser itself. */
const PLAIN_HEADERS: ReadonlySet<string> = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'content-language',
  'cookie',
  'date',
  'dnt',
  'range',
  'referer',
  'user-agent',
]);

/**
 * Fetches start data as the element does in a browser: GET, no cache, redirects followed with the
 * cookies that were set on the way, one deadline for all of it.
 *
 * @throws Unanswered
 */
export async function request(options: CheckOptions, time: number): Promise<Answer> {
  const deadline = deadlineIn(time);
  const { url: first } = options;
  const jar = new CookieJar(options.headers.get('cookie'));
  const redirects: URL[] = [];
  let url = first;
  // A browser sends nothing of one site to another, and nothing after it has been on another.
  let isAtHome = true;
  for (;;) {
    const fields = requestFields(url, options, isAtHome ? jar : undefined);
    const message = await sendAlong(redirects, url, fields, deadline);
    const { statusCode: status = 0 } = message;
    const headers = headersOf(message);
    if (isAtHome) jar.store(url, headers);
    const answer = { first, url, redirects, cookies: jar.values, status, headers };
    const location = headers.get('location');
    if (!REDIRECTS.has(status) || location === null) {
      const { bytes, end } = await readDecoded(message, headers);
      // Where the end of the connection is that of the body, what is cut short looks whole.
      const isLate = end !== 'too-large' && deadline.signal.aborted;
      return { ...answer, bytes, end: isLate ? 'too-late' : end };
    }
    message.destroy();
    const next = URL.canParse(location, url.href) ? new URL(location, url) : undefined;
    const bytes = new Uint8Array();
    if (!next || !/^https?:$/.test(next.protocol))
      return { ...answer, bytes, end: 'lost-redirect' };
    if (redirects.length === MAX_REDIRECTS) return { ...answer, bytes, end: 'too-many-redirects' };
    isAtHome &&= next.origin === url.origin;
    redirects.push(next);
    url = next;
  }
}

/** Where nothing answers after a redirect, it is the redirect that leads astray. */
async function sendAlong(
  redirects: readonly URL[],
  url: URL,
  fields: HeaderFields,
  deadline: Deadline,
): Promise<IncomingMessage> {
  try {
    return await send('GET', url, fields, deadline);
  } catch (error) {
    if (!(error instanceof Unanswered) || redirects.length === 0) throw error;
    throw new Unanswered(`a redirect to ${placeWithoutQuery(url)}, and there ${error.message}`);
  }
}

/** The names of the headers that a browser asks about before it sends them to another origin. */
export function namesToAskFor(headers: HeaderFields): string[] {
  return [...headers.keys()]
    .filter((name) => !PLAIN_HEADERS.has(name) && !/^(sec|proxy)-/.test(name))
    .sort();
}

/** What the browser would ask before a request with such headers; rejects with Unanswered. */
export async function preflight(
  { url, headers: own }: CheckOptions,
  origin: string,
  time: number,
): Promise<Head> {
  const fields = {
    origin,
    'access-control-request-method': 'GET',
    'access-control-request-headers': namesToAskFor(own).join(','),
    'sec-fetch-site': siteOf(url, origin),
  };
  const message = await send('OPTIONS', url, Object.entries(fields), deadlineIn(time));
  message.destroy();
  return { status: message.statusCode ?? 0, headers: headersOf(message) };
}

/** @param jar the learner's cookies; without it, the headers of the command line stay behind, too */
function requestFields(
  url: URL,
  { url: first, origin, headers: own }: CheckOptions,
  jar: CookieJar | undefined,
): HeaderFields {
  const page = origin ?? first.origin;
  const fields = new Map([
    ['accept', 'application/json, application/problem+json'],
    ['cache-control', 'no-cache'],
    ['pragma', 'no-cache'],
    ['sec-fetch-site', siteOf(url, page)],
    ...(url.origin === page ? [] : [['origin', page] as const]),
    ...(jar ? own : []),
  ]);
  const cookie = jar?.headerFor(url);
  if (cookie === undefined) fields.delete('cookie');
  else fields.set('cookie', cookie);
  return fields;
}

/** Only a list of public suffixes could tell subdomains of one site from others. */
function siteOf(url: URL, page: string): string {
  const { origin, protocol, hostname } = new URL(page);
  if (url.origin === origin) return 'same-origin';
  return url.protocol === protocol && url.hostname === hostname ? 'same-site' : 'cross-site';
}
