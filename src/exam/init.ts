import { reasonOf } from '../contract/reason.js';
import { asExamError, ProctoredExamError } from './errors.js';
import type { InitOptions, ProctoringSdk, ProctoringSession } from './sdk.js';

const SESSION_PROMISES = ['examStarted', 'examFinished', 'videoUploaded'] as const;

/**
 * Calls the vendor's `init` and makes sure that what it returns can be followed.
 *
 * @throws ProctoredExamError `init-rejected` or `sdk-invalid`
 */
export async function callInit(
  sdk: ProctoringSdk,
  options: InitOptions,
): Promise<ProctoringSession> {
  let session: unknown;
  try {
    session = await sdk.init(options);
  } catch (cause) {
    throw new ProctoredExamError('init-rejected', `init(): ${reasonOf(cause)}`, cause);
  }
  try {
    checkSession(session);
    return session;
  } catch (error) {
    // A session may throw when it is read.
    throw asExamError(error, 'sdk-invalid');
  }
}

function checkSession(session: unknown): asserts session is ProctoringSession {
  const promises = (session ?? {}) as Partial<Record<string, unknown>>;
  const missing = SESSION_PROMISES.filter((name) => !isThenable(promises[name]));
  if (missing.length > 0) {
    const message = `init(): expected a session, got none with ${missing.join(', ')}`;
    throw new ProctoredExamError('sdk-invalid', message);
  }
}

const isThenable = (value: unknown): boolean =>
  typeof (value as Partial<PromiseLike<unknown>> | null | undefined)?.then === 'function';
