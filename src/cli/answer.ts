import { isRecord, parseJson } from '../contract/json.js';
import { MAX_ANSWER_BYTES } from '../contract/limits.js';
import { readRefusal } from '../contract/problem-document.js';
import { placeWithoutQuery } from './addresses.js';
import type { Findings } from './findings.js';
import { checkCaching, checkClock, checkType, mediaTypeOf } from './headers.js';
import { isMeantAsStartData } from './start-data.js';
import type { Answer } from './types.js';

/** What usually lies behind a status. */
const STATUS_MEANINGS: Readonly<Record<number, string>> = {
  204: 'which has no body',
  205: 'which has no body',
  400: 'the request was not understood',
  401: 'nobody is signed in',
  403: 'the learner may not',
  404: 'there is no such address',
  405: 'the endpoint does not take GET',
  406: 'the endpoint does not take Accept: application/json',
  429: 'too many requests',
  500: 'the endpoint itself failed: look into its log',
  502: 'what stands before the endpoint did not reach it',
  503: 'what stands before the endpoint did not reach it',
  504: 'the endpoint took too long',
};

/**
 * What is in a body: `too-deep` is JSON that browsers can't take apart either, `wrapped` are start data
 * with other text around them.
 */
type Content =
  | { kind: 'json'; value: unknown }
  | { kind: 'too-deep' | 'html' | 'wrapped' | 'empty' | 'other' | 'not-utf-8' };

/**
 * Checks redirects, status, headers and form of an answer. A fault is told once, and nothing that
 * follows from it: the page of a failed server, or of a sign-in, is not measured as start data.
 *
 * @returns the start data, if there are any: an object
 */
export function checkAnswer(
  findings: Findings,
  answer: Answer,
  secret: string | undefined,
  deadline: number,
): Record<string, unknown> | undefined {
  const { status, headers } = answer;
  const isGood = status >= 200 && status < 300;
  const text = decode(answer.bytes);
  const content = contentOf(text);
  const document = content.kind === 'json' ? content.value : undefined;
  hideTokens(findings, document);

  const isText = content.kind === 'json' || content.kind === 'wrapped';
  const isPage = content.kind === 'html' || (!isText && isHtml(headers));
  const isLost = checkRedirects(findings, answer, isRecord(document));
  if (isLost) return undefined;

  checkSecrecy(findings, text ?? '', secret);
  // A page that a redirect has led to has been told of.
  if (isPage && isGood && answer.redirects.length > 0) return undefined;
  const isStatusRight = checkStatus(findings, status, document);
  if (!isStatusRight && !isRefusal(answer, document)) {
    checkClock(findings, headers);
    return undefined;
  }
  if (isStatusRight && isMistakenRefusal(document)) {
    checkClock(findings, headers);
    findings.error(
      'body',
      'start data, or a refusal with its own status, such as 401',
      'a refusal',
    );
    return undefined;
  }
  if (!isPage) {
    checkType(findings, headers, isGood, text !== undefined);
    checkCaching(findings, headers);
  }
  checkClock(findings, headers);
  if (!checkEnd(findings, answer, deadline) || !isGood) return undefined;
  if (isRecord(document)) return unwrap(findings, document);
  findings.error('body', 'a JSON object', describe(content, isPage));
  return undefined;
}

/** Strict, for replacement characters would go unseen. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function contentOf(text: string | undefined): Content {
  if (text === undefined) return { kind: 'not-utf-8' };
  if (text.trim() === '') return { kind: 'empty' };
  try {
    return { kind: 'json', value: parseJson(text) };
  } catch (error) {
    if (error instanceof RangeError) return { kind: 'too-deep' };
    if (isWrapped(text)) return { kind: 'wrapped' };
    return { kind: text.trimStart().startsWith('<') ? 'html' : 'other' };
  }
}

/** Whether start data have something around them: warnings of a language, a guard, a function's name. */
function isWrapped(text: string): boolean {
  try {
    const inner = parseJson(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1));
    return isRecord(inner) && isMeantAsStartData(inner);
  } catch {
    return false;
  }
}

/** What frameworks and proxies answer by themselves for addresses and methods, and when they fail. */
function isOfFramework(status: number): boolean {
  return status === 404 || status === 405 || status >= 500;
}

/** Whether an answer is the endpoint's own refusal, whose form and headers are worth a look. */
function isRefusal({ status, headers }: Answer, document: unknown): boolean {
  if (!isRecord(document)) return false;
  if (mediaTypeOf(headers) === 'application/problem+json') return true;
  const { code, title, detail } = readRefusal(status, document);
  return !isOfFramework(status) && [code, title, detail].some((text) => text !== undefined);
}

