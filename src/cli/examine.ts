import { isSecureOrigin } from '../contract/origins.js';
import { answerTime } from '../contract/times.js';
import { checkAnswer } from './answer.js';
import { checkCors } from './cors.js';
import { credentialsOf } from './credentials.js';
import { Findings } from './findings.js';
import { readHomepage } from './guide.js';
import { checkStartData } from './start-data.js';
import { checkToken } from './token.js';
import { Unanswered, type Answers, type CheckOptions, type CheckResult } from './types.js';

/** Looks at all that an endpoint has answered. */
export async function examine(
  options: CheckOptions,
  { start, preflight }: Answers,
  deadline: number,
): Promise<CheckResult> {
  const { url, origin, secret } = options;
  const findings = new Findings(await readHomepage());
  for (const credential of credentialsOf(options, start)) findings.hide(credential);
  if (!isSecureOrigin(url.origin)) {
    findings.warning('url', 'https: browsers allow exams on secure pages only', 'http');
  }
  if (start instanceof Unanswered) {
    findings.error('request', 'an answer', start.message);
    return { report: findings.report(url), answered: false };
  }
  const data = checkAnswer(findings, start, secret, deadline);
  if (origin !== undefined) {
    await checkCors(findings, start, preflight, { ...options, origin }, deadline);
  }
  const jwt = data && checkStartData(findings, data);
  if (jwt !== undefined) {
    // The element goes by the LMS's clock, too.
    await checkToken(findings, jwt, answerTime(start.headers) ?? Date.now(), secret);
  }
  return { report: findings.report(url), answered: true };
}
