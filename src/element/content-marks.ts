/**
 * The marks on what the element has changed in the author's HTML. By them it is known in a copy (a clone,
 * a page swapper's snapshot, a saved page), and taken back there before anything in it loads. They also
 * tell when others have written the server's HTML over ours, in which there are no marks.
 */
import {
  findAll,
  getAttribute,
  hasAttribute,
  matches,
  removeAttribute,
  removeNode,
  setAttribute,
  styleOf,
} from '../exam/platform.js';

/** Marks the wrapper of a template's content. */
const INSERTED = 'data-exam-inserted';

/** Marks a child that was shown. Its value names what has hidden it before. Who writes the server's HTML over ours removes it. */
export const REVEALED = 'data-exam-revealed';

/** Turbo leaves what bears this attribute as it is when it morphs the page. */
const TURBO_PERMANENT = 'data-turbo-permanent';

/**
 * What would load in a copy that is taken out as soon as it is in the document. Of frames, only Chromium
 * sends the request then; other engines load a frame again when it is told to load late.
 */
const loadingNames = (): string => ('userAgentData' in navigator ? 'iframe, img' : 'img');

/** What has an address that loads, when it is made or when it is in a document. */
const ADDRESSES = ['src', 'srcset', 'srcdoc', 'data', 'poster', 'href'];

/** What we have told to load late, and what its author had told it. */
const LATE = new WeakMap<Element, string | null>();

let wrappers = 0;

export const isInsertedContent = (child: Element): boolean => hasAttribute(child, INSERTED);

/**
 * Marks the wrapper of a template's content. Its id is one that the server's HTML doesn't have: what
 * morphs the document would otherwise take the wrapper for another element and write over its content.
 */
export function markAsInserted(wrapper: HTMLDivElement): void {
  wrappers += 1;
  wrapper.id = `proctored-exam-content-${wrappers}`;
  setAttribute(wrapper, INSERTED, '');
  setAttribute(wrapper, TURBO_PERMANENT, '');
}

/** Takes the copy of a wrapper out. What is in it can load without being in a document. */
export function removeCopy(wrapper: Element): void {
  removeNode(wrapper);
  for (const element of findAll(wrapper, '*')) {
    for (const name of ADDRESSES) removeAttribute(element, name);
  }
}

export const isRevealed = (child: Element): boolean => hasAttribute(child, REVEALED);

/** Whether the author has hidden a child by an attribute of its own. */
export const isHidden = (child: Element): boolean =>
  hasAttribute(child, 'hidden') || styleOf(child).display === 'none';

/** Shows a child, whoever has hidden it by an attribute. */
export function unhide(child: Element): void {
  removeAttribute(child, 'hidden');
  if (isHidden(child)) styleOf(child).display = '';
}

/** Shows a child that the author has hidden, and remembers how, unless its mark tells. */
export function reveal(child: Element): void {
  const how: string[] = [];
  if (hasAttribute(child, 'hidden')) how.push('hidden');
  if (styleOf(child).display === 'none') how.push('display');
  if (!isRevealed(child)) setAttribute(child, REVEALED, how.join(' '));
  unhide(child);
  setAttribute(child, TURBO_PERMANENT, '');
}

/** Hides the copy of a child as its author had. Its frames wait for their phase again. */
export function hideCopy(child: Element): void {
  const how = getAttribute(child, REVEALED)?.split(' ');
  removeAttribute(child, REVEALED);
  removeAttribute(child, TURBO_PERMANENT);
  if (how?.includes('hidden')) setAttribute(child, 'hidden', '');
  if (how?.includes('display')) styleOf(child).display = 'none';
  const frames = [child, ...findAll(child, 'iframe')];
  for (const frame of frames) {
    if (!hasAttribute(frame, 'data-src')) continue;
    removeAttribute(frame, 'src');
    removeAttribute(frame, 'loading');
  }
}

/**
 * Tells frames and images, which load already, to load late: that is for their copies, which are taken out
 * before they are near the window.
 */
export function keepCopiesIdle(content: Element): void {
  for (const element of loadingIn(content)) {
    const loading = getAttribute(element, 'loading');
    if (loading?.toLowerCase() === 'lazy') continue;
    setAttribute(element, 'loading', 'lazy');
    LATE.set(element, loading);
  }
}

/** Undoes {@link keepCopiesIdle}. */
export function loadAtOnce(content: Element): void {
  for (const element of loadingIn(content)) {
    const loading = LATE.get(element);
    if (!LATE.delete(element)) continue;
    if (loading) setAttribute(element, 'loading', loading);
    else removeAttribute(element, 'loading');
  }
}

function loadingIn(content: Element): Element[] {
  const names = loadingNames();
  return matches(content, names) ? [content] : findAll(content, names);
}
