import type { ReactiveController } from 'lit';
import {
  boundsOf,
  contains,
  focusedIn,
  isConnected,
  rootOf,
  scrollIntoView,
} from '../../exam/platform.js';
import type { ExamHost } from '../host.js';

/**
 * Brings a notice into view when it appears. It sticks to the lower edge of what scrolls the page, but in a
 * frame that is as high as its content, or beside a page's own bars, that is not enough. It doesn't
 * cover the control that has the focus either.
 */
export class NoticeInViewController implements ReactiveController {
  readonly #host: ExamHost;
  #shown: Element | null = null;
  #text = '';
  #observer: IntersectionObserver | undefined;

  constructor(host: ExamHost) {
    this.#host = host;
    host.addController(this);
  }

  /** A page in the background paints nothing, and its observers would keep an element that is gone. */
  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  hostUpdated(): void {
    const notice = this.#host.shadowRoot?.querySelector<HTMLDivElement>('#dock > *') ?? null;
    const text = notice?.querySelector<HTMLParagraphElement>('[part="message"]')?.textContent ?? '';
    const isNew = notice !== null && (notice !== this.#shown || text !== this.#text);
    this.#shown = notice;
    this.#text = text;
    // Imitations of browsers, in which apps test their components, have nothing to scroll.
    const canScroll = typeof IntersectionObserver === 'function';
    if (isNew && canScroll && this.#host.phase !== 'start') this.#watch(notice);
  }

  /** Frames and scrolled boxes count: only the browser knows what of them is in view. */
  #watch(notice: Element): void {
    const observer = new IntersectionObserver(([entry]) => {
      observer.disconnect();
      if (!entry || !isConnected(notice)) return;
      if (entry.intersectionRatio < 1) scrollIntoView(notice, { block: 'nearest' });
      uncover(this.#host, notice);
    });
    this.#observer?.disconnect();
    this.#observer = observer;
    observer.observe(notice);
  }
}

/** Scrolls the control that has the focus out from behind `notice`. */
function uncover(host: Element, notice: Element): void {
  const focused = focusedIn(rootOf(host));
  if (!focused || focused === host || !contains(host, focused)) return;
  const control = boundsOf(focused);
  const covering = boundsOf(notice);
  // Of a whole quiz in a frame, some part is always covered.
  const isSmall = control.height < covering.height * 2;
  const isCovered = isSmall && control.bottom > covering.top && control.top < covering.bottom;
  if (isCovered) scrollIntoView(focused, { block: 'center' });
}
