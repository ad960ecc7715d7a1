/** Whether a text is an absolute http or https URL, written out in full. */
export function isHttpUrl(value: string): boolean {
  try {
    new URL(value);
    // The parser would also take "https:host" and trim spaces; the vendor's may not.
    return /^https?:\/\/\S+$/i.test(value);
  } catch {
    return false;
  }
}

/** An http or https origin in its normal form, without trailing slash; undefined if the value is anything else. */
export function parseOrigin(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  try {
    const { protocol, origin, href } = new URL(value);
    const isBare = href === `${origin}/` && !/[?#@]/.test(value);
    return isBare && /^https?:$/.test(protocol) ? origin : undefined;
  } catch {
    return undefined;
  }
}

/** Whether an origin is one that the vendor's server may have: https, or a developer's own machine. */
export function isSecureOrigin(origin: string): boolean {
  const { protocol, hostname } = new URL(origin);
  return protocol === 'https:' || /^((.+\.)?localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}
