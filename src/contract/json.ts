/**
 * Keys that would change prototypes where somebody merges parsed JSON into other objects.
 */
const DANGEROUS_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor']);

/**
 * Parses JSON and leaves out the keys that could change prototypes.
 *
 * @throws SyntaxError for what is not JSON, RangeError for what is nested too deeply
 */
export function parseJson(text: string): unknown {
  return JSON.parse(text, (key, value: unknown) => (DANGEROUS_KEYS.has(key) ? undefined : value));
}

/** Whether a value is what JSON calls an object: neither null nor a list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is a text with more than white space in it. */
export function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
