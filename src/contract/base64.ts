/** The bytes as base64, with `+`, `/` and padding. */
export function encodeBase64(bytes: Uint8Array): string {
  let binary = '';
  // One character at a time: a call with all of them as arguments would overflow the stack.
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** The bytes as base64url: `-` and `_`, without padding. */
export function encodeBase64url(bytes: Uint8Array): string {
  return encodeBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/**
 * Decodes base64url. Plain base64 and padding are taken, too: a token written so is for the vendor
 * to judge.
 *
 * @throws DOMException for any other text
 */
export function decodeBase64url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
