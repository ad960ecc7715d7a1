/**
 * The absolute form of an address of the web, resolved against the document's.
 *
 * @returns nothing for any other: `javascript:` would run, `data:` is nobody's
 */
export function webAddress(address: string): string | undefined {
  const link = document.createElement('a');
  link.href = address;
  return /^https?:$/.test(link.protocol) ? link.href : undefined;
}

/** Whether it is an address of the document's own origin. */
export const isOwnAddress = (address: string): boolean =>
  !!webAddress(address)?.startsWith(`${origin}/`);
