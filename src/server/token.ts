import { base64url, jwtVerify } from 'jose';

/** Signs and verifies with the one secret that the vendor shares with its customer. */
export interface Tokens {
  /** A JWT (HS256) that carries the payload as it is. */
  sign(payload: object): Promise<string>;
  /** The claims; rejects unless the token is signed with HS256 and the secret and has not expired. */
  verify(token: string, leeway: number): Promise<Record<string, unknown>>;
}

/** Half a minute is the vendor's advice, five its own plugin's practice: clocks do differ. */
export const apiTokenLifetime = 5 * 60;

/** Of every token of ours: jose would check it anew with each. */
const header = encode(JSON.stringify({ alg: 'HS256', typ: 'JWT' }));

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
      const input = `${header}.${encode(JSON.stringify(payload))}`;
      const signature = await crypto.subtle.sign('HMAC', await getKey(), encoder.encode(input));
      return `${input}.${base64url.encode(new Uint8Array(signature))}`;
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

/** A text in base64url. Few have more than ASCII, which needs no way over bytes: that is slow on Node 20. */
function encode(text: string): string {
  if (/[^\0-\x7f]/.test(text)) return base64url.encode(text);
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Now, in the unit of JWTs. */
export function unixTime(): number {
  return Math.floor(Date.now() / 1000);
}
