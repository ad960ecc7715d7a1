import { withDeadline } from './deadline.js';
import { isRecord, ProctoredExamError, reasonOf, type ErrorCode } from './errors.js';
import type { Answer } from './lms.js';
import { mayFollow, type Phase } from './phases.js';
import { checkSdk } from './sdk-loader.js';
import type { InitOptions, ProctoringSdk, ProctoringSession } from './sdk.js';
import { checkStartData } from './start-data.js';

/** Milliseconds that the LMS has for a complete answer. */
const LMS_DEADLINE = 15_000;
/** Milliseconds that the SDK module has to arrive. */
const SDK_DEADLINE = 30_000;

/** What one attempt works with. */
export interface ExamTask {
  /** The page's SDK configuration, unchecked. */
  config: unknown;
  /** The page's SDK theme. */
  theme: string;
  /** Asks the LMS for start data, which are checked here. */
  requestStartData(options: { signal: AbortSignal }): Promise<Answer>;
  /** Loads the vendor's SDK, which is checked here. */
  loadSdk(): Promise<ProctoringSdk>;
  /** Asks the LMS to end the session. */
  requestFinish(options: { sessionId: string | undefined; signal: AbortSignal }): Promise<void>;
}

/** Who is told at once what happens in an attempt. */
export interface ExamObserver {
  /** `run.phase` has changed, and with it `run.error`. */
  phaseChanged(run: ExamRun, previousPhase: Phase): void;
  /** `run.error` has changed: in the phase `error`, or beside a phase that goes on. */
  errorChanged(run: ExamRun): void;
}

/**
 * One attempt at the exam, from the click on start to the uploaded recording; the only writer of
 * its phase. A new start makes a new run. One that has failed or was given up changes nothing any
 * more, whatever its session still says: no transition leads out of its last phase.
 */
export class ExamRun {
  /** Why the exam is in phase `error`, or why the last `finish` failed. */
  error: ProctoredExamError | undefined;
  /** The SDK's session, once `init` has returned it. */
  session: ProctoringSession | undefined;
  /** The start token's `sessionId`, if it bears one. */
  sessionId: string | undefined;
  /**
   * Resolves when the exam has started, or was over before. Rejects with the error that is shown,
   * or with an `AbortError` when the attempt was given up before `init`.
   */
  readonly started: Promise<void>;

  #settle!: { resolve: () => void; reject: (reason: unknown) => void };
  #finishing: Promise<void> | undefined;
  /** Gone once `init` was called: the session is the SDK's then, which has no stop. */
  #controller: AbortController | undefined = new AbortController();
  readonly #signal = this.#controller!.signal;

  /** Where the attempt stands. */
  phase: Phase = 'start';

  constructor(
    private readonly task: ExamTask,
    private readonly observer: ExamObserver,
  ) {
    this.started = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
  }

  /** Whether the attempt has something before it: not given up, not failed, not complete. */
  get active(): boolean {
    return this.phase !== 'error' && this.phase !== 'uploaded' && !this.#signal.aborted;
  }

