import { decodeBase64url } from '../contract/base64.js';
import { isRecord, isText } from '../contract/json.js';
import { decodeJwtPart } from '../contract/jwt.js';
import { isSecureOrigin, parseOrigin } from '../contract/origins.js';
import { checkPayload, type StartPayload } from '../server/payload.js';

/** What `init` takes: the vendor's four arguments, and configuration spread flat beside them. */
export interface SandboxOptions extends Record<string, unknown> {
  /** An https origin; http only for this machine. */
  serverOrigin: string;
  /** The name that the vendor gave the customer's integration. */
  integrationName: string;
  /** The start JWT, made on the LMS's server. */
  jwt: string;
  /** The vendor knows `default` only, and may be given none. */
  theme?: string;
}

/** The `cause` of an error of the sandbox's own. */
export interface Refusal {
  /** Why, for programs. */
  code: string;
  /** Names of the wrong arguments, claims with `jwt.` before them. */
  fields: string[];
}

/** An error as the vendor's SDK rejects with: a message for people and a `cause`. */
export function refusal(code: string, problem: string, fields: string[] = []): Error {
  const cause: Refusal = { code, fields };
  return new Error(`Proctoring sandbox: ${problem}.`, { cause });
}

/**
 * Checks what `init` was called with as strictly as the vendor, as far as a browser can: the
 * token's signature only the holder of the secret can check.
 *
 * @param now milliseconds since 1970
 * @returns the token's payload
 * @throws Error with the code `options-invalid` naming every wrong field, or `token-expired`,
 *   `too-early` or `too-late`
 */
export function checkOptions(options: unknown, now: number): StartPayload {
  const given = isRecord(options) ? options : {};
  const problems = new Map<string, string>();
  const expect = (field: string, right: boolean, expected: string, found?: string) => {
    if (!right)
      problems.set(field, `${field}: expected ${expected}, got ${found ?? show(given[field])}`);
  };

  const { serverOrigin, integrationName, jwt, theme } = given;
  const origin = parseOrigin(serverOrigin);
  expect(
    'serverOrigin',
    origin !== undefined && isSecureOrigin(origin),
    'an https origin such as "https://proctor.example", or http on localhost',
  );
  expect('integrationName', isText(integrationName), 'a non-empty string');
  expect('theme', theme === undefined || isText(theme), 'a non-empty string or none');

  const parts = typeof jwt === 'string' ? jwt.split('.') : [];
  // The token itself has no place in a message: messages end up in logs.
  const form = typeof jwt === 'string' ? `a string of ${parts.length}` : undefined;
  expect('jwt', parts.length === 3, 'a signed token of three parts', form);
  const [header, payload] = parts.map(decodeJwtPart);
  if (parts.length === 3) {
    const algorithm = isRecord(header) ? header['alg'] : undefined;
    expect('jwt.header', algorithm === 'HS256', 'a JSON object with alg "HS256"', show(algorithm));
    const length = signatureLength(parts[2]);
    expect('jwt.signature', length === 32, '32 bytes in base64url, as HS256 makes', `${length}`);
    for (const problem of checkPayload(payload)) {
      problems.set(`jwt.${problem.slice(0, problem.indexOf(':'))}`, `jwt.${problem}`);
    }
  }
  if (problems.size > 0) {
    throw refusal('options-invalid', [...problems.values()].join('; '), [...problems.keys()]);
  }

  const claims = payload as StartPayload;
  checkTimes(claims, now);
  return claims;
}

function checkTimes({ exp, startDate, endDate }: StartPayload, now: number): void {
  const time = new Date(now).toISOString();
  if (exp !== undefined && exp * 1000 <= now) {
    const expiry = new Date(exp * 1000).toISOString();
    throw refusal('token-expired', `jwt.exp: expected a moment after ${time}, got ${expiry}`, [
      'jwt.exp',
    ]);
  }
  if (moment(startDate) > now) {
    throw refusal('too-early', `jwt.startDate: expected one before ${time}, got ${startDate}`, [
      'jwt.startDate',
    ]);
  }
  if (endDate !== undefined && moment(endDate) <= now) {
    throw refusal('too-late', `jwt.endDate: expected one after ${time}, got ${endDate}`, [
      'jwt.endDate',
    ]);
  }
}

/** A date and time that passed the payload's check, in ms. Engines read `+01:00`, not all `+0100`. */
function moment(dateTime: string): number {
  return Date.parse(
    dateTime.replace(
      /([+-]\d\d)(?::?(\d\d))?$/,
      (_, hours: string, minutes = '00') => `${hours}:${minutes}`,
    ),
  );
}

/** The bytes of a signature; 0 for what is not base64url. */
function signatureLength(signature = ''): number {
  if (!/^[\w-]+$/.test(signature)) return 0;
  try {
    return decodeBase64url(signature).length;
  } catch {
    return 0;
  }
}

function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 80));
  return value === null ? 'null' : `a value of type ${typeof value}`;
}
