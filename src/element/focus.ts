const CANDIDATES = 'h1,h2,h3,h4,h5,h6,a,button,input,select,textarea,iframe,[tabindex]';

/**
 * The element that has the focus, if it is `host` or within its light or shadow tree; also in a
 * window in the background, while the learner chooses elsewhere what to share.
 */
export function focusedWithin(host: Element): Element | null {
  const { activeElement } = host.getRootNode() as Document | ShadowRoot;
  return host.contains(activeElement) ? (host.shadowRoot?.activeElement ?? activeElement) : null;
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
    for (const candidate of [element, ...element.querySelectorAll(CANDIDATES)] as HTMLElement[]) {
      if (!candidate.matches(CANDIDATES)) continue;
      // written down, it lets a heading take the focus
      if (candidate.tabIndex < 0) candidate.tabIndex = -1;
      candidate.focus();
      // `:focus` does not match in a window in the background
      if ((candidate.getRootNode() as Document).activeElement === candidate) return;
    }
  }
  view.focus();
}
