import { createHmac, timingSafeEqual } from 'node:crypto';

// JWTs by RFC 7515 with Node's own HMAC: what the double accepts is judged by other code than signs it.

export type Claims = Record<string, unknown>;

/** A token of the vendor's side, signed with HS256. */
export function signToken(claims: Claims, secret: string): string {
  const input = [{ alg: 'HS256', typ: 'JWT' }, claims].map(encode).join('.');
  return `${input}.${hmac(input, secret).toString('base64url')}`;
}

/** The claims of a token that is signed with HS256 and this secret and has not expired; or why it is refused. */
export function readToken(token: string, secret: string, now: Date): Claims | string {
  const [header = '', claims = '', signature = '', ...rest] = token.split('.');
  if (rest.length > 0 || signature === '') return 'Token: expected three parts.';
  if (decode(header)?.['alg'] !== 'HS256') return 'Token: expected the algorithm HS256.';
  const expected = hmac(`${header}.${claims}`, secret);
  const found = Buffer.from(signature, 'base64url');
  if (expected.length !== found.length || !timingSafeEqual(expected, found)) {
    return 'Token: wrong signature.';
  }
  const decoded = decode(claims);
  if (!decoded) return 'Token: the claims are not a JSON object.';
  const { exp } = decoded;
  if (exp !== undefined && !(typeof exp === 'number' && exp * 1000 > now.getTime())) {
    return 'Token: expired.';
  }
  return decoded;
}

function hmac(input: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(input).digest();
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function decode(part: string): Claims | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Claims)
      : undefined;
  } catch {
    return undefined;
  }
}
