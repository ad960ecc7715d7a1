import type { Panel } from './panel.js';
import { button, h, sandboxNotice, title } from './view.js';

/** What the panel shows after the exam: how it ended, and how far the upload is. */
export class UploadView {
  readonly #panel: Panel;
  readonly #progress = h('progress', { id: 'progress', max: 100, value: 0 });
  readonly #report = h('label', { htmlFor: 'progress' }, 'Uploading the recording…');
  readonly #actions = h('div', { className: 'actions' });

  constructor(panel: Panel, ending: string) {
    this.#panel = panel;
    panel.show(
      sandboxNotice(),
      title('The exam is over'),
      h('p', {}, ending),
      this.#report,
      this.#progress,
      this.#actions,
    );
    panel.expand(true);
    panel.announce(`${ending} Uploading the recording.`);
  }

  /** @param percent how much has gone up */
  progress(percent: number): void {
    this.#progress.value = percent;
  }

  /** The upload stands, or is over. */
  report(text: string): void {
    this.#report.textContent = text;
    this.#panel.announce(text);
  }

  /** Offers to take the panel away. */
  offerClose(close: () => void): void {
    this.#actions.replaceChildren(button('Close', close, 'main'));
  }
}
