import type { ReactiveController } from 'lit';
import { webAddress } from '../../exam/address.js';
import { isPhase, PHASES, type Phase } from '../../exam/phases.js';
import type { ExamHost } from '../host.js';

/** Whose slot is the fallback of a phase for which the author gave nothing. */
const FALLBACK: Partial<Record<Phase, Phase>> = { preparing: 'start', uploaded: 'finished' };

/** Phases through which the answers of an exam must stay in the document: it may resume. */
const KEEPS_ANSWERS: ReadonlySet<Phase> = new Set<Phase>(['error', 'preparing']);

/** Elements that are never rendered, so they need no slot. */
const INVISIBLE: ReadonlySet<string> = new Set(['style', 'script', 'link', 'meta', 'noscript']);

/**
 * The author's children: puts the content of `<template slot>`s into the document while their
 * phase lasts, and takes `hidden` and `display: none` from children when their phase is entered;
 * afterwards they don't show because their slot isn't rendered, which is the element's business.
 * A frame with `data-src` and no `src` loads when its phase is entered: where editors strip
 * `<template>`, nothing else keeps a hidden frame from loading at once.
 */
export class SlotContentController implements ReactiveController {
  readonly #host: ExamHost;
  #observer: MutationObserver | undefined;
  /** Templates whose content is in the document, and where. */
  readonly #inserted = new Map<HTMLTemplateElement, Element>();
  readonly #warned = new WeakSet<Node>();

  constructor(host: ExamHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer = new MutationObserver(() => this.#host.requestUpdate());
    this.#observer.observe(this.#host, { childList: true });
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  /** Brings the children in line with the phase before the host renders its slot. */
  hostUpdate(): void {
    const { phase } = this.#host;
    const children = [...this.#host.children] as HTMLElement[];
    const shown = this.#shownSlots(phase, children);
    this.#removeContent(phase);
    for (const child of children.filter(({ slot }) => shown.includes(slot))) {
      if (child instanceof HTMLTemplateElement) this.#insertContent(child);
      else reveal(child);
    }
    this.#loadFrames(shown);
    this.#warnOfStrays();
  }

  #shownSlots(phase: Phase, children: HTMLElement[]): string[] {
    const fallback = FALLBACK[phase];
    const isAuthored = children.some(({ slot }) => slot === phase);
    return fallback && !isAuthored ? [phase, fallback] : [phase];
  }

  /** Takes out what the attempt has left behind, or whose template has gone. */
  #removeContent(phase: Phase): void {
    const kept: (string | undefined)[] = [phase, FALLBACK[phase]];
    if (KEEPS_ANSWERS.has(phase)) kept.push('in-exam');
    for (const [template, wrapper] of this.#inserted) {
      if (template.parentNode === this.#host && kept.includes(template.slot)) continue;
      wrapper.remove();
      this.#inserted.delete(template);
    }
  }

  /** Inserts a template's content in a wrapper that carries the slot's name: bare text and fragments can't. */
  #insertContent(template: HTMLTemplateElement): void {
    // The parser may not have read all of the template yet.
    if (this.#inserted.has(template) || document.readyState === 'loading') return;
    const wrapper = document.createElement('div');
    wrapper.slot = template.slot;
    wrapper.append(document.importNode(template.content, true));
    this.#inserted.set(template, wrapper);
    template.after(wrapper);
  }

  #loadFrames(shown: string[]): void {
    const frames = this.#host.querySelectorAll<HTMLIFrameElement>('iframe[data-src]:not([src])');
    for (const frame of frames) {
      // A frame in an exam within this one belongs to that exam.
      const child = frame.closest<HTMLElement>('.proctored-exam > *, proctored-exam > *');
      if (child?.parentNode !== this.#host || !shown.includes(child.slot)) continue;
      frame.src = webAddress(frame.dataset['src'] ?? '') ?? 'about:blank';
    }
  }

  #warnOfStrays(): void {
    for (const node of this.#host.childNodes) {
      if (!isStray(node) || this.#warned.has(node)) continue;
      this.#warned.add(node);
      const expected = `expected a child's slot to be one of ${PHASES.join()}`;
      console.warn(`${this.#host.localName}: ${expected}, got`, node);
    }
  }
}

function reveal(child: HTMLElement): void {
  child.removeAttribute('hidden');
  if (child.style.display === 'none') child.style.display = '';
}

function isStray(node: Node): boolean {
  if (node instanceof Element) return !isPhase(node.slot) && !INVISIBLE.has(node.localName);
  return node instanceof Text && node.data.trim() !== '';
}
