import type { ReactiveController } from 'lit';
import {
  boundsOf,
  contains,
  focusedIn,
  PAGE,
  rootOf,
  scrollIntoView,
  styleOf,
} from '../../exam/platform.js';
import type { ExamHost } from '../host.js';

/** Pixels from the edges of a notice to where it is looked for what covers it: its corners are round. */
const INSET = 8;

/**
 * Brings a notice into view when it appears. It sticks to the lower edge of what scrolls the page, but in a
 * frame that is as high as its content, or beside a page's own bars, that is not enough. It doesn't
 * cover the control that has the focus either.
 */
export class NoticeInViewController implements ReactiveController {
  readonly #host: ExamHost;
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
    const { shadowRoot, phase } = this.#host;
    const message = shadowRoot?.querySelector<HTMLParagraphElement>('[part="message"]');
    const notice = message?.parentElement;
    const text = message?.textContent ?? '';
    const isNew = text !== this.#text;
    this.#text = text;
    // Imitations of browsers, in which apps test their components, have nothing to scroll.
    const canScroll = typeof IntersectionObserver === 'function';
    if (notice && isNew && canScroll && phase !== 'start') this.#watch(notice);
  }

  /** Frames and scrolled boxes count: only the browser knows what of them is in view. */
  #watch(notice: Element): void {
    const observer = new IntersectionObserver(([entry]) => {
      observer.disconnect();
      if (!entry) return;
      if (entry.intersectionRatio < 1) scrollIntoView(notice, { block: 'nearest' });
      if (this.#host.phase !== 'error') raise(this.#host, notice, 0);
      const isBehind = around(this.#host, notice).some(({ bottom }) => bottom < innerHeight / 2);
      if (isBehind) scrollIntoView(notice, { block: 'center' });
      uncover(this.#host, notice);
    });
    this.#observer?.disconnect();
    this.#observer = observer;
    observer.observe(notice);
  }
}

/** Lets a notice stick so many pixels above the lower edge, and above the bars there: one may stand on another. */
function raise(host: Element, notice: Element, edge: number): void {
  styleOf(notice).setProperty('--edge', `${edge}px`);
  const { bottom } = boundsOf(notice);
  const tops = around(host, notice).map(({ top }) => top);
  const height = bottom - Math.min(bottom, ...tops.filter((top) => top > innerHeight / 2));
  if (height > 0 && edge < innerHeight / 2) raise(host, notice, edge + height);
}

/** The bounds of what covers a notice at its edges, or would be covered by it wherever the page is scrolled to. */
function around(host: Element, notice: Element): DOMRect[] {
  const { left, right, top, bottom } = boundsOf(notice);
  const lines = [top + INSET, bottom - INSET];
  return [left + INSET, (left + right) / 2, right - INSET]
    .flatMap((x) => lines.map((y) => PAGE.elementsAt(x, y)))
    .flatMap((hits) => hits.filter((hit, index) => index < hits.indexOf(host) || staysInView(hit)))
    .filter((hit) => !contains(hit, host))
    .map(boundsOf);
}

function staysInView(element: Element): boolean {
  const { position, bottom } = getComputedStyle(element);
  return position === 'fixed' || (position === 'sticky' && bottom !== 'auto');
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
