import { EchoRedactor } from '../contract/echoes.js';
import { show } from '../server/plain-json.js';
import { HIDDEN, withoutValues } from './addresses.js';
import { placeOf } from './guide.js';
import type { Finding, Level, Report } from './types.js';

/** The longest `got` that is reported, in characters. */
const MAX_LENGTH = 200;

/** Deeper parts of a document are not looked at: walking them would overflow the stack. */
const MAX_DEPTH = 100;

/** Of shorter texts no part is a secret of its own, in characters. */
const MIN_SECRET_LENGTH = 8;

/** Collects findings. What comes out of it shows nothing that was given to `hide`. */
export class Findings {
  readonly #findings: Omit<Finding, 'docs'>[] = [];
  readonly #redactor = new EchoRedactor();
  /** Values that are hidden where they stand alone. */
  readonly #words: string[] = [];
  readonly #homepage: string | undefined;

  /** @param homepage of the package, under which its guides are found */
  constructor(homepage?: string) {
    this.#homepage = homepage;
  }

  /**
   * Keeps a text out of the report, whether found before or after: a long one with all its parts, a
   * short one where it stands alone, for `late` is no part of `too-late`.
   */
  hide(text: string): void {
    if (text.length >= MIN_SECRET_LENGTH) this.#redactor.hide(text);
    else if (text !== '') this.#words.push(text);
  }

  /** A copy of parsed JSON, without what has to be hidden. */
  redact(value: unknown): unknown {
    return copyOf(value, (text) => this.#redactText(text));
  }

  /** A value as a `got`. */
  show(value: unknown): string {
    return show(typeof value === 'string' ? this.redact(value) : value);
  }

  error(field: string, expected: string, got: string): void {
    this.#add('error', field, expected, got);
  }

  warning(field: string, expected: string, got: string): void {
    this.#add('warning', field, expected, got);
  }

  info(field: string, expected: string, got: string): void {
    this.#add('info', field, expected, got);
  }

  ok(field: string, expected: string, got = expected): void {
    this.#add('ok', field, expected, got);
  }

  report(url: URL): Report {
    const clean = (text: string) => {
      const characters = Array.from(printable(this.#redactText(text)));
      return characters.length > MAX_LENGTH
        ? `${characters.slice(0, MAX_LENGTH).join('')}…`
        : characters.join('');
    };
    return {
      url: printable(this.#redactor.redact(withoutValues(url))),
      ok: !this.#findings.some(({ level }) => level === 'error'),
      findings: this.#findings.map(({ level, field, expected, got }) => ({
        level,
        field: clean(field),
        expected,
        got: clean(got),
        docs: placeOf(field, this.#homepage),
      })),
    };
  }

  /** Short texts come last: a mask within a long one would save its rest. */
  #redactText(text: string): string {
    return this.#words.reduce(hideWord, this.#redactor.redact(text));
  }

  #add(level: Level, field: string, expected: string, got: string): void {
    this.#findings.push({ level, field, expected, got });
  }
}

/** A copy of parsed JSON, as deep as it is looked at. */
export function copyOf(
  value: unknown,
  copyText: (text: string) => string = (text) => text,
  depth = 0,
): unknown {
  if (typeof value === 'string') return copyText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === MAX_DEPTH) return null;
  if (Array.isArray(value)) return value.map((item) => copyOf(item, copyText, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      copyText(name),
      copyOf(item, copyText, depth + 1),
    ]),
  );
}

/** Puts a mask in place of a word, where no other letter, digit or hyphen touches it. */
function hideWord(text: string, word: string): string {
  const pieces = text.split(word);
  return pieces.slice(1).reduce((shown, piece, index) => {
    const isAlone =
      !/[\p{L}\p{N}_-]$/u.test(pieces[index] ?? '') && !/^[\p{L}\p{N}_-]/u.test(piece);
    return `${shown}${isAlone ? HIDDEN : word}${piece}`;
  }, pieces[0] ?? '');
}

/** Control characters and the like could command a terminal. */
function printable(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
