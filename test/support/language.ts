import type { ErrorCode, Messages, ProctoredExam } from '../../src/index.js';
import { openSupport, part, viewText } from './exam.js';

/** Settles when the built-in view of `exam` shows `text` and nothing else, unfolded. */
export async function shows(exam: ProctoredExam, text: string): Promise<void> {
  await exam.updateComplete;
  while (unfoldedText(exam) !== text) {
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

function unfoldedText(exam: ProctoredExam): string {
  if (part(exam, 'support')) openSupport(exam);
  return viewText(exam);
}

/** What the built-in view says of an error that only others can mend: to copy the details comes first. */
export const errorText = (texts: Messages, code: ErrorCode, supportCode: string): string =>
  `${texts[code]}\n${texts.copy}\n${texts.support} ${supportCode} (${code})`;
