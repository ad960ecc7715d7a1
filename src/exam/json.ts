/**
 * Parses JSON, without the keys that would change prototypes where somebody merges it into objects.
 *
 * @throws SyntaxError
 */
export const parseJson = (text: string): unknown =>
  JSON.parse(text, (key, value: unknown) =>
    /^(__proto__|constructor)$/.test(key) ? undefined : value,
  );
