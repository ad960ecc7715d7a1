import { encodeBase64url } from '../contract/base64.js';
import type { StartData } from '../contract/start-data.js';
import { encodeUtf8 } from '../contract/utf8.js';

/** Seconds for which the token is valid. */
const LIFETIME = 10 * 60;

/** What the start token says. Any claim of the vendor's may be given. */
export interface FakeClaims {
  /** The session that the attempt belongs to. */
  sessionId?: string | number;
  /** When the token expires, in seconds since 1970. Default: in 10 minutes. */
  exp?: number;
  [claim: string]: unknown;
}

/**
 * Makes start data that pass the element's checks. Nobody has signed the token: the vendor's server, or a
 * server that verifies it, would refuse it.
 *
 * @param claims what the token says besides `exp`
 */
export function createFakeStartData(claims: FakeClaims = {}): StartData {
  const exp = Math.floor(Date.now() / 1000) + LIFETIME;
  const parts = [encodePart({ alg: 'HS256', typ: 'JWT' }), encodePart({ exp, ...claims })];
  return {
    serverOrigin: 'https://proctor.example',
    integrationName: 'fake',
    jwt: [...parts, encodeText('not a signature')].join('.'),
  };
}

const encodePart = (value: object): string => encodeText(JSON.stringify(value));

const encodeText = (text: string): string => encodeBase64url(encodeUtf8(text));
