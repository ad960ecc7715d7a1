import type { ReactiveController } from 'lit';
import { checkEnvironment, type Environment } from '../../exam/environment.js';
import type { ExamHost } from '../host.js';

/** Checks at connection what the page and its browser can do, and again when the learner changes it. */
export class EnvironmentController implements ReactiveController {
  readonly #host: ExamHost;
  #connection = new AbortController();
  #environment: Environment | undefined;

  constructor(host: ExamHost) {
    this.#host = host;
    host.addController(this);
  }

  /** What was found; `undefined` until the first check is done. */
  get value(): Environment | undefined {
    return this.#environment;
  }

  /** Whether a check was done and has found nothing that prevents a start. */
  get isFit(): boolean {
    return this.#environment !== undefined && !this.#environment.problem;
  }

  hostConnected(): void {
    this.#connection = new AbortController();
    this.#check();
  }

  hostDisconnected(): void {
    this.#connection.abort();
  }

  readonly #check = (): void => {
    void checkEnvironment(this.#check, this.#connection.signal).then((environment) => {
      this.#environment = environment;
      this.#host.requestUpdate();
    });
  };
}
