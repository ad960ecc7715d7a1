import { isoTime } from '../contract/times.js';
import { checkPayload } from '../server/payload.js';
import { HIDDEN } from './addresses.js';
import { copyOf, type Findings } from './findings.js';
import { findSlip } from './slips.js';

/** Tokens that live longer are worth stealing, in ms. */
const MAX_LIFETIME = 3_600_000;

/** Tokens that live shorter may expire on the way, in ms. */
const MIN_LIFETIME = 30_000;

/** A start at once is too early for clocks that differ a little, in ms. */
const MARGIN = 5_000;

/** Clocks that differ by more than this spoil tokens, in ms. */
const MAX_SKEW = 60_000;

/**
 * Compares a token's claims with the vendor's tables, and with the time.
 *
 * @param now by the LMS's clock, in ms
 */
export function checkClaims(
  findings: Findings,
  claims: Record<string, unknown>,
  now: number,
): void {
  const problems = checkPayload(copyOf(claims)).map(partsOf);
  const wrong = new Set(problems.map(({ path }) => path));
  // What is hidden is no longer what was sent: a part of a date may be a value of the address, too.
  const shown = new Map(
    checkPayload(findings.redact(claims))
      .map(partsOf)
      .map(({ path, got }) => [path, got]),
  );
  for (const { path, expected } of problems) {
    const slip = findSlip(claims, path);
    const field = `jwt.payload.${path}`;
    if (slip === undefined) findings.error(field, expected, shown.get(path) ?? HIDDEN);
    else findings.error(field, `the name ${path}`, findings.show(slip));
  }
  if (wrong.size === 0) findings.ok('jwt.payload', "the vendor's fields");

  if (!wrong.has('startDate')) checkStart(findings, String(claims['startDate']), now);
  if (!wrong.has('endDate')) checkEnd(findings, claims['endDate'], now);
  if (!wrong.has('exp')) checkExpiry(findings, claims['exp'], now);
  if (claims['sessionId'] === undefined) {
    const expected = "the attempt's own, to resume and finish it";
    findings.warning('jwt.payload.sessionId', expected, 'nothing');
  }
  const { schedule, duration } = claims;
  if (schedule === true && typeof duration === 'number' && duration % 30 !== 0) {
    findings.warning('jwt.payload.duration', 'a multiple of 30, as slots are', String(duration));
  }
}

/** What a problem of the payload says. */
function partsOf(problem: string): { path: string; expected: string; got: string } {
  const [, path = '', expected = '', got = ''] =
    /^(.*?): expected (.*?), got (.*)$/s.exec(problem) ?? [];
  return { path, expected, got };
}

function checkStart(findings: Findings, date: string, now: number): void {
  const field = 'jwt.payload.startDate';
  const start = momentOf(date);
  if (start > now + MAX_SKEW) {
    findings.error(field, `a moment before now (${isoTime(now)}), or the problem too-early`, date);
  } else if (start > now - MARGIN) {
    findings.warning(field, 'a moment well before now, as clocks differ', date);
  }
}

function checkEnd(findings: Findings, date: unknown, now: number): void {
  const field = 'jwt.payload.endDate';
  if (typeof date !== 'string') {
    findings.warning(field, 'a date: the vendor may require it', findings.show(date));
  } else if (momentOf(date) <= now) {
    findings.error(field, `a moment after now (${isoTime(now)}), or the problem too-late`, date);
  }
}

function checkExpiry(findings: Findings, exp: unknown, now: number): void {
  const field = 'jwt.payload.exp';
  if (typeof exp !== 'number') {
    findings.warning(field, 'a time some minutes from now', findings.show(exp));
    return;
  }
  const left = exp * 1000 - now;
  const got = `${isoTime(exp * 1000)}, ${Math.abs(Math.round(left / 1000))} s ${left > 0 ? 'from now' : 'ago'}`;
  if (left <= 0) findings.error(field, `a time after now (${isoTime(now)})`, got);
  else if (left < MIN_LIFETIME) findings.warning(field, 'some minutes: the learner may wait', got);
  else if (left > MAX_LIFETIME) findings.warning(field, 'at most an hour from now', got);
  else findings.ok(field, 'at most an hour from now', got);
}

/** The vendor's form without a colon, `+0100`, is not every parser's. */
function momentOf(date: string): number {
  return Date.parse(
    date.replace(
      /(T.*[+-]\d\d):?(\d\d)?$/,
      (_, start: string, minutes = '00') => `${start}:${String(minutes)}`,
    ),
  );
}
