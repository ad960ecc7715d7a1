/**
 * UTF-8 without `TextEncoder` and `TextDecoder`: the page that Jest makes of jsdom has neither, and an app's
 * tests run there without shims.
 */

/** The text as UTF-8. Half a surrogate pair becomes the replacement character, as everywhere. */
export function encodeUtf8(text: string): Uint8Array<ArrayBuffer> {
  const escaped = encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'));
  const binary = escaped.replace(/%(..)/g, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/**
 * The text that UTF-8 stands for.
 *
 * @throws URIError for what is no UTF-8
 */
export function decodeUtf8(bytes: Uint8Array): string {
  const escaped = Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`);
  return decodeURIComponent(escaped.join(''));
}
