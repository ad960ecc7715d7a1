import type { ReactiveController } from 'lit';
import type { ExamHost } from '../host.js';

/** How often the learner is told anew for how long the upload has run, in ms. */
const MINUTE = 60_000;

/** Renders the host anew each minute while the recording goes up. */
export class UploadClockController implements ReactiveController {
  readonly #host: ExamHost;
  #timer: ReturnType<typeof setInterval> | undefined;

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

  hostDisconnected(): void {
    this.#stop();
  }

  #update(): void {
    const { phase, isConnected } = this.#host;
    if (phase !== 'finished' || !isConnected) this.#stop();
    else this.#timer ??= setInterval(() => this.#host.requestUpdate(), MINUTE);
  }

  #stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
