import { show } from '../server/plain-json.js';
import { Redactor } from './redactor.js';

/**
 * `error`: a start fails, or the contract is broken. `warning`: it works, with a risk. `info`: worth
 * knowing. `ok`: as it should be.
 */
export type Level = 'error' | 'warning' | 'info' | 'ok';

/** What was found out about one field. */
export interface Finding {
  level: Level;
  /** Such as `status`, `cache-control`, `serverOrigin`, `jwt.header.alg` or `jwt.payload.exp`. */
  field: string;
  expected: string;
  got: string;
}

/** What `--json` prints. */
export interface Report {
  url: string;
  /** Whether there was no error. */
  ok: boolean;
  findings: Finding[];
}

/** Longest `got` that is reported, in characters. */
const maxLength = 200;

/** Collects findings. What comes out of it shows nothing that was given to `hide`. */
export class Findings {
  readonly #findings: Finding[] = [];
  readonly #redactor = new Redactor();

  /** Keeps a text and its parts out of the report, whether found before or after. */
  hide(text: string): void {
    this.#redactor.hide(text);
  }

  /** A copy of parsed JSON, without what has to be hidden. */
  redact(value: unknown): unknown {
    return this.#redactor.redact(value);
  }

  /** A value as a `got`. */
  show(value: unknown): string {
    return show(this.redact(value));
  }

  error(field: string, expected: string, got: string): void {
    this.#findings.push({ level: 'error', field, expected, got });
  }

  warning(field: string, expected: string, got: string): void {
    this.#findings.push({ level: 'warning', field, expected, got });
  }

  info(field: string, expected: string, got: string): void {
    this.#findings.push({ level: 'info', field, expected, got });
  }

  ok(field: string, expected: string, got = expected): void {
    this.#findings.push({ level: 'ok', field, expected, got });
  }

  report(url: URL): Report {
    const clean = (text: string) => {
      const characters = Array.from(printable(this.#redactor.redactText(text)));
      return characters.length > maxLength
        ? `${characters.slice(0, maxLength).join('')}…`
        : characters.join('');
    };
    return {
      url: printable(this.#redactor.redactText(url.href)),
      ok: !this.#findings.some(({ level }) => level === 'error'),
      findings: this.#findings.map(({ level, field, expected, got }) => ({
        level,
        field: clean(field),
        expected,
        got: clean(got),
      })),
    };
  }
}

/** Control characters and the like could command a terminal. */
function printable(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`,
  );
}
