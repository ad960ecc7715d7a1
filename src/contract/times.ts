/** The headers of an answer, such as the `Headers` of fetch. */
export interface AnswerHeaders {
  get(name: string): string | null;
}

/** Whole seconds, up to some thirty years: what is longer was never meant. */
const SECONDS = /^\d{1,9}$/;

/**
 * The two forms of dates in HTTP that name their zone, such as `Sun, 06 Nov 1994 08:49:37 GMT`
 * (RFC 9110, section 5.6.7). `Date.parse` alone would take `1.5` for a day in January.
 */
const HTTP_DATE = /^[a-z]{3,9}, .*:\d\d GMT$/i;

/**
 * When an answer was given by the clock of the one who gave it: its `Date`, plus the `Age` that it
 * has reached in caches.
 *
 * @returns milliseconds since 1970; undefined when the answer doesn't say, or may not be asked: other
 *   origins have to expose the header
 */
export function answerTime(headers: AnswerHeaders): number | undefined {
  const date = parseHttpDate(headers.get('Date'));
  // Two caches may have written one each: the first counts (RFC 9111, section 5.1).
  const [age = null] = headers.get('Age')?.split(',') ?? [];
  return date === undefined ? undefined : date + (parseSeconds(age) ?? 0);
}

/**
 * How long to wait before the same question is asked again: the `Retry-After` of an answer. A date
 * in it counts by the answer's own clock, not by that of the one who reads it.
 *
 * @param now milliseconds since 1970, for a date in an answer that does not tell its own time
 * @returns milliseconds, never less than 0; undefined when there is no value, or none that is usable
 */
export function retryAfter(headers: AnswerHeaders, now = Date.now()): number | undefined {
  const value = headers.get('Retry-After');
  const seconds = parseSeconds(value);
  if (seconds !== undefined) return seconds;
  const date = parseHttpDate(value);
  return date === undefined ? undefined : Math.max(0, date - (answerTime(headers) ?? now));
}

/** A moment, in ms since 1970, for a message: in ISO 8601, as far as it is on the calendar. */
export function isoTime(time: number): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? 'a time beyond the calendar' : date.toISOString();
}

/** Whole seconds in ms. */
function parseSeconds(value: string | null): number | undefined {
  const text = value?.trim() ?? '';
  return SECONDS.test(text) ? Number(text) * 1000 : undefined;
}

/** A date of HTTP in ms since 1970. */
function parseHttpDate(value: string | null): number | undefined {
  const text = value?.trim() ?? '';
  const time = HTTP_DATE.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(time) ? undefined : time;
}
