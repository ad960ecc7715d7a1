const CANDIDATES = 'h1,h2,h3,h4,h5,h6,a,button,input,select,textarea,iframe,[tabindex]';

/** The element that has the focus, if it is `host` or within its light or shadow tree. */
export function focusedWithin(host: Element): Element | null {
  if (!host.matches(':focus-within')) return null;
  const { activeElement } = host.getRootNode() as Document | ShadowRoot;
  return host.shadowRoot?.activeElement ?? activeElement;
}

/**
 * Moves the focus to the first heading or control that `view` shows, slotted content included, or
 * to `view` itself; leaves it where it is while `focused` still shows.
 */
export function keepFocusIn(view: HTMLElement, focused: Element): void {
  const shown = [...view.querySelectorAll('slot')]
    .filter((slot) => !slot.closest('[inert]'))
    .flatMap((slot) => slot.assignedElements({ flatten: true }));
  if (shown.some((element) => element.contains(focused))) return;
  for (const element of shown) {
    for (const candidate of [element, ...element.querySelectorAll(CANDIDATES)]) {
      if (candidate.matches(CANDIDATES) && takesFocus(candidate as HTMLElement)) return;
    }
  }
  view.focus();
}

function takesFocus(candidate: HTMLElement): boolean {
  // headings take the focus only when they are told that they may
  if (/^h\d$/.test(candidate.localName) && !candidate.hasAttribute('tabindex')) {
    candidate.tabIndex = -1;
  }
  candidate.focus();
  return candidate.matches(':focus');
}
