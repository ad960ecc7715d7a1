import { hasBrand, isInstance, PAYLOAD_ERROR, PROCTOR_ERROR } from './brand.js';

/**
 * | code | when |
 * | --- | --- |
 * | `payload-invalid` | the payload, or an option of `startData`, is wrong; see {@link PayloadError} |
 * | `unknown-session` | the vendor answered 404: it knows no such session, or no such integration |
 * | `vendor-refused` | another 3xx or 4xx answer; with 401 or 403 check secret, integration name and clock |
 * | `vendor-unavailable` | 429 or 5xx, also when repeated |
 * | `vendor-unreachable` | no connection, also when repeated |
 * | `vendor-timeout` | no answer within the deadline |
 * | `vendor-answer-invalid` | an answer that is not what the vendor documents |
 */
export type ProctorErrorCode =
  | 'payload-invalid'
  | 'unknown-session'
  | 'vendor-refused'
  | 'vendor-unavailable'
  | 'vendor-unreachable'
  | 'vendor-timeout'
  | 'vendor-answer-invalid';

/** The codes of what the vendor has failed in, not the LMS. */
export const VENDOR_CODES: ReadonlySet<unknown> = new Set<ProctorErrorCode>([
  'unknown-session',
  'vendor-refused',
  'vendor-unavailable',
  'vendor-unreachable',
  'vendor-timeout',
  'vendor-answer-invalid',
]);

/**
 * What failed on the way to the vendor. Neither message nor cause holds the secret or a token.
 * `instanceof` knows errors that another copy of this package has made.
 */
export class ProctorError extends Error {
  override readonly name: string = 'ProctorError';
  readonly code: ProctorErrorCode;
  /** The vendor's HTTP status, if it answered. */
  readonly status: number | undefined;

  /** Tells another copy of the package what this is. */
  readonly [PROCTOR_ERROR] = true;

  static override [Symbol.hasInstance](value: unknown): boolean {
    return this === ProctorError ? hasBrand(value, PROCTOR_ERROR) : isInstance(this, value);
  }

  /** @param options `cause` is the vendor's answer, shortened, or the error of the network. */
  constructor(
    code: ProctorErrorCode,
    message: string,
    options: { status?: number; cause?: unknown } = {},
  ) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.code = code;
    this.status = options.status;
  }
}

/** Nothing was signed, for the fields named in `problems` are wrong. */
export class PayloadError extends ProctorError {
  override readonly name = 'PayloadError';
  /** One sentence for each wrong field: `duration: expected a whole number of minutes ≥ 1, got "60"`. */
  readonly problems: readonly string[];

  /** Tells another copy of the package what this is. */
  readonly [PAYLOAD_ERROR] = true;

  static override [Symbol.hasInstance](value: unknown): boolean {
    return this === PayloadError ? hasBrand(value, PAYLOAD_ERROR) : isInstance(this, value);
  }

  constructor(problems: readonly string[]) {
    super('payload-invalid', `nothing was signed: ${problems.join('; ')}`);
    this.problems = problems;
  }
}
