import { isRecord } from '../contract/json.js';
import { ANSWER_DEADLINE } from '../contract/limits.js';
import { reasonOf } from '../contract/reason.js';
import type { AttemptOptions } from './attempt-options.js';
import {
  finishAfter,
  isHandedIn,
  mayFollow,
  withoutFailure,
  withSession,
  type AttemptState,
  type FinishRequest,
  type Running,
  type Step,
} from './attempt-state.js';
import { isServerFailure, waitBeforeRetry } from './backoff.js';
import { withDeadline } from './deadline.js';
import { createDeferred } from './deferred.js';
import { findProblem } from './environment.js';
import { asExamError, ProctoredExamError } from './errors.js';
import { callInit } from './init.js';
import { claimPage, releasePage } from './page-services.js';
import { isTerminal } from './phases.js';
import { prepare, type Preparation } from './preparation.js';
import { redactError } from './redact-error.js';
import type { ProctoringSdk, ProctoringSession } from './sdk.js';
import { alreadyRunning, lockSession, type ReleaseSession } from './session-lock.js';
import type { CheckedStartData } from './start-data.js';

/** The SDK's theme, where neither the page nor the start data name one. */
export const DEFAULT_THEME = 'default';

/** Is told of each change of an attempt's state, synchronously. */
export type AttemptObserver = (attempt: ExamAttempt) => void;

/**
 * One attempt at the exam, from the click on start to the uploaded recording. It is the only writer of
 * its state. A new start makes a new attempt. One that has failed or was given up changes nothing any
 * more, whatever its session still says: no transition leads out of its last phase.
 */
export class ExamAttempt {
  readonly #options: AttemptOptions;
  readonly #observer: AttemptObserver;
  readonly #start = createDeferred();
  /** Gives up what is asked for before `init` is called. */
  readonly #abortController = new AbortController();
  #state: AttemptState = { phase: 'preparing', step: 'preparing', since: Date.now() };
  #releaseSession: ReleaseSession | undefined;
  /** The start token, once it has come. */
  #jwt: string | undefined;
  /** How many attempts in a row, up to this one, came after a failure of the LMS. */
  #failuresInRow = 0;

  constructor(options: AttemptOptions, observer: AttemptObserver) {
    this.#options = options;
    this.#observer = observer;
  }

  /** Where the attempt stands. */
  get state(): AttemptState {
    return this.#state;
  }

