import { withDeadline } from './deadline.js';
import { findProblem } from './environment.js';
import { isRecord, ProctoredExamError, reasonOf, type ErrorCode, type Refusal } from './errors.js';
import type { Answer } from './lms.js';
import { leavePage, takePage, takeSession } from './once.js';
import { isOver, mayFollow, type Phase } from './phases.js';
import { checkSdk } from './sdk-loader.js';
import { callInit } from './init.js';
import type { ProctoringSdk, ProctoringSession } from './sdk.js';
import { checkStartData } from './start-data.js';

/** Milliseconds that the LMS has for a complete answer. */
const LMS_DEADLINE = 15_000;
/** Milliseconds that the SDK module has to arrive. */
const SDK_DEADLINE = 30_000;
/** Milliseconds for which a busy LMS is left alone; longer ones are left to the learner. */
const LONGEST_WAIT = 60_000;

/** What one attempt works with. */
export interface ExamTask {
  /** Whether nothing of the page and its browser is known to speak against a start. */
  isFit: boolean;
  /** The page's SDK configuration, unchecked. */
  config: unknown;
  /** The page's SDK theme. Frameworks may set it, like the configuration, to `undefined`. */
  theme: string | undefined;
  /** Asks the LMS for start data, which are checked here. */
  requestStartData(options: { signal: AbortSignal }): Promise<Answer>;
  /** Loads the vendor's SDK, which is checked here. */
  loadSdk(): Promise<ProctoringSdk>;
  /** Asks the LMS to end the session. */
  requestFinish(options: { sessionId: string | undefined; signal: AbortSignal }): Promise<void>;
}

/** The LMS that is busy, its start data, the SDK's module, the learner's own checks. */
export type Step = 'busy' | 'preparing' | 'loading' | 'checks';

/** Who is told at once what happens in an attempt. */
export interface ExamObserver {
  /** `run.phase` has changed, and with it `run.error`. */
  phaseChanged(run: ExamRun, previousPhase: Phase): void;
  /** `run.error` has changed: in the phase `error`, or beside a phase that goes on. */
  errorChanged(run: ExamRun): void;
  /** `run.step` has changed. */
  stepChanged(run: ExamRun): void;
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

  readonly #task: ExamTask;
  readonly #observer: ExamObserver;
  #settle!: { resolve: () => void; reject: (reason: unknown) => void };
  #finishing: Promise<void> | undefined;
  /** How often in a row the LMS has failed before this attempt. */
  #refusals = 0;
  /** Gone once `init` was called: the session is the SDK's then, which has no stop. */
  #controller: AbortController | undefined = new AbortController();
  readonly #signal = this.#controller!.signal;
  /** Leaves the session to other tabs. */
  #leaveSession: (() => void) | undefined;

  /** Where the attempt stands. */
  phase: Phase = 'preparing';
  /** When it has got there, in ms since 1970. */
  since = 0;
  /** What the learner waits for in `preparing`. */
  step: Step = 'preparing';

  constructor(task: ExamTask, observer: ExamObserver) {
    this.#task = task;
    this.#observer = observer;
    this.started = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
  }

  /** Whether the attempt has something before it: not given up, not failed, not complete. */
  get active(): boolean {
    return !isOver(this.phase);
  }

