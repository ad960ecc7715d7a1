import { isSecureOrigin } from '../contract/origins.js';
import { checkAnswer } from './answer.js';
import type { Answers, CheckResult } from './check.js';
import type { CheckOptions } from './command.js';
import { checkCors } from './cors.js';
import { Findings } from './findings.js';
import { Unanswered } from './http.js';
import { checkStartData } from './start-data.js';
import { checkToken } from './token.js';

/** Looks at all that an endpoint has answered. */
export async function examine(
  options: CheckOptions,
  { start, preflight }: Answers,
  deadline: number,
): Promise<CheckResult> {
  const { url, origin, secret } = options;
  const findings = new Findings();
  hideCredentials(findings, options);
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
    const date = Date.parse(start.headers.get('date') ?? '');
    await checkToken(findings, jwt, Number.isNaN(date) ? Date.now() : date, secret);
  }
  return { report: findings.report(url), answered: true };
}

/** The learner's session is as good as a password while it lasts. */
function hideCredentials(findings: Findings, { headers, secret }: CheckOptions): void {
  if (secret !== undefined) findings.hide(secret);
  for (const [name, value] of headers) {
    if (!/auth|cookie|key|secret|session|token/i.test(name)) continue;
    for (const part of value.split(/;\s*/)) {
      // Of a cookie only the value, of credentials all but the scheme. Short ones are settings.
      const credential = part.replace(/^[\w.-]+[= ]\s*/, '');
      if (credential.length >= 8) findings.hide(credential);
    }
  }
}
