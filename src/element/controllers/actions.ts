import type { ReactiveController } from 'lit';
import type { Phase } from '../../exam/phases.js';
import {
  addListener,
  contains,
  findAll,
  getAttribute,
  isElement,
  localNameOf,
  matches,
  removeListener,
} from '../../exam/platform.js';
import { CONTROLS, isAction, type Action } from '../action-names.js';
import type { ExamHost } from '../host.js';
import { exams } from '../page-services.js';

interface ActionsHost extends ExamHost {
  start(): Promise<void>;
}

/** What the host gives its controller. */
interface ActionsCallbacks {
  /** Hands the exam in, as a control has asked for. */
  finishBy(control: Element): Promise<void>;
  copyDetails(): Promise<void>;
  /** Hears of an action that there is none of. */
  onUnknown(name: string, control: Element): void;
}

/** The phases in which an action means something; `copy` does wherever it is offered. */
const PHASES_OF: Partial<Record<Action, readonly Phase[]>> = {
  start: ['start', 'error'],
  retry: ['error'],
  finish: ['in-exam'],
};

/** A click that asks for an action. */
interface Press {
  readonly event: Event;
  readonly action: Action;
  readonly control: Element;
}

/** Hears clicks on controls with a `data-action` within the host, slotted open shadow roots included. */
export class ActionsController implements ReactiveController {
  readonly #host: ActionsHost;
  readonly #callbacks: ActionsCallbacks;
  /** A press that is on its way to its target and back. */
  #press: Press | undefined;
  /** Whether Enter is down in a field: a click may follow that nobody has made. */
  #isEnterInField = false;

  constructor(host: ActionsHost, callbacks: ActionsCallbacks) {
    this.#host = host;
    this.#callbacks = callbacks;
    host.addController(this);
    // Of a form within a shadow root, the window doesn't hear.
    host.addEventListener('submit', this.#onSubmit, { capture: true });
  }

  /**
   * Clicks on slotted content pass through the shadow root. With a listener on the host, or on anything around it,
   * Chromium lets screen readers call headings clickable.
   */
  hostConnected(): void {
    // A field outside may be of the same form as a control within.
    addListener(window, 'keydown', this.#onKeydown, { capture: true });
    addListener(window, 'keyup', this.#onKeyup, { capture: true });
    addListener(window, 'submit', this.#onSubmit, { capture: true });
    const { shadowRoot } = this.#host;
    shadowRoot?.addEventListener('click', this.#onClickCapture, { capture: true });
    shadowRoot?.addEventListener('click', this.#onClick);
  }

  hostDisconnected(): void {
    removeListener(window, 'keydown', this.#onKeydown, { capture: true });
    removeListener(window, 'keyup', this.#onKeyup, { capture: true });
    removeListener(window, 'submit', this.#onSubmit, { capture: true });
  }

  /** The page's own handlers come first. Where one of them stops the click, it counts all the same. */
  readonly #onClickCapture = (event: Event): void => {
    const press = this.#pressOf(event);
    if (!press || PHASES_OF[press.action]?.includes(this.#host.phase) === false) return;
    event.preventDefault();
    if (press.action === 'finish' && this.#isImplicit(event as UIEvent)) return;
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
    this.#perform(press).catch(() => undefined);
  }

  /** Whether Enter in a field has pressed the form's first button, by the browser's own rule. */
  #isImplicit({ isTrusted, detail }: UIEvent): boolean {
    return isTrusted && detail === 0 && this.#isEnterInField;
  }

  readonly #onKeydown = (event: Event): void => {
    const [target] = event.composedPath();
    const isField =
      isElement(target) && localNameOf(target) === 'input' && !matches(target, CONTROLS);
    this.#isEnterInField = isField && (event as KeyboardEvent).key === 'Enter';
  };

  readonly #onKeyup = (): void => {
    this.#isEnterInField = false;
  };

  /** Enter in a field sends no form in which the exam can be handed in: that would leave the page. */
  readonly #onSubmit = (event: Event): void => {
    if (!this.#isEnterInField) return;
    const form = event.target as Element;
    const id = getAttribute(form, 'id');
    const hasControl = findAll(this.#host, CONTROLS).some(
      (control) =>
        isAction(getAttribute(control, 'data-action') ?? '') &&
        (contains(form, control) || getAttribute(control, 'form') === (id ?? '')),
    );
    if (hasControl) event.preventDefault();
  };

  /** The action of the innermost control that asks for one. A click in an exam within this one is that exam's. */
  #pressOf(event: Event): Press | undefined {
    const path = event.composedPath();
    if (path.find((target) => exams.has(target)) !== this.#host) return undefined;
    for (const target of path.slice(0, path.indexOf(this.#host))) {
      const element = target as Element;
      // A shadow root on the way is no element.
      if (localNameOf(element) === undefined || !matches(element, CONTROLS)) continue;
      const name = getAttribute(element, 'data-action');
      if (name === null) continue;
      if (isAction(name)) return { event, action: name, control: element };
      this.#callbacks.onUnknown(name, element);
    }
    return undefined;
  }

  async #perform({ action, control }: Press): Promise<void> {
    switch (action) {
      case 'start':
      case 'retry':
        return this.#host.start();
      case 'finish':
        return this.#callbacks.finishBy(control);
      case 'copy':
        return this.#callbacks.copyDetails();
    }
  }
}
