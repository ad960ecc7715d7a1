import type { ReactiveController } from 'lit';
import type { ExamHost } from '../host.js';

/** Mirrors what the host is in as custom states, for `proctored-exam:state(in-exam)` in style sheets. */
export class CustomStatesController implements ReactiveController {
  /** Missing in Safari before 16.4 and in happy-dom. */
  readonly #internals: ElementInternals | undefined;
  readonly #list: () => readonly string[];

  /** @param list tells what the host is in: its phase, and what is so beside it */
  constructor(host: ExamHost, list: () => readonly string[]) {
    this.#list = list;
    this.#internals = 'attachInternals' in host ? host.attachInternals() : undefined;
    host.addController(this);
  }

  hostUpdated(): void {
    const names = this.#list();
    try {
      const states = this.#internals?.states;
      states?.clear();
      for (const name of names) states?.add(name);
    } catch {
      // Chromium before 125 throws on names without dashes; older browsers have no states.
    }
  }
}
