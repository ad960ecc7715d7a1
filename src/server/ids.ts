import { isText } from '../contract/json.js';
import { isNoValue } from './meant.js';

/** The longest id of a start payload, in characters. */
export const MAX_ID_LENGTH = 255;

/** Whether a value is an id that somebody may have given: neither blank nor a word for no value. */
export function isId(value: unknown): value is string {
  return isText(value) && !isNoValue(value);
}

/**
 * Whether a value can name a session in the addresses of the vendor's API. Dots would be resolved as
 * path segments, even percent-encoded, and half a character can't be encoded.
 */
export function isSessionId(value: unknown): value is string {
  return isId(value) && value !== '.' && value !== '..' && !/\p{Surrogate}/u.test(value);
}
