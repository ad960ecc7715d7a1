import type { ReactiveController } from 'lit';
import type { Phase } from '../../exam/phases.js';
import {
  contains,
  findAll,
  focusedIn,
  focusOn,
  matches,
  rootOf,
  setAttribute,
  shadowRootOf,
  tabIndexOf,
} from '../../exam/platform.js';
import type { ExamHost } from '../host.js';

/** What takes the focus when a phase is entered: a heading tells where one is, a control what one can do. */
const CANDIDATES = 'h1,h2,h3,h4,h5,h6,a,button,input,select,textarea,iframe,[tabindex]';

/**
 * Lets the focus follow the phases: when it was within the host and what has had it does not show any
 * more, it moves into the new content. This controller must be the host's first, since those after it
 * take content out of the document before the host renders.
 */
export class FocusController implements ReactiveController {
  readonly #host: ExamHost;
  #phase: Phase = 'start';
  #focused: Element | null = null;

  constructor(host: ExamHost) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    const hasChanged = this.#host.phase !== this.#phase;
    this.#phase = this.#host.phase;
    this.#focused = hasChanged ? focusedWithin(this.#host) : null;
  }

  hostUpdated(): void {
    const view = this.#host.shadowRoot?.querySelector<HTMLDivElement>('#view');
    if (this.#focused && view) keepFocusIn(view, this.#focused);
    this.#focused = null;
  }
}

/**
 * The element that has the focus, if it is `host` or within its light or shadow tree; also in a
 * window in the background, while the learner chooses elsewhere what to share.
 */
function focusedWithin(host: Element): Element | null {
  const focused = focusedIn(rootOf(host));
  if (!contains(host, focused)) return null;
  const shadowRoot = shadowRootOf(host);
  return (shadowRoot && focusedIn(shadowRoot)) ?? focused;
}

/**
 * Moves the focus to the first heading or control that `view` shows, slotted content included, or
 * to `view` itself; leaves it where it is while `focused` still shows.
 */
function keepFocusIn(view: HTMLDivElement, focused: Element): void {
  const shown = [...view.querySelectorAll('slot')]
    .filter((slot) => !slot.closest('[inert]'))
    .flatMap((slot) => slot.assignedElements({ flatten: true }));
  if (shown.some((element) => contains(element, focused))) return;
  for (const element of shown) {
    const candidates = [element, ...findAll(element, CANDIDATES)];
    const hasTaken = candidates.some(
      (candidate) => matches(candidate, CANDIDATES) && takesFocus(candidate),
    );
    if (hasTaken) return;
  }
  view.focus();
}

/** @returns whether `candidate` has the focus now: what is hidden or disabled doesn't take it */
function takesFocus(candidate: Element): boolean {
  // Written down as an attribute, the index lets a heading take the focus.
  if (tabIndexOf(candidate) < 0) setAttribute(candidate, 'tabindex', '-1');
  focusOn(candidate as HTMLElement | SVGElement);
  // `:focus` does not match in a window in the background.
  return focusedIn(rootOf(candidate)) === candidate;
}
