import { readId } from './ids.js';
import { isRecord, isText } from './json.js';
import { decodeJwt } from './jwt.js';
import { isSecureOrigin, parseOrigin } from './origins.js';
import { Redactor } from './redact.js';

/** What the LMS's start endpoint answers, and what `fetchStartData` returns. */
export interface StartData {
  /** The vendor's server for this customer: an https origin (http only for localhost). */
  serverOrigin: string;
  /** The customer's integration name, as the vendor gave it. */
  integrationName: string;
  /** The start token, a three-part JWT that only the LMS's server can sign. */
  jwt: string;
  /** The SDK's theme; wins over the page's. */
  theme?: string | null | undefined;
  /** SDK configuration; wins over the page's, key by key. */
  config?: Record<string, unknown> | null | undefined;
}

/** The names that configuration can never replace in what the vendor's `init` is given. */
export const RESERVED_NAMES = ['serverOrigin', 'integrationName', 'jwt', 'theme'] as const;

/** The claims of the start token that the element reads. */
export interface StartClaims {
  /** When the token expires, in seconds since 1970, if it says so. */
  exp: number | undefined;
  /** The session's id, if it bears one. */
  sessionId: string | undefined;
}

/** One wrong field of start data. */
export interface StartDataProblem {
  field: keyof StartData;
  /** What the field should hold, such as `an https origin`. */
  expected: string;
  /** What it holds, in brief. Of a token it tells the type alone. */
  got: string;
}

/** Start data that passed every check, or all that is wrong with them. */
export type StartDataCheck =
  | {
      ok: true;
      /** The known fields alone, with `serverOrigin` in its normal form. */
      startData: StartData;
      claims: StartClaims;
    }
  | {
      ok: false;
      /** One for each wrong field, never none. */
      problems: readonly StartDataProblem[];
    };

/** Which servers start data may name; `expected` completes "expected …, got …". */
export interface ServerRule {
  allows(origin: string): boolean;
  expected: string;
}

/** The longest `got` of a problem, in characters. */
const MAX_GOT_LENGTH = 80;

/**
 * Checks what came from the LMS before any of it reaches the vendor's SDK.
 *
 * @param answer parsed JSON, or what `fetchStartData` resolved with
 * @param servers the administrator's rule, if there is one
 */
export function checkStartData(answer: unknown, servers?: ServerRule): StartDataCheck {
  const data = isRecord(answer) ? answer : {};
  const { integrationName, jwt, theme, config } = data;
  const problems: StartDataProblem[] = [];
  const report = (field: keyof StartData, expected: string) => {
    problems.push({ field, expected, got: describe(field, data) });
  };

  const serverOrigin = parseOrigin(data['serverOrigin']);
  const isSecure = serverOrigin !== undefined && isSecureOrigin(serverOrigin);
  const isAllowed = isSecure && (servers?.allows(serverOrigin) ?? true);
  if (!isAllowed)
    report('serverOrigin', isSecure && servers ? servers.expected : 'an https origin');

  const isName = isText(integrationName);
  if (!isName) report('integrationName', 'a string');

  const claims = decodeJwt(jwt)?.claims;
  const isToken = typeof jwt === 'string' && claims !== undefined;
  if (!isToken) report('jwt', 'a token of three parts');

  const isTheme = theme === undefined || theme === null || isText(theme);
  if (!isTheme) report('theme', 'a string');

  const isConfig = config === undefined || config === null || isRecord(config);
  if (!isConfig) report('config', 'an object');

  return isAllowed && isName && isToken && isTheme && isConfig
    ? {
        ok: true,
        startData: { serverOrigin, integrationName, jwt, theme, config },
        claims: readClaims(claims),
      }
    : { ok: false, problems };
}

/**
 * Whether the start token has expired.
 *
 * @param time by the LMS's clock, in ms since 1970, if the answer tells it: a learner's clock, which
 *   may err by hours, judges nothing
 */
export function isExpired({ exp }: StartClaims, time: number | undefined): boolean {
  return exp !== undefined && time !== undefined && exp * 1000 <= time;
}

function readClaims({ exp, sessionId }: Record<string, unknown>): StartClaims {
  return {
    exp: typeof exp === 'number' && Number.isFinite(exp) ? exp : undefined,
    sessionId: readId(sessionId),
  };
}

/** A field's value in brief, without the token, which may stand in other fields, too. */
function describe(field: keyof StartData, data: Record<string, unknown>): string {
  const value = data[field];
  const { jwt } = data;
  if (field === 'jwt') return typeof jwt;
  const redactor = new Redactor(typeof jwt === 'string' ? [jwt] : []);
  return redactor.redact(textOf(value)).slice(0, MAX_GOT_LENGTH);
}

/** A value as JSON. A page's own function may return what JSON can't hold. */
function textOf(value: unknown): string {
  try {
    // Not a text for functions and the like, whatever the type says.
    const text: unknown = JSON.stringify(value);
    return typeof text === 'string' ? text : typeof value;
  } catch {
    return typeof value;
  }
}
