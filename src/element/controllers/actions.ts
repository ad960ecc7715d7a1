import type { Phase } from '../../exam/phases.js';
import { findAll, getAttribute, localNameOf, matches } from '../../exam/platform.js';
import type { ExamHost } from '../host.js';
import { exams } from '../page-services.js';

interface ActionsHost extends ExamHost {
  start(): Promise<void>;
  finish(): Promise<void>;
}

/** What a control may ask for by `data-action`. */
const ACTIONS = ['start', 'finish', 'retry', 'copy'] as const;

type Action = (typeof ACTIONS)[number];

const isAction = (name: string): name is Action => ACTIONS.some((action) => action === name);

/** The phases in which an action means something; `copy` does wherever it is offered. */
const PHASES_OF: Partial<Record<Action, readonly Phase[]>> = {
  start: ['start', 'error'],
  retry: ['error'],
  finish: ['in-exam'],
};

/** What can be pressed. A click on anything else is no wish of the learner's. */
const CONTROLS = [
  ...['button', 'a', 'summary', '[role=button]', '[role=link]'],
  ...['button', 'submit', 'image', 'reset'].map((type) => `input[type=${type}]`),
].join();

/** A click that asks for an action. */
interface Press {
  readonly event: Event;
  readonly action: Action;
}

/** Hears clicks on controls with a `data-action` within the host, slotted open shadow roots included. */
export class ActionsController {
  readonly #host: ActionsHost;
  readonly #copyDetails: () => Promise<void>;
  readonly #warned = new Set<string>();
  /** A press that is on its way to its target and back. */
  #press: Press | undefined;
  /** Whether Enter is down in a field: a click may follow that nobody has made. */
  #isEnterInField = false;

  constructor(host: ActionsHost, { copyDetails }: { copyDetails: () => Promise<void> }) {
    this.#host = host;
    this.#copyDetails = copyDetails;
    host.addEventListener('click', this.#onClickCapture, { capture: true });
    host.addEventListener('click', this.#onClick);
    host.addEventListener('keydown', this.#onKeydown, { capture: true });
    host.addEventListener('keyup', this.#onKeyup, { capture: true });
    host.addEventListener('submit', this.#onSubmit, { capture: true });
  }

  /** The page's own handlers come first. Where one of them stops the click, it counts all the same. */
  readonly #onClickCapture = (event: Event): void => {
    const action = this.#actionOf(event);
    if (!action || PHASES_OF[action]?.includes(this.#host.phase) === false) return;
    event.preventDefault();
    if (action === 'finish' && this.#isImplicit(event as UIEvent)) return;
    const press: Press = { event, action };
    this.#press = press;
    setTimeout(() => this.#complete(press));
  };

  readonly #onClick = (event: Event): void => {
    if (this.#press?.event === event) this.#complete(this.#press);
  };

  #complete(press: Press): void {
    if (this.#press !== press) return;
    this.#press = undefined;
    // What fails is reported by the view and by an event.
    this.#perform(press.action).catch(() => undefined);
  }

  /** Whether Enter in a field has pressed the form's first button, by the browser's own rule. */
  #isImplicit({ isTrusted, detail }: UIEvent): boolean {
    return isTrusted && detail === 0 && this.#isEnterInField;
  }

  readonly #onKeydown = (event: Event): void => {
    const [target] = event.composedPath();
    const isField = target instanceof HTMLInputElement && !matches(target, CONTROLS);
    this.#isEnterInField = isField && (event as KeyboardEvent).key === 'Enter';
  };

  readonly #onKeyup = (): void => {
    this.#isEnterInField = false;
  };

  /** Enter in a field sends no form in which the exam can be handed in: that would leave the page. */
  readonly #onSubmit = (event: Event): void => {
    const form = event.target as Element;
    const hasControl = findAll(form, CONTROLS).some((control) =>
      isAction(getAttribute(control, 'data-action') ?? ''),
    );
    if (this.#isEnterInField && hasControl) event.preventDefault();
  };

  /** The action of the innermost control that asks for one. A click in an exam within this one is that exam's. */
  #actionOf(event: Event): Action | undefined {
    const path = event.composedPath();
    if (path.find((target) => exams.has(target)) !== this.#host) return undefined;
    for (const target of path.slice(0, path.indexOf(this.#host))) {
      const element = target as Element;
      // A shadow root on the way is no element.
      if (localNameOf(element) === undefined || !matches(element, CONTROLS)) continue;
      const name = getAttribute(element, 'data-action');
      if (name === null) continue;
      if (isAction(name)) return name;
      this.#warnOf(name, element);
    }
    return undefined;
  }

  #warnOf(name: string, control: Element): void {
    if (this.#warned.has(name)) return;
    this.#warned.add(name);
    const expected = `expected data-action to be one of ${ACTIONS.join()}`;
    const guess = `did you mean ${nearestAction(name)}?`;
    console.warn(`${this.#host.localName}: ${expected}, got ${name}; ${guess}`, control);
  }

  async #perform(action: Action): Promise<void> {
    switch (action) {
      case 'start':
      case 'retry':
        return this.#host.start();
      case 'finish':
        return this.#host.finish();
      case 'copy':
        return this.#copyDetails();
    }
  }
}

/** The action whose name has most letters in common with `name`, by pairs. */
function nearestAction(name: string): Action {
  const pairsOf = (text: string) =>
    Array.from(text, (letter, index) => letter + (text[index + 1] ?? ''));
  const pairs = new Set(pairsOf(name.toLowerCase()));
  const scoreOf = (action: Action) => pairsOf(action).filter((pair) => pairs.has(pair)).length;
  return [...ACTIONS].sort((one, other) => scoreOf(other) - scoreOf(one))[0] ?? 'start';
}
