import type { ReactiveController } from 'lit';

/** What the element does when its page is left, comes back, or loses the connection. */
export interface PageEvents {
  /** The page is left, perhaps for the back/forward cache. */
  left(): void;
  /** It has come back from there as it was. */
  restored(): void;
  /** The browser has gone offline or online. */
  connectionChanged(): void;
}

const EVENTS = ['pagehide', 'pageshow', 'online', 'offline'];

/** Those in the document: they share the window's listeners. */
const connected = new Set<PageLife>();
const tellAll = (event: Event): void => {
  for (const life of connected) life.handleEvent(event);
};

/** Hears the window's events while the element is in the document. */
export class PageLife implements ReactiveController, EventListenerObject {
  constructor(private readonly events: PageEvents) {}

  /**
   * Whether leaving the page asks for confirmation. The listener is there only then, since it keeps
   * pages out of the back/forward cache.
   */
  set guarded(on: boolean) {
    if (on) addEventListener('beforeunload', this);
    else removeEventListener('beforeunload', this);
  }

  hostConnected(): void {
    if (!connected.size) for (const type of EVENTS) addEventListener(type, tellAll);
    connected.add(this);
  }

  hostDisconnected(): void {
    connected.delete(this);
    if (!connected.size) for (const type of EVENTS) removeEventListener(type, tellAll);
  }

  handleEvent(event: Event): void {
    const { type } = event;
    if (type === 'beforeunload') {
      event.preventDefault();
      // Chromium before 119 goes by it
      // eslint-disable-next-line @typescript-eslint/no-deprecated
      event.returnValue = true;
    } else if (type === 'pagehide') this.events.left();
    else if (type !== 'pageshow') this.events.connectionChanged();
    else if ((event as PageTransitionEvent).persisted) this.events.restored();
  }
}
