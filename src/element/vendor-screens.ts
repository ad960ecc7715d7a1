/** Whether a learner can reach the screens in which the vendor asks for camera, microphone and screen. */
import {
  boundsOf,
  childrenOf,
  closest,
  contains,
  findAllInPage,
  matches,
  PAGE,
  shadowRootOf,
} from '../exam/platform.js';

/** The vendor's name for the root of its screens, as seen in a customer's integration. */
const ROOT = '#proctoring-root-element';

/** What a learner presses or fills in. */
const CONTROLS = 'a[href],button,input,select,textarea,iframe,[tabindex]';

/**
 * The vendor's screens as far as they can be looked into, shadow trees included. A page swapper may have put a
 * copy of earlier ones beside them.
 */
export function vendorScreens(): Element[] {
  return findAllInPage(ROOT).flatMap(withDescendants);
}

function withDescendants(element: Element): Element[] {
  const shadowChildren = [...(shadowRootOf(element)?.children ?? [])];
  const children = [...childrenOf(element), ...shadowChildren];
  return [element, ...children.flatMap(withDescendants)];
}

/**
 * What keeps the learner from the vendor's screens: an inert element around them, or what lies over all of
 * their controls. It may be a dialog, an element in full screen, or any other.
 */
export function findCover(): Element | undefined {
  const screens = vendorScreens();
  const [root] = screens;
  if (!root) return undefined;
  const inert = closest(root, '[inert]');
  if (inert) return inert;
  const controls = screens.filter((part) => matches(part, CONTROLS));
  let cover: Element | undefined;
  for (const part of controls.length > 0 ? controls : screens) {
    const hit = hitOn(part);
    if (!hit) continue;
    if (closest(hit, ROOT)) return undefined;
    if (!contains(hit, root)) cover ??= hit;
  }
  return cover;
}

/** What a press on the middle of an element would hit; nothing, where that is not there to be pressed. */
function hitOn(element: Element): Element | undefined {
  const { left, top, width, height } = boundsOf(element);
  const { pointerEvents, visibility } = getComputedStyle(element);
  // One pixel is for screen readers alone.
  if (width < 2 || height < 2 || pointerEvents === 'none' || visibility !== 'visible') {
    return undefined;
  }
  return PAGE.elementsAt(left + width / 2, top + height / 2)[0];
}
