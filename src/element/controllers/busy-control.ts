import type { ReactiveController } from 'lit';
import { getAttribute, removeAttribute, setAttribute } from '../../exam/platform.js';
import type { ExamHost } from '../host.js';

const BUSY = 'aria-disabled';

/**
 * Shows on the control that hands in that it is busy until the LMS has answered. It stays focusable:
 * a `disabled` one would lose the focus.
 */
export class BusyControlController implements ReactiveController {
  readonly #isFinishing: () => boolean;
  #busy: { control: Element; before: string | null } | undefined;

  /** @param isFinishing tells whether a request to hand in is under way */
  constructor(host: ExamHost, isFinishing: () => boolean) {
    this.#isFinishing = isFinishing;
    host.addController(this);
  }

  /** Tells which control was pressed to hand in. */
  press(control: Element): void {
    if (this.#busy || !this.#isFinishing()) return;
    this.#busy = { control, before: getAttribute(control, BUSY) };
    setAttribute(control, BUSY, 'true');
  }

  hostUpdated(): void {
    if (!this.#busy || this.#isFinishing()) return;
    const { control, before } = this.#busy;
    this.#busy = undefined;
    if (before === null) removeAttribute(control, BUSY);
    else setAttribute(control, BUSY, before);
  }
}
