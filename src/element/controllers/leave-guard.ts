import type { ReactiveController } from 'lit';
import {
  addListener,
  findAll,
  findAllInPage,
  isElement,
  localNameOf,
  pathOf,
  removeListener,
} from '../../exam/platform.js';
import type { ExamHost } from '../host.js';
import {
  addressOf,
  clickedLink,
  isDownload,
  isLink,
  isWithinPage,
  leavesPage,
  libraryHandles,
} from '../links.js';

/** A request of htmx: of its version 2 and before it is the detail itself, of version 4 in a `ctx`. */
interface HtmxRequest {
  readonly target?: unknown;
  readonly elt?: unknown;
  readonly sourceElement?: unknown;
}

const LINKS = 'a, area';

/**
 * Asks for confirmation before the page is left, while something would be lost with it: the exam, the
 * recording that is going up, or the answers of an exam that was struck by an error.
 *
 * The browser asks, in its own words, and only for what it does itself. So links that a router or page
 * swapper would follow are left to the browser meanwhile: there is one question, whoever handles links.
 */
export class LeaveGuardController implements ReactiveController {
  readonly #host: ExamHost;
  /** Whether it asks, so that its listeners are there. */
  #isAsking = false;
  /** Hears of links that come into the page. */
  #observer: MutationObserver | undefined;

