import type { Phase } from './phases.js';

/** Why something failed. `demo/docs/errors.md` says of each what it means and what to do. */
export type ErrorCode =
  | 'endpoint-missing'
  | 'endpoint-unreachable'
  | 'endpoint-timeout'
  | 'endpoint-refused'
  | 'start-data-invalid'
  | 'token-expired'
  | 'config-invalid'
  | 'insecure-context'
  | 'browser-unsupported'
  | 'frame-permission-missing'
  | 'sdk-unavailable'
  | 'sdk-timeout'
  | 'sdk-invalid'
  | 'init-rejected'
  | 'session-failed'
  | 'upload-failed'
  | 'already-running'
  | 'finish-failed';

/**
 * What the LMS said when it refused, as far as it answered with an RFC 9457 problem document.
 * It is the `cause` of an `endpoint-refused` or `finish-failed` error.
 */
export interface Refusal {
  /** HTTP status of the answer. */
  status: number;
  /** Short text for the learner, shown as it is. */
  title?: string;
  /** Longer text for the learner, shown as it is. */
  detail?: string;
  /** `not-signed-in`, `not-allowed`, `too-early`, `too-late`, `already-finished`, or the LMS's own. */
  code?: string;
  /** When the LMS wants to be asked again (`Retry-After`), in milliseconds since 1970. */
  retryAt?: number;
}

/** Settings that a person must change first, and a recording that only the SDK could send again. */
const FINAL =
  /^(endpoint-missing|config-invalid|insecure-context|browser-unsupported|frame-permission-missing|upload-failed|not-allowed|too-late|already-finished)$/;

/**
 * The one error type of the element: shown, fired as `exam-error`, and the reason of rejections.
 * The message is for the integrator, in English, and says what was expected and what came.
 */
export class ProctoredExamError extends Error {
  override readonly name = 'ProctoredExamError';
  /** Why it failed. */
  readonly code: ErrorCode;
  /** The phase in which it happened. */
  phase: Phase = 'preparing';
  /** Whether the built-in view offers to try again; `start()` may be called after any error. */
  readonly retryable: boolean;
  /** Eight digits, read alike in every language, for a learner to quote: they tell this failure from others. */
  readonly supportCode: string;

  /**
   * @param code why it failed
   * @param message for the integrator: what was expected and what came
   * @param cause what the platform, the LMS ({@link Refusal}) or the vendor's SDK said
   */
  constructor(code: ErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
    this.retryable = !FINAL.test(
      code === 'endpoint-refused' ? ((cause as Refusal | undefined)?.code ?? code) : code,
    );
    this.supportCode = Math.random().toFixed(8).slice(2);
  }
}

/** Whether `value` is what JSON calls an object: not null, not an array. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The text of whatever was thrown; vendors and apps throw more than errors. */
export const reasonOf = (thrown: unknown): string =>
  String((thrown as Partial<Error> | undefined)?.message ?? thrown);
