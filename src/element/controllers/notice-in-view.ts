import type { ReactiveController } from 'lit';
import {
  boundsOf,
  contains,
  focusedIn,
  isConnected,
  PAGE,
  rootOf,
  scrollIntoView,
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
    const notice = this.#host.shadowRoot?.querySelector<HTMLDivElement>('[part~="panel"]') ?? null;
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
      this.#raise(notice);
      const isCovered =
        [...barsAbove(this.#host, notice), ...barsBelow(this.#host, notice)].length > 0;
      if (isCovered) scrollIntoView(notice, { block: 'center' });
      uncover(this.#host, notice);
    });
    this.#observer?.disconnect();
    this.#observer = observer;
    observer.observe(notice);
  }

  /** Lets a notice stick to the bars at the lower edge of the window, of which one may stand on another. */
  #raise(notice: Element): void {
    const dock = this.#host.shadowRoot?.querySelector<HTMLDivElement>('#dock');
    if (!dock) return;
    let edge = 0;
    let before: number;
    do {
      dock.style.bottom = `${edge}px`;
      before = boundsOf(notice).bottom;
      edge += before - Math.min(before, ...barsBelow(this.#host, notice).map(({ top }) => top));
      dock.style.bottom = `${edge}px`;
    } while (boundsOf(notice).bottom < before);
  }
}

const barsAbove = (host: Element, notice: Element): DOMRect[] =>
  barsAt(host, notice, boundsOf(notice).top + INSET).filter(
    ({ bottom }) => bottom < innerHeight / 2,
  );

const barsBelow = (host: Element, notice: Element): DOMRect[] =>
  barsAt(host, notice, boundsOf(notice).bottom - INSET).filter(({ top }) => top > innerHeight / 2);

/** The bounds of what covers a notice at the height `y`, or would be covered by it wherever the page is scrolled to. */
function barsAt(host: Element, notice: Element, y: number): DOMRect[] {
  const { left, right } = boundsOf(notice);
  return [left + INSET, (left + right) / 2, right - INSET].flatMap((x) => {
    const hits = PAGE.elementsAt(x, y);
    const own = hits.indexOf(host);
    return hits
      .filter((hit, index) => !contains(hit, host) && (index < own || staysBelow(hit)))
      .map(boundsOf);
  });
}

function staysBelow(element: Element): boolean {
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
