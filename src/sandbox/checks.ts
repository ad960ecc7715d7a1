import type { StartPayload } from '../server/payload.js';
import { advice, type Capture } from './capture.js';
import { refusal } from './options.js';
import { button, h, list, preview, rulesInWords, sandboxNotice, title } from './view.js';

const STEPS = 4;

/**
 * The modal that leads the learner through the steps before an exam. Each step resolves when it is
 * passed and rejects when the learner cancels, by the button or by Escape.
 */
export class Checks {
  readonly #dialog: HTMLDialogElement;
  readonly #step = h('div', { className: 'step' });
  #giveUp: (() => void) | undefined;
  /** The browser's last refusal in the shown step. */
  #refused: Error | undefined;

  constructor(root: ShadowRoot) {
    this.#dialog = h('dialog', { onclose: () => this.#giveUp?.() }, sandboxNotice(), this.#step);
    this.#dialog.setAttribute('aria-labelledby', 'title');
    root.append(this.#dialog);
  }

  /** Closes the modal; the browser gives the focus back to the element that had it. */
  close(): void {
    this.#giveUp = undefined;
    this.#dialog.close();
    this.#dialog.remove();
  }

  /** The agreement; the vendor frames its page, the sandbox links to it. */
  agreement({ examName, userAgreementUrl }: StartPayload): Promise<void> {
    return this.#show(1, 'Before you begin', (done) => {
      const agreed = h('input', { type: 'checkbox', required: true });
      const form = h(
        'form',
        {
          onsubmit: (event) => {
            event.preventDefault();
            done();
          },
        },
        h('label', { className: 'check' }, agreed, h('span', {}, 'I agree')),
        this.#actions(h('button', { className: 'main' }, 'Continue')),
      );
      return [
        h('p', {}, 'The exam ', h('strong', {}, examName), ' is proctored. You will be asked for:'),
        list(['your camera and microphone', 'your entire screen', 'your consent to the rules']),
        ...(userAgreementUrl
          ? [h('p', {}, 'Please read the ', agreementLink(userAgreementUrl))]
          : []),
        form,
      ];
    });
  }

  /** Opens the camera and shows its picture. */
  camera(camera: Capture): Promise<void> {
    return this.#show(2, 'Camera and microphone', (done) => {
      const picture = preview('Your camera');
      picture.hidden = true;
      const goOn = button('Continue', done, 'main');
      const [open, report] = this.#opener('Turn on camera and microphone', camera, (stream) => {
        picture.srcObject = stream;
        picture.hidden = false;
        report.replaceChildren(
          'On: ',
          stream
            .getTracks()
            .map((track) => track.label || track.kind)
            .join(', '),
        );
        open.replaceWith(goOn);
        goOn.focus();
      });
      return [
        h('p', {}, 'The proctor needs to see and hear you during the exam.'),
        picture,
        report,
        this.#actions(open),
      ];
    });
  }

  /** Asks for the screen, and is passed as soon as it is shared. */
  screen(screen: Capture): Promise<void> {
    return this.#show(3, 'Your screen', (done) => {
      const [open, report] = this.#opener('Share screen', screen, () => {
        done();
      });
      return [
        h('p', {}, 'The browser will ask what to share. Choose your entire screen.'),
        report,
        this.#actions(open),
      ];
    });
  }

  /** The exam's rules, and the button that begins it. */
  rules(payload: StartPayload): Promise<void> {
    return this.#show(4, 'The rules', (done) => [
      rulesInWords(payload),
      this.#actions(button('Begin exam', done, 'main')),
    ]);
  }

  /** A live exam without a free proctor (the vendor's support pages know it): nothing to do but wait. */
  waitingRoom(): Promise<void> {
    return this.#show(undefined, 'Waiting for a free proctor', () => [
      h('p', {}, 'Every proctor is busy at the moment. Please keep this page open.'),
      h('progress', { ariaLabel: 'Waiting' }),
      this.#actions(),
    ]);
  }

  #show(
    step: number | undefined,
    name: string,
    content: (done: () => void) => Node[],
  ): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#refused = undefined;
      this.#giveUp = () => {
        reject(
          this.#refused ??
            refusal(
              'cancelled',
              `expected the learner to pass the checks, got a cancel at "${name}"`,
            ),
        );
      };
      const heading = title(name);
      const place = step ? [h('p', { className: 'place' }, `Step ${step} of ${STEPS}`)] : [];
      this.#step.replaceChildren(...place, heading, ...content(resolve));
      if (!this.#dialog.open) this.#dialog.showModal();
      this.#dialog.scrollTop = 0;
      heading.focus();
    });
  }

  #actions(...ways: HTMLButtonElement[]) {
    const cancel = button('Cancel', () => {
      this.#dialog.close();
    });
    return h('div', { className: 'actions' }, ...ways, cancel);
  }

  /** A button that opens a capture once, and the line that says how it went. */
  #opener(text: string, capture: Capture, opened: (stream: MediaStream) => void) {
    const report = h('p', { className: 'report', role: 'alert' });
    const open = button(
      text,
      () => {
        open.disabled = true;
        this.#refused = undefined;
        report.className = 'report';
        report.replaceChildren();
        capture.open().then(opened, (error: unknown) => {
          this.#refused = new Error(
            `Proctoring sandbox: expected a learner who allows "${text}", got ${String(error)}.`,
            { cause: error },
          );
          report.classList.add('problem');
          report.replaceChildren(advice(error));
          open.disabled = false;
          open.focus();
        });
      },
      'main',
    );
    return [open, report] as const;
  }
}

function agreementLink(href: string) {
  return h(
    'a',
    { href, target: '_blank', rel: 'noreferrer' },
    'user agreement (opens in a new tab)',
  );
}
