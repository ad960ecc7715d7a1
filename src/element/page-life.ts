/** What the element does when its page is left, comes back, or changes. */
export interface PageEvents {
  /** The page is left, perhaps for the back/forward cache. */
  left(): void;
  /** It has come back from there as it was. */
  restored(): void;
  /** `online` or `offline`, a `lang` or (`change`) what the learner allows the site has changed. */
  changed(type: string): void;
}

const EVENTS = ['pagehide', 'pageshow', 'online', 'offline'];

/** Those in the document share the listeners and the observer: one each would cost a page more. */
const connected = new Set<PageLife>();
let observer: MutationObserver | undefined;

/** Tells the elements in the document of an event. */
export const tellAll = (event: Event): void => {
  for (const life of connected) life.handleEvent(event);
};

/** Tells of each `lang` in `root` that changes, as long as an element is in the document. */
export function observeLang(root: Node): void {
  observer ??= new MutationObserver(() => {
    tellAll(new Event('lang'));
  });
  observer.observe(root, { subtree: true, attributeFilter: ['lang'] });
}

/** Hears what happens to the page while the element is in the document. */
export class PageLife implements EventListenerObject {
  readonly #events: PageEvents;

  constructor(events: PageEvents) {
    this.#events = events;
  }

  /**
   * Whether leaving the page asks for confirmation. The listener is there only then, since it keeps
   * pages out of the back/forward cache.
   */
  set guarded(on: boolean) {
    if (on) addEventListener('beforeunload', this);
    else removeEventListener('beforeunload', this);
  }

  connect(): void {
    if (!connected.size) for (const type of EVENTS) addEventListener(type, tellAll);
    connected.add(this);
  }

  disconnect(): void {
    connected.delete(this);
    if (connected.size) return;
    for (const type of EVENTS) removeEventListener(type, tellAll);
    observer?.disconnect();
  }

  handleEvent(event: Event): void {
    const { type } = event;
    if (type === 'beforeunload') {
      event.preventDefault();
      // Chromium before 119 goes by it
      // eslint-disable-next-line @typescript-eslint/no-deprecated
      event.returnValue = true;
    } else if (type === 'pagehide') this.#events.left();
    else if (type !== 'pageshow') this.#events.changed(type);
    else if ((event as PageTransitionEvent).persisted) this.#events.restored();
  }
}
