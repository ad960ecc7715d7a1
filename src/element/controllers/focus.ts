import type { ReactiveController } from 'lit';
import type { Phase } from '../../exam/phases.js';
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
    const view = this.#host.shadowRoot?.querySelector<HTMLElement>('#view');
    if (this.#focused && view) keepFocusIn(view, this.#focused);
    this.#focused = null;
  }
}

/**
 * The element that has the focus, if it is `host` or within its light or shadow tree; also in a
 * window in the background, while the learner chooses elsewhere what to share.
 */
function focusedWithin(host: Element): Element | null {
  const { activeElement } = host.getRootNode() as Document | ShadowRoot;
  return host.contains(activeElement) ? (host.shadowRoot?.activeElement ?? activeElement) : null;
}

/**
 * Moves the focus to the first heading or control that `view` shows, slotted content included, or
 * to `view` itself; leaves it where it is while `focused` still shows.
 */
function keepFocusIn(view: HTMLElement, focused: Element): void {
  const shown = [...view.querySelectorAll('slot')]
    .filter((slot) => !slot.closest('[inert]'))
    .flatMap((slot) => slot.assignedElements({ flatten: true }));
  if (shown.some((element) => element.contains(focused))) return;
  for (const element of shown) {
    const candidates = [element, ...element.querySelectorAll(CANDIDATES)] as HTMLElement[];
    const hasTaken = candidates.some(
      (candidate) => candidate.matches(CANDIDATES) && takesFocus(candidate),
    );
    if (hasTaken) return;
  }
  view.focus();
}

/** @returns whether `candidate` has the focus now: what is hidden or disabled doesn't take it */
function takesFocus(candidate: HTMLElement): boolean {
  // Written down as an attribute, the index lets a heading take the focus.
  if (candidate.tabIndex < 0) candidate.setAttribute('tabindex', '-1');
  candidate.focus();
  // `:focus` does not match in a window in the background.
  return (candidate.getRootNode() as Document | ShadowRoot).activeElement === candidate;
}
