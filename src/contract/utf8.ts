/**
 * UTF-8 without `TextEncoder` and `TextDecoder`: the page that Jest makes of jsdom has neither, and an app's
 * tests run there without shims.
 */

/** The text as a part of an address. Half a surrogate pair becomes the replacement character, as everywhere. */
export const percentEncode = (text: string): string =>
  encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'));

/** The text as UTF-8, one character for each byte, as `btoa` takes it. */
export const encodeBinary = (text: string): string =>
  percentEncode(text).replace(/%(..)/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

/** The text as UTF-8. */
export const encodeUtf8 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(encodeBinary(text), (character) => character.charCodeAt(0));

/**
 * The text that UTF-8 stands for.
 *
 * @throws URIError for what is no UTF-8
 */
export function decodeUtf8(bytes: Uint8Array): string {
  const escaped = [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`);
  return decodeURIComponent(escaped.join(''));
}
