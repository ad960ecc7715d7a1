import type { ReactiveController } from 'lit';
import type { ErrorCode, ProctoredExamError } from '../../exam/errors.js';
import { VERSION } from '../../version.js';
import type { ExamHost } from '../host.js';

/** The errors that happen in the vendor's code. */
const OF_THE_VENDOR: ReadonlySet<ErrorCode> = new Set([
  'init-rejected',
  'session-failed',
  'upload-failed',
]);

/** What a help desk is told, and whether it is in the learner's clipboard. */
export interface SupportDetails {
  readonly text: string;
  readonly copied: boolean;
}

/** Copies the details of the shown error for a help desk. */
export class SupportDetailsController implements ReactiveController {
  readonly #host: ExamHost;
  #copied: { error: ProctoredExamError; details: SupportDetails } | undefined;

  constructor(host: ExamHost) {
    this.#host = host;
    host.addController(this);
  }

  /** What was copied of the error that is shown. */
  get value(): SupportDetails | undefined {
    return this.#copied?.details;
  }

  hostUpdate(): void {
    if (this.#copied?.error !== this.#host.error) this.#copied = undefined;
  }

  /**
   * Copies the details of the shown error. Where the browser refuses the clipboard, shows them selected,
   * for the learner to copy.
   *
   * @param since when the error happened, in ms since 1970
   */
  async copy(since: number): Promise<void> {
    const { error } = this.#host;
    if (!error) return;
    // What was said of an earlier copy can be said again.
    this.#copied = undefined;
    this.#host.requestUpdate();
    const text = detailsOf(error, since);
    const written = writeToClipboard(text);
    await this.#host.updateComplete;
    const copied = await written;
    this.#copied = { error, details: { text, copied } };
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.shadowRoot?.querySelector('input')?.select();
  }
}

/**
 * The vendor's words are for its support, in English; what could be a token in them was hidden when the error was
 * made. Other messages and addresses are left out: they may hold the learner or the exam.
 */
const detailsOf = (
  { code, supportCode, phase, message }: ProctoredExamError,
  since: number,
): string =>
  JSON.stringify(
    {
      code,
      supportCode,
      phase,
      message: OF_THE_VENDOR.has(code) ? message : undefined,
      time: new Date(since),
      browser: navigator.userAgent,
      'proctored-exam': VERSION,
    },
    null,
    1,
  );

/** @returns whether the browser has allowed it: frames without the permission and insecure pages may not */
async function writeToClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
