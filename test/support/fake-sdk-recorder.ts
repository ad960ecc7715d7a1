import type { InitOptions, ProctoringSession } from '../../src/exam/sdk.js';

/** A session that the test settles by hand. */
export interface FakeSession extends ProctoringSession {
  /** Resolves `examStarted`. */
  start(value?: unknown): void;
  /** Resolves `examFinished`. */
  finish(value?: unknown): void;
  /** Resolves `videoUploaded`. */
  upload(value?: unknown): void;
  rejectStart(error: unknown): void;
  rejectFinish(error: unknown): void;
  rejectUpload(error: unknown): void;
}

/** What `init` gives back; a throw, a rejection or nonsense are as welcome as a session. */
export type Respond = (options: InitOptions) => unknown;

/** The record of one window's fake SDK. */
export interface FakeSdk {
  /** What `init` was called with, one entry a call. */
  calls: InitOptions[];
  /** The sessions made so far, oldest first. */
  sessions: FakeSession[];
  /** Decides what `init` gives back; by default a new session. Replace it at will. */
  respond: Respond;
  /** The latest session; throws when there is none. */
  readonly session: FakeSession;
  /** Makes a session, for a `respond` of the test's own. */
  createSession(): FakeSession;
  /** Ends what still runs, since a page has one exam at a time; forgets it, and answers with sessions again. */
  reset(): void;
  /** Settles once `init` has been called `count` times. */
  called(count?: number): Promise<InitOptions>;
  /** For the SDK module. */
  receive(options: InitOptions): unknown;
}

declare global {
  interface Window {
    fakeSdk?: FakeSdk;
  }
}

interface Deferred {
  promise: Promise<unknown>;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

function deferred(): Deferred {
  const made: Partial<Deferred> = {};
  made.promise = new Promise((resolve, reject) => {
    Object.assign(made, { resolve, reject });
  });
  // Whether the element listens is the element's affair; a test may settle what nobody awaits.
  made.promise.catch(() => undefined);
  return made as Deferred;
}

function createSession(): FakeSession {
  const [started, finished, uploaded] = [deferred(), deferred(), deferred()];
  return {
    examStarted: started.promise,
    examFinished: finished.promise,
    videoUploaded: uploaded.promise,
    start: started.resolve,
    finish: finished.resolve,
    upload: uploaded.resolve,
    rejectStart: started.reject,
    rejectFinish: finished.reject,
    rejectUpload: uploaded.reject,
  };
}

function createFakeSdk(): FakeSdk {
  let waiting: { count: number; resolve: (options: InitOptions) => void }[] = [];
  let over = deferred();
  const newSession = (): FakeSession => {
    const session = createSession();
    sdk.sessions.push(session);
    return session;
  };
  const settle = (): void => {
    waiting = waiting.filter(({ count, resolve }) => {
      const call = sdk.calls[count - 1];
      if (call) resolve(call);
      return !call;
    });
  };
  const sdk: FakeSdk = {
    calls: [],
    sessions: [],
    respond: newSession,
    get session() {
      const session = sdk.sessions.at(-1);
      if (!session) throw new Error('The fake SDK has made no session yet.');
      return session;
    },
    createSession: newSession,
    reset() {
      over.reject(new Error('The test is over.'));
      over = deferred();
      for (const session of sdk.sessions) session.upload();
      sdk.calls = [];
      sdk.sessions = [];
      sdk.respond = newSession;
      waiting = [];
    },
    called(count = 1) {
      return new Promise((resolve) => {
        waiting.push({ count, resolve });
        settle();
      });
    },
    receive(options) {
      sdk.calls.push(options);
      try {
        const answer = sdk.respond(options);
        return answer instanceof Promise ? Promise.race([answer, over.promise]) : answer;
      } finally {
        settle();
      }
    },
  };
  return sdk;
}

/** The record of a window: this one's, or a frame's. It exists before, and whether or not, the SDK is imported. */
export function fakeSdkOf(target: Window): FakeSdk {
  return (target.fakeSdk ??= createFakeSdk());
}
