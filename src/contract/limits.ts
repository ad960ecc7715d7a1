/** The largest start data, and the largest answer of the vendor's, that are read, in bytes. */
export const MAX_ANSWER_BYTES = 64 * 1024;

/** How long the element waits for a whole answer of the LMS's to a start or a finish, in ms. */
export const ANSWER_DEADLINE = 15_000;

/** How long the element waits for the vendor's module to be imported, in ms. */
export const SDK_DEADLINE = 30_000;

/** The longest time that timers can hold, in ms: with a longer one, they fire at once. */
export const MAX_TIMEOUT = 2 ** 31 - 1;
