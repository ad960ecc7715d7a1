import type { Findings } from './findings.js';
import { listOf, settled } from './http.js';
import { namesToAskFor, preflight } from './request.js';
import { Unanswered, type Answer, type CheckOptions, type Head } from './types.js';

/** Whether a browser would let a page of `origin` read the answer. */
export async function checkCors(
  findings: Findings,
  { url, headers }: Answer,
  preflighted: Head | Unanswered | undefined,
  options: CheckOptions & { origin: string },
  deadline: number,
): Promise<void> {
  const { origin, headers: own } = options;
  if (url.origin === origin) {
    findings.ok('access-control-allow-origin', 'nothing', 'not needed: the same origin');
    return;
  }
  const withCookie = own.has('cookie');
  const names = namesToAskFor(own);
  if (names.length > 0) {
    // Not asked yet where only a redirect led to another origin.
    const answer = preflighted ?? (await settled(preflight(options, origin, deadline)));
    checkPreflight(findings, answer, origin, names, withCookie);
  } else {
    findings.ok('preflight', 'none', 'none needed: the element sends a simple GET');
  }
  checkOrigin(findings, headers, origin, withCookie, '');
  const exposed = listOf(headers.get('access-control-expose-headers'));
  if (headers.has('date') && !exposed.includes('date')) {
    findings.info('access-control-expose-headers', "Date, as learners' clocks err", 'not Date');
  }
}

function checkPreflight(
  findings: Findings,
  answer: Head | Unanswered,
  origin: string,
  names: readonly string[],
  withCookie: boolean,
): void {
  if (answer instanceof Unanswered) {
    findings.error('preflight', 'an answer to OPTIONS', answer.message);
    return;
  }
  const { status, headers } = answer;
  if (status < 200 || status > 299) {
    findings.error('preflight', 'a status of 2xx to OPTIONS', String(status));
  }
  checkOrigin(findings, headers, origin, withCookie, 'preflight ');
  const allowed = listOf(headers.get('access-control-allow-headers'));
  const isAllowed = (name: string) =>
    allowed.includes(name) || (allowed.includes('*') && !withCookie && name !== 'authorization');
  const field = 'preflight access-control-allow-headers';
  const refused = names.filter((name) => !isAllowed(name));
  if (refused.length === 0) findings.ok(field, names.join(', '));
  else findings.error(field, refused.join(', '), findings.show(allowed.join(', ')));
}

function checkOrigin(
  findings: Findings,
  headers: Headers,
  origin: string,
  withCookie: boolean,
  prefix: string,
): void {
  const allowed = headers.get('access-control-allow-origin');
  const field = `${prefix}access-control-allow-origin`;
  if (allowed === origin) findings.ok(field, origin);
  else if (allowed !== '*') {
    findings.error(field, origin, findings.show(allowed ?? undefined));
    return;
  } else {
    const level = withCookie ? 'error' : 'warning';
    findings[level](field, `${origin}, for with cookies browsers refuse *`, '*');
  }

  const credentials = headers.get('access-control-allow-credentials');
  const credentialsField = `${prefix}access-control-allow-credentials`;
  if (credentials === 'true') findings.ok(credentialsField, 'true');
  else {
    const level = withCookie ? 'error' : 'warning';
    const expected = 'true, for data-credentials="include"';
    findings[level](credentialsField, expected, findings.show(credentials ?? undefined));
  }
}
