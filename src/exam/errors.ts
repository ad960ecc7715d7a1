import { isRecord } from '../contract/json.js';
import type { Refusal } from '../contract/problem-document.js';
import { reasonOf } from '../contract/reason.js';
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

/** Codes after which a person must change something first, or that only the SDK could mend. */
const NOT_RETRYABLE: ReadonlySet<string> = new Set<ErrorCode>([
  'endpoint-missing',
  'config-invalid',
  'insecure-context',
  'browser-unsupported',
  'frame-permission-missing',
  'upload-failed',
]);

/** What an LMS says by the `code` of its problem document when asking again can't help. */
const FINAL_REFUSALS: ReadonlySet<string> = new Set([
  'not-allowed',
  'too-late',
  'already-finished',
]);

/** The phase in which an error of these codes happens; all others happen in `preparing`. */
const PHASE_OF_CODE: Partial<Record<ErrorCode, Phase>> = {
  'finish-failed': 'in-exam',
  'upload-failed': 'finished',
};

/**
 * The one error type of the element: shown, fired as `exam-error`, and the reason of rejections.
 * The message is for the integrator, in English, and says what was expected and what came.
 */
export class ProctoredExamError extends Error {
  override readonly name = 'ProctoredExamError';
  /** Why it failed. */
  readonly code: ErrorCode;
  /** The phase in which it happened. */
  readonly phase: Phase;
  /** Whether the built-in view offers to try again; `start()` may be called after any error. */
  readonly retryable: boolean;
  /** Eight digits, read alike in every language, for a learner to quote: they tell this failure from others. */
  readonly supportCode: string;

  /**
   * @param code why it failed
   * @param message for the integrator: what was expected and what came
   * @param cause what the platform, the LMS ({@link Refusal}) or the vendor's SDK said
   * @param phase where it happened; the code tells it for all but `session-failed`
   */
  constructor(
    code: ErrorCode,
    message: string,
    cause?: unknown,
    phase: Phase = PHASE_OF_CODE[code] ?? 'preparing',
  ) {
    super(message, { cause });
    this.code = code;
    this.phase = phase;
    const refusal = code === 'endpoint-refused' ? refusalOf(this) : undefined;
    this.retryable = !NOT_RETRYABLE.has(code) && !FINAL_REFUSALS.has(refusal?.code ?? '');
    this.supportCode = Math.random().toFixed(8).slice(2);
  }
}

/** What the LMS said, if `error` is its refusal of a start or of a request to finish. */
export function refusalOf({ code, cause }: ProctoredExamError): Partial<Refusal> | undefined {
  const isRefusal = code === 'endpoint-refused' || code === 'finish-failed';
  return isRefusal && isRecord(cause) ? cause : undefined;
}

/**
 * Gives what a page's own function has thrown the code of what it replaces.
 *
 * @returns `thrown` itself if it is one of our errors
 */
export const asExamError = (thrown: unknown, code: ErrorCode): ProctoredExamError =>
  thrown instanceof ProctoredExamError
    ? thrown
    : new ProctoredExamError(code, `${code}: ${reasonOf(thrown)}`, thrown);
