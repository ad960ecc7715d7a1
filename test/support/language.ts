import type { ErrorCode, Messages, ProctoredExam } from '../../src/index.js';
import { viewText } from './exam.js';

/** Settles when the built-in view of `exam` shows `text` and nothing else. */
export async function shows(exam: ProctoredExam, text: string): Promise<void> {
  await exam.updateComplete;
  while (viewText(exam) !== text) {
    await new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        observer.disconnect();
        resolve();
      });
      const everything = { childList: true, characterData: true, subtree: true };
      observer.observe(exam.shadowRoot!, everything);
    });
  }
}

/** What the built-in view says of an error that no retry mends. */
export const errorText = (texts: Messages, code: ErrorCode, supportCode: string): string =>
  `${texts[code]}\n${texts.copy}\n${texts.support} ${supportCode} (${code})`;
