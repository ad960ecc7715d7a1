import { compactVerify } from 'jose/jws/compact/verify';
import type { Findings } from './findings.js';

/** Verifies that the vendor will take the token for the customer's. */
export async function checkSignature(
  findings: Findings,
  jwt: string,
  secret: string,
): Promise<void> {
  const field = 'jwt.signature';
  const expected = 'one made with HS256 and the secret of --secret-env';
  if (await isSignedWith(jwt, Buffer.from(secret))) {
    findings.ok(field, 'verified');
    return;
  }
  for (const [slip, key] of slips(secret)) {
    if (key.length === 0 || !(await isSignedWith(jwt, key))) continue;
    findings.error(field, expected, `one made with the secret ${slip}`);
    return;
  }
  findings.error(field, expected, 'another');
}

async function isSignedWith(jwt: string, key: Uint8Array): Promise<boolean> {
  try {
    await compactVerify(jwt, key, { algorithms: ['HS256'] });
    return true;
  } catch {
    return false;
  }
}

/** What LMSs make of a secret by mistake, and what shells make of it here. */
function slips(secret: string): [slip: string, key: Uint8Array][] {
  return [
    ['without the white space around it', Buffer.from(secret.trim())],
    ['in double quotes', Buffer.from(`"${secret}"`)],
    ['in single quotes', Buffer.from(`'${secret}'`)],
    ['without the quotes around it', Buffer.from(secret.replace(/^(['"])(.*)\1$/s, '$2'))],
    ['and a byte order mark before it', Buffer.from(`\uFEFF${secret}`)],
    ['and a line break after it', Buffer.from(`${secret}\n`)],
    ['and a line break of Windows after it', Buffer.from(`${secret}\r\n`)],
    ['decoded from base64: its text is the key', Buffer.from(secret, 'base64')],
    ['decoded from hexadecimal: its text is the key', Buffer.from(secret, 'hex')],
  ];
}
