import type { ComplexAttributeConverter } from 'lit';
import { parseJson } from '../contract/json.js';

/**
 * Reads JSON from an attribute. What can't be parsed stays the text that it is, to be refused by name
 * when the value is checked, and so does `null`: to Lit that means an attribute that is not there.
 */
export const JSON_CONVERTER: ComplexAttributeConverter = {
  fromAttribute(value) {
    if (value === null) return null;
    try {
      return parseJson(value) ?? value;
    } catch {
      return value;
    }
  },
};
