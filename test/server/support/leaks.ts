import assert from 'node:assert/strict';
import { inspect } from 'node:util';

/** Fails if a value shows one of the secrets anywhere: message, stack, causes, hidden fields. */
export function assertKeeps(value: unknown, ...secrets: string[]): void {
  const text = inspect(value, { depth: 20, showHidden: true, maxStringLength: null });
  for (const secret of secrets) {
    assert.ok(!text.includes(secret), `shows what it has to keep: ${text.slice(0, 500)}`);
  }
}

/** The error that a promise rejects with, which has to be of that class. */
export async function rejection<E extends Error>(
  promise: Promise<unknown>,
  type: abstract new (...args: never[]) => E,
): Promise<E> {
  const error: unknown = await promise.then(
    () => assert.fail('did not reject'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof type, `not a ${type.name}: ${inspect(error)}`);
  return error;
}
