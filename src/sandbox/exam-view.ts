import type { StartPayload } from '../server/payload.js';
import { advice, type Capture } from './capture.js';
import type { Panel } from './panel.js';
import { button, h, preview, rulesInWords, sandboxNotice } from './view.js';

/** What the learner can do in the panel. */
interface LearnerActions {
  /** Has written a message. */
  ask: () => void;
  /** Has confirmed the end of the exam. */
  end: () => void;
}

/** What the panel shows during the exam: the learner's picture, warnings, chat, rules, the end. */
export class ExamView {
  readonly #panel: Panel;
  readonly #camera: Capture;
  readonly #picture = preview('Your camera');
  readonly #warnings = h('ul', { className: 'warnings', role: 'list' });
  readonly #messages = h('ol', {
    className: 'messages',
    role: 'list',
    tabIndex: 0,
    ariaLabel: 'Messages',
  });

  constructor(panel: Panel, payload: StartPayload, camera: Capture, learner: LearnerActions) {
    this.#panel = panel;
    this.#camera = camera;
    this.#picture.srcObject = camera.stream ?? null;
    this.#warnings.append(h('li', { className: 'none' }, 'None so far.'));
    panel.show(
      sandboxNotice(),
      this.#picture,
      h('section', {}, h('h2', {}, 'Warnings'), this.#warnings),
      h(
        'section',
        {},
        h('h2', {}, 'Chat with the proctor'),
        this.#messages,
        this.#writing(learner.ask),
      ),
      h('details', {}, h('summary', {}, 'Rules of this exam'), rulesInWords(payload)),
      ending(learner.end),
    );
  }

  /** A message of the proctor's. */
  message(text: string): void {
    this.#addMessage('Proctor', text);
    this.#panel.announce(`Proctor: ${text}`);
  }

  /** A warning to the learner. */
  warn(text: string, ...more: Node[]): HTMLLIElement {
    const warning = h('li', {}, h('p', {}, text), ...more);
    this.#warnings.querySelector('.none')?.remove();
    this.#warnings.prepend(warning);
    this.#panel.announce(`Warning: ${text}`);
    return warning;
  }

  /** Warns of a capture that has stopped, with a button to open it again; resolves when that worked. */
  restore(capture: Capture, problem: string, remedy: string): Promise<void> {
    return new Promise((resolve) => {
      const report = h('p', { role: 'alert' });
      const open = button(
        remedy,
        () => {
          report.replaceChildren();
          capture.open().then(
            () => {
              this.#picture.srcObject = this.#camera.stream ?? null;
              const hadFocus = open.matches(':focus');
              warning.replaceChildren(h('p', { tabIndex: -1 }, `${problem} It is on again.`));
              if (hadFocus) warning.querySelector('p')?.focus();
              resolve();
            },
            (error: unknown) => {
              report.replaceChildren(advice(error));
            },
          );
        },
        'main',
      );
      const warning = this.warn(problem, open, report);
      this.#panel.expand(true);
    });
  }

  #addMessage(author: string, text: string): void {
    this.#messages.append(
      h(
        'li',
        { className: author === 'You' ? 'own' : '' },
        h('strong', {}, author),
        h('p', {}, text),
      ),
    );
    this.#messages.scrollTop = this.#messages.scrollHeight;
  }

  #writing(ask: () => void) {
    const text = h('input', { id: 'message', required: true, maxLength: 500, autocomplete: 'off' });
    return h(
      'form',
      {
        className: 'writing',
        onsubmit: (event) => {
          event.preventDefault();
          this.#addMessage('You', text.value);
          ask();
          text.value = '';
        },
      },
      h('label', { htmlFor: 'message' }, 'Message to the proctor'),
      text,
      h('button', {}, 'Send'),
    );
  }
}

/** The button that ends the exam, and the question whether it is meant. */
function ending(endExam: () => void) {
  const end = button('End exam', () => {
    area.replaceChildren(question);
    text.focus();
  });
  const text = h(
    'p',
    { id: 'question', tabIndex: -1 },
    'End the exam? You cannot come back to it.',
  );
  const question = h(
    'div',
    { role: 'group' },
    text,
    h(
      'div',
      { className: 'actions' },
      button('Yes, end the exam', endExam, 'main'),
      button('No, go on', () => {
        area.replaceChildren(end);
        end.focus();
      }),
    ),
  );
  question.setAttribute('aria-labelledby', 'question');
  const area = h('section', { className: 'ending' }, end);
  return area;
}
