/** A plain object, not one of a class: JSON would take of those only their own fields, or what `toJSON` gives. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // Not compared with Object.prototype: other realms have their own.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** What JSON could not carry as it is: path and description. Undefined fields are left out, as JSON does. */
export function* notJson(
  value: unknown,
  path = '',
  ancestors = new Set<unknown>(),
): Generator<[path: string, found: string]> {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return;
  if (typeof value === 'number' && Number.isFinite(value)) return;
  if (!Array.isArray(value) && !isPlainObject(value)) {
    yield [path, show(value)];
    return;
  }
  if (ancestors.has(value)) {
    yield [path, 'a cycle'];
    return;
  }
  ancestors.add(value);
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  for (const [key, item] of entries) {
    if (item === undefined && !Array.isArray(value)) continue;
    yield* notJson(item, path === '' ? String(key) : `${path}.${key}`, ancestors);
  }
  ancestors.delete(value);
}

/** A value for a message: short, on one line. */
export function show(value: unknown): string {
  switch (typeof value) {
    case 'undefined':
      return 'nothing';
    case 'string': {
      const characters = Array.from(value);
      if (characters.length <= 40) return JSON.stringify(value);
      return `${JSON.stringify(characters.slice(0, 40).join(''))}… (${characters.length} characters)`;
    }
    case 'object': {
      if (value === null) return 'null';
      if (Array.isArray(value)) return 'a list';
      return isPlainObject(value) ? 'an object' : 'an instance of a class';
    }
    case 'number':
    case 'bigint':
    case 'boolean':
      return String(value);
    default:
      return `a ${typeof value}`;
  }
}
