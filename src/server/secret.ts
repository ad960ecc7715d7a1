/** Shorter secrets can be guessed, in characters; but the vendor issues them, so that they are taken. */
const MIN_LENGTH = 16;

/** What a program writes where it has no value. */
const WORDS: ReadonlySet<string> = new Set(['undefined', 'null']);

/** Opening quotation marks, and the mark that closes each. */
const QUOTES: Readonly<Record<string, string>> = { '"': '"', "'": "'", '`': '`', '“': '”' };

/**
 * Why a value can't be the vendor's secret. Such values come from files and variables that were read
 * wrongly; a token signed with one would be refused by the vendor, at the first learner's start.
 *
 * @returns what to expect instead, which tells nothing of the secret; undefined if it may be one
 */
export function refuseSecret(value: unknown): string | undefined {
  if (typeof value !== 'string' || value === '') return 'a string that is not empty';
  if (value.trim() === '') return 'more than white space';
  if (WORDS.has(value)) return `a secret, not the word ${value}: is the variable set?`;
  if (value.startsWith('\uFEFF')) return 'a secret without a byte order mark before it';
  if (/[\r\n]$/.test(value)) return 'a secret without a line break at its end';
  const closing = value.length > 1 ? QUOTES[value.charAt(0)] : undefined;
  if (closing !== undefined && value.endsWith(closing)) return 'a secret without quotes around it';
  return undefined;
}

/** What is unusual about a secret that can be one, for a log. */
export function warnOfSecret(secret: string): string | undefined {
  if (secret.length < MIN_LENGTH) {
    return `jwtSecret has fewer than ${MIN_LENGTH} characters: is that all of what the vendor issued?`;
  }
  if (secret !== secret.trim()) return 'jwtSecret has white space around it: is that meant?';
  return undefined;
}
