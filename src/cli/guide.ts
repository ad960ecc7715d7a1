import { readFile } from 'node:fs/promises';
import { docsPlace } from '../contract/docs.js';
import { isRecord, isText } from '../contract/json.js';

/** The guide to what `check` says. */
const GUIDE = 'check.md';

/** The headings of the guide, by how the fields begin that stand under them. The first one counts. */
const HEADINGS: readonly (readonly [start: string, heading: string])[] = [
  ['url', 'request'],
  ['request', 'request'],
  ['redirect', 'redirects'],
  ['status', 'status'],
  ['body', 'body'],
  ['content-type', 'content-type'],
  ['cache-control', 'caches'],
  ['age', 'caches'],
  ['x-cache', 'caches'],
  ['cf-cache-status', 'caches'],
  ['date', 'clocks'],
  ['access-control-', 'cors'],
  ['preflight', 'cors'],
  ['jwt.header', 'token'],
  ['jwt.payload', 'claims'],
  ['jwt.signature', 'signature'],
  ['jwt', 'token'],
];

/** Where fields stand that have no heading of their own. */
const OTHER_HEADING = 'start-data';

/** The place in the guides that tells more about a field. */
export function placeOf(field: string, homepage: string | undefined): string {
  const [, heading = OTHER_HEADING] = HEADINGS.find(([start]) => field.startsWith(start)) ?? [];
  return docsPlace(`${GUIDE}#${heading}`, homepage);
}

/** The `homepage` of this package, where its manifest has one. */
export async function readHomepage(): Promise<string | undefined> {
  try {
    const manifest = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
    const parsed: unknown = JSON.parse(manifest);
    return isRecord(parsed) && isText(parsed['homepage']) ? parsed['homepage'] : undefined;
  } catch {
    // Where the command was bundled into something else, there are no guides beside it.
    return undefined;
  }
}
