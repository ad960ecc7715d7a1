import { PLATFORM_URL } from '../contract/url.js';
import { PAGE, pageOrigin } from './platform.js';

const WEB_PROTOCOLS: ReadonlySet<string> = new Set(['http:', 'https:']);

/**
 * The absolute form of an address of the web, resolved against the document's base.
 *
 * @returns `undefined` for any other: `javascript:` would run, and `data:` has no origin
 */
export function webAddress(address: string): string | undefined {
  const link = PAGE.create('a');
  link.href = address;
  return WEB_PROTOCOLS.has(link.protocol) ? link.href : undefined;
}

/** Whether `address` is one of the document's own origin. */
export function isOwnAddress(address: string): boolean {
  const absolute = webAddress(address);
  return absolute !== undefined && new PLATFORM_URL(absolute).origin === pageOrigin();
}