  /**
   * Fetches start data and the SDK side by side, hands over to the SDK and follows its session.
   *
   * @param from the phase in which an earlier attempt left the element
   */
  async begin(from: Phase): Promise<void> {
    this.phase = from;
    this.#enter('preparing');
    try {
      const { config, theme } = this.task;
      if (!isRecord(config)) {
        throw new ProctoredExamError(
          'config-invalid',
          `config: expected an object, got ${JSON.stringify(config)}`,
        );
      }
      const [data, sdk] = await Promise.all([this.#startData(), this.#sdk()]);
      this.#signal.throwIfAborted();
      this.#controller = undefined;
      const { serverOrigin, integrationName, jwt, sessionId } = data;
      this.sessionId = sessionId;
      this.#follow(
        await callInit(sdk, {
          ...config,
          ...data.config,
          theme: data.theme ?? theme,
          serverOrigin,
          integrationName,
          jwt,
        }).catch(as('sdk-invalid')),
      );
    } catch (error) {
      if (!this.#signal.aborted) this.#fail(error as ProctoredExamError);
      // the request that is still under way when the other one has failed
      this.#controller?.abort(error);
    }
  }

  /** Gives the attempt up if `init` was not called yet. */
  abort(): void {
    if (!this.#controller || !this.active) return;
    this.#controller.abort(new DOMException('The start was given up.', 'AbortError'));
    if (this.phase === 'preparing') this.#enter('start');
    this.#settle.reject(this.#signal.reason);
  }

  /** Asks the LMS to end the session; calls while one is under way share it. */
  finish(): Promise<void> {
    return (this.#finishing ??= this.#finish().finally(() => {
      this.#finishing = undefined;
    }));
  }

  async #finish(): Promise<void> {
    this.#report(undefined);
    try {
      await withDeadline(LMS_DEADLINE, undefined, 'finish-failed', (signal) =>
        this.task.requestFinish({ sessionId: this.sessionId, signal }),
      ).catch(as('finish-failed'));
    } catch (error) {
      // the session may have ended meanwhile by other means, and then nothing failed
      if (this.phase !== 'in-exam') return;
      (error as ProctoredExamError).phase = this.phase;
      this.#report(error as ProctoredExamError);
      throw error;
    }
  }

  #startData() {
    return withDeadline(LMS_DEADLINE, this.#signal, 'endpoint-timeout', async (signal) => {
      const { data, time = Date.now() } = await this.task.requestStartData({ signal });
      return checkStartData(data, time);
    }).catch(as('endpoint-unreachable'));
  }

  #sdk() {
    return withDeadline(SDK_DEADLINE, this.#signal, 'sdk-timeout', async () =>
      checkSdk(await this.task.loadSdk()),
    ).catch(as('sdk-unavailable'));
  }

  /** The vendor doesn't say in which order the promises settle, or that they do: each stands alone. */
  #follow(session: ProctoringSession): void {
    const { examStarted, examFinished, videoUploaded } = session;
    this.session = session;
    const failed = (promise: string, phases: Phase[]) => (cause: unknown) => {
      if (phases.includes(this.phase)) {
        this.#fail(
          new ProctoredExamError('session-failed', `${promise}: ${reasonOf(cause)}`, cause),
        );
      }
    };
    examStarted.then(
      () => {
        this.#enter('in-exam');
      },
      failed('examStarted', ['preparing']),
    );
    examFinished.then(
      () => {
        this.#enter('finished');
      },
      failed('examFinished', ['preparing', 'in-exam']),
    );
    videoUploaded.then(
      () => {
        this.#enter('uploaded');
      },
      (cause: unknown) => {
        // an exam that still runs is not stopped for it
        const error = new ProctoredExamError(
          'upload-failed',
          `videoUploaded: ${reasonOf(cause)}`,
          cause,
        );
        examFinished.then(
          () => {
            this.#fail(error);
          },
          () => undefined,
        );
      },
    );
  }

  #enter(phase: Phase, error?: ProctoredExamError): void {
    const previousPhase = this.phase;
    if (!mayFollow(previousPhase, phase)) return;
    this.phase = phase;
    this.error = error;
    this.observer.phaseChanged(this, previousPhase);
    if (/^(in-exam|finished|uploaded)$/.test(phase)) this.#settle.resolve();
  }

  #fail(error: ProctoredExamError): void {
    error.phase = this.phase;
    this.#enter('error', error);
    this.#report(error);
    this.#settle.reject(error);
  }

  #report(error: ProctoredExamError | undefined): void {
    this.error = error;
    this.observer.errorChanged(this);
  }
}

/** What may or may not be a session. */
type Promises = Partial<Record<string, Partial<Promise<unknown>>>>;

/** Calls the vendor's `init` and makes sure that what it returns can be followed. */
async function callInit(sdk: ProctoringSdk, options: InitOptions): Promise<ProctoringSession> {
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

/** Gives what a page's own function threw its code; our own errors and aborts pass through. */
const as =
  (code: ErrorCode) =>
  (error: unknown): never => {
    throw error instanceof ProctoredExamError
      ? error
      : new ProctoredExamError(code, `${code}: ${reasonOf(error)}`, error);
  };
