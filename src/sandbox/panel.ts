import { h } from './view.js';

/** Where the panel is a bar below the page; the styles know the same width. */
const NARROW = '(width < 48em)';

/**
 * The side panel of an exam: at the right of the page, below it where that is narrow. The learner
 * can fold it to a bar. The page gets room beside it, so that nothing of the page is covered.
 *
 * The room is padding of `body`, which keeps its own width: themes measure that to tell a phone from
 * a desktop.
 */
export class Panel {
  readonly #root: ShadowRoot;
  readonly #element: HTMLElement;
  readonly #toggle: HTMLButtonElement;
  readonly #body = h('div', { id: 'body', className: 'body' });
  readonly #news = h('span', { className: 'news' });
  readonly #status = h('p', { className: 'quiet', role: 'status' });
  readonly #room = new CSSStyleSheet();
  readonly #makesRoom = () => {
    this.#makeRoom();
  };
  readonly #observer = new ResizeObserver(this.#makesRoom);
  #open = true;
  #unread = 0;

  constructor(root: ShadowRoot) {
    this.#root = root;
    this.#toggle = h(
      'button',
      {
        type: 'button',
        className: 'toggle',
        onclick: () => {
          this.expand(!this.#open);
        },
      },
      h('span', { className: 'name' }, 'Proctoring'),
      h('strong', { className: 'badge' }, 'SANDBOX'),
      this.#news,
    );
    this.#toggle.setAttribute('aria-controls', 'body');
    this.#element = h(
      'aside',
      { className: 'panel', ariaLabel: 'Proctoring' },
      this.#toggle,
      this.#body,
      this.#status,
    );
    root.append(this.#element);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#room];
    this.#observer.observe(this.#element);
    addEventListener('resize', this.#makesRoom);
    this.expand(!matchMedia(NARROW).matches);
  }

  /** Shows this content in place of the last. Focus that was in the last goes to the first heading. */
  show(...content: Node[]): void {
    const hadFocus = this.#body.contains(this.#root.activeElement);
    this.#body.replaceChildren(...content);
    this.#body.scrollTop = 0;
    if (hadFocus) this.#body.querySelector('h2')?.focus();
  }

  /** Unfolds the panel, or folds it to a bar. The focus stays where it is. */
  expand(open: boolean): void {
    this.#open = open;
    this.#body.hidden = !open;
    this.#toggle.ariaExpanded = String(open);
    this.#element.classList.toggle('folded', !open);
    if (open) this.#countNews(0);
  }

  /** Announces what has just come into the panel, politely, and counts it on a folded panel. */
  announce(text: string): void {
    this.#status.textContent = text;
    if (!this.#open) this.#countNews(this.#unread + 1);
  }

  /** Takes the panel off the page and gives the room back. */
  close(): void {
    this.#observer.disconnect();
    removeEventListener('resize', this.#makesRoom);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(
      (sheet) => sheet !== this.#room,
    );
    this.#element.remove();
  }

  #countNews(unread: number): void {
    this.#unread = unread;
    this.#news.textContent = unread ? `${unread} new` : '';
  }

  #makeRoom(): void {
    // Without the room of the last time, for the page's own measures.
    this.#room.replaceSync('');
    // A page swapper may have taken it out with the rest: without a place it would cover the whole page.
    if (!this.#element.isConnected) return;
    const { left, height } = this.#element.getBoundingClientRect();
    const { paddingRight, paddingBottom } = getComputedStyle(document.body);
    const covered = document.body.getBoundingClientRect().right - left;
    const isBelow = matchMedia(NARROW).matches || !this.#open;
    const room = isBelow
      ? `padding-bottom: ${parseFloat(paddingBottom) + height}px`
      : `padding-right: ${parseFloat(paddingRight) + Math.max(0, covered)}px`;
    this.#room.replaceSync(`body { box-sizing: border-box !important; ${room} !important }`);
  }
}
