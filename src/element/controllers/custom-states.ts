import type { ReactiveController } from 'lit';
import type { Phase } from '../../exam/phases.js';
import type { ExamHost } from '../host.js';

/** Mirrors the host's phase as a custom state, for `proctored-exam:state(in-exam)` in style sheets. */
export class CustomStatesController implements ReactiveController {
  readonly #host: ExamHost;
  /** Missing in Safari before 16.4 and in happy-dom. */
  readonly #internals: ElementInternals | undefined;
  #phase: Phase | undefined;

  constructor(host: ExamHost) {
    this.#host = host;
    this.#internals = 'attachInternals' in host ? host.attachInternals() : undefined;
    host.addController(this);
    this.#update();
  }

  hostUpdated(): void {
    this.#update();
  }

  #update(): void {
    const { phase } = this.#host;
    try {
      const states = this.#internals?.states;
      if (this.#phase) states?.delete(this.#phase);
      states?.add(phase);
    } catch {
      // Chromium before 125 throws on names without dashes; older browsers have no states.
    }
    this.#phase = phase;
  }
}
