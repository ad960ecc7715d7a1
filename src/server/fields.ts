import * as v from 'valibot';

/**
 * The schema of an object that may have more fields than these. Every schema in `entries` has, as its
 * message, what is expected: a missing field is reported with that, too.
 */
export function fields<const Entries extends v.ObjectEntries>(entries: Entries) {
  return v.pipe(
    v.custom<object>((value) => typeof value === 'object' && !Array.isArray(value), 'an object'),
    v.looseObject(entries, (issue) => {
      const key = issue.path?.[0].key;
      const schema: object | undefined = typeof key === 'string' ? entries[key] : undefined;
      return schema && 'message' in schema ? String(schema.message) : 'an object';
    }),
  );
}