  /**
   * Fetches start data and the SDK side by side, hands over to the SDK and follows its session.
   *
   * @param last the attempt before, if it has failed: a busy LMS is not asked again too early
   */
  async begin(last?: ExamRun): Promise<void> {
    this.since = Date.now();
    // first: a request under way need not wait for what is rendered
    const asked = this.#ask(last);
    this.#observer.phaseChanged(this, last?.phase ?? 'start');
    try {
      const [data, sdk] = await asked;
      const { serverOrigin, integrationName, jwt, sessionId } = data;
      if (sessionId) {
        this.#leaveSession = await takeSession(sessionId);
        if (!this.#leaveSession) throw alreadyRunning('tab');
      }
      this.#signal.throwIfAborted();
      this.#controller = undefined;
      this.sessionId = sessionId;
      this.#reach('checks');
      const { config, theme = 'default' } = this.#task;
      this.#follow(
        await callInit(sdk, {
          ...(config as object),
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
      this.leave();
    }
  }

  /** Gives the attempt up if `init` was not called yet. */
  abort(): void {
    if (!this.#controller || !this.active) return;
    this.#controller.abort(new DOMException('The start was given up.', 'AbortError'));
    this.#enter('start');
    this.#settle.reject(this.#signal.reason);
  }

  /** Leaves page and session to other attempts. */
  leave(): void {
    leavePage(this);
    this.#leaveSession?.();
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
        this.#task.requestFinish({ sessionId: this.sessionId, signal }),
      ).catch(as('finish-failed'));
    } catch (error) {
      // the session may have ended meanwhile by other means, and then nothing failed
      if (this.phase !== 'in-exam') return;
      (error as ProctoredExamError).phase = this.phase;
      this.#report(error as ProctoredExamError);
      throw error;
    }
  }

  /**
   * A failing LMS is left alone until it says, and without a word for longer with each attempt: from
   * 0, 2, 6, 14, 30, 60 s to twice as long. All who were sent away at once would come back at once: so
   * each waits a little longer.
   */
  async #waitAfter(last: ExamRun): Promise<void> {
    const { code, cause } = last.error ?? {};
    // what the vendor throws may have a status, too
    const refusal = Object(code === 'endpoint-refused' && cause) as Partial<Refusal>;
    const { status = 0, retryAt = 0 } = refusal;
    this.#refusals = status < 500 ? 0 : last.#refusals + 1;
    const pause = (2 ** this.#refusals - 2) * 1000 * (1 + Math.random());
    const until = Math.max(retryAt, last.since + pause);
    const ms = Math.min(until - Date.now(), LONGEST_WAIT) * (1 + Math.random() / 4);
    if (!(ms > 0)) return;
    this.#reach('busy');
    await new Promise((resolve) => setTimeout(resolve, ms));
    this.#reach('preparing');
  }

  /** Makes sure that a start can succeed here, and asks for what it needs. */
  async #ask(last: ExamRun | undefined) {
    if (!takePage(this)) throw alreadyRunning('element of this page');
    const { config = {}, isFit } = this.#task;
    const problem = isFit ? undefined : await findProblem();
    if (problem) throw problem;
    if (!isRecord(config)) {
      throw new ProctoredExamError(
        'config-invalid',
        `config: expected an object, got ${JSON.stringify(config)}`,
      );
    }
    if (last) await this.#waitAfter(last);
    this.#signal.throwIfAborted();
    const sdk = this.#sdk();
    return Promise.all([this.#startData(sdk), sdk]);
  }

  #startData(sdk: Promise<ProctoringSdk>) {
    return withDeadline(LMS_DEADLINE, this.#signal, 'endpoint-timeout', async (signal) => {
      const { data, time = Date.now(), mode } = await this.#task.requestStartData({ signal });
      const checked = checkStartData(data, time, mode);
      // whatever has come already wins the race
      if (!(await Promise.race([sdk, Promise.resolve()]))) this.#reach('loading');
      return checked;
    }).catch(as('endpoint-unreachable'));
  }

  #sdk() {
    return withDeadline(SDK_DEADLINE, this.#signal, 'sdk-timeout', async () =>
      checkSdk(await this.#task.loadSdk()),
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
    this.since = Date.now();
    this.error = error;
    // first, so that those who hear of it may start at once
    if (isOver(phase)) this.leave();
    this.#observer.phaseChanged(this, previousPhase);
    if (/^(in-exam|finished|uploaded)$/.test(phase)) this.#settle.resolve();
  }

  #reach(step: Step): void {
    this.step = step;
    this.#observer.stepChanged(this);
  }

  #fail(error: ProctoredExamError): void {
    // one that has failed already has no recording to miss
    if (!mayFollow(this.phase, 'error')) return;
    error.phase = this.phase;
    this.#enter('error', error);
    this.#report(error);
    this.#settle.reject(error);
  }

  #report(error: ProctoredExamError | undefined): void {
    this.error = error;
    this.#observer.errorChanged(this);
  }
}

const alreadyRunning = (where: string) =>
  new ProctoredExamError('already-running', `expected no other exam, got one in another ${where}`);

/** Gives what a page's own function threw its code; our own errors and aborts pass through. */
const as =
  (code: ErrorCode) =>
  (error: unknown): never => {
    throw error instanceof ProctoredExamError
      ? error
      : new ProctoredExamError(code, `${code}: ${reasonOf(error)}`, error);
  };
