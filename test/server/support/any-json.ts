import fc from 'fast-check';

/** Any JSON; by way of its text, which knows no -0 and no objects without prototype. */
export const json = fc.jsonValue().map((value): unknown => JSON.parse(JSON.stringify(value)));
