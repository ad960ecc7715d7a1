import { isRecord, ProctoredExamError } from './errors.js';

/** What the LMS's start endpoint answers, and what `fetchStartData` returns. */
export interface StartData {
  /** The vendor's server for this customer: an https origin (http only for localhost). */
  serverOrigin: string;
  /** The customer's integration name, as the vendor gave it. */
  integrationName: string;
  /** The start token, a three-part JWT that only the LMS's server can sign. */
  jwt: string;
  /** The SDK's theme; wins over the page's. */
  theme?: string | null;
  /** SDK configuration; wins over the page's, key by key. */
  config?: Record<string, unknown> | null;
}

/** Start data that passed every check. */
export interface CheckedStartData extends StartData {
  /** The token's `sessionId`, if it bears one. */
  sessionId: string | undefined;
}

/** Name of the `<meta>` that lists the servers which may be named. */
const LIST = 'proctored-exam:server-origins';
/** What it lists for placeholders when there is none. */
const VENDOR_SERVERS = 'https://*.proctor.constructor.app';
const LOCAL_HOST = /^(.+\.)?localhost$|^127[\d.]+$|^\[::1]$/;

/**
 * Checks what came from the LMS before any of it reaches the vendor's SDK.
 *
 * @param answer parsed JSON, or what `fetchStartData` resolved with
 * @param now milliseconds since 1970 by the LMS's clock where it is known: learners' clocks err
 * @param mode how far the request for them might go: `same-origin` for a placeholder, which names
 *   no server but the vendor's unless the administrator lists others
 * @throws ProctoredExamError `start-data-invalid` naming every wrong field, or `token-expired`
 */
export function checkStartData(
  answer: unknown,
  now: number,
  mode: RequestMode = 'cors',
): CheckedStartData {
  const data = isRecord(answer) ? answer : {};
  const { integrationName, jwt, theme, config } = data;
  const serverOrigin = originOf(data['serverOrigin']);
  const claims = claimsOf(jwt);
  const expected: Partial<Record<keyof StartData, string | false>> = {
    serverOrigin: serverOrigin
      ? !isListed(serverOrigin, mode) &&
        `one that <meta name="${LIST}"> lists (none: ${VENDOR_SERVERS})`
      : 'an https origin',
    integrationName: !isText(integrationName) && 'a string',
    jwt: !claims && 'a token of three parts',
    theme: theme != null && !isText(theme) && 'a string',
    config: config != null && !isRecord(config) && 'an object',
  };
  const problems = Object.entries(expected).flatMap(([name, what]) => {
    // never the token itself: messages end up in logs
    const came = name === 'jwt' ? typeof jwt : (JSON.stringify(data[name]) as string | undefined);
    return what ? [`${name}: expected ${what}, got ${came?.slice(0, 80)}`] : [];
  });
  if (problems.length) throw new ProctoredExamError('start-data-invalid', problems.join('; '));

  const { exp, sessionId } = claims!;
  if (typeof exp === 'number' && exp * 1000 <= now) {
    const expired = new Date(exp * 1000).toISOString();
    throw new ProctoredExamError('token-expired', `jwt: expected a valid one, got exp ${expired}`);
  }
  return {
    ...(data as unknown as StartData),
    serverOrigin: serverOrigin!,
    sessionId: isText(sessionId) ? sessionId : undefined,
  };
}

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '';

/** The normalised origin, if `value` is one that may be used and nothing more than an origin. */
function originOf(value: unknown): string | undefined {
  try {
    // a list of one address would do for URL
    const url = new URL(isText(value) ? value : '');
    const safe =
      url.protocol === 'https:' || (url.protocol === 'http:' && LOCAL_HOST.test(url.hostname));
    return safe && url.href === `${url.origin}/` ? url.origin : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the administrator allows `origin`, or nobody asked for a list. */
function isListed(origin: string, mode: RequestMode): boolean {
  // only the head counts: others may write in the body, and `document.head` is theirs to shadow,
  // by the name of an image; a shadowed `querySelector` throws
  const meta = document.querySelector<HTMLMetaElement>(`:root > head > meta[name="${LIST}"]`);
  if (!meta && mode !== 'same-origin') return true;
  if (!meta && LOCAL_HOST.test(location.hostname) && LOCAL_HOST.test(new URL(origin).hostname)) {
    return true;
  }
  return (meta?.content ?? VENDOR_SERVERS).split(/\s+/).some((entry) => {
    const [start = '', domain] = entry.toLowerCase().replace(/\/$/, '').split('*.');
    return domain ? origin.startsWith(start) && origin.endsWith(`.${domain}`) : origin === start;
  });
}

/** The payload of a three-part token. The signature is the vendor's to check: only they know the key. */
function claimsOf(jwt: unknown): Record<string, unknown> | undefined {
  const parts = typeof jwt === 'string' ? jwt.split('.') : [];
  try {
    const bytes = atob(parts[1]!.replace(/-/g, '+').replace(/_/g, '/'));
    const claims: unknown = JSON.parse(
      new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0))),
    );
    return parts.length === 3 && parts.every(Boolean) && isRecord(claims) ? claims : undefined;
  } catch {
    return undefined;
  }
}
