/**
 * Marks of what an error is. They stand in the registry that all copies of the package share: where a
 * bundler has put two of them into one app, an error made by one is known to the other.
 */
export const PROBLEM = Symbol.for('proctored-exam:Problem');
export const WEBHOOK_ERROR = Symbol.for('proctored-exam:WebhookError');
export const PROCTOR_ERROR = Symbol.for('proctored-exam:ProctorError');
export const PAYLOAD_ERROR = Symbol.for('proctored-exam:PayloadError');

/** Whether a value bears a mark. */
export function hasBrand(value: unknown, brand: symbol): boolean {
  return typeof value === 'object' && value !== null && brand in value;
}

/** What `instanceof` means for classes that are not ours, such as the LMS's own subclasses. */
export function isInstance(type: unknown, value: unknown): boolean {
  return Function.prototype[Symbol.hasInstance].call(type, value);
}
