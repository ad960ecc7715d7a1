import { readBody, type Body } from './body.js';
import type { CheckOptions } from './command.js';
import { deadlineIn, fieldsOf, send, type HeaderFields } from './http.js';

/** As many redirects as browsers follow. */
const maxRedirects = 20;

/** An answer, as far as it came. */
export interface Answer extends Omit<Body, 'flaw'> {
  /** What was asked for. */
  first: URL;
  /** Where it came from, after redirects. */
  url: URL;
  /** The addresses that were redirected to, in order. */
  redirects: URL[];
  status: number;
  headers: HeaderFields;
  /** Why the body, or the way to it, is not whole. */
  flaw?: Body['flaw'] | 'redirects';
}

/** The answer to an OPTIONS request. */
export interface Preflight {
  status: number;
  headers: HeaderFields;
}

/**
 * Fetches start data as the element does in a browser: GET, no cache, redirects followed, one
 * deadline for all of it.
 *
 * @throws Unanswered
 */
export async function request(options: CheckOptions, time: number): Promise<Answer> {
  const deadline = deadlineIn(time);
  const { url: first } = options;
  const redirects: URL[] = [];
  let url = first;
  let own: HeaderFields | undefined = options.headers;
  for (;;) {
    const message = await send('GET', url, requestFields(url, options, own), deadline);
    const { statusCode: status = 0 } = message;
    const answer = { first, url, redirects, status, headers: fieldsOf(message) };
    const location = answer.headers.get('location');
    if (![301, 302, 303, 307, 308].includes(status) || location === undefined) {
      return { ...answer, ...(await readBody(message, deadline.signal)) };
    }
    message.destroy();
    const next = URL.canParse(location, url.href) ? new URL(location, url) : undefined;
    if (!next || !/^https?:$/.test(next.protocol) || redirects.length === maxRedirects) {
      return { ...answer, body: new Uint8Array(), flaw: 'redirects' };
    }
    // A browser sends no cookie of one site to another.
    if (next.origin !== url.origin) own = undefined;
    redirects.push(next);
    url = next;
  }
}

/** Set by the browser, or safe: they need no preflight. */
const plainHeaders =
  /^(accept|accept-encoding|accept-language|content-language|cookie|date|dnt|range|referer|user-agent|(sec|proxy)-.*)$/;

/** The names of the headers that a browser asks about before it sends them to another origin. */
export function namesToAskFor(headers: HeaderFields): string[] {
  return [...headers.keys()].filter((name) => !plainHeaders.test(name)).sort();
}

/** What the browser would ask before a request with such headers; rejects with Unanswered. */
export async function preflight(
  { url, headers: own }: CheckOptions,
  origin: string,
  time: number,
): Promise<Preflight> {
  const fields = {
    origin,
    'access-control-request-method': 'GET',
    'access-control-request-headers': namesToAskFor(own).join(','),
    'sec-fetch-site': siteOf(url, origin),
  };
  const message = await send('OPTIONS', url, Object.entries(fields), deadlineIn(time));
  message.destroy();
  return { status: message.statusCode ?? 0, headers: fieldsOf(message) };
}

function requestFields(
  url: URL,
  { url: first, origin }: CheckOptions,
  own: HeaderFields = new Map(),
): HeaderFields {
  const page = origin ?? first.origin;
  return new Map([
    ['accept', 'application/json, application/problem+json'],
    ['cache-control', 'no-cache'],
    ['pragma', 'no-cache'],
    ['sec-fetch-site', siteOf(url, page)],
    ...(url.origin === page ? [] : [['origin', page] as const]),
    ...own,
  ]);
}

/** Only a list of public suffixes could tell subdomains of one site from others. */
function siteOf(url: URL, page: string): string {
  const { origin, protocol, hostname } = new URL(page);
  if (url.origin === origin) return 'same-origin';
  return url.protocol === protocol && url.hostname === hostname ? 'same-site' : 'cross-site';
}