/** Whether the body of a good status says that it is none. */
function isMistakenRefusal(document: unknown): boolean {
  if (!isRecord(document)) return false;
  const parts = [document, ...Object.values(document).filter(isRecord)];
  if (parts.some(isMeantAsStartData)) return false;
  return ['error', 'errors', 'code', 'title', 'detail', 'message'].some((name) => name in document);
}

function isHtml(headers: Headers): boolean {
  return mediaTypeOf(headers).includes('html');
}

/** Before anything is shown. Shorter texts are no tokens, but would black out half of the report. */
function hideTokens(findings: Findings, document: unknown): void {
  if (!isRecord(document)) return;
  const holders = [document, ...Object.values(document).filter(isRecord)];
  for (const { jwt, token } of holders) {
    for (const text of [jwt, token]) {
      if (typeof text === 'string' && text.length >= 12) findings.hide(text);
    }
  }
}

/**
 * Tells of all redirects at once.
 *
 * @returns whether they led nowhere
 */
function checkRedirects(
  findings: Findings,
  { first, redirects, end, status }: Answer,
  hasData: boolean,
): boolean {
  const field = 'redirect';
  const addresses = [...new Set(redirects.map(placeWithoutQuery))];
  const got = `${redirects.length === 1 ? 'a redirect' : `${redirects.length} redirects`} to ${addresses.join(', ')}`;
  if (end === 'too-many-redirects') {
    findings.error(field, 'an answer', `a circle: ${got}`);
    return true;
  }
  if (end === 'lost-redirect') {
    findings.error(field, 'an address of the web to go to', `a redirect (${status}) to nowhere`);
    return true;
  }
  if (redirects.length === 0) return false;
  if (redirects.some(({ origin }) => origin !== first.origin)) {
    findings.error(field, 'an answer from the same origin', got);
  } else if (hasData) {
    findings.warning(field, 'the address that answers by itself', got);
  } else {
    findings.error(field, 'a problem document with 401, if nobody is signed in', got);
  }
  return false;
}

/** @returns whether the status is one with start data */
function checkStatus(findings: Findings, status: number, document: unknown): boolean {
  const meaning = STATUS_MEANINGS[status];
  const got = meaning === undefined ? String(status) : `${status}: ${meaning}`;
  if (status === 200) {
    findings.ok('status', '200');
    return true;
  }
  if (status === 204 || status === 205) {
    findings.error('status', '200, with start data', got);
    return false;
  }
  if (status >= 200 && status < 300) {
    findings.warning('status', '200', String(status));
    return true;
  }
  const expected =
    status === 401 || status === 403
      ? "200 (a learner's session is sent with --header 'Cookie: …')"
      : '200';
  const { code, title, detail } = readRefusal(status, document);
  const texts = Object.entries({ code, title, detail }).flatMap(([name, text]) =>
    text === undefined ? [] : [`${name} ${findings.show(text)}`],
  );
  findings.error('status', expected, texts.length > 0 ? [status, ...texts].join(', ') : got);
  return false;
}

function checkSecrecy(findings: Findings, text: string, secret: string | undefined): void {
  if (secret === undefined) return;
  const isShown = text.includes(secret) || text.includes(JSON.stringify(secret).slice(1, -1));
  if (isShown) findings.error('body', 'an answer without the secret', 'the secret');
}

/** @returns whether the body came whole */
function checkEnd(findings: Findings, { end }: Answer, deadline: number): boolean {
  switch (end) {
    case 'too-large':
      findings.error('body', `at most ${MAX_ANSWER_BYTES} bytes`, 'more');
      return false;
    case 'broken-off':
      findings.error('body', 'a whole answer', 'a part: the connection was cut');
      return false;
    case 'too-late':
      findings.error('body', `a whole answer in ${deadline / 1000} s`, 'a part');
      return false;
    default:
      return true;
  }
}

/** Start data that stand within another object are named, and looked at where they are. */
function unwrap(findings: Findings, document: Record<string, unknown>): Record<string, unknown> {
  if ('jwt' in document || 'serverOrigin' in document) return document;
  for (const [name, value] of Object.entries(document)) {
    if (!isRecord(value) || !('jwt' in value) || !('serverOrigin' in value)) continue;
    findings.error('body', 'the start data themselves', `them within ${findings.show(name)}`);
    return value;
  }
  return document;
}

/** What is in the body instead. */
function describe(content: Content, isPage: boolean): string {
  if (isPage && content.kind !== 'empty') return 'HTML (a sign-in page?)';
  switch (content.kind) {
    case 'json': {
      const { value } = content;
      if (value === null) return 'null';
      return Array.isArray(value) ? 'a list' : `a ${typeof value}`;
    }
    case 'wrapped':
      return 'start data with other text before or after them';
    case 'too-deep':
      return 'more levels than can be taken apart';
    case 'empty':
      return 'nothing';
    case 'not-utf-8':
      return 'another encoding than UTF-8';
    default:
      return 'something else';
  }
}
