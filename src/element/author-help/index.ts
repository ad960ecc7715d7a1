/**
 * Help for the author of a page, in English. It is loaded where something is wrong in the page; the
 * self-contained file has it beside it, as a file that asks for no other.
 */
import { isLocalhost } from '../../contract/origins.js';
import type { ExamHost } from '../host.js';
import type { Mistake } from '../mistakes.js';
import { adviceOn } from './advice.js';
import { showBox } from './box.js';

/**
 * Tells in the console what is new, and shows on localhost all that there is.
 *
 * @param mistakes all that there is now, by their keys
 * @param news the keys of those that the author has not been told yet
 */
export function tellAuthor(
  host: ExamHost,
  mistakes: ReadonlyMap<string, Mistake>,
  news: readonly string[],
): void {
  for (const key of news) {
    const mistake = mistakes.get(key);
    if (!mistake) continue;
    const { text, place } = adviceOn(mistake);
    const message = `${host.localName}: ${text} (${place})`;
    console.warn(message, ...(mistake.node ? [mistake.node] : []));
  }
  if (isLocalhost(location.hostname)) showBox(host, [...mistakes.values()].map(adviceOn));
}
