import * as v from 'valibot';
import { PAYLOAD_SCHEMA } from './payload-schema.js';
import { findNotJson, isInstanceOfClass, show } from './plain-json.js';

export { PAYLOAD_SCHEMA } from './payload-schema.js';
export type {
  BiometricIdentification,
  ExamRules,
  PreliminaryCheck,
  ScoreConfig,
  StartPayload,
  VisibleWarnings,
} from './start-payload.js';

/**
 * Compares a value with the vendor's tables of the start JWT's payload.
 *
 * @returns one sentence for each wrong field, with its path, what was expected and what came
 *   (`duration: expected a whole number of minutes ≥ 1, got "60"`); none if all is right. A sentence
 *   quotes at most 40 characters of what came.
 */
export function checkPayload(value: unknown): string[] {
  // Such as a Response: that its fields are missing would lead nobody to the mistake.
  if (isInstanceOfClass(value)) return [`payload: expected plain JSON, got ${show(value)}`];
  const problems = new Map<string, string>();
  const report = (path: string, expected: string, found: string) => {
    // The first problem of a field is the plainest.
    if (!problems.has(path)) problems.set(path, `${path}: expected ${expected}, got ${found}`);
  };
  for (const issue of v.safeParse(PAYLOAD_SCHEMA, value).issues ?? []) {
    const path = issue.path?.map((item) => String(item.key)).join('.') ?? 'payload';
    report(path, issue.message, show(issue.path ? issue.path.at(-1)?.value : value));
  }
  findNotJson(value, (path, found) => {
    report(path || 'payload', 'plain JSON', found);
  });
  return [...problems.values()];
}
