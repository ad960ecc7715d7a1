/**
 * What happens to a page: it is left (`pagehide`), perhaps for the back/forward cache, or comes back
 * from there as it was (`pageshow`); its parser has read all of it; the connection is lost or back; a
 * `lang`, or (`change`) what the learner allows the site, is another.
 */
type PageEvent =
  'pagehide' | 'pageshow' | 'DOMContentLoaded' | 'online' | 'offline' | 'lang' | 'change';

const EVENTS = ['pagehide', 'pageshow', 'DOMContentLoaded', 'online', 'offline'];

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
  readonly #tell: (type: PageEvent) => void;

  constructor(tell: (type: PageEvent) => void) {
    this.#tell = tell;
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
    } else if (type !== 'pageshow' || (event as PageTransitionEvent).persisted) {
      this.#tell(type as PageEvent);
    }
  }
}