  constructor(host: ExamHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Chromium calls who listens to navigations in the order in which they came, so it is listened early. */
  hostConnected(): void {
    this.#heedNavigation(addListener);
    this.#update();
  }

  hostUpdated(): void {
    this.#update();
  }

  /** Whoever follows a link has no exam to replace any more. */
  hostDisconnected(): void {
    this.#heedNavigation(removeListener);
    this.#heedLinks(false);
  }

  /** The listeners are there only while it asks, since `beforeunload` keeps pages out of the back/forward cache. */
  #update(): void {
    const isNeeded = this.#isNeeded;
    // To remove listeners that are not there takes long in a first render.
    if (isNeeded || this.#isAsking) {
      const change = isNeeded ? addListener : removeListener;
      change(window, 'beforeunload', this.#ask);
      this.#heedLinks(isNeeded && this.#host.isConnected);
    }
    this.#isAsking = isNeeded;
  }

  /** By the Navigation API, in browsers that have it. A variable of the page may have its name. */
  #heedNavigation(change: typeof addListener): void {
    const { navigation } = window as { navigation?: Partial<EventTarget> };
    if (navigation?.addEventListener) change(navigation, 'navigate', this.#onNavigate);
  }

  #heedLinks(isHeeding: boolean): void {
    const change = isHeeding ? addListener : removeListener;
    change(window, 'pointerdown', this.#onForerunner, { capture: true });
    change(window, 'keydown', this.#onForerunner, { capture: true });
    change(window, 'keyup', this.#onceClicked, { capture: true });
    if (!isHeeding) this.#heedClicks(false);
    change(window, 'turbo:click', this.#onTurboClick);
    change(window, 'htmx:confirm', this.#onHtmxRequest);
    change(window, 'htmx:before:request', this.#onHtmxRequest);
    change(window, 'up:link:follow', this.#onUnpolyFollow);
    if (isHeeding !== (this.#observer !== undefined)) this.#heedScripts(isHeeding);
  }

  /**
   * Nothing comes before a click that a script or assistive technology makes, so links are listened to
   * themselves, later ones too.
   */
  #heedScripts(isHeeding: boolean): void {
    const change = isHeeding ? addListener : removeListener;
    const heed = (elements: Element[]) => {
      for (const element of elements) {
        // One that led somewhere may have become one that leads nowhere.
        if (!isHeeding || isLink(element)) {
          change(element, 'click', this.#beforeRouters, { capture: true });
        }
      }
    };
    heed(findAllInPage(LINKS));
    this.#observer?.disconnect();
    this.#observer = undefined;
    if (!isHeeding) return;
    this.#observer = new MutationObserver((records) => {
      const added = records.flatMap(({ addedNodes }) => [...addedNodes]).filter(isElement);
      heed(added.flatMap((node) => [node, ...findAll(node, LINKS)]));
    });
    this.#observer.observe(document, { childList: true, subtree: true });
  }

  #heedClicks(isHeeding: boolean): void {
    const change = isHeeding ? addListener : removeListener;
    change(window, 'click', this.#beforeRouters, { capture: true });
    change(window, 'click', this.#afterRouters);
  }

  /**
   * What comes before a learner's click on a link. Clicks are only listened to from then on: as long as the page
   * listens to clicks anywhere around a heading that can take the focus, Chromium lets screen readers call it
   * clickable.
   */
  readonly #onForerunner = (event: Event): void => {
    const isPress = event.type !== 'keydown' || (event as KeyboardEvent).key === 'Enter';
    if (isPress) this.#heedClicks(true);
  };

  readonly #onceClicked = (): void => {
    setTimeout(() => this.#heedClicks(false));
  };

  readonly #ask = (event: BeforeUnloadEvent): void => {
    event.preventDefault();
    // Chromium before 119 goes by the return value.
    Reflect.set(event, 'returnValue', true);
  };

  /** A click on a link that leaves goes to no router: the browser follows the link, and asks. */
  readonly #beforeRouters = (event: MouseEvent): void => {
    this.#onceClicked();
    const link = clickedLink(event);
    if (!link) return;
    // Of what is to be saved, htmx would otherwise show what it is in the place of the page.
    const isOurs = libraryHandles(link) ? isDownload(link) : leavesPage(link);
    // A link that was out of the page when the exam ended still has the listener.
    if (isOurs && this.#observer) event.stopImmediatePropagation();
  };

  /** A link within the page is the browser's own affair: some routers render the page anew for it. */
  readonly #afterRouters = (event: MouseEvent): void => {
    const link = clickedLink(event);
    if (link && isWithinPage(link)) event.stopImmediatePropagation();
  };

  /** What a frame of Turbo's loads is prevented by then. The rest is a visit, which would replace the page. */
  readonly #onTurboClick = (event: Event): void => {
    event.preventDefault();
  };

  readonly #onHtmxRequest = (event: Event): void => {
    const { detail } = event as CustomEvent<HtmxRequest & { ctx?: HtmxRequest }>;
    const { target, elt, sourceElement = elt } = detail.ctx ?? detail;
    if (this.#isWithin(target)) followInstead(event, sourceElement);
  };

  readonly #onUnpolyFollow = (event: Event): void => {
    const { renderOptions } = event as Event & {
      renderOptions?: { target?: unknown; layer?: unknown };
    };
    const { target, layer } = renderOptions ?? {};
    const opensLayer = typeof layer === 'string' && layer !== 'current' && layer !== 'root';
    const isReplaced = typeof target !== 'string' || this.#isReplaced(target);
    if (isReplaced && !opensLayer) followInstead(event, event.target);
  };

  /** A router that intercepts would keep the browser from asking. */
  readonly #onNavigate = (event: Event): void => {
    const { canIntercept, hashChange, downloadRequest, navigationType, destination } =
      event as NavigateEvent;
    const isOwn = hashChange || downloadRequest !== null || destination.sameDocument;
    if (!canIntercept || isOwn || navigationType === 'traverse') return;
    if (this.#isNeeded) event.stopImmediatePropagation();
  };

  readonly #isWithin = (target: unknown): boolean => {
    const path: unknown[] = pathOf(this.#host);
    return path.includes(target);
  };

  /** Whether a selector of unpoly's finds what is around the host. One that no browser knows, as `:main`, may. */
  #isReplaced(selector: string): boolean {
    try {
      const targets = findAllInPage(selector.replaceAll(':maybe', ''));
      return targets.some(this.#isWithin);
    } catch {
      return true;
    }
  }

  get #isNeeded(): boolean {
    const { phase, error, isConnected } = this.#host;
    switch (phase) {
      case 'in-exam':
      case 'finished':
        return true;
      case 'error':
        // Unsaved answers of an exam that has failed are lost with the element at the latest.
        return error?.phase === 'in-exam' && isConnected;
      default:
        return false;
    }
  }
}

/** Lets the browser follow a link in a library's place: the browser asks. */
function followInstead(event: Event, link: unknown): void {
  if (!isElement(link) || localNameOf(link) !== 'a') return;
  event.preventDefault();
  location.assign(addressOf(link) ?? '');
}
