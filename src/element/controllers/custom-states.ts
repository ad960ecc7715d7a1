import type { ReactiveController } from 'lit';
import type { ExamHost } from '../host.js';

/** Mirrors what the host is in as custom states, for `proctored-exam:state(in-exam)` in style sheets. */
export class CustomStatesController implements ReactiveController {
  readonly #internals: ElementInternals;
  readonly #list: () => readonly string[];
  #shown: readonly string[] = [];

  /** @param list tells what the host is in: its phase, and what is so beside it */
  constructor(host: ExamHost, list: () => readonly string[]) {
    this.#internals = host.attachInternals();
    this.#list = list;
    host.addController(this);
    this.#update();
  }

  hostUpdated(): void {
    this.#update();
  }

  #update(): void {
    const current = this.#list();
    try {
      const { states } = this.#internals;
      for (const state of this.#shown) if (!current.includes(state)) states.delete(state);
      for (const state of current) states.add(state);
    } catch {
      // Chromium before 125 throws on names without dashes; older browsers have no states.
    }
    this.#shown = current;
  }
}
