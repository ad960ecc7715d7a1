import type { ReactiveController } from 'lit';
import type { AttemptOptions } from '../../exam/attempt-options.js';
import { errorOf, type AttemptState } from '../../exam/attempt-state.js';
import { ExamAttempt } from '../../exam/attempt.js';
import type { Phase } from '../../exam/phases.js';
import type { ProctoringSession } from '../../exam/sdk.js';
import { dispatch, hasPhaseEvent, PHASE_EVENT } from '../events.js';
import type { ExamHost } from '../host.js';
import { isSetByNow } from '../late-settings.js';
import { rememberProgress } from '../resume.js';

interface AttemptHost extends ExamHost {
  readonly hasUpdated: boolean;
}

/** What the host gives its controller. */
interface AttemptHostCallbacks {
  /** What the next attempt works with. */
  createOptions(): AttemptOptions;
  /** Renders at once what has been requested to be rendered. */
  renderNow(): void;
}

/**
 * Holds the host's attempt: starts, ends and resets it, and tells of what happens to it by rendering the
 * host and firing its events.
 */
export class AttemptController implements ReactiveController {
  readonly #host: AttemptHost;
  readonly #callbacks: AttemptHostCallbacks;
  #attempt: ExamAttempt | undefined;
  /** The attempt that is created while the listeners of `exam-starting` run. */
  #upcoming: ExamAttempt | undefined;
  /** The state that was shown and told of last. */
  #shown: AttemptState | undefined;

  constructor(host: AttemptHost, callbacks: AttemptHostCallbacks) {
    this.#host = host;
    this.#callbacks = callbacks;
    host.addController(this);
  }

  /** Where the attempt stands; `undefined` where there is none. */
  get state(): AttemptState | undefined {
    return this.#attempt?.state;
  }

  /** A move disconnects, too. A host that is still out of the document after a task was removed. */
  hostDisconnected(): void {
    setTimeout(() => {
      if (this.#host.isConnected) return;
      this.#attempt?.abort();
      this.#host.requestUpdate();
    });
  }

  /** A start that lacked a setting is offered again once a framework has set it. */
  hostUpdated(): void {
    if (!isSetByNow(this.#host)) return;
    // The error's listeners hear of it before it is taken back, and may start anew by themselves.
    queueMicrotask(() => {
      if (isSetByNow(this.#host)) this.forget();
    });
  }

  start(): Promise<void> {
    const current = this.#upcoming ?? this.#attempt;
    if (current?.isActive) return current.started;
    const { phase } = this.#host;
    if (phase === 'uploaded') return invalidState(`start() in phase ${phase}: call reset()`);
    if (!this.#host.isConnected) return invalidState('start() outside a document');
    // Properties that were set before the upgrade count from the first update on.
    if (!this.#host.hasUpdated) this.#callbacks.renderNow();

    const attempt = new ExamAttempt(this.#callbacks.createOptions(), this.#onChange);
    this.#upcoming = attempt;
    const isWanted = dispatch(this.#host, 'exam-starting', {}, { cancelable: true });
    this.#upcoming = undefined;
    if (isWanted) {
      const last = this.#attempt;
      this.#attempt = attempt;
      void attempt.run(last);
    } else {
      attempt.abort();
    }
    return attempt.started;
  }

  finish(): Promise<void> {
    return this.#attempt?.finish() ?? invalidState('finish() in phase start');
  }

  reset(): void {
    const { phase } = this.#host;
    if (phase !== 'error' && phase !== 'uploaded') {
      throw new DOMException(`reset() in phase ${phase}`, 'InvalidStateError');
    }
    this.forget();
  }

  /** The page is left: a start is given up, and other tabs may have the session. */
  leave(): void {
    this.#attempt?.abort();
    this.#attempt?.release();
  }

  /** Goes back to `start`, whatever the attempt still does. */
  forget(): void {
    if (!this.#attempt) return;
    this.#attempt = undefined;
    this.#show(undefined);
  }

  /** An attempt that was forgotten or replaced may still change, but is not shown any more. */
  readonly #onChange = (attempt: ExamAttempt): void => {
    if (attempt === this.#attempt) this.#show(attempt.state);
  };

  #show(state: AttemptState | undefined): void {
    const previous = this.#shown;
    this.#shown = state;
    this.#host.requestUpdate();
    const previousPhase = previous?.phase ?? 'start';
    if (this.#host.phase !== previousPhase) this.#tellPhase(previousPhase);
    const error = errorOf(state);
    // A listener of the phase's event may have started another attempt by now.
    if (!error || error === errorOf(previous) || state !== this.#shown) return;
    console.error(this.#host.localName, error);
    dispatch(this.#host, 'exam-error', { error });
  }

  #tellPhase(previousPhase: Phase): void {
    const { phase, error, endpoint } = this.#host;
    const sessionId = sessionIdOf(this.#shown);
    rememberProgress(endpoint, phase, error);
    // At once, so that those who hear of the phase find its content.
    this.#callbacks.renderNow();
    dispatch(this.#host, 'exam-phase-change', { phase, previousPhase });
    if (hasPhaseEvent(phase)) dispatch(this.#host, PHASE_EVENT[phase], { sessionId });
  }
}

/** The `sessionId` of the token with which `init` was called, if it bears one. */
export const sessionIdOf = (state: AttemptState | undefined): string | undefined =>
  state && 'sessionId' in state ? state.sessionId : undefined;

/** The vendor's session, while there is one. */
export const sessionOf = (state: AttemptState | undefined): ProctoringSession | undefined =>
  state && 'session' in state ? state.session : undefined;

const invalidState = (message: string): Promise<never> =>
  Promise.reject(new DOMException(message, 'InvalidStateError'));
