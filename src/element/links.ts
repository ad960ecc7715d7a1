/** What a click on a link would do to the page. */
import { parseAddress } from '../exam/address.js';
import { closest, getAttribute, hasAttribute, localNameOf, matches } from '../exam/platform.js';

type Link = HTMLAnchorElement | HTMLAreaElement | SVGAElement;

/** Targets that mean the page itself. */
const OWN_TARGETS: ReadonlySet<string> = new Set(['', '_self']);

/**
 * What tells that a link opens something in the page, such as a menu or a dialog. On what is around it, the
 * same may tell of anything: a menu of links, or a listener that the whole page has.
 */
const WIDGETS = [
  ...['[role=button]', '[role=tab]', '[aria-haspopup]', '[aria-expanded]'],
  ...['[aria-controls]', '[data-toggle]', '[data-bs-toggle]', '[data-action]', '[onclick]'],
].join();

/** Links of libraries that tell what they are going to replace: the leave guard hears of them later. */
const LIBRARIES = [
  ...[
    'turbo-frame *',
    '[data-turbo-frame]',
    '[up-target]',
    '[up-follow]',
    '[up-layer]',
    '[hx-boost\\:inherited]',
  ],
  ...['hx-boost', 'hx-get', 'hx-post', 'hx-put', 'hx-patch', 'hx-delete'].flatMap((name) => [
    `[${name}]`,
    `[data-${name}]`,
  ]),
].join();

/** The link that a click would follow in this page: by the main button, and without a key that asks for another tab. */
export function clickedLink(event: MouseEvent): Link | undefined {
  const { button, ctrlKey, metaKey, shiftKey, altKey, defaultPrevented } = event;
  if (button !== 0 || ctrlKey || metaKey || shiftKey || altKey || defaultPrevented) {
    return undefined;
  }
  return event.composedPath().find(isLink);
}

export function isLink(target: EventTarget): target is Link {
  const name = localNameOf(target);
  return (name === 'a' || name === 'area') && hrefOf(target) !== null;
}

/** What a link says of where it leads; `null` if it says nothing. Those of SVG have an older spelling, too. */
const hrefOf = (link: object): string | null =>
  getAttribute(link, 'href') ?? getAttribute(link, 'xlink:href');

/** Where a link leads; `undefined` for what is no address. */
export const addressOf = (link: object): URL | undefined => parseAddress(hrefOf(link) ?? '');

/** Whether a link leads to a part of the page that is shown. */
export function isWithinPage(link: Link): boolean {
  const { href = '' } = addressOf(link) ?? {};
  return href.includes('#') && withoutFragment(href) === withoutFragment(location.href);
}

/** Whether what a link leads to is saved, and the page stays. */
export const isDownload = (link: Link): boolean => hasAttribute(link, 'download');

const withoutFragment = (address: string): string => address.replace(/#.*$/, '');

/**
 * Whether a router could take a link, and the page, elsewhere. Routers keep to the page's own site; what
 * leads to others, is saved, or opens in another place is the browser's own affair.
 */
export function leavesPage(link: Link): boolean {
  const isOwnSite = addressOf(link)?.origin === location.origin;
  const target = getAttribute(link, 'target')?.toLowerCase() ?? '';
  return (
    isOwnSite &&
    OWN_TARGETS.has(target) &&
    !isDownload(link) &&
    !isWithinPage(link) &&
    !matches(link, WIDGETS)
  );
}

/** Whether a library handles a link that tells what it is going to replace. */
export const libraryHandles = (link: Link): boolean => closest(link, LIBRARIES) !== null;
