import type { ProctoredExamError } from '../exam/errors.js';
import { VERSION } from '../version.js';

/** What a help desk is told, and whether it is in the learner's clipboard. */
export interface SupportDetails {
  text: string;
  copied: boolean;
}

/**
 * Copies what a help desk needs, with nothing of the learner, the exam or its token in it: messages
 * and addresses are left out, since they may hold all three.
 *
 * @param since when it happened, in ms since 1970
 * @returns with the text, to be shown where the browser refuses the clipboard
 */
export async function copyDetails(
  { code, supportCode, phase }: ProctoredExamError,
  since: number,
): Promise<SupportDetails> {
  const text = JSON.stringify(
    {
      code,
      supportCode,
      phase,
      time: new Date(since),
      browser: navigator.userAgent,
      'proctored-exam': VERSION,
    },
    null,
    1,
  );
  try {
    await navigator.clipboard.writeText(text);
    return { text, copied: true };
  } catch {
    // refused in frames without the permission, and absent from insecure pages
    return { text, copied: false };
  }
}
