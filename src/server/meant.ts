/**
 * What is left in a text when a program has read a setting or an id wrongly: nothing of it can be
 * meant, and none of it is found out by the type.
 */

/** What programs write where they have no value. */
const NO_VALUES: ReadonlySet<string> = new Set(['undefined', 'null', 'NaN', 'None']);

/** What stands in files of settings for no value, or for a switch, in lower case. */
const WORDS: ReadonlySet<string> = new Set([
  ...['undefined', 'null', 'nan', 'none', 'nil', '(null)', 'true', 'false'],
]);

/** The text of an object, such as `[object Promise]`. */
const OBJECT_TEXT = /^\[object \w+\]$/;

/** What a template, a shell or a person should have put the value in place of. */
const PLACEHOLDER = /^(\$\{[^}]*\}|\$[A-Z_][A-Z0-9_]*|%[A-Z_][A-Z0-9_]*%|\{\{.*\}\}|<[\w -]+>)$/s;

/** The marks around a text that a keyboard has: the same at both ends. */
const PLAIN_QUOTES = /^(["'`]).*\1$/s;

/** Those of word processors and chats, which differ by language. */
const TYPOGRAPHIC_QUOTES = /^[«»‹›‘’‚‛“”„‟].*[«»‹›‘’‚‛“”„‟]$/s;

/** Characters that show nothing, or that no decoder knew. They come with files and copied text. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\uFFFD]/u;

/** Whether a text is what programs make of no value at all, or of an object. */
export function isNoValue(text: string): boolean {
  return NO_VALUES.has(text) || OBJECT_TEXT.test(text);
}

/**
 * Why a text can't be a setting that somebody has written down.
 *
 * @returns what to expect instead, which tells nothing of the text but a word for no value;
 *   undefined if it may be one
 */
export function refuseSetting(value: unknown): string | undefined {
  if (typeof value !== 'string' || value === '') return 'a string that is not empty';
  const text = value.trim();
  if (text === '') return 'more than white space';
  if (isNoValue(text) || WORDS.has(text.toLowerCase())) {
    return `a value, not the word ${text}: is the variable set?`;
  }
  if (PLACEHOLDER.test(text)) return 'a value, not the placeholder of one: was it filled in?';
  if (/^\uFEFF|\uFEFF$/.test(value)) return 'a value without a byte order mark';
  if (/[\r\n]/.test(value)) return 'a value without a line break, also at its end';
  if (text.length > 1 && (PLAIN_QUOTES.test(text) || TYPOGRAPHIC_QUOTES.test(text))) {
    return 'a value without quotes around it';
  }
  return INVISIBLE.test(value) ? 'a value of visible characters alone' : undefined;
}
