import { PLATFORM_URL } from './url.js';

/** The servers that a placeholder may name where the administrator lists none. */
export const VENDOR_SERVERS = 'https://*.proctor.constructor.app';

/** What the host of an origin is made of: a domain or an IP address, in its normal form. */
const HOSTNAME = /^([a-z0-9_.-]+|\[[0-9a-f:.]+\])$/;

/** The addresses of the machine itself: `127.0.0.0/8`. */
const LOOPBACK = /^127(\.\d{1,3}){3}$/;

/** Whether a host name, as `URL` and `location` have it, is that of the machine itself. */
export function isLocalhost(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    LOOPBACK.test(hostname)
  );
}

/**
 * Reads an http or https origin. A slash at its end is taken; a path, a query, a user, and `*` are
 * not.
 *
 * @returns the origin in its normal form, without a slash at the end; undefined for anything else
 */
export function parseOrigin(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  let url: URL;
  try {
    url = new PLATFORM_URL(value);
  } catch {
    return undefined;
  }
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  // An empty query, fragment or user leaves no trace in some of these properties.
  const isBare = url.href === `${url.origin}/` && !/[?#@]/.test(value);
  // To `URL`, `https://*.example.edu` and `https://example.edu,` have a host like any other.
  return isWeb && isBare && HOSTNAME.test(url.hostname) ? url.origin : undefined;
}

/** Whether the vendor's server may have this origin: https, or http on a developer's own machine. */
export function isSecureOrigin(origin: string): boolean {
  const { protocol, hostname } = new PLATFORM_URL(origin);
  return protocol === 'https:' || (protocol === 'http:' && isLocalhost(hostname));
}

/** An administrator's list of the servers that start data may name. */
export interface OriginList {
  /** The origins that are listed as they are. */
  exact: readonly string[];
  /** The origins whose subdomains, at any depth, are listed. */
  parents: readonly string[];
  /** The entries that allow nothing, as they were written: they belong into the console. */
  refused: readonly string[];
}

/**
 * Reads a list of origins that are separated by white space. In an entry, `*` may stand for the whole
 * first label of the host, and for nothing else.
 */
export function parseOriginList(text: string): OriginList {
  const exact: string[] = [];
  const parents: string[] = [];
  const refused: string[] = [];
  for (const entry of text.split(/\s+/).filter(Boolean)) {
    const isPattern = entry.includes('://*.');
    const origin = parseOrigin(isPattern ? entry.replace('://*.', '://') : entry);
    if (origin === undefined) refused.push(entry);
    else (isPattern ? parents : exact).push(origin);
  }
  return { exact, parents, refused };
}

/** Whether a list names an origin that `parseOrigin` has returned. */
export function isListed(list: OriginList, origin: string): boolean {
  const { protocol, host } = new PLATFORM_URL(origin);
  return (
    list.exact.includes(origin) ||
    list.parents.some((parent) => {
      const url = new PLATFORM_URL(parent);
      return protocol === url.protocol && host.endsWith(`.${url.host}`);
    })
  );
}
