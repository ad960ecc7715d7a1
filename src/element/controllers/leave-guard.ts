import type { ReactiveController } from 'lit';
import type { ExamHost } from '../host.js';

/**
 * Asks for confirmation before the page is left, while something would be lost with it: the exam, the
 * recording that is going up, or the answers of an exam that was struck by an error.
 */
export class LeaveGuardController implements ReactiveController {
  readonly #host: ExamHost;

  constructor(host: ExamHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#update();
  }

  hostUpdated(): void {
    this.#update();
  }

  /** The listener is there only while it asks, since it keeps pages out of the back/forward cache. */
  #update(): void {
    if (this.#isNeeded) window.addEventListener('beforeunload', this.#ask);
    else window.removeEventListener('beforeunload', this.#ask);
  }

  readonly #ask = (event: BeforeUnloadEvent): void => {
    event.preventDefault();
    // Chromium before 119 goes by the return value.
    Reflect.set(event, 'returnValue', true);
  };

  get #isNeeded(): boolean {
    const { phase, error, isConnected } = this.#host;
    switch (phase) {
      case 'in-exam':
      case 'finished':
        return true;
      case 'error':
        // Unsaved answers of an exam that has failed are lost with the element at the latest.
        return error?.phase === 'in-exam' && isConnected;
      default:
        return false;
    }
  }
}
