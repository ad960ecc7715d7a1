import type { ReactiveController } from 'lit';
import { docsPlace } from '../../contract/docs.js';
import { addListener, matches, PAGE, removeListener, shadowRootOf } from '../../exam/platform.js';
import type { ExamHost } from '../host.js';
import { findCover, vendorScreens } from '../vendor-screens.js';

/** What may put something over the vendor's screens, or take it away. */
const CHANGES: MutationObserverInit = {
  subtree: true,
  childList: true,
  attributeFilter: ['inert', 'open', 'hidden', 'class', 'style'],
};

/** Milliseconds in which the vendor draws its screens, and the page its own. */
const DRAWING = 250;

/** Notices what keeps the learner from the vendor's screens while these are waited for, and names it. */
export class VendorScreensController implements ReactiveController {
  readonly #host: ExamHost;
  readonly #areAwaited: () => boolean;
  #observer: MutationObserver | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #cover: Element | undefined;

  /** @param areAwaited tells whether the learner is to follow what the vendor's screens say */
  constructor(host: ExamHost, areAwaited: () => boolean) {
    this.#host = host;
    this.#areAwaited = areAwaited;
    host.addController(this);
  }

  get areCovered(): boolean {
    return this.#cover !== undefined;
  }

  /** A move disconnects, too. */
  hostConnected(): void {
    this.hostUpdated();
  }

  hostUpdated(): void {
    if (!this.#areAwaited()) this.#stop();
    else if (!this.#observer) this.#watch();
  }

  hostDisconnected(): void {
    this.#stop();
  }

  #watch(): void {
    this.#observer = new MutationObserver(this.#lookSoon);
    this.#observer.observe(PAGE.root, CHANGES);
    addListener(document, 'fullscreenchange', this.#lookSoon);
    this.#lookSoon();
  }

  #stop(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
    removeListener(document, 'fullscreenchange', this.#lookSoon);
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#cover = undefined;
  }

  readonly #lookSoon = (): void => {
    this.#timer ??= setTimeout(this.#look, DRAWING);
  };

  readonly #look = (): void => {
    this.#timer = undefined;
    for (const tree of vendorScreens().map(shadowRootOf)) {
      if (tree) this.#observer?.observe(tree, CHANGES);
    }
    const cover = findCover();
    if (cover === this.#cover) return;
    this.#cover = cover;
    if (cover) this.#tell(cover);
    this.#host.requestUpdate();
  };

  #tell(cover: Element): void {
    const how = matches(cover, '[inert]') ? 'inert' : 'behind this';
    const place = docsPlace('element.md#the-vendors-screens');
    console.warn(
      `${this.#host.localName}: expected the vendor's screens to be in reach, got them ${how} (${place}):`,
      cover,
    );
  }
}
