import type { Answer, CheckOptions } from './types.js';
import { Unanswered } from './types.js';

/** Shorter values of cookies are settings. The endpoint has set them, nobody has given them. */
const MIN_COOKIE_LENGTH = 8;

/**
 * What no report may show: the secret, every value that was given in a header or in the address, and
 * the sessions that cookies have opened on the way.
 */
export function credentialsOf(
  { url, headers, secret }: CheckOptions,
  start: Answer | Unanswered,
): Set<string> {
  const found = new Set<string>();
  for (const value of headers.values()) {
    found.add(value);
    // Of a cookie the value, of credentials all but the scheme.
    for (const part of value.split(/[;,\s]+/)) {
      found.add(part);
      found.add(part.slice(part.indexOf('=') + 1));
    }
  }
  for (const [name, value] of url.searchParams) found.add(value === '' ? name : value);
  for (const pair of url.search.slice(1).split('&')) found.add(pair.slice(pair.indexOf('=') + 1));
  for (const [, value = ''] of url.pathname.matchAll(/;[^/;=]*=([^/;]*)/g)) found.add(value);
  const cookies = start instanceof Unanswered ? [] : start.cookies;
  return new Set([
    ...found,
    ...cookies.filter((value) => value.length >= MIN_COOKIE_LENGTH),
    ...(secret === undefined ? [] : [secret]),
  ]);
}
