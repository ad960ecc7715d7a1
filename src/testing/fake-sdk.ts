import { createDeferred } from '../exam/deferred.js';
import type { InitOptions, ProctoringSdk, ProctoringSession } from '../exam/sdk.js';

/** The promises of a session, by name. */
export type SessionPromise = 'examStarted' | 'examFinished' | 'videoUploaded';

/** A session that a test settles by hand. What has settled once stays as it is. */
export interface FakeSession extends ProctoringSession {
  /** Resolves `examStarted`: the phase becomes `in-exam`. */
  startExam(): void;
  /** Resolves `examFinished`: the phase becomes `finished`. */
  finishExam(): void;
  /** Resolves `videoUploaded`: the phase becomes `uploaded`. */
  completeUpload(): void;
  /** Rejects one of the promises with what the vendor is to say. */
  fail(promise: SessionPromise, error: unknown): void;
}

/** The vendor's SDK, as far as a test needs it. */
export interface FakeSdk extends ProctoringSdk {
  /** What `init` was called with so far, one entry for each call. */
  readonly calls: readonly InitOptions[];
  /** Resolves with the session of the next `init` that was not handed out yet, called before or later. */
  opened(): Promise<FakeSession>;
}

/**
 * Makes a fake of the vendor's SDK, whose `init` opens a session at once.
 *
 * @example
 * ```js
 * const sdk = createFakeSdk();
 * exam.loadSdk = async () => sdk;
 * exam.fetchStartData = async () => createFakeStartData({ sessionId: 's-1' });
 * const started = exam.start();
 * const session = await sdk.opened();
 * session.startExam();
 * await started;
 * ```
 */
export function createFakeSdk(): FakeSdk {
  const calls: InitOptions[] = [];
  /** Sessions that nobody has asked for yet, and those who ask for one that is not there yet. */
  const sessions: FakeSession[] = [];
  const waiting: ((session: FakeSession) => void)[] = [];
  return {
    calls,
    init(options) {
      calls.push(options);
      const session = createFakeSession();
      const handOut = waiting.shift();
      if (handOut) handOut(session);
      else sessions.push(session);
      return Promise.resolve(session);
    },
    opened() {
      const session = sessions.shift();
      if (session) return Promise.resolve(session);
      return new Promise((resolve) => {
        waiting.push(resolve);
      });
    },
  };
}

function createFakeSession(): FakeSession {
  const promises = {
    examStarted: createDeferred(),
    examFinished: createDeferred(),
    videoUploaded: createDeferred(),
  };
  // A test may fail what nobody listens to, and its runner would take that for a failure of its own.
  for (const { promise } of Object.values(promises)) promise.catch(() => undefined);
  return {
    examStarted: promises.examStarted.promise,
    examFinished: promises.examFinished.promise,
    videoUploaded: promises.videoUploaded.promise,
    startExam() {
      promises.examStarted.resolve();
    },
    finishExam() {
      promises.examFinished.resolve();
    },
    completeUpload() {
      promises.videoUploaded.resolve();
    },
    fail(promise, error) {
      promises[promise].reject(error);
    },
  };
}
