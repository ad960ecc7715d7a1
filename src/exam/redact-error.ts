import { isRefusalCode } from '../contract/problem-document.js';
import { Redactor } from '../contract/redact.js';
import { factOf, ProctoredExamError } from './errors.js';

/** How deep an error's causes and properties are looked into. What lies deeper is left out. */
const MAX_DEPTH = 5;

/** The shortest value of an address that counts as a secret: shorter ones are numbers of exams and the like. */
const SHORTEST_SECRET = 8;

/**
 * Takes secrets out of an error before anybody sees it: its message goes to the console, and what the LMS
 * or the vendor says is shown to the learner.
 *
 * @param secrets the start token, and what the endpoints' addresses hold
 * @returns the error itself where there is none in it
 */
export function redactError(
  error: ProctoredExamError,
  secrets: Iterable<string>,
): ProctoredExamError {
  const redactor = new Redactor(secrets);
  const fact = factOf(error);
  const message = redactor.redact(fact);
  const cause = redactValue(error.cause, redactor, MAX_DEPTH);
  if (message === fact && cause === error.cause) return error;
  return new ProctoredExamError(error.code, message, cause, error.phase);
}

/** What an address holds that others may not see: the values of its query, its fragment, a password. */
export function secretsIn(address: string, base: string): string[] {
  let url: URL;
  try {
    url = new URL(address, base);
  } catch {
    return [];
  }
  const { searchParams, hash, username, password } = url;
  const values = [...searchParams.values(), hash.slice(1), username, password];
  return values.filter((value) => value.length >= SHORTEST_SECRET);
}

/** @returns `value` itself where no secret is in it */
function redactValue(value: unknown, redactor: Redactor, depth: number): unknown {
  // A word of the contract is nobody's secret, though an address may hold the same.
  if (isRefusalCode(value)) return value;
  if (typeof value === 'string') return redactor.redact(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === 0) return undefined;
  const isError = value instanceof Error;
  // What every error has is not among its own keys.
  const names = [...Object.keys(value), ...(isError ? ['name', 'message', 'cause'] : [])];
  const known = value as Record<string, unknown>;
  const redacted = Object.fromEntries(
    names.map((name) => [name, redactValue(known[name], redactor, depth - 1)]),
  );
  if (names.every((name) => redacted[name] === known[name])) return value;
  return isError ? Object.assign(new Error(), redacted) : redacted;
}
