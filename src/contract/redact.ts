import { encodeBase64 } from './base64.js';
import { decodeUtf8, encodeUtf8 } from './utf8.js';

/** So many characters in a row of a secret are not shown. */
const WINDOW = 8;

/** What is shown in place of a secret. */
const MASK = '[hidden]';

/** Anything that looks like a JWT: servers echo more tokens than their own. */
const TOKEN_FORM = /eyJ[\w-]{6,}(?:\.[\w-]*)*/g;

/**
 * Takes secrets out of texts: whole, in parts, and in the encodings in which a server may echo them.
 */
export class Redactor {
  /** Runs of characters by their length: that of the window, or of a whole shorter secret. */
  readonly #runs = new Map<number, Set<string>>();

  /** @param secrets what is not to be shown, such as the start token */
  constructor(secrets: Iterable<string> = []) {
    for (const secret of secrets) this.hide(secret);
  }

  /** Hides one more secret, in this form and in its encodings. */
  hide(secret: string): void {
    for (const form of formsOf(secret)) {
      const length = Math.min(WINDOW, form.length);
      if (length === 0) continue;
      const runs = this.#runs.get(length) ?? new Set();
      for (let start = 0; start + length <= form.length; start += 1) {
        runs.add(form.slice(start, start + length));
      }
      this.#runs.set(length, runs);
    }
  }

  /** The text, with a mask in place of each part of a secret, and of each token whosever it is. */
  redact(text: string): string {
    const hidden = new Set<number>();
    const mark = (start: number, length: number) => {
      for (let at = start; at < start + length; at += 1) hidden.add(at);
    };
    for (const [length, runs] of this.#runs) {
      for (let start = 0; start + length <= text.length; start += 1) {
        if (runs.has(text.slice(start, start + length))) mark(start, length);
      }
    }
    // Marked in the same way, neither before nor after: a mask within a token would save its rest.
    for (const match of text.matchAll(TOKEN_FORM)) mark(match.index, match[0].length);
    let result = '';
    for (let at = 0; at < text.length; at += 1) {
      if (!hidden.has(at)) result += text.charAt(at);
      else if (!hidden.has(at - 1)) result += MASK;
    }
    return result;
  }
}

/** A secret as servers may write it: plain, escaped in JSON or in an address, encoded. */
function formsOf(secret: string): Set<string> {
  const bytes = encodeUtf8(secret);
  return new Set([
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(decodeUtf8(bytes)),
    Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''),
    ...[0, 1, 2].flatMap((offset) => {
      const base64 = innerBase64(bytes, offset);
      return [base64, base64.replaceAll('+', '-').replaceAll('/', '_')];
    }),
  ]);
}

/**
 * The secret's own characters in the base64 of a text in which it stands. Three bytes make four
 * characters, so that there are three ways, by where it starts.
 */
function innerBase64(bytes: Uint8Array, offset: number): string {
  const padded = new Uint8Array(offset + bytes.length);
  padded.set(bytes, offset);
  // Characters that hold bits of what stands before or after belong to the secret in part only.
  const start = Math.ceil((offset * 8) / 6);
  const end = Math.floor((padded.length * 8) / 6);
  return encodeBase64(padded).slice(start, end);
}
