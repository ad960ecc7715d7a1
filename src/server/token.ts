import { CompactSign, jwtVerify } from 'jose';

/** Signs and verifies with the one secret that the vendor shares with its customer. */
export interface Tokens {
  /** A JWT (HS256) that carries the payload as it is. */
  sign(payload: object): Promise<string>;
  /** The claims; rejects unless the token is signed with HS256 and the secret and has not expired. */
  verify(token: string, leeway: number): Promise<Record<string, unknown>>;
}

/** Half a minute is the vendor's advice, five its own plugin's practice: clocks do differ. */
export const apiTokenLifetime = 5 * 60;

export function createTokens(secret: string): Tokens {
  const encoder = new TextEncoder();
  const bytes = encoder.encode(secret);
  let key: CryptoKey | undefined;

  // Imported once, at first use: some runtimes allow no such work while a module loads.
  async function getKey(): Promise<CryptoKey> {
    key ??= await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, [
      'sign',
      'verify',
    ]);
    return key;
  }

  return {
    async sign(payload) {
      return new CompactSign(encoder.encode(JSON.stringify(payload)))
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .sign(await getKey());
    },

    async verify(token, leeway) {
      const { payload } = await jwtVerify(token, await getKey(), {
        algorithms: ['HS256'],
        requiredClaims: ['exp'],
        clockTolerance: leeway,
      });
      return payload;
    },
  };
}

/** Now, in the unit of JWTs. */
export function unixTime(): number {
  return Math.floor(Date.now() / 1000);
}
