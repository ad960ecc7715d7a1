/** Whether an exam of this tab was interrupted by a reload or by leaving the page. */
export function isInterrupted(endpoint: string): boolean {
  try {
    // most often there is nothing, and no need for the key
    return sessionStorage.length > 0 && !!sessionStorage.getItem(keyOf(endpoint));
  } catch {
    // storage is refused, as in opaque origins
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
