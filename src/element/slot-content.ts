import { webAddress } from '../exam/address.js';
import { PHASES, type Phase } from '../exam/phases.js';

/** Whose slot is the fallback of a phase for which the author gave nothing. */
const FALLBACK: Partial<Record<Phase, Phase>> = { preparing: 'start', uploaded: 'finished' };

/** Never rendered, so they need no slot. */
const INVISIBLE = /^(style|script|link|meta|noscript)$/;

/**
 * The author's children: puts the content of `<template slot>`s into the document while their
 * phase lasts, and takes `hidden` and `display: none` from children when their phase is entered;
 * afterwards they don't show because their slot isn't rendered, which is the element's business.
 * A frame with `data-src` and no `src` loads when its phase is entered: where editors strip
 * `<template>`, nothing else keeps a hidden frame from loading at once.
 */
export class SlotContent {
  readonly #host: HTMLElement;
  /** Templates whose content is in the document, and where. */
  readonly #inserted = new Map<HTMLTemplateElement, Element>();
  readonly #warned = new WeakSet<Node>();

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  /** Brings the children in line with `phase`; call it again when they have changed. */
  update(phase: Phase): void {
    const children = [...this.#host.children] as HTMLElement[];
    const fallback = FALLBACK[phase];
    const authored = children.some(({ slot }) => slot === phase);
    const shown: unknown[] = [phase, !authored && fallback];
    // an error may have struck during the exam: its answers must outlive it, until the exam resumes
    const kept: unknown[] = [phase, fallback, /error|preparing/.test(phase) && 'in-exam'];

    for (const [template, wrapper] of this.#inserted) {
      if (template.parentNode === this.#host && kept.includes(template.slot)) continue;
      wrapper.remove();
      this.#inserted.delete(template);
    }
    for (const child of children) {
      if (!shown.includes(child.slot)) continue;
      if (child instanceof HTMLTemplateElement) {
        if (!this.#inserted.has(child)) this.#insert(child);
      } else {
        child.removeAttribute('hidden');
        if (child.style.display === 'none') child.style.display = '';
      }
    }
    this.#loadFrames(shown);
    this.#warnOfStrays();
  }

  /** A wrapper carries the slot's name, since bare text and fragments can't. */
  #insert(template: HTMLTemplateElement): void {
    // the parser may not have read all of it yet
    if (document.readyState === 'loading') return;
    const wrapper = document.createElement('div');
    wrapper.slot = template.slot;
    wrapper.append(document.importNode(template.content, true));
    this.#inserted.set(template, wrapper);
    template.after(wrapper);
  }

  #loadFrames(shown: unknown[]): void {
    for (const frame of this.#host.querySelectorAll<HTMLIFrameElement>(
      'iframe[data-src]:not([src])',
    )) {
      // an exam within this one has its own
      const child = frame.closest<HTMLElement>('.proctored-exam > *, proctored-exam > *');
      if (child?.parentNode !== this.#host || !shown.includes(child.slot)) continue;
      frame.src = webAddress(frame.dataset['src']!) ?? 'about:blank';
    }
  }

  #warnOfStrays(): void {
    for (const node of this.#host.childNodes) {
      const stray =
        node instanceof Element
          ? !PHASES.includes(node.slot as Phase) && !INVISIBLE.test(node.localName)
          : node instanceof Text && node.data.trim();
      if (!stray || this.#warned.has(node)) continue;
      this.#warned.add(node);
      console.warn(
        `${this.#host.localName}: expected a child's slot to be one of ${PHASES.join()}, got`,
        node,
      );
    }
  }
}
