import type { ReactiveController } from 'lit';
import type { ExamHost } from '../host.js';

/** Renders the host anew when nothing but time changes what it shows. */
export class ClockController implements ReactiveController {
  readonly #host: ExamHost;
  readonly #nextChange: () => number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param nextChange tells when what shows changes next, in ms since 1970, if it does */
  constructor(host: ExamHost, nextChange: () => number | undefined) {
    this.#host = host;
    this.#nextChange = nextChange;
    host.addController(this);
  }

  hostConnected(): void {
    this.#update();
  }

  hostUpdated(): void {
    this.#update();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  #update(): void {
    clearTimeout(this.#timer);
    const time = this.#host.isConnected ? this.#nextChange() : undefined;
    if (time === undefined) return;
    this.#timer = setTimeout(() => this.#host.requestUpdate(), time - Date.now());
  }
}
