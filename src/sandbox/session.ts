import type { ProctoringSession } from '../exam/sdk.js';

/** Who ended the exam. */
export type EndReason = 'learner' | 'proctor' | 'lms';

/** Who is told how a session goes: the vendor's server, or its double. */
export interface SessionServer {
  /**
   * Resolves once the server knows.
   *
   * @throws Error when it can't be told
   */
  tell(news: 'started' | 'ended' | 'uploaded'): Promise<void>;
  /** Tells that the learner was warned, of what the vendor calls `type`. */
  warned(type: string): Promise<void>;
  /** The session is over, for the server too or for this page alone. */
  leave(): void;
}

/** A promise that is settled from without. */
class Deferred<Value = void> {
  resolve: (value: Value) => void = () => undefined;
  reject: (error: Error) => void = () => undefined;
  readonly promise = new Promise<Value>((resolve, reject) => {
    this.resolve = resolve;
    this.reject = reject;
  });

  constructor() {
    // The page may have no use for it: then its rejection is not one that was forgotten.
    this.promise.catch(() => undefined);
  }
}

/** One exam from the call of `init` to the end of the upload. */
export class Session {
  readonly #started = new Deferred();
  readonly #ended = new Deferred<EndReason>();
  readonly #finished = new Deferred();
  readonly #uploaded = new Deferred();

  /** What the page gets from `init`. */
  readonly promises: ProctoringSession = Object.freeze({
    examStarted: this.#started.promise,
    examFinished: this.#finished.promise,
    videoUploaded: this.#uploaded.promise,
  });

  /** Resolves once somebody has ended the exam. */
  readonly ended = this.#ended.promise;

  /** The vendor's double, where there is one. */
  server: SessionServer | undefined;

  /** Whether another session may begin. */
  over = false;

  /** Takes down whatever the session still shows. */
  dismiss: () => void = () => undefined;

  /**
   * The learner has passed the checks. The page hears of it after the vendor's side: whoever asks
   * there whether questions may be shown must get the same answer.
   */
  async start(): Promise<void> {
    await this.server?.tell('started');
    this.#started.resolve();
  }

  /** The learner was warned. The exam goes on, whether the vendor's side has heard of it or not. */
  warn(type: string): void {
    this.server?.warned(type).catch(() => undefined);
  }

  /** Ends the exam, whether it has started or not. The first reason counts. */
  end(reason: EndReason): void {
    this.server?.leave();
    this.#ended.resolve(reason);
  }

  /** The recording has stopped. */
  async finish(): Promise<void> {
    // It is told again when the LMS has ended the session; that changes nothing.
    await this.server?.tell('ended');
    this.#finished.resolve();
  }

  /** The last of the recording has arrived. */
  async complete(): Promise<void> {
    await this.server?.tell('uploaded');
    this.over = true;
    this.#uploaded.resolve();
  }

  /** Rejects what the page still waits for: nothing more will come. */
  fail(error: Error): void {
    this.over = true;
    this.server?.leave();
    for (const promise of [this.#started, this.#finished, this.#uploaded]) promise.reject(error);
  }
}
