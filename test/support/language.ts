import type { ProctoredExam } from '../../src/index.js';
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
