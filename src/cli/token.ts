import { isPlainObject } from '../server/plain-json.js';
import { checkClaims } from './claims.js';
import type { Findings } from './findings.js';
import { checkSignature } from './signature.js';

/**
 * Checks the start token: form, header, claims and, with the secret, signature.
 *
 * @param now by the LMS's clock, in ms
 */
export async function checkToken(
  findings: Findings,
  jwt: string,
  now: number,
  secret: string | undefined,
): Promise<void> {
  const parts = jwt.split('.');
  if (parts.length !== 3 || !parts.every((part) => /^[\w-]+$/.test(part))) {
    findings.error('jwt', 'three parts of base64url, separated by dots', formOf(jwt, parts));
    return;
  }
  findings.ok('jwt', 'three parts');
  const [header, claims] = parts.map(decode);

  if (isPlainObject(header)) checkHeader(findings, header);
  else findings.error('jwt.header', 'a JSON object', 'something else');
  if (isPlainObject(claims)) checkClaims(findings, claims, now, secret);
  else findings.error('jwt.payload', 'a JSON object', 'something else');

  if (secret !== undefined) await checkSignature(findings, jwt, secret);
  else findings.info('jwt.signature', 'to verify it: --secret-env', 'no secret');
}

function checkHeader(findings: Findings, { alg, typ }: Record<string, unknown>): void {
  if (alg === 'HS256') findings.ok('jwt.header.alg', 'HS256');
  else findings.error('jwt.header.alg', 'HS256', findings.show(alg));
  if (typ === 'JWT') findings.ok('jwt.header.typ', 'JWT');
  else findings.warning('jwt.header.typ', 'JWT', findings.show(typ));
}

/** JSON in one part of a token; undefined if there is none. */
function decode(part: string): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(part, 'base64url'));
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function formOf(jwt: string, parts: readonly string[]): string {
  if (/^(bearer|jwt)\s/i.test(jwt)) return 'a scheme before it';
  if (/^b['"]/.test(jwt)) return "a Python literal of bytes: it lacks .decode('ascii')";
  if (/\s/.test(jwt)) return 'white space in it';
  if (parts.length !== 3) return `${parts.length} part${parts.length === 1 ? '' : 's'}`;
  if (parts.includes('')) return parts[2] === '' ? 'one without a signature' : 'an empty part';
  return 'other characters (base64 with +, / or = is not base64url)';
}
