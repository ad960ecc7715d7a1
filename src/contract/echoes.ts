import { decodeBase64url } from './base64.js';
import { Redactor } from './redact.js';
import { encodeBinary } from './utf8.js';

/** So many letters and digits in a row of a secret are not shown, however they are written. */
const WINDOW = 8;

/** How often escapes are undone: a text may have been escaped twice on its way. */
const MAX_ROUNDS = 2;

/** Base64 within base64 is looked into so deeply. */
const MAX_DEPTH = 2;

/** What may be base64, long enough to hold a window of a secret. */
const BASE64_RUN = /[\w+/-]{12,}={0,2}/g;

/** Escapes of addresses, JSON, HTML, and languages of programs; each group holds what one kind stands for. */
const ESCAPE =
  /%([\da-f]{2})|\\x([\da-f]{2})|\\u\{?([\da-f]{1,6})\}?|&#x([\da-f]{1,6});|&#(\d{1,7});|\\(?=.)/giy;

/** A text in UTF-8, one character for each byte, and where each byte stands in what is shown. */
interface Reading {
  bytes: string;
  from: readonly number[];
  to: readonly number[];
}

/**
 * A redactor for texts of strangers, such as what an endpoint has answered. It also finds secrets that
 * were changed in case, split, or escaped, and those in base64 of whatever they stand in. It is no part
 * of what the browser loads.
 */
export class EchoRedactor extends Redactor {
  readonly #windows = new Set<string>();

  constructor(secrets: Iterable<string> = []) {
    super();
    for (const secret of secrets) this.hide(secret);
  }

  override hide(secret: string): void {
    super.hide(secret);
    const bytes = encodeBinary(secret);
    const hex = Array.from(bytes, (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0'));
    const base64 = ['', ' ', '  '].map((before) => btoa(before + bytes));
    const lowerCase = encodeBinary(secret.toLowerCase());
    for (const form of [bytes, lowerCase, hex.join(''), ...base64]) {
      const plain = plainCharacters(form);
      for (let start = 0; start + WINDOW <= plain.length; start += 1) {
        this.#windows.add(plain.slice(start, start + WINDOW));
      }
    }
  }

  override mark(text: string, depth = 0): Uint8Array {
    const hidden = super.mark(text);
    let reading = readingOf(text);
    this.#markReading(hidden, reading);
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      reading = unescaped(reading);
      this.#markReading(hidden, reading);
    }
    if (depth === MAX_DEPTH) return hidden;
    for (const { index, 0: run } of text.matchAll(BASE64_RUN)) {
      const inner = decodedRun(run);
      if (inner === undefined || !this.mark(inner, depth + 1).includes(1)) continue;
      hidden.fill(1, index, index + run.length);
    }
    return hidden;
  }

  #markReading(hidden: Uint8Array, { bytes, from, to }: Reading): void {
    const places: number[] = [];
    let plain = '';
    for (let at = 0; at < bytes.length; at += 1) {
      const character = plainCharacters(bytes.charAt(at));
      if (character === '') continue;
      plain += character;
      places.push(at);
    }
    for (let start = 0; start + WINDOW <= plain.length; start += 1) {
      if (!this.#windows.has(plain.slice(start, start + WINDOW))) continue;
      const [first = 0, last = 0] = [places[start], places[start + WINDOW - 1]];
      hidden.fill(1, from[first], to[last]);
    }
  }
}

/** Without what texts are split at, and without the difference of upper and lower case. */
function plainCharacters(bytes: string): string {
  return bytes.toLowerCase().replace(/[^\da-z\u0080-\u00ff]/g, '');
}

function readingOf(text: string): Reading {
  let bytes = '';
  const from: number[] = [];
  const to: number[] = [];
  let at = 0;
  for (const character of text) {
    const end = at + character.length;
    for (const byte of encodeBinary(character.toLowerCase())) {
      bytes += byte;
      from.push(at);
      to.push(end);
    }
    at = end;
  }
  return { bytes, from, to };
}

/** The same with each escape replaced by what it stands for. */
function unescaped({ bytes, from, to }: Reading): Reading {
  let result = '';
  const starts: number[] = [];
  const ends: number[] = [];
  for (let at = 0; at < bytes.length;) {
    ESCAPE.lastIndex = at;
    const match = ESCAPE.exec(bytes);
    const end = at + (match?.[0].length ?? 1);
    for (const byte of match ? meaningOf(match) : bytes.charAt(at)) {
      result += byte;
      starts.push(from[at] ?? 0);
      ends.push(to[end - 1] ?? 0);
    }
    at = end;
  }
  return { bytes: result, from: starts, to: ends };
}

/** The bytes that an escape stands for; none for a backslash before something else. */
function meaningOf([, percent, hex, unicode, htmlHex, html]: RegExpExecArray): string {
  const byte = percent ?? hex;
  if (byte !== undefined) return String.fromCharCode(parseInt(byte, 16));
  const code = html === undefined ? parseInt(unicode ?? htmlHex ?? '', 16) : Number(html);
  return code <= 0x10ffff ? encodeBinary(String.fromCodePoint(code).toLowerCase()) : '';
}

/** What a run of base64 holds, one character for each byte; UTF-16 without its empty halves. */
function decodedRun(run: string): string | undefined {
  try {
    const bytes = decodeBase64url(run);
    return Array.from(
      bytes.filter((byte) => byte !== 0),
      (byte) => String.fromCharCode(byte),
    ).join('');
  } catch {
    return undefined;
  }
}
