import { ProctoredExamError, reasonOf } from './errors.js';
import type { InitOptions, ProctoringSdk, ProctoringSession } from './sdk.js';

/** What may or may not be a session. */
type Promises = Partial<Record<string, Partial<Promise<unknown>>>>;

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
  const missing = ['examStarted', 'examFinished', 'videoUploaded'].filter(
    (name) => typeof (session as Promises | undefined)?.[name]?.then !== 'function',
  );
  if (missing.length) {
    throw new ProctoredExamError(
      'sdk-invalid',
      `init(): expected a session, got none with ${missing.join(', ')}`,
    );
  }
  return session as ProctoringSession;
}
