/** Codes that the element knows; each has a status and a title of its own. Other codes are shown with their title. */
export type ProblemCode =
  'not-signed-in' | 'not-allowed' | 'too-early' | 'too-late' | 'already-finished' | (string & {});

const known = new Map<ProblemCode, [status: number, title: string]>([
  ['not-signed-in', [401, 'You are not signed in']],
  ['not-allowed', [403, 'You may not take this exam']],
  ['too-early', [403, 'The exam has not opened yet']],
  ['too-late', [403, 'The exam has closed']],
  ['already-finished', [409, 'You have finished this exam']],
]);

export interface ProblemOptions {
  /** HTTP status, 400–599. Default by code; 400 for codes that are not listed. */
  status?: number | undefined;
  /** A few words for the learner. Default by code. */
  title?: string | undefined;
  /** A sentence or two for the learner: the element shows it as text. */
  detail?: string | undefined;
  /** A URI for this one occurrence. */
  instance?: string | undefined;
  /** More headers for the response: `{ 'Retry-After': '60' }`. */
  headers?: Record<string, string> | undefined;
}

/**
 * A refusal for the learner: what a handler's callback returns (or throws) instead of a payload or a
 * session id. Answered as an RFC 9457 problem document.
 *
 * ```ts
 * if (now < exam.opens) return new Problem('too-early', { detail: 'The exam opens at 9:00.' });
 * ```
 */
export class Problem extends Error {
  override readonly name: string = 'Problem';
  readonly code: ProblemCode;
  readonly status: number;
  readonly title: string;
  readonly detail: string | undefined;
  readonly instance: string | undefined;
  readonly #headers: Record<string, string>;

  /**
   * @param message for a log only; by default the detail or the title
   * @throws TypeError for an empty code or a status outside 400–599
   */
  constructor(code: ProblemCode, options: ProblemOptions = {}, message?: string) {
    const [defaultStatus, defaultTitle] = known.get(code) ?? [400, sentence(code)];
    const {
      status = defaultStatus,
      title = defaultTitle,
      detail,
      instance,
      headers = {},
    } = options;
    if (code === '') throw new TypeError('Problem: expected a code, got ""');
    if (!Number.isInteger(status) || status < 400 || status > 599) {
      throw new TypeError(`Problem: expected a status from 400 to 599, got ${status}`);
    }
    super(message ?? detail ?? title);
    this.code = code;
    this.status = status;
    this.title = title;
    this.detail = detail;
    this.instance = instance;
    this.#headers = headers;
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
    return new Response(JSON.stringify(this), {
      status: this.status,
      headers: {
        ...this.#headers,
        'Content-Type': 'application/problem+json',
        'Cache-Control': 'no-store',
      },
    });
  }
}

function sentence(code: string): string {
  return code.slice(0, 1).toUpperCase() + code.slice(1).replaceAll('-', ' ');
}
