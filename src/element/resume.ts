import type { ProctoredExam } from './proctored-exam.js';

/**
 * Whether the built-in start button is to say that the exam of this tab was interrupted, by a reload or
 * by leaving the page.
 */
export function isInterrupted(exam: ProctoredExam): boolean {
  try {
    // to open the storage takes longer than all else of a first render
    return (
      !exam.querySelector(':scope > [slot=start]') &&
      sessionStorage.length > 0 &&
      !!sessionStorage.getItem(keyOf(exam.endpoint))
    );
  } catch {
    // storage is refused, as in opaque origins, or this is a server
    return false;
  }
}

/** Remembers in this tab that an exam runs, or that it does no more. */
export function markRunning(endpoint: string, runs: boolean): void {
  try {
    if (runs) sessionStorage.setItem(keyOf(endpoint), '1');
    else sessionStorage.removeItem(keyOf(endpoint));
  } catch {
    // a start leads back into the exam all the same
  }
}

/** A number for the endpoint (the page, if it has none): addresses may hold what must not be stored. */
function keyOf(endpoint: string): string {
  let hash = 0;
  for (const character of new URL(endpoint, document.baseURI).href) {
    hash = (hash * 31 + character.charCodeAt(0)) | 0;
  }
  return `proctored-exam:${hash}`;
}
