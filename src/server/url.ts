/** Whether a text is an absolute http or https URL, written out in full. */
export function isHttpUrl(value: string): boolean {
  // The parser would also take "https:host" and trim spaces; the vendor's may not.
  return /^https?:\/\/\S+$/i.test(value) && URL.canParse(value);
}

/**
 * Whether a link to this address leads to the web: what the vendor sends is shown to people, and a
 * link to `javascript:` would run.
 */
export function isWebLink(value: string): boolean {
  return /^https?:\/\//i.test(value) && URL.canParse(value);
}