  /** Whether the attempt has something before it: it was not given up, has not failed, is not complete. */
  get isActive(): boolean {
    return !isTerminal(this.#state.phase);
  }

  /**
   * Resolves when the exam has started, or was over before. Rejects with the error that is shown, or
   * with an `AbortError` when the attempt was given up before `init`.
   */
  get started(): Promise<void> {
    return this.#start.promise;
  }

  /**
   * Fetches start data and the SDK side by side, hands over to the SDK and follows its session. Never
   * rejects: what fails is in the state and in {@link started}.
   *
   * @param last the attempt before, if there was one: a busy LMS is not asked again too early
   */
  async run(last?: ExamAttempt): Promise<void> {
    // The requests leave before the observer renders the phase, and need not wait for that.
    const prepared = this.#prepare(last);
    this.#observer(this);
    try {
      const { startData, sdk } = await prepared;
      await this.#lockSession(startData.sessionId);
      this.#abortController.signal.throwIfAborted();
      this.#follow(await this.#openSession(sdk, startData));
    } catch (error) {
      this.#fail(asExamError(error, 'sdk-invalid'));
      // When one request has failed, the other one is given up.
      this.#abortController.abort(error);
      this.release();
    }
  }

  /** Gives the attempt up, unless `init` was called: the session is the SDK's then, which has no stop. */
  abort(): void {
    if (this.#state.phase !== 'preparing' || this.#state.step === 'checks') return;
    const reason = new DOMException('The start was given up.', 'AbortError');
    this.#abortController.abort(reason);
    this.#moveTo({ phase: 'start', since: Date.now() });
    this.#start.reject(reason);
  }

  /** Releases page and session for other attempts. */
  release(): void {
    releasePage(this);
    this.#releaseSession?.();
  }

  /**
   * Asks the LMS to end the session. Calls while a request is under way share it.
   *
   * @throws ProctoredExamError `finish-failed`, or what the page's own function has thrown
   * @throws DOMException `InvalidStateError` outside of `in-exam`
   */
  finish(): Promise<void> {
    const state = this.#state;
    if (state.phase !== 'in-exam') {
      return Promise.reject(
        new DOMException(`finish() in phase ${state.phase}`, 'InvalidStateError'),
      );
    }
    if (state.finish.status === 'pending') return state.finish.answered;
    const answered = this.#requestFinish(state);
    const wasAccepted = isHandedIn(state.finish);
    this.#setFinish({ status: 'pending', answered, since: Date.now(), wasAccepted });
    return answered;
  }

  async #requestFinish({ sessionId, finish }: Running): Promise<void> {
    try {
      await withDeadline({ deadline: ANSWER_DEADLINE, late: 'finish-failed' }, (signal) =>
        this.#options.requestFinish({ sessionId, signal }),
      );
      this.#setFinish({ status: 'accepted' });
    } catch (thrown) {
      // The session may have ended meanwhile by other means, and then nothing has failed.
      if (this.#state.phase !== 'in-exam') {
        this.#setFinish(withoutFailure(finish));
        return;
      }
      const error = this.#redact(asExamError(thrown, 'finish-failed'));
      this.#setFinish({ status: 'failed', error, wasAccepted: isHandedIn(finish) });
      throw error;
    }
  }

  /** Makes sure that a start can succeed here, and asks for what it needs. */
  async #prepare(last: ExamAttempt | undefined): Promise<Preparation> {
    if (!claimPage(this)) throw alreadyRunning('element of this page');
    const { config = {}, environmentChecked } = this.#options;
    const problem = environmentChecked ? undefined : await findProblem();
    if (problem) throw problem;
    if (!isRecord(config)) {
      const message = `config: expected an object, got ${JSON.stringify(config)}`;
      throw new ProctoredExamError('config-invalid', message);
    }
    if (last) await this.#waitForBusyLms(last);
    const { signal } = this.#abortController;
    signal.throwIfAborted();
    return prepare(this.#options, signal, () => {
      this.#setStep('loading');
    });
  }

  async #waitForBusyLms(last: ExamAttempt): Promise<void> {
    if (last.state.phase !== 'error') return;
    if (isServerFailure(last.state)) this.#failuresInRow = last.#failuresInRow + 1;
    const wait = waitBeforeRetry(last.state, this.#failuresInRow);
    if (wait === 0) return;
    this.#setStep('busy');
    await new Promise((resolve) => setTimeout(resolve, wait));
    this.#setStep('preparing');
  }

  async #lockSession(sessionId: string | undefined): Promise<void> {
    if (sessionId === undefined) return;
    this.#releaseSession = await lockSession(sessionId);
    if (!this.#releaseSession) throw alreadyRunning('tab');
  }

  /** From here on the session is the SDK's. */
  #openSession(sdk: ProctoringSdk, startData: CheckedStartData): Promise<ProctoringSession> {
    const { config, theme = DEFAULT_THEME } = this.#options;
    const { serverOrigin, integrationName, jwt, sessionId } = startData;
    this.#jwt = jwt;
    this.#moveTo({
      phase: 'preparing',
      step: 'checks',
      since: this.#state.since,
      sessionId,
      session: undefined,
    });
    return callInit(sdk, {
      ...(isRecord(config) ? config : {}),
      ...startData.config,
      theme: startData.theme ?? theme,
      serverOrigin,
      integrationName,
      jwt,
    });
  }

  /** The vendor doesn't say in which order the promises settle, or that they do: each stands alone. */
  #follow(session: ProctoringSession): void {
    const { examStarted, examFinished, videoUploaded } = session;
    if (this.#state.phase === 'preparing' && this.#state.step === 'checks') {
      this.#moveTo({ ...this.#state, session });
    }
    examStarted.then(
      () => {
        this.#reach('in-exam', session);
      },
      (cause: unknown) => {
        // Once the exam has started otherwise, or has ended, it is of no account that it has not started.
        if (this.#state.phase === 'preparing') this.#failSession('examStarted', cause);
      },
    );
    examFinished.then(
      () => {
        this.#reach('finished', session);
      },
      (cause: unknown) => {
        const { phase } = this.#state;
        if (phase === 'preparing' || phase === 'in-exam') this.#failSession('examFinished', cause);
      },
    );
    videoUploaded.then(
      () => {
        this.#reach('uploaded', session);
      },
      (cause: unknown) => {
        const message = `videoUploaded: ${reasonOf(cause)}`;
        const fail = () => {
          this.#fail(new ProctoredExamError('upload-failed', message, cause));
        };
        // An exam that still runs is not stopped for its recording.
        examFinished.then(fail, () => undefined);
      },
    );
  }

  #failSession(promise: string, cause: unknown): void {
    const message = `${promise}: ${reasonOf(cause)}`;
    this.#fail(new ProctoredExamError('session-failed', message, cause, this.#state.phase));
  }

  #reach(phase: Running['phase'], session: ProctoringSession): void {
    const { sessionId } = withSession(this.#state);
    const finish = finishAfter(this.#state);
    if (this.#moveTo({ phase, since: Date.now(), sessionId, session, finish })) {
      this.#start.resolve();
    }
  }

  /** No text of an error shows the start token, nor what the endpoints' addresses hold. */
  #redact(error: ProctoredExamError): ProctoredExamError {
    const secrets = this.#options.secrets();
    return redactError(error, this.#jwt === undefined ? secrets : [this.#jwt, ...secrets]);
  }

  #fail(thrown: ProctoredExamError): void {
    const error = this.#redact(thrown);
    const { sessionId, session } = withSession(this.#state);
    const finish = finishAfter(this.#state);
    if (this.#moveTo({ phase: 'error', since: Date.now(), error, sessionId, session, finish })) {
      this.#start.reject(error);
    }
  }

  #setStep(step: Exclude<Step, 'checks'>): void {
    if (this.#state.phase === 'preparing') {
      this.#moveTo({ phase: 'preparing', step, since: this.#state.since });
    }
  }

  #setFinish(finish: FinishRequest): void {
    const state = this.#state;
    if (state.phase === 'in-exam' || state.phase === 'finished') this.#moveTo({ ...state, finish });
  }

  /** @returns whether the attempt may go there, and so has gone */
  #moveTo(state: AttemptState): boolean {
    if (!mayFollow(this.#state, state)) return false;
    this.#state = state;
    // Before the observer is told, so that whoever hears of it may start at once.
    if (!this.isActive) this.release();
    this.#observer(this);
    return true;
  }
}
