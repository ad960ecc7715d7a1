import { checkStartData, isExpired, type StartData } from '../contract/start-data.js';
import { isoTime } from '../contract/times.js';
import type { Answer } from './attempt-options.js';
import { ProctoredExamError } from './errors.js';

/** Start data that passed every check. */
export interface CheckedStartData extends StartData {
  /** The token's `sessionId`, if it bears one. */
  sessionId: string | undefined;
}

/**
 * Checks what came from the LMS before any of it reaches the vendor's SDK.
 *
 * @throws ProctoredExamError `start-data-invalid` naming every wrong field, or `token-expired`
 */
export function checkAnswer({ data, time, servers }: Answer): CheckedStartData {
  const check = checkStartData(data, servers);
  if (!check.ok) {
    const problems = check.problems.map(
      ({ field, expected, got }) => `${field}: expected ${expected}, got ${got}`,
    );
    throw new ProctoredExamError('start-data-invalid', problems.join('; '));
  }
  const { startData, claims } = check;
  if (isExpired(claims, time)) {
    const expiry = isoTime((claims.exp ?? 0) * 1000);
    const message = `jwt: expected a token that is valid at ${isoTime(time ?? 0)}, got exp ${expiry}`;
    throw new ProctoredExamError('token-expired', message);
  }
  return { ...startData, sessionId: claims.sessionId };
}
