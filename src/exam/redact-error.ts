import { isRefusalCode } from '../contract/problem-document.js';
import { Redactor } from '../contract/redact.js';
import { PLATFORM_URL } from '../contract/url.js';
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
    url = new PLATFORM_URL(address, base);
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
  const parts = partsOf(value);
  const redacted = parts.map(
    ([name, part]) => [redactor.redact(name), redactValue(part, redactor, depth - 1)] as const,
  );
  const isSame = parts.every(([name, part], index) => {
    const [shownName, shown] = redacted[index] ?? [];
    return shownName === name && shown === part;
  });
  if (isSame) return value;
  if (Array.isArray(value)) return redacted.map(([, part]) => part);
  const properties = Object.fromEntries(redacted);
  return value instanceof Error ? Object.assign(new Error(), properties) : properties;
}

/** What every error has, though its prototypes may have it. */
const PARTS_OF_ERRORS = ['name', 'message', 'cause', 'stack'];

/** All of a value that holds texts for others to read, by name. */
function partsOf(value: object): [name: string, part: unknown][] {
  if (Array.isArray(value)) return value.map((part, index) => [String(index), part]);
  if (value instanceof Map || value instanceof Set) return Object.entries([...value]);
  // The errors of an `AggregateError` are its own, and not among its keys.
  const own = Reflect.ownKeys(value);
  const names = value instanceof Error ? new Set([...own, ...PARTS_OF_ERRORS]) : new Set(own);
  const parts = [...names].map((name): [string, unknown] => [String(name), read(value, name)]);
  // What prototypes compute: the address of a `Response`, for one. The rest of them is the platform.
  for (const name in value) {
    const part = names.has(name) ? undefined : read(value, name);
    if (typeof part === 'string') parts.push([name, part]);
  }
  return parts;
}

/** What can't be read is shown to nobody. */
function read(value: object, name: PropertyKey): unknown {
  try {
    return Reflect.get(value, name);
  } catch {
    return undefined;
  }
}
