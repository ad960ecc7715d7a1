import { PLATFORM_URL } from '../contract/url.js';
import { refusalOf, type ProctoredExamError } from '../exam/errors.js';
import type { Phase } from '../exam/phases.js';
import { PAGE } from '../exam/platform.js';

/** What an LMS says when there is nothing to come back to. */
const ENDS_RESUME: ReadonlySet<string> = new Set(['already-finished', 'too-late']);

/** Whether the exam of this endpoint runs in this tab, as far as its storage tells. */
export function isInterrupted(endpoint: string): boolean {
  try {
    // To look a key up takes long in a first render, and most pages have stored nothing.
    return sessionStorage.length > 0 && sessionStorage.getItem(keyOf(endpoint)) !== null;
  } catch {
    // Storage is refused, as in opaque origins, or this is a server.
    return false;
  }
}

/**
 * Remembers in this tab that the exam of this endpoint runs, or that there is nothing to come back to.
 *
 * @param phase the one that was entered
 */
export function rememberProgress(
  endpoint: string,
  phase: Phase,
  error: ProctoredExamError | undefined,
): void {
  try {
    const key = keyOf(endpoint);
    if (phase === 'in-exam') sessionStorage.setItem(key, '1');
    else if (isOver(phase, error)) sessionStorage.removeItem(key);
  } catch {
    // Storage is refused. A start leads back into the exam all the same.
  }
}

function isOver(phase: Phase, error: ProctoredExamError | undefined): boolean {
  if (error) return ENDS_RESUME.has(refusalOf(error)?.code ?? '');
  return phase === 'finished' || phase === 'uploaded';
}

/** A hash of the endpoint (of the page, if there is none): addresses may hold what must not be stored. */
function keyOf(endpoint: string): string {
  let hash = 0;
  for (const character of new PLATFORM_URL(endpoint, PAGE.baseUri).href) {
    hash = (hash * 31 + character.charCodeAt(0)) | 0;
  }
  return `proctored-exam:${hash}`;
}
