import { PLATFORM_URL } from '../contract/url.js';
import { PAGE, pageOrigin } from './platform.js';

const WEB_PROTOCOLS: ReadonlySet<string> = new Set(['http:', 'https:']);

/** An address, resolved against the document's base; `undefined` for what is none. */
export function parseAddress(address: string): URL | undefined {
  try {
    return new PLATFORM_URL(address, PAGE.baseUri);
  } catch {
    return undefined;
  }
}

/**
 * An address of the web, resolved against the document's base.
 *
 * @returns `undefined` for any other: `javascript:` would run, and `data:` has no origin
 */
export function webAddress(address: string): URL | undefined {
  const url = parseAddress(address);
  return url && WEB_PROTOCOLS.has(url.protocol) ? url : undefined;
}

/** Whether `address` is one of the document's own origin. */
export const isOwnAddress = (address: string): boolean =>
  webAddress(address)?.origin === pageOrigin();
