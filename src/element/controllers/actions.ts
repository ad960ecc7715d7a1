import type { ReactiveController } from 'lit';
import type { ExamHost } from '../host.js';

interface ActionsHost extends ExamHost {
  start(): Promise<void>;
}

/** What the host gives its controller. */
interface ActionsCallbacks {
  /** Hands the exam in, as a control has asked for. */
  finishBy(control: Element): Promise<void>;
  copyDetails(): Promise<void>;
}

/** What a control may ask for by `data-action`. */
const ACTIONS = ['start', 'finish', 'retry', 'copy'] as const;

type Action = (typeof ACTIONS)[number];

const isAction = (name: string | undefined): name is Action =>
  ACTIONS.some((action) => action === name);

/** What was asked for, and by which control. */
interface AskedAction {
  readonly action: Action;
  readonly control: Element;
}

/** Hears clicks on what bears a `data-action` within the host, slotted open shadow roots included. */
export class ActionsController implements ReactiveController {
  readonly #host: ActionsHost;
  readonly #callbacks: ActionsCallbacks;

  constructor(host: ActionsHost, callbacks: ActionsCallbacks) {
    this.#host = host;
    this.#callbacks = callbacks;
    host.addController(this);
  }

  /**
   * Clicks on slotted content pass through the shadow root. A listener on the host would let screen readers
   * call all of the content clickable.
   */
  hostConnected(): void {
    this.#host.shadowRoot?.addEventListener('click', this.#onClick);
  }

  readonly #onClick = (event: Event): void => {
    const asked = this.#actionOf(event);
    if (!asked) return;
    event.preventDefault();
    // What fails is reported by the view and by an event.
    this.#perform(asked).catch(() => undefined);
  };

  /** The action of the innermost element that asks for one. A click in an exam within this one is that exam's. */
  #actionOf(event: Event): AskedAction | undefined {
    const path = event.composedPath() as Partial<HTMLElement>[];
    const { localName } = this.#host;
    const innermostExam = path.find((target) => target.localName === localName);
    if (innermostExam !== this.#host) return undefined;
    const inside = path.slice(0, path.indexOf(this.#host));
    for (const target of inside) {
      const action = target.dataset?.['action'];
      if (isAction(action)) return { action, control: target as HTMLElement };
    }
    return undefined;
  }

  async #perform({ action, control }: AskedAction): Promise<void> {
    switch (action) {
      case 'start':
        return this.#host.start();
      case 'retry':
        return this.#host.phase === 'error' ? this.#host.start() : undefined;
      case 'finish':
        return this.#callbacks.finishBy(control);
      case 'copy':
        return this.#callbacks.copyDetails();
    }
  }
}
