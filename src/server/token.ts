import { CompactSign, errors, jwtVerify } from 'jose';

/** Signs and verifies with the one secret that the vendor shares with its customer. */
export interface Tokens {
  /** A JWT (HS256) that carries the payload as it is. */
  sign(payload: Record<string, unknown>): Promise<string>;
  /**
   * The claims.
   *
   * @param leeway a token counts for so many seconds after its expiry
   * @throws TokenError unless the token is signed with HS256 and the secret, and has not expired
   */
  verify(token: string, leeway: number): Promise<Record<string, unknown>>;
  /** What no message may show. */
  secret: string;
}

/** Why a token does not count; the message says it in words of ours, never in the token's. */
export class TokenError extends Error {
  override readonly name = 'TokenError';
}

/**
 * How long a token for the vendor's API lives, in seconds. Half a minute is the vendor's advice, five
 * minutes its own plugin's practice: clocks do differ.
 */
export const API_TOKEN_LIFETIME = 5 * 60;

/** What jose finds wrong with a token, by the code of its error. */
const REASONS: Record<string, string> = {
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED: 'the token is not signed with the shared secret',
  ERR_JOSE_ALG_NOT_ALLOWED: 'the token is not signed with HS256',
  ERR_JOSE_NOT_SUPPORTED: 'the token asks for something that is not supported',
  ERR_JWT_EXPIRED: 'the token has expired',
  ERR_JWT_CLAIM_VALIDATION_FAILED: 'the token has no usable expiry, or is not valid yet',
  ERR_JWS_INVALID: 'the token is malformed',
  ERR_JWT_INVALID: 'the token is malformed',
};

const HMAC = { name: 'HMAC', hash: 'SHA-256' };

export function createTokens(secret: string): Tokens {
  const encoder = new TextEncoder();
  const bytes = encoder.encode(secret);
  let imported: CryptoKey | undefined;

  /**
   * The secret as a key, imported at the first use: jose would import it anew for each token, and workerd
   * allows no such work before a request. Two uses at once may import it twice.
   */
  async function importKey(): Promise<CryptoKey> {
    imported ??= await crypto.subtle.importKey('raw', bytes, HMAC, false, ['sign', 'verify']);
    return imported;
  }

  return {
    secret,

    async sign(payload) {
      const header = { alg: 'HS256', typ: 'JWT' };
      // `SignJWT` would clone the claims first, which takes as long as the signature itself.
      const claims = encoder.encode(JSON.stringify(payload));
      return new CompactSign(claims).setProtectedHeader(header).sign(await importKey());
    },

    async verify(token, leeway) {
      try {
        const { payload } = await jwtVerify(token, await importKey(), {
          algorithms: ['HS256'],
          requiredClaims: ['exp'],
          clockTolerance: leeway,
        });
        return payload;
      } catch (error) {
        throw new TokenError(explain(error));
      }
    },
  };
}

function explain(error: unknown): string {
  if (!(error instanceof errors.JOSEError)) return "the token can't be verified";
  const reason = REASONS[error.code] ?? "the token can't be verified";
  const exp = error instanceof errors.JWTExpired ? error.payload.exp : undefined;
  return exp === undefined ? reason : `${reason}, ${unixTime() - exp} s ago`;
}

/** Now, in the unit of JWTs. */
export function unixTime(): number {
  return Math.floor(Date.now() / 1000);
}
