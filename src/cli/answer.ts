import { isPlainObject } from '../server/plain-json.js';
import { maxBytes } from './body.js';
import type { Findings } from './findings.js';
import type { Answer } from './request.js';

/** Clocks that differ by more than this spoil tokens, in ms. */
const maxSkew = 60_000;

/**
 * Checks redirects, status, headers and form of an answer.
 *
 * @returns the start data, if there are any: an object
 */
export function checkAnswer(
  findings: Findings,
  answer: Answer,
  secret: string | undefined,
  deadline: number,
): Record<string, unknown> | undefined {
  const { status } = answer;
  const text = decode(answer.body);
  const body = parse(text);
  hideToken(findings, body);

  checkRedirects(findings, answer, isPlainObject(body));
  if (answer.flaw === 'redirects') return undefined;
  const isGood = status >= 200 && status < 300;
  if (status === 200) findings.ok('status', '200');
  else if (isGood) findings.warning('status', '200', String(status));
  else findings.error('status', wantedStatus(status), refusal(findings, status, body));

  checkType(findings, answer, isGood);
  checkCaching(findings, answer);
  checkClock(findings, answer);
  checkSecrecy(findings, text ?? '', secret);

  if (answer.flaw !== undefined) {
    const flaws = {
      'too-large': [`at most ${maxBytes} bytes`, 'more'],
      'broken-off': ['a whole answer', 'a part: the connection was cut'],
      'too-late': [`a whole answer in ${deadline / 1000} s`, 'a part'],
    };
    const [expected = '', got = ''] = flaws[answer.flaw];
    findings.error('body', expected, got);
    return undefined;
  }
  if (!isGood) return undefined;
  if (text === undefined) findings.error('body', 'JSON in UTF-8', 'another encoding');
  else if (isPlainObject(body)) return body;
  else findings.error('body', 'a JSON object', text.trim() === '' ? 'nothing' : kindOf(text, body));
  return undefined;
}

/** Strict, for replacement characters would go unseen. */
function decode(body: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return undefined;
  }
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

/** Before anything is shown. Shorter ones are no tokens, but would black out half of the report. */
function hideToken(findings: Findings, body: unknown): void {
  if (!isPlainObject(body)) return;
  const { jwt, config } = body;
  for (const token of [jwt, isPlainObject(config) ? config['jwt'] : undefined]) {
    if (typeof token === 'string' && token.length >= 12) findings.hide(token);
  }
}

function checkRedirects(
  findings: Findings,
  { first, redirects, flaw }: Answer,
  hasData: boolean,
): void {
  let from = first.origin;
  for (const { origin, pathname } of redirects) {
    // Without its query, which may carry a token.
    const got = `a redirect to ${origin}${pathname}`;
    const isForeign = origin !== from;
    from = origin;
    if (isForeign) findings.error('redirect', 'an answer from the same origin', got);
    else if (hasData) findings.warning('redirect', 'the address that answers by itself', got);
    else findings.error('redirect', 'a problem document with 401, if nobody is signed in', got);
  }
  if (flaw === 'redirects') {
    findings.error('redirect', 'an answer', 'a redirect to nowhere, or too many');
  }
}

function wantedStatus(status: number): string {
  return status === 401 || status === 403
    ? "200 (a learner's session is sent with --header 'Cookie: …')"
    : '200';
}

function refusal(findings: Findings, status: number, body: unknown): string {
  if (!isPlainObject(body)) return String(status);
  const texts = ['code', 'title', 'detail'].flatMap((name) => {
    const value = body[name];
    return typeof value === 'string' ? `${name} ${findings.show(value)}` : [];
  });
  return [status, ...texts].join(', ');
}

/** What is in the body instead. */
function kindOf(text: string, body: unknown): string {
  if (body === null) return 'null';
  if (body !== undefined) return Array.isArray(body) ? 'a list' : `a ${typeof body}`;
  return /^\s*</.test(text) ? 'HTML (a sign-in page?)' : 'something else';
}

function checkType(findings: Findings, { headers }: Answer, isGood: boolean): void {
  const value = headers.get('content-type');
  const type = value?.split(';')[0]?.trim().toLowerCase() ?? '';
  const expected = isGood ? 'application/json' : 'application/problem+json';
  const hint = type.includes('html') ? ' (a sign-in page?)' : '';
  const got = `${findings.show(value)}${hint}`;
  if (type === expected) findings.ok('content-type', expected, type);
  else if (isGood) findings.error('content-type', expected, got);
  else findings.warning('content-type', `${expected}, so that learners are told why`, got);

  const charset = /charset\s*=\s*"?([^\s;"]+)/i.exec(value ?? '')?.[1];
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) {
    findings.warning('content-type', 'charset utf-8', findings.show(charset));
  }
}

/** Tokens must not stay in caches, nor must refusals. */
function checkCaching(findings: Findings, { headers }: Answer): void {
  const value = headers.get('cache-control');
  const directives = value?.toLowerCase().split(/\s*,\s*/) ?? [];
  if (directives.includes('no-store')) findings.ok('cache-control', 'no-store');
  else findings.error('cache-control', 'no-store', findings.show(value));
}

function checkClock(findings: Findings, { headers }: Answer): void {
  const date = Date.parse(headers.get('date') ?? '');
  if (Number.isNaN(date)) {
    findings.info('date', "the server's time, as learners' clocks err", 'nothing');
    return;
  }
  const skew = Math.round((date - Date.now()) / 1000);
  if (Math.abs(skew) * 1000 <= maxSkew) return;
  findings.warning(
    'date',
    'the time of this machine',
    `${Math.abs(skew)} s ${skew > 0 ? 'later' : 'earlier'}`,
  );
}

function checkSecrecy(findings: Findings, text: string, secret: string | undefined): void {
  if (secret === undefined) return;
  const isShown = text.includes(secret) || text.includes(JSON.stringify(secret).slice(1, -1));
  if (isShown) findings.error('body', 'an answer without the secret', 'the secret');
}
