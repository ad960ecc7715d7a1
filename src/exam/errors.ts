import { docsPlace } from '../contract/docs.js';
import { isRecord } from '../contract/json.js';
import { FINAL_REFUSALS, type Refusal } from '../contract/problem-document.js';
import { reasonOf } from '../contract/reason.js';
import type { Phase } from './phases.js';
import { refusalReason, type RefusalReason } from './refusal-reason.js';

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

/**
 * How serious an error is. `info`: nothing is wrong. `error`: the page or a server must be mended by others.
 * `warning`: all else, which the learner may be able to mend.
 */
export type Severity = 'info' | 'warning' | 'error';

/** Codes of a page that is set up wrongly, and of what neither page nor learner can mend. */
const FOR_OTHERS_TO_MEND: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'endpoint-missing',
  'config-invalid',
  'start-data-invalid',
  'sdk-invalid',
  'upload-failed',
]);

const SEVERITY_OF_REFUSAL: Partial<Record<RefusalReason, Severity>> = {
  'too-early': 'info',
  'already-finished': 'info',
  'set-up-wrongly': 'error',
  'server-failed': 'error',
};

/** The phase in which an error of these codes happens; all others happen in `preparing`. */
const PHASE_OF_CODE: Partial<Record<ErrorCode, Phase>> = {
  'finish-failed': 'in-exam',
  'upload-failed': 'finished',
};

/**
 * The one error type of the element: shown, fired as `exam-error`, and the reason of rejections.
 * The message is for the integrator, in English, and says what was expected and what came, with the code and
 * where the guides say more of it.
 */
export class ProctoredExamError extends Error {
  override readonly name = 'ProctoredExamError';
  /** Why it failed. */
  readonly code: ErrorCode;
  /** The phase in which it happened. */
  readonly phase: Phase;
  /** Whether the built-in view offers to try again; `start()` may be called after any error. */
  readonly retryable: boolean;
  /** How serious it is: it sets the looks of the built-in view. */
  readonly severity: Severity;
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
    super(`${message}${placeOf(code)}`, { cause });
    this.code = code;
    this.phase = phase;
    const isFinal = code === 'endpoint-refused' && FINAL_REFUSALS.has(refusalOf(this)?.code ?? '');
    this.retryable = !NOT_RETRYABLE.has(code) && !isFinal;
    this.severity = severityOf(this);
    this.supportCode = Math.random().toFixed(8).slice(2);
  }
}

/** What a message ends with. */
const placeOf = (code: ErrorCode): string => ` (${code}: ${docsPlace(`errors.md#${code}`)})`;

/** What was expected and what came: the message of an error without its code and place. */
export function factOf({ code, message }: ProctoredExamError): string {
  const place = placeOf(code);
  return message.endsWith(place) ? message.slice(0, -place.length) : message;
}

function severityOf(error: ProctoredExamError): Severity {
  const refusal = refusalOf(error);
  if (refusal) return SEVERITY_OF_REFUSAL[refusalReason(refusal)] ?? 'warning';
  return FOR_OTHERS_TO_MEND.has(error.code) || isWithoutFinishEndpoint(error) ? 'error' : 'warning';
}

/** Codes of errors whose `cause` may be what an LMS has answered. */
const MAY_BE_REFUSED: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'endpoint-refused',
  'start-data-invalid',
  'finish-failed',
]);

/** What the LMS said, if `error` is its refusal of a start or of a request to finish. */
export function refusalOf({ code, cause }: ProctoredExamError): Partial<Refusal> | undefined {
  const isRefusal = MAY_BE_REFUSED.has(code) && isRecord(cause) && !(cause instanceof Error);
  return isRefusal ? cause : undefined;
}

/** Whether a request to finish has failed because the page names nobody to ask. */
export const isWithoutFinishEndpoint = ({ code, cause }: ProctoredExamError): boolean =>
  code === 'finish-failed' &&
  cause instanceof ProctoredExamError &&
  cause.code === 'endpoint-missing';

/**
 * Gives what a page's own function has thrown the code of what it replaces.
 *
 * @returns `thrown` itself if it is one of our errors
 */
export const asExamError = (thrown: unknown, code: ErrorCode): ProctoredExamError =>
  thrown instanceof ProctoredExamError
    ? thrown
    : new ProctoredExamError(code, `${code}: ${reasonOf(thrown)}`, thrown);
