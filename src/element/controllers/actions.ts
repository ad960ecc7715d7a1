import type { ExamHost } from '../host.js';

interface ActionsHost extends ExamHost {
  start(): Promise<void>;
  finish(): Promise<void>;
}

/** What a control may ask for by `data-action`. */
const ACTIONS = ['start', 'finish', 'retry', 'copy'] as const;

type Action = (typeof ACTIONS)[number];

const isAction = (name: string | undefined): name is Action =>
  ACTIONS.some((action) => action === name);

/** Hears clicks on what bears a `data-action` within the host, slotted open shadow roots included. */
export class ActionsController {
  readonly #host: ActionsHost;
  readonly #copyDetails: () => Promise<void>;

  constructor(host: ActionsHost, { copyDetails }: { copyDetails: () => Promise<void> }) {
    this.#host = host;
    this.#copyDetails = copyDetails;
    host.addEventListener('click', this.#onClick);
  }

  readonly #onClick = (event: Event): void => {
    const action = this.#actionOf(event);
    if (!action) return;
    event.preventDefault();
    // What fails is reported by the view and by an event.
    this.#perform(action).catch(() => undefined);
  };

  /** The action of the innermost element that asks for one. A click in an exam within this one is that exam's. */
  #actionOf(event: Event): Action | undefined {
    const path = event.composedPath() as Partial<HTMLElement>[];
    const { localName } = this.#host;
    const innermostExam = path.find((target) => target.localName === localName);
    if (innermostExam !== this.#host) return undefined;
    const inside = path.slice(0, path.indexOf(this.#host));
    return inside.map(({ dataset }) => dataset?.['action']).find(isAction);
  }

  async #perform(action: Action): Promise<void> {
    switch (action) {
      case 'start':
        return this.#host.start();
      case 'retry':
        return this.#host.phase === 'error' ? this.#host.start() : undefined;
      case 'finish':
        return this.#host.finish();
      case 'copy':
        return this.#copyDetails();
    }
  }
}
