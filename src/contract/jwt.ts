import { decodeBase64url } from './base64.js';
import { isRecord, parseJson } from './json.js';
import { decodeUtf8 } from './utf8.js';

/** What a token says. Anybody can write that: only its signature, which is not looked at, proves it. */
export interface Jwt {
  header: Record<string, unknown>;
  claims: Record<string, unknown>;
}

/**
 * Decodes a JWT (RFC 7519) without verifying it.
 *
 * @returns undefined unless the value is a text of three parts that are not empty, the first two of
 *   them JSON objects
 */
export function decodeJwt(token: unknown): Jwt | undefined {
  if (typeof token !== 'string') return undefined;
  const parts = token.split('.');
  const [first, second, signature] = parts;
  if (parts.length !== 3 || !first || !second || !signature) return undefined;
  const header = decodeJwtPart(first);
  const claims = decodeJwtPart(second);
  return isRecord(header) && isRecord(claims) ? { header, claims } : undefined;
}

/** The JSON value in the first or second part of a token, or undefined if there is none. */
export function decodeJwtPart(part: string): unknown {
  try {
    return parseJson(decodeUtf8(decodeBase64url(part)));
  } catch {
    return undefined;
  }
}
