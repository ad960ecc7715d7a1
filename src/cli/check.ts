import { isSecureOrigin } from '../server/url.js';
import { checkAnswer } from './answer.js';
import type { CheckOptions } from './command.js';
import { checkCors } from './cors.js';
import { Findings, type Report } from './findings.js';
import { Unanswered } from './http.js';
import { request } from './request.js';
import { checkStartData } from './start-data.js';
import { checkToken } from './token.js';

export interface CheckResult {
  report: Report;
  /** False when there is nothing to report on. */
  answered: boolean;
}

/** The element's own deadline, in ms. */
const patience = 15_000;

/** Fetches a start endpoint as the element would and looks at all that it answers. */
export async function check(options: CheckOptions, deadline = patience): Promise<CheckResult> {
  const findings = new Findings();
  hideCredentials(findings, options);
  const answered = await examine(findings, options, deadline);
  return { report: findings.report(options.url), answered };
}

async function examine(
  findings: Findings,
  options: CheckOptions,
  deadline: number,
): Promise<boolean> {
  const { url, origin, secret } = options;
  if (!isSecureOrigin(url.origin)) {
    findings.warning('url', 'https: browsers allow exams on secure pages only', 'http');
  }
  let answer;
  try {
    answer = await request(options, deadline);
  } catch (error) {
    if (!(error instanceof Unanswered)) throw error;
    findings.error('request', 'an answer', error.message);
    return false;
  }
  const data = checkAnswer(findings, answer, secret, deadline);
  if (origin !== undefined) await checkCors(findings, answer, { ...options, origin }, deadline);
  const jwt = data && checkStartData(findings, data);
  if (jwt !== undefined) {
    // The element goes by the LMS's clock, too.
    const date = Date.parse(answer.headers.get('date') ?? '');
    await checkToken(findings, jwt, Number.isNaN(date) ? Date.now() : date, secret);
  }
  return true;
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
