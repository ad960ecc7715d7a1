/** A name without what spellings differ in: `server_origin`, `ServerOrigin`, `server-origin`. */
function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[_\-\s]/g, '');
}

/**
 * Finds a field that is there under another spelling of its name.
 *
 * @param others names that are meant by mistake, too
 * @returns the name that was used; undefined where the right one is there, or none
 */
export function findSlip(
  data: Record<string, unknown>,
  name: string,
  others: readonly string[] = [],
): string | undefined {
  if (data[name] !== undefined) return undefined;
  const meant = new Set([name, ...others].map(plain));
  return Object.keys(data).find((key) => key !== name && meant.has(plain(key)));
}
