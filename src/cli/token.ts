import { isRecord } from '../contract/json.js';
import { decodeJwtPart } from '../contract/jwt.js';
import { checkClaims } from './claims.js';
import type { Findings } from './findings.js';
import { checkSignature } from './signature.js';

/** The only algorithm that the vendor takes. */
const ALGORITHM = 'HS256';

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
  const [first = '', second = ''] = parts;
  if (parts.length !== 3 || !parts.every((part) => /^[\w-]+$/.test(part))) {
    findings.error('jwt', 'three parts of base64url, separated by dots', formOf(jwt, parts));
    return;
  }
  findings.ok('jwt', 'three parts');
  const header = decodeJwtPart(first);
  const claims = decodeJwtPart(second);

  if (isRecord(header)) checkHeader(findings, header);
  else findings.error('jwt.header', 'a JSON object', 'something else');
  if (isRecord(claims)) {
    checkSecrecy(findings, second, secret);
    checkClaims(findings, claims, now);
  } else findings.error('jwt.payload', 'a JSON object', 'something else');

  if (secret === undefined) {
    findings.info('jwt.signature', 'to verify it: --secret-env', 'no secret');
    return;
  }
  // Of a token that is no token, or is signed otherwise, the signature is no second fault.
  const isWorthIt = isRecord(header) && header['alg'] === ALGORITHM && isRecord(claims);
  if (isWorthIt) await checkSignature(findings, jwt, secret);
}

function checkHeader(findings: Findings, { alg, typ }: Record<string, unknown>): void {
  if (alg === ALGORITHM) findings.ok('jwt.header.alg', ALGORITHM);
  else findings.error('jwt.header.alg', ALGORITHM, findings.show(alg));
  if (typ === 'JWT') findings.ok('jwt.header.typ', 'JWT');
  else findings.warning('jwt.header.typ', 'JWT', findings.show(typ));
}

function checkSecrecy(findings: Findings, payload: string, secret: string | undefined): void {
  if (secret === undefined) return;
  const text = Buffer.from(payload, 'base64url').toString();
  const isShown = text.includes(secret) || text.includes(JSON.stringify(secret).slice(1, -1));
  if (!isShown) return;
  findings.error('jwt.payload', 'claims without the secret, as anyone can read them', 'it');
}

function formOf(jwt: string, parts: readonly string[]): string {
  if (/^(bearer|jwt)\s/i.test(jwt)) return 'a scheme before it';
  if (/^b['"]/.test(jwt)) return "a Python literal of bytes: it lacks .decode('ascii')";
  if (/^["'].*["']$/.test(jwt)) return 'quotes around it';
  if (/\s/.test(jwt)) return 'white space in it';
  if (parts.length !== 3) return `${parts.length} part${parts.length === 1 ? '' : 's'}`;
  if (parts.includes('')) return parts[2] === '' ? 'one without a signature' : 'an empty part';
  return 'other characters (base64 with +, / or = is not base64url)';
}
