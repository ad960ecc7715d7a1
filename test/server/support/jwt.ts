import { createHmac, timingSafeEqual } from 'node:crypto';

// JWTs by RFC 7515 and Node's own HMAC: independent of the library that is tested.

export type Claims = Record<string, unknown>;

const hashes: Record<string, string> = { HS256: 'sha256', HS384: 'sha384', HS512: 'sha512' };

export function now(): number {
  return Math.floor(Date.now() / 1000);
}

export function encodePart(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

export function decodePart(part: string): Claims {
  return JSON.parse(Buffer.from(part, 'base64url').toString()) as Claims;
}

/** A token; `alg: "none"` leaves the signature empty. */
export function sign(claims: unknown, secret: string, header: Claims = {}): string {
  const full = { alg: 'HS256', typ: 'JWT', ...header };
  const input = `${encodePart(full)}.${encodePart(claims)}`;
  const hash = hashes[full.alg];
  return `${input}.${hash ? hmac(input, secret, hash) : ''}`;
}

export function hmac(input: string, secret: string, hash = 'sha256'): string {
  return createHmac(hash, secret).update(input).digest('base64url');
}

/** The header and claims of a token, whose signature has to be right. */
export function verify(token: string, secret: string): { header: Claims; claims: Claims } {
  const [header = '', claims = '', signature = '', ...rest] = token.split('.');
  if (rest.length > 0) throw new Error('more than three parts');
  const expected = Buffer.from(hmac(`${header}.${claims}`, secret));
  const found = Buffer.from(signature);
  if (expected.length !== found.length || !timingSafeEqual(expected, found)) {
    throw new Error('wrong signature');
  }
  return { header: decodePart(header), claims: decodePart(claims) };
}
