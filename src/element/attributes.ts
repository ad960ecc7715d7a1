import type { PropertyDeclaration } from 'lit';
import { parseJson } from '../exam/json.js';

/** A string whose attribute's absence means `fallback`. */
export const text = (attribute: string, fallback: string): PropertyDeclaration => ({
  attribute,
  converter: (value: string | null) => value ?? fallback,
});

/** An object, JSON in the attribute. What can't be parsed stays as it is, to be refused by name. */
export const json = (attribute: string): PropertyDeclaration => ({
  attribute,
  converter: (value: string | null): unknown => {
    try {
      return parseJson(value ?? '{}');
    } catch {
      return value;
    }
  },
});
