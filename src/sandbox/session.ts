import type { ProctoringSession } from '../exam/sdk.js';
import type { VendorDouble } from './vendor-double.js';

/** Who ended the exam. */
export type EndReason = 'learner' | 'proctor' | 'lms';

interface Deferred<Value> {
  promise: Promise<Value>;
  resolve: (value: Value) => void;
  reject: (error: Error) => void;
}

/** A promise that leaves no unhandled rejection behind where nobody listens. */
function defer<Value = void>(): Deferred<Value> {
  let resolve!: Deferred<Value>['resolve'];
  let reject!: Deferred<Value>['reject'];
  const promise = new Promise<Value>((...settle) => {
    [resolve, reject] = settle;
  });
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}

/** One exam from the call of `init` to the end of the upload. */
export class Session {
  readonly #started = defer();
  readonly #ended = defer<EndReason>();
  readonly #finished = defer();
  readonly #uploaded = defer();

  /** What the page gets from `init`. */
  readonly promises: ProctoringSession = Object.freeze({
    examStarted: this.#started.promise,
    examFinished: this.#finished.promise,
    videoUploaded: this.#uploaded.promise,
  });

  /** Resolves once somebody has ended the exam. */
  readonly ended = this.#ended.promise;

  /** Who is told how the session goes, where there is one. */
  double: VendorDouble | undefined;

  /** Whether another session may begin. */
  over = false;

  /** Takes down whatever the session still shows. */
  dismiss: () => void = () => undefined;

  /**
   * The learner has passed the checks. The page hears of it after the vendor's side: whoever asks
   * there whether questions may be shown must get the same answer.
   */
  async start(): Promise<void> {
    await this.double?.tell('started');
    this.#started.resolve();
  }

  /** Ends the exam, whether it has started or not. The first reason counts. */
  end(reason: EndReason): void {
    this.double?.leave();
    this.#ended.resolve(reason);
  }

  /** The recording has stopped. */
  async finish(): Promise<void> {
    // told again when the LMS has ended it; that changes nothing
    await this.double?.tell('ended');
    this.#finished.resolve();
  }

  /** The last of the recording has arrived. */
  async complete(): Promise<void> {
    await this.double?.tell('uploaded');
    this.over = true;
    this.#uploaded.resolve();
  }

  /** Rejects what the page still waits for: nothing more will come. */
  fail(error: Error): void {
    this.over = true;
    this.double?.leave();
    for (const promise of [this.#started, this.#finished, this.#uploaded]) promise.reject(error);
  }
}
