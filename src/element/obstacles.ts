/**
 * What on a page keeps Lit from rendering, which nothing of ours can mend. This module must be the first that
 * is evaluated: Lit needs one of the names when its own module is.
 */
import { PAGE } from '../exam/platform.js';

/** Methods of `document` that Lit calls by their names. */
const LIT_NAMES = [
  'createElement',
  'importNode',
  'createTreeWalker',
  'createComment',
  'createTextNode',
] as const;

/** Types of documents in which templates can't be written as HTML. */
const XML = /[/+]xml$/;

/** What stands in the way, for the console; `undefined` where nothing that we know does. */
export function findObstacle(): readonly [reason: string, element?: unknown] | undefined {
  if (!('document' in globalThis)) return undefined;
  const type: unknown = Reflect.get(document, 'contentType');
  if (typeof type === 'string' && XML.test(type)) {
    return [`expected a page of type text/html, got ${type}`];
  }
  for (const name of LIT_NAMES) {
    const found: unknown = Reflect.get(document, name);
    if (typeof found !== 'function') {
      return [`expected document.${name} to be a function, got an element of that name:`, found];
    }
  }
  return undefined;
}

/** Keeps what is in the tag from showing: it will not be defined, or show nothing. */
function hideExams(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('proctored-exam { display: none }');
  PAGE.adopt(sheet);
}

const OBSTACLE = findObstacle();
if (OBSTACLE && typeof OBSTACLE[1] === 'object') {
  console.error('proctored-exam:', ...OBSTACLE);
  hideExams();
}
