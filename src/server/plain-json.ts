import { isRecord } from '../contract/json.js';
import { Redactor } from '../contract/redact.js';

/** More levels than any payload has: deeper ones would overflow the stack of who walks them. */
const MAX_DEPTH = 100;

/** The longest text that a message quotes, in characters. */
const MAX_QUOTE = 40;

/** A plain object, not one of a class: JSON would take of those only their own fields, or what `toJSON` gives. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // Not compared with Object.prototype: other realms have their own.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Whether a value is an object that is neither plain nor a list. */
export function isInstanceOfClass(value: unknown): boolean {
  return isRecord(value) && !isPlainObject(value);
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
  if (ancestors.size >= MAX_DEPTH) {
    report(path, `more than ${MAX_DEPTH} levels`);
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

/** Whether parsed JSON has more levels than are taken. */
export function isTooDeep(value: unknown, level = 0): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return level >= MAX_DEPTH || Object.values(value).some((item) => isTooDeep(item, level + 1));
}

/** A value for a message: short, on one line, and without tokens. */
export function show(value: unknown): string {
  switch (typeof value) {
    case 'undefined':
      return 'nothing';
    case 'string': {
      const characters = Array.from(new Redactor().redact(value));
      const quote = JSON.stringify(characters.slice(0, MAX_QUOTE).join(''));
      if (characters.length <= MAX_QUOTE) return quote;
      return `${quote}… (${Array.from(value).length} characters)`;
    }
    case 'object': {
      if (value === null) return 'null';
      if (Array.isArray(value)) return 'a list';
      return isInstanceOfClass(value) ? 'an instance of a class' : 'an object';
    }
    case 'number':
    case 'bigint':
    case 'boolean':
      return String(value);
    default:
      return `a ${typeof value}`;
  }
}
