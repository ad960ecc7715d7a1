import type { ExamHost } from '../host.js';

/** What a control may ask for by `data-action`. */
const ACTIONS = ['start', 'finish', 'retry', 'copy'] as const;

/** What a control may ask for by `data-action`. */
export type Action = (typeof ACTIONS)[number];

const isAction = (name: string | undefined): name is Action =>
  ACTIONS.some((action) => action === name);

/** Hears clicks on what bears a `data-action` within the host, slotted open shadow roots included. */
export class ActionsController {
  readonly #host: ExamHost;
  readonly #perform: (action: Action) => void;

  constructor(host: ExamHost, perform: (action: Action) => void) {
    this.#host = host;
    this.#perform = perform;
    host.addEventListener('click', this.#onClick);
  }

  readonly #onClick = (event: Event): void => {
    const action = this.#actionOf(event);
    if (!action) return;
    event.preventDefault();
    this.#perform(action);
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
}
