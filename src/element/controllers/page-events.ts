import type { ReactiveController } from 'lit';
import { addListener, removeListener } from '../../exam/platform.js';
import type { ExamHost } from '../host.js';

/** What happens to a page. */
export interface PageEventHandlers {
  /** The page is left, perhaps for the back/forward cache. */
  onLeave(): void;
  /** The page comes back from the back/forward cache as it was. */
  onRestore(): void;
  /** The parser has read all of the page, or the connection is lost or back. */
  onChange(): void;
}

const WINDOW_EVENTS = ['pagehide', 'pageshow', 'online', 'offline', 'DOMContentLoaded'] as const;

/** Hears what happens to the page while the host is in the document. */
export class PageEventsController implements ReactiveController, EventListenerObject {
  readonly #handlers: PageEventHandlers;
  #isOffline = false;

  constructor(host: ExamHost, handlers: PageEventHandlers) {
    this.#handlers = handlers;
    host.addController(this);
  }

  /** Whether the browser has told that the connection was lost. What it says when asked is often wrong. */
  get isOffline(): boolean {
    return this.#isOffline;
  }

  hostConnected(): void {
    for (const type of WINDOW_EVENTS) addListener(window, type, this);
  }

  hostDisconnected(): void {
    for (const type of WINDOW_EVENTS) removeListener(window, type, this);
  }

  handleEvent(event: Event): void {
    switch (event.type) {
      case 'pagehide':
        this.#handlers.onLeave();
        break;
      case 'pageshow':
        if ((event as PageTransitionEvent).persisted) this.#handlers.onRestore();
        break;
      default:
        if (event.type === 'offline') this.#isOffline = true;
        if (event.type === 'online') this.#isOffline = false;
        this.#handlers.onChange();
    }
  }
}
