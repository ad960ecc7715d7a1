import { isRefusalCode, type Refusal, type RefusalCode } from '../contract/problem-document.js';

/**
 * Why an LMS has refused, as far as it changes what a learner can do about it: for one of its own reasons,
 * because the page asks at the wrong address, because the server fails, or for a reason that it didn't tell.
 */
export type RefusalReason = RefusalCode | 'set-up-wrongly' | 'server-failed' | 'unknown';

/** What an address answers that is none of the endpoint's, or takes no request of this method. */
const WRONG_ADDRESS: ReadonlySet<number> = new Set([404, 405, 410]);

const UNAUTHORIZED = 401;
const TOO_MANY_REQUESTS = 429;

/** Without an answer of an LMS, the reason is unknown. */
export function refusalReason({ status = 0, code }: Partial<Refusal> = {}): RefusalReason {
  if (isRefusalCode(code)) return code;
  if (status === UNAUTHORIZED) return 'not-signed-in';
  if (WRONG_ADDRESS.has(status)) return 'set-up-wrongly';
  return status >= 500 || status === TOO_MANY_REQUESTS ? 'server-failed' : 'unknown';
}
