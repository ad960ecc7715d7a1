/** So many characters in a row of what is hidden are not shown. */
const window = 8;

const mask = '[hidden]';

/** Anything that looks like a JWT: endpoints echo more tokens than their own. */
const tokenForm = /eyJ[\w-]{6,}(?:\.[\w-]*)*/g;

/**
 * Takes secrets out of texts: whole, in pieces, and in the encodings that an endpoint may echo them
 * in.
 */
export class Redactor {
  /** Runs of characters by their length: as long as the window, or all of a shorter secret. */
  readonly #runs = new Map<number, Set<string>>();

  hide(secret: string): void {
    for (const form of forms(secret)) {
      const length = Math.min(window, form.length);
      const runs = this.#runs.get(length) ?? new Set();
      for (let start = 0; start + length <= form.length; start += 1) {
        runs.add(form.slice(start, start + length));
      }
      if (length > 0) this.#runs.set(length, runs);
    }
  }

  redactText(text: string): string {
    const hidden = new Set<number>();
    for (const [length, runs] of this.#runs) {
      for (let start = 0; start + length <= text.length; start += 1) {
        if (!runs.has(text.slice(start, start + length))) continue;
        for (let at = start; at < start + length; at += 1) hidden.add(at);
      }
    }
    // Marked as well, not taken out before or after: a mask within a token would save its rest.
    for (const { index, 0: token } of text.matchAll(tokenForm)) {
      for (let at = index; at < index + token.length; at += 1) hidden.add(at);
    }
    let result = '';
    for (let at = 0; at < text.length; at += 1) {
      if (!hidden.has(at)) result += text[at]!;
      else if (!hidden.has(at - 1)) result += mask;
    }
    return result;
  }

  /** A copy of parsed JSON with all its texts redacted. */
  redact(value: unknown): unknown {
    if (typeof value === 'string') return this.redactText(value);
    if (Array.isArray(value)) return value.map((item) => this.redact(item));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [this.redactText(name), this.redact(item)]),
    );
  }
}

function forms(secret: string): Set<string> {
  const bytes = Buffer.from(secret);
  return new Set([
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(bytes.toString()),
    bytes.toString('base64'),
    bytes.toString('base64url'),
    bytes.toString('hex'),
  ]);
}
