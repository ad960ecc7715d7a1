import { PLATFORM_URL } from './url.js';
import { HOMEPAGE } from '../version.js';

/** Where the guides lie, in the package and in the repository. */
const GUIDES = 'demo/docs';

/**
 * The place in the guides that tells more.
 *
 * @param place such as `errors.md#token-expired`
 * @param homepage the package's `homepage`, where it has one; no address is made up
 * @returns an address under the homepage, or the file in the package
 */
export function docsPlace(place: string, homepage = HOMEPAGE): string {
  const file = `${GUIDES}/${place}`;
  if (!homepage) return file;
  const site = new PLATFORM_URL(homepage);
  const folder = site.pathname.endsWith('/') ? site.pathname : `${site.pathname}/`;
  return new PLATFORM_URL(`${folder}${file}`, site).href;
}
