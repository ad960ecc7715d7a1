import { answerTime } from '../contract/times.js';
import type { Findings } from './findings.js';

/** Clocks that differ by more than this spoil tokens, in ms. */
const MAX_SKEW = 60_000;

/** The headers in which caches say that the answer is an old one. */
const CACHE_HEADERS = ['x-cache', 'cf-cache-status', 'x-cache-status'] as const;

/** The media type of an answer, without parameters, in lower case. */
export function mediaTypeOf(headers: Headers): string {
  return (headers.get('content-type') ?? '').split(';', 1).join('').trim().toLowerCase();
}

/** @param isUtf8 where the body is none, that is told there, and the charset with it */
export function checkType(
  findings: Findings,
  headers: Headers,
  isGood: boolean,
  isUtf8: boolean,
): void {
  const field = 'content-type';
  const value = headers.get(field);
  const type = mediaTypeOf(headers);
  const expected = isGood ? 'application/json' : 'application/problem+json';
  const got = findings.show(value ?? undefined);
  if (type === expected) findings.ok(field, expected, type);
  else if (isGood) findings.error(field, expected, got);
  else findings.warning(field, `${expected}, so that learners are told why`, got);

  const charset = /charset\s*=\s*"?([^\s;"]+)/i.exec(value ?? '')?.[1];
  if (charset !== undefined && isUtf8 && !/^utf-?8$/i.test(charset)) {
    findings.warning(field, 'charset utf-8', findings.show(charset));
  }
}

/** Tokens must not stay in caches, nor must refusals. */
export function checkCaching(findings: Findings, headers: Headers): void {
  const field = 'cache-control';
  const value = headers.get(field);
  const directives = value?.toLowerCase().split(/\s*,\s*/) ?? [];
  if (directives.includes('no-store')) findings.ok(field, 'no-store');
  else findings.error(field, 'no-store', findings.show(value ?? undefined));

  const expected = 'an answer that was made for this request';
  const age = headers.get('age')?.trim() ?? '';
  const hit = CACHE_HEADERS.find((name) => /\bhit\b/i.test(headers.get(name) ?? ''));
  if (/^\d+$/.test(age) && Number(age) > 0) {
    findings.warning('age', expected, `one that is ${age} s old: a cache keeps it all the same`);
  } else if (hit !== undefined) {
    findings.warning(hit, expected, `one from a cache, ${findings.show(headers.get(hit))}`);
  }
}

export function checkClock(findings: Findings, headers: Headers): void {
  const time = answerTime(headers);
  if (time === undefined) {
    findings.info('date', "the server's time, as learners' clocks err", 'nothing');
    return;
  }
  const skew = Math.round((time - Date.now()) / 1000);
  if (Math.abs(skew) * 1000 <= MAX_SKEW) return;
  findings.warning(
    'date',
    'the time of this machine',
    `${Math.abs(skew)} s ${skew > 0 ? 'later' : 'earlier'}`,
  );
}
