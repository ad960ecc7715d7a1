import { isRecord } from './json.js';

/** The codes of refusals that the element has texts of its own for. */
export const REFUSAL_CODES = [
  'not-signed-in',
  'not-allowed',
  'too-early',
  'too-late',
  'already-finished',
] as const;

/** A code that the element has a text of its own for. */
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** The refusals that asking again does not change. */
export const FINAL_REFUSALS: ReadonlySet<string> = new Set<RefusalCode>([
  'not-allowed',
  'too-late',
  'already-finished',
]);

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

/** Whether a code is one that the element has a text of its own for. */
export function isRefusalCode(code: unknown): code is RefusalCode {
  return REFUSAL_CODES.some((known) => known === code);
}

/**
 * What a refusal says.
 *
 * @param status HTTP status of the answer
 * @param document its parsed body; of anything but a problem document the status is all there is
 */
export function readRefusal(status: number, document: unknown): Refusal {
  const refusal: Refusal = { status };
  if (!isRecord(document)) return refusal;
  for (const name of ['title', 'detail', 'code'] as const) {
    const value = document[name];
    if (typeof value === 'string') refusal[name] = value;
  }
  return refusal;
}
