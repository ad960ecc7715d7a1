import { encodeBinary, percentEncode } from './utf8.js';

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
  /** Runs of characters that are not shown: as long as the window, or a whole shorter secret. */
  readonly #runs = new Set<string>();
  /** The lengths that runs have. */
  readonly #lengths = new Set<number>();

  /** @param secrets what is not to be shown, such as the start token */
  constructor(secrets: Iterable<string> = []) {
    for (const secret of secrets) this.hide(secret);
  }

  /** Hides one more secret, in this form and in its encodings. */
  hide(secret: string): void {
    for (const form of formsOf(secret)) {
      const length = Math.min(WINDOW, form.length);
      this.#lengths.add(length);
      for (let start = 0; start + length <= form.length; start += 1) {
        this.#runs.add(form.slice(start, start + length));
      }
    }
  }

  /** One for each character of the text: 1 if it is part of a secret, or of a token whosever it is. */
  mark(text: string): Uint8Array {
    const hidden = new Uint8Array(text.length);
    for (let start = 0; start < text.length; start += 1) {
      for (const length of this.#lengths) {
        const run = text.slice(start, start + length);
        if (this.#runs.has(run)) hidden.fill(1, start, start + run.length);
      }
    }
    // Marked in the same way, neither before nor after: a mask within a token would save its rest.
    for (const { index, 0: token } of text.matchAll(TOKEN_FORM)) {
      hidden.fill(1, index, index + token.length);
    }
    return hidden;
  }

  /** The text, with a mask in place of what is hidden. */
  redact(text: string): string {
    const hidden = this.mark(text);
    let result = '';
    for (let at = 0; at < text.length; at += 1) {
      if (!hidden[at]) result += text.charAt(at);
      else if (!hidden[at - 1]) result += MASK;
    }
    return result;
  }
}

/** A secret as servers may write it: plain, escaped in JSON or in an address, encoded. */
function formsOf(secret: string): Set<string> {
  const binary = encodeBinary(secret);
  const base64 = [0, 1, 2].map((offset) => innerBase64(binary, offset));
  return new Set([
    secret,
    JSON.stringify(secret).slice(1, -1),
    percentEncode(secret),
    binary.replace(/./gs, (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')),
    ...base64,
    ...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
  ]);
}

/**
 * The secret's own characters in the base64 of a text in which it stands. Three bytes make four
 * characters, so that there are three ways, by where it starts.
 */
function innerBase64(binary: string, offset: number): string {
  const padded = ' '.repeat(offset) + binary;
  // Characters that hold bits of what stands before or after belong to the secret in part only.
  return btoa(padded).slice(Math.ceil((offset * 8) / 6), Math.floor((padded.length * 8) / 6));
}
