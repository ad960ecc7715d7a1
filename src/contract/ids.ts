import { isText } from './json.js';

/**
 * Reads an id that came as JSON: a text, or a whole number, which some systems send. A number beyond
 * 2^53 counts as none, since JSON has rounded it already: it would be the id of somebody else.
 *
 * @returns the id as a text, or undefined if the value cannot be one
 */
export function readId(value: unknown): string | undefined {
  if (isText(value)) return value;
  return Number.isSafeInteger(value) ? String(value) : undefined;
}
