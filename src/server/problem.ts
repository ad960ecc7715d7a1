import type { RefusalCode } from '../contract/problem-document.js';
import { reasonOf } from '../contract/reason.js';
import { hasBrand, isInstance, PROBLEM } from './brand.js';
import { show } from './plain-json.js';

/** Codes that the element knows; each has a status and a title of its own. Other codes are shown with their title. */
export type ProblemCode = RefusalCode | (string & {});

/** The status and the title of each code that the element knows. */
const KNOWN: Record<RefusalCode, readonly [status: number, title: string]> = {
  'not-signed-in': [401, 'You are not signed in'],
  'not-allowed': [403, 'You may not take this exam'],
  'too-early': [403, 'The exam has not opened yet'],
  'too-late': [403, 'The exam has closed'],
  'already-finished': [409, 'You have finished this exam'],
};

export interface ProblemOptions {
  /** HTTP status, 400–599. Default by code; 400 for codes that are not listed. */
  status?: number | undefined;
  /** A few words for the learner. Default by code. */
  title?: string | undefined;
  /** A sentence or two for the learner: the element shows it as text. */
  detail?: string | undefined;
  /** A URI for this one occurrence. */
  instance?: string | undefined;
  /** More headers for the response: `{ 'Retry-After': '60' }`. HTTP takes characters of Latin-1 only. */
  headers?: Record<string, string> | undefined;
}

/**
 * A refusal for the learner: what a handler's callback returns (or throws) instead of a payload or a
 * session id. Answered as an RFC 9457 problem document.
 *
 * ```ts
 * if (now < exam.opens) return new Problem('too-early', { detail: 'The exam opens at 9:00.' });
 * ```
 *
 * `instanceof` knows problems that another copy of this package has made.
 */
export class Problem extends Error {
  override readonly name: string = 'Problem';
  readonly code: ProblemCode;
  readonly status: number;
  readonly title: string;
  readonly detail: string | undefined;
  readonly instance: string | undefined;
  readonly #headers: Headers;

  /** Tells another copy of the package what this is. */
  readonly [PROBLEM] = true;

  static override [Symbol.hasInstance](value: unknown): boolean {
    return this === Problem ? hasBrand(value, PROBLEM) : isInstance(this, value);
  }

  /**
   * @param message for a log only; by default the detail or the title
   * @throws TypeError for a code that is no text, a status outside 400–599, texts that are none, and
   *   headers that HTTP does not allow
   */
  constructor(code: ProblemCode, options: ProblemOptions = {}, message?: string) {
    // Before anything is made of it: what can't be sent has to fail where it was written.
    checkCode(code);
    const [defaultStatus, defaultTitle] = isKnown(code) ? KNOWN[code] : [400, sentence(code)];
    const { status = defaultStatus, title = defaultTitle, detail, instance } = options;
    if (!Number.isInteger(status) || status < 400 || status > 599) {
      throw new TypeError(`Problem: expected a status from 400 to 599, got ${show(status)}`);
    }
    for (const [name, text] of Object.entries({ title, detail, instance })) {
      if (text !== undefined && typeof text !== 'string') {
        throw new TypeError(`Problem: ${name}: expected a string, got ${show(text)}`);
      }
    }
    super(message ?? detail ?? title);
    this.code = code;
    this.status = status;
    this.title = title;
    this.detail = detail;
    this.instance = instance;
    this.#headers = checkHeaders(options.headers);
  }

  /** The problem document. */
  toJSON(): Record<string, string | number | undefined> {
    return {
      type: `urn:problem-type:proctored-exam:${encodeURIComponent(this.code)}`,
      title: this.title,
      status: this.status,
      detail: this.detail,
      instance: this.instance,
      code: this.code,
    };
  }

  /** `application/problem+json`, `Cache-Control: no-store`. */
  toResponse(): Response {
    const headers = new Headers(this.#headers);
    headers.set('Content-Type', 'application/problem+json');
    headers.set('Cache-Control', 'no-store');
    return new Response(JSON.stringify(this), { status: this.status, headers });
  }
}

function isKnown(code: string): code is RefusalCode {
  return Object.hasOwn(KNOWN, code);
}

function checkCode(code: unknown): void {
  try {
    // Half a character, as texts cut in the middle of one have it, can't be part of an address.
    if (typeof code === 'string' && encodeURIComponent(code) !== '') return;
  } catch {
    // Refused below.
  }
  throw new TypeError(`Problem: expected a code such as room-is-full, got ${show(code)}`);
}

function checkHeaders(given: Record<string, string> = {}): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(given)) {
    try {
      headers.append(name, value);
    } catch (error) {
      throw new TypeError(
        `Problem: headers: expected a field that HTTP allows, got ${show(name)}: ${show(value)} (${reasonOf(error)})`,
        { cause: error },
      );
    }
  }
  return headers;
}

function sentence(code: string): string {
  return code.slice(0, 1).toUpperCase() + code.slice(1).replaceAll('-', ' ');
}
