/** A plain object, not one of a class: JSON would take of those only their own fields, or what `toJSON` gives. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // Not compared with Object.prototype: other realms have their own.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Reports what JSON could not carry as it is. Undefined fields are left out, as JSON does. */
export function findNotJson(
  value: unknown,
  report: (path: string, found: string) => void,
  path = '',
  ancestors = new Set<unknown>(),
): void {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return;
  if (typeof value === 'number' && Number.isFinite(value)) return;
  if (!Array.isArray(value) && !isPlainObject(value)) {
    report(path, show(value));
    return;
  }
  if (ancestors.has(value)) {
    report(path, 'a cycle');
    return;
  }
  ancestors.add(value);
  const visit = (item: unknown, key: number | string) => {
    findNotJson(item, report, path === '' ? String(key) : `${path}.${key}`, ancestors);
  };
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) visit(item, index);
  } else {
    for (const key of Object.keys(value)) if (value[key] !== undefined) visit(value[key], key);
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
