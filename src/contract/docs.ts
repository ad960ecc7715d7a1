/** Where the guides lie, in the package and in the repository. */
const GUIDES = 'demo/docs';

/**
 * The place in the guides that tells more.
 *
 * @param place such as `errors.md#token-expired`
 * @param homepage the package's `homepage`, where it has one; no address is made up
 * @returns an address under the homepage, or the file in the package
 */
export function docsPlace(place: string, homepage?: string): string {
  const file = `${GUIDES}/${place}`;
  return homepage ? new URL(file, homepage.endsWith('/') ? homepage : `${homepage}/`).href : file;
}
