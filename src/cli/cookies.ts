import { isLocalhost } from '../contract/origins.js';

/** The longest cookie that browsers keep, name and value together, in bytes. */
const MAX_COOKIE_LENGTH = 4096;

interface Cookie {
  name: string;
  value: string;
  path: string;
  isSecure: boolean;
}

/**
 * The cookies of one origin along a chain of redirects: many sign-ins set one, and send the browser
 * back to where it came from.
 */
export class CookieJar {
  readonly #cookies: Cookie[] = [];
  readonly #values: string[] = [];

  /** @param header the `Cookie` of the command line */
  constructor(header = '') {
    for (const pair of header.split(';').filter((text) => text.trim())) {
      this.#cookies.push({ ...parsePair(pair), path: '/', isSecure: false });
    }
  }

  /** The values that answers have set. */
  get values(): readonly string[] {
    return this.#values;
  }

  /** Keeps what an answer has set, as a browser would (RFC 6265, section 5). */
  store(url: URL, headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [pair = '', ...rest] = line.split(';');
      const { name, value } = parsePair(pair);
      const attributes = new Map<string, string>(
        rest.map((part) => {
          // One without a value, such as Secure, is all name; a cookie without a name is all value.
          const [key = '', ...value] = part.split('=');
          return [key.trim().toLowerCase(), value.join('=').trim()];
        }),
      );
      const domain = attributes.get('domain')?.replace(/^\./, '').toLowerCase();
      if (domain && !isWithin(url.hostname, domain)) continue;
      const given = attributes.get('path');
      if (isRefused(name, value, attributes)) continue;
      const path = given?.startsWith('/') ? given : folderOf(url.pathname);
      const before = this.#cookies.findIndex((each) => each.name === name && each.path === path);
      if (before >= 0) this.#cookies.splice(before, 1);
      if (isExpired(attributes)) continue;
      this.#values.push(value);
      this.#cookies.push({ name, value, path, isSecure: attributes.has('secure') });
    }
  }

  /** The `Cookie` of a request; undefined when there is none to send. */
  headerFor(url: URL): string | undefined {
    const isSafe = url.protocol === 'https:' || isLocalhost(url.hostname);
    const pairs = this.#cookies
      .filter(({ path, isSecure }) => isUnder(url.pathname, path) && (isSafe || !isSecure))
      .map(({ name, value }) => (name === '' ? value : `${name}=${value}`));
    return pairs.length > 0 ? pairs.join('; ') : undefined;
  }
}

/** Only names have parents; an address of numbers belongs to itself alone. */
function isWithin(hostname: string, domain: string): boolean {
  if (hostname === domain) return true;
  return hostname.endsWith(`.${domain}`) && !/^[\d.]+$|^\[/.test(hostname);
}

/** What browsers do not keep: what a name promises and does not hold, and what is too long. */
function isRefused(name: string, value: string, attributes: ReadonlyMap<string, string>): boolean {
  const isSecure = attributes.has('secure');
  const isOfHost = isSecure && attributes.get('path') === '/' && !attributes.get('domain');
  return (
    (/^__secure-/i.test(name) && !isSecure) ||
    (/^__host-/i.test(name) && !isOfHost) ||
    (attributes.get('samesite')?.toLowerCase() === 'none' && !isSecure) ||
    name.length + value.length > MAX_COOKIE_LENGTH
  );
}

function parsePair(pair: string): { name: string; value: string } {
  const at = pair.indexOf('=');
  return { name: pair.slice(0, Math.max(at, 0)).trim(), value: pair.slice(at + 1).trim() };
}

/** The folder of an address, where cookies belong that name no path. */
function folderOf(pathname: string): string {
  return pathname.slice(0, Math.max(pathname.lastIndexOf('/'), 1));
}

function isUnder(pathname: string, path: string): boolean {
  return pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`);
}

function isExpired(attributes: ReadonlyMap<string, string>): boolean {
  const maxAge = attributes.get('max-age');
  if (maxAge !== undefined && /^-?\d+$/.test(maxAge)) return Number(maxAge) <= 0;
  return Date.parse(attributes.get('expires') ?? '') <= Date.now();
}
