import type { ComplexAttributeConverter } from 'lit';
import { isRecord, parseJson } from '../contract/json.js';

/** Reads a JSON object from an attribute. Anything else stays the text that it is, to be refused by name. */
export const jsonObject: ComplexAttributeConverter<unknown> = {
  fromAttribute(value) {
    if (value === null) return null;
    try {
      const parsed = parseJson(value);
      return isRecord(parsed) ? parsed : value;
    } catch {
      return value;
    }
  },
};
