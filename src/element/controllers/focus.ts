import type { ReactiveController } from 'lit';
import type { Phase } from '../../exam/phases.js';
import {
  addListener,
  contains,
  findAll,
  focusedIn,
  focusOn,
  isConnected,
  matches,
  PAGE,
  removeListener,
  rootOf,
  setAttribute,
  shadowRootOf,
  tabIndexOf,
} from '../../exam/platform.js';
import { authoredSlotOf } from '../authored-slot.js';
import type { ExamHost } from '../host.js';

/** What takes the focus when a phase is entered: a heading tells where one is, a control what one can do. */
const CANDIDATES = 'h1,h2,h3,h4,h5,h6,a,button,input,select,textarea,iframe,[tabindex]';

/** Milliseconds after which browsers have told screen readers that the view has the focus. */
const HANDOVER = 500;

/**
 * Lets the focus follow the phases: when it was within the host and what has had it does not show any
 * more, it moves into the new content. So it does when a dialog of the vendor's has had it, and would leave
 * it on nothing. It never leaves a real element elsewhere in the page.
 */
export class FocusController implements ReactiveController {
  readonly #host: ExamHost;
  #phase: Phase = 'start';
  #hasChanged = false;
  /** What has had the focus before the host rendered. */
  #focused: Element | null = null;
  /** Whether the focus was within the host when an attempt's phase changed. */
  #follows = false;
  /** What outside of the host has had the focus last. */
  #elsewhere: Node | null = null;
  #readSlot: Phase | undefined;
  #observer: MutationObserver | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ExamHost) {
    this.#host = host;
    host.addController(this);
  }

  /** The slot of the author's content to which the focus went when the phase was entered: it is heard there. */
  get readSlot(): Phase | undefined {
    return this.#readSlot;
  }

  hostConnected(): void {
    addListener(window, 'focusin', this.#onFocusIn);
    // A dialog that is removed leaves the focus on nothing, and not every browser fires an event for it.
    this.#observer = new MutationObserver(() => {
      const hasGone = this.#elsewhere !== null && !isConnected(this.#elsewhere);
      if (this.#follows && hasGone && isNowhere()) this.#moveIn(null);
    });
    if (PAGE.body) this.#observer.observe(PAGE.body, { childList: true });
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    removeListener(window, 'focusin', this.#onFocusIn);
    this.#observer?.disconnect();
  }

  hostUpdate(): void {
    const { phase } = this.#host;
    this.#hasChanged = phase !== this.#phase;
    this.#focused = focusedWithin(this.#host);
    this.#phase = phase;
    if (!this.#hasChanged) return;
    if (this.#focused) this.#follows = true;
    this.#readSlot = this.#isWithin ? authoredSlotOf(this.#host) : undefined;
  }

  hostUpdated(): void {
    if (this.#hasChanged && this.#isWithin) this.#moveIn(this.#focused);
    this.#hasChanged = false;
    // Between two attempts, the focus is where the learner takes it.
    if (this.#phase === 'start') this.#follows = false;
  }

  /** Whether the focus is within the host, or will be when the new phase shows. */
  get #isWithin(): boolean {
    return this.#follows && (isNowhere() || this.#focused !== null);
  }

  readonly #onFocusIn = ({ target }: Event): void => {
    this.#elsewhere = contains(this.#host, target as Node) ? null : (target as Node);
  };

  /**
   * From what goes, the focus moves by way of the view: with what has had the focus, screen readers lose their
   * place, take the first heading that they find for it, and don't say then that the focus is there.
   */
  #moveIn(focused: Element | null): void {
    const view = this.#host.shadowRoot?.querySelector<HTMLDivElement>('#view');
    if (!view || (focused && shownIn(view).some((element) => contains(element, focused)))) return;
    clearTimeout(this.#timer);
    if (!focused || focused === view) {
      focusFirst(view);
      return;
    }
    view.focus();
    this.#timer = setTimeout(() => {
      if (focusedWithin(this.#host) === view) focusFirst(view);
    }, HANDOVER);
  }
}

/** Whether nothing has the focus. */
const isNowhere = (): boolean => PAGE.focused === null || PAGE.focused === PAGE.body;

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

/** What `view` shows of slotted content and of its own; what may be used, that is. */
const shownIn = (view: HTMLDivElement): Element[] =>
  [...view.querySelectorAll('slot')]
    .filter((slot) => !slot.closest('[inert]'))
    .flatMap((slot) => slot.assignedElements({ flatten: true }))
    // What went wrong is said before the button that mends it: the view is the place to hear it.
    .filter((element) => !matches(element, '[part~="panel"]'));

/** Moves the focus to the first heading or control that `view` shows, or to `view` itself. */
function focusFirst(view: HTMLDivElement): void {
  for (const element of shownIn(view)) {
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
