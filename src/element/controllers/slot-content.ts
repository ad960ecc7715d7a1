import { isServer, type ReactiveController } from 'lit';
import { webAddress } from '../../exam/address.js';
import type { Phase } from '../../exam/phases.js';
import {
  childrenOf,
  createIn,
  findAll,
  getAttribute,
  insertBefore,
  isParsed,
  localNameOf,
  matches,
  PAGE,
  parentOf,
  pathOf,
  nextSiblingOf,
  removeNode,
  replaceState,
  slotOf,
} from '../../exam/platform.js';
import { authoredSlotOf, slotsOf } from '../authored-slot.js';
import {
  hideCopy,
  isHidden,
  isInsertedContent,
  isRevealed,
  keepCopiesIdle,
  loadAtOnce,
  markAsInserted,
  removeCopy,
  reveal,
  REVEALED,
  unhide,
} from '../content-marks.js';
import type { ExamHost } from '../host.js';
import { exams } from '../page-services.js';

/** On a server, elements have no children. Lit's types tell of browsers alone. */
const isOnServer = (): boolean => isServer;

/** Phases through which the answers of an exam must stay in the document: it may resume. */
const KEEPS_ANSWERS: ReadonlySet<Phase> = new Set<Phase>(['error', 'preparing']);

/**
 * The author's children: puts the content of `<template slot>`s into the document while their
 * phase lasts, and takes `hidden` and `display: none` from children when their phase is entered;
 * afterwards they don't show because their slot isn't rendered, which is the element's business.
 * A frame with `data-src` and no `src` loads when its phase is entered: where editors strip
 * `<template>`, nothing else keeps a hidden frame from loading at once.
 *
 * What shows is kept, since page swappers write the server's HTML over it again. Observed are the host's
 * own children and what was changed on them: nothing within the content, which may be big and busy.
 */
export class SlotContentController implements ReactiveController {
  readonly #host: ExamHost;
  #observer: MutationObserver | undefined;
  /** Templates whose content is in the document, and where. */
  readonly #inserted = new Map<HTMLTemplateElement, HTMLDivElement>();
  /** Children that were shown in a phase of theirs. */
  readonly #revealed = new WeakSet<Element>();
  /** Those among them that are as the author has them, and bear no mark. */
  readonly #untouched = new WeakSet<Element>();
  /** Frames that were loaded, and the address. */
  readonly #frames = new WeakMap<HTMLIFrameElement, string>();
  /** The slots that showed after the last update. */
  #shown: readonly (string | undefined)[] = [];

  constructor(host: ExamHost) {
    this.#host = host;
    exams.add(host);
    host.addController(this);
    // Before the document has them: a clone is made with its children, which would load there.
    if (!isOnServer()) this.#removeCopies();
  }

  hostConnected(): void {
    this.#removeCopies();
    // It goes on while the host is out of the document: all that it observes is the host's.
    this.#observer ??= new MutationObserver(() => this.#host.requestUpdate());
    this.#observer.observe(this.#host, { childList: true });
    this.#host.requestUpdate();
  }

  /** Brings the children in line with the phase before the host renders its slot. */
  hostUpdate(): void {
    this.#removeCopies();
    const { phase } = this.#host;
    const children = childrenOf(this.#host);
    const slots: readonly (string | undefined)[] = slotsOf(this.#host);
    const shown = authoredSlotOf(this.#host) === phase ? [phase] : slots;
    this.#updateInserted(slots, children);
    for (const child of children) {
      if (!shown.includes(slotOf(child))) continue;
      if (isTemplate(child)) this.#insertContent(child);
      else this.#reveal(child);
    }
    this.#shown = shown;
    this.#loadFrames();
  }

  /** Takes out what an exam has put into the HTML that this one was copied from. */
  #removeCopies(): void {
    const own = new Set<Element>(this.#inserted.values());
    for (const child of childrenOf(this.#host)) {
      if (isInsertedContent(child)) {
        if (!own.has(child)) removeCopy(child);
      } else if (isRevealed(child) && !this.#revealed.has(child)) {
        hideCopy(child);
      }
    }
  }

  /**
   * Puts back what others have taken out; takes out what the attempt has left behind, or whose template has
   * gone. That may come back: who writes a page anew does so in several tasks.
   */
  #updateInserted(slots: readonly (string | undefined)[], children: Element[]): void {
    const kept = KEEPS_ANSWERS.has(this.#host.phase) ? [...slots, 'in-exam'] : slots;
    for (const [known, wrapper] of [...this.#inserted]) {
      const found = children.includes(known) ? known : this.#successorOf(known, children);
      const template = found ?? known;
      this.#inserted.delete(known);
      if (kept.includes(slotOf(template))) this.#inserted.set(template, wrapper);
      if (!found || !this.#inserted.has(found)) {
        // A `remove` of the page's own may need a parent.
        if (wrapper.parentNode) wrapper.remove();
      } else {
        if (wrapper.parentNode !== this.#host) insertAfter(found, wrapper);
        unhide(wrapper);
      }
    }
  }

  /** The template that was written anew in the place of one that has gone: its content is the same. */
  #successorOf(
    template: HTMLTemplateElement,
    children: Element[],
  ): HTMLTemplateElement | undefined {
    return children
      .filter(isTemplate)
      .find(
        (child) =>
          !this.#inserted.has(child) &&
          slotOf(child) === slotOf(template) &&
          child.innerHTML === template.innerHTML,
      );
  }

  /** Inserts a template's content in a wrapper that carries the slot's name: bare text and fragments can't. */
  #insertContent(template: HTMLTemplateElement): void {
    if (this.#inserted.has(template) || !isParsed(template)) return;
    const wrapper = PAGE.create('div');
    wrapper.slot = slotOf(template);
    wrapper.append(PAGE.import(template.content));
    markAsInserted(wrapper);
    this.#inserted.set(template, wrapper);
    insertAfter(template, wrapper);
    // Of what is ours, others have nothing to hide.
    this.#observer?.observe(wrapper, { attributeFilter: ['hidden', 'style'] });
  }

  /** Once for each time that the phase is entered: what the author hides later stays hidden. */
  #reveal(child: Element): void {
    if (isInsertedContent(child)) return;
    const isEntered = !this.#shown.includes(slotOf(child)) || !this.#revealed.has(child);
    if (!isEntered && (isRevealed(child) || this.#untouched.has(child))) return;
    this.#revealed.add(child);
    // A framework may still have to hydrate what its server has rendered: nothing but that may be there.
    if (this.#host.phase === 'start' && !isHidden(child)) {
      this.#untouched.add(child);
      return;
    }
    this.#untouched.delete(child);
    reveal(child);
    this.#observeShown(child);
  }

  #loadFrames(): void {
    const frames = findAll<HTMLIFrameElement>(this.#host, 'iframe[data-src]:not([src])');
    for (const frame of frames) {
      const child = this.#childAround(frame);
      if (!child || !this.#shown.includes(slotOf(child))) continue;
      const known = this.#frames.get(frame);
      if (known !== undefined) {
        restoreSrc(frame, known);
        continue;
      }
      const address = webAddress(getAttribute(frame, 'data-src') ?? '')?.href ?? 'about:blank';
      this.#frames.set(frame, address);
      loadFrame(frame, address);
      this.#observeShown(frame);
    }
  }

  /** The author's own code may hide what was shown. A frame may be a child itself, and is observed but once. */
  #observeShown(element: Element): void {
    this.#observer?.observe(element, { attributeFilter: [REVEALED, 'src'] });
  }

  /** The child of the host that a node is in, or is; none where it belongs to an exam within this one. */
  #childAround(node: Element): Element | undefined {
    const path = pathOf(node);
    const within = path.slice(0, path.indexOf(this.#host)) as Element[];
    // A placeholder becomes an exam in a moment.
    const isOther = within.some((part) => exams.has(part) || matches(part, '.proctored-exam'));
    return isOther ? undefined : within.pop();
  }
}

const isTemplate = (child: Element): child is HTMLTemplateElement =>
  localNameOf(child) === 'template';

/** What is in the wrapper loads at once, however often it is put back. */
function insertAfter(template: HTMLTemplateElement, wrapper: HTMLDivElement): void {
  loadAtOnce(wrapper);
  template.after(wrapper);
  keepCopiesIdle(wrapper);
}

/**
 * Loads a frame, in the place where it is. It is taken out of the document for a moment: a frame that the
 * parser has made would load by itself when the learner comes back by the history, before any start.
 */
function loadFrame(frame: HTMLIFrameElement, address: string): void {
  const parent = parentOf(frame);
  const next = nextSiblingOf(frame);
  removeNode(frame);
  frame.src = address;
  if (parent) insertBefore(parent, frame, next);
  keepCopiesIdle(frame);
}

/**
 * Gives a frame its `src` back, at the moment when it was taken away. An address that differs from that of
 * the frame's document in its fragment alone loads nothing, so that the answers in it are kept.
 */
function restoreSrc(frame: HTMLIFrameElement, address: string): void {
  loadAtOnce(frame);
  frame.src = stopAt(frame) ?? address;
  keepCopiesIdle(frame);
}

/** Keeps a frame from going on to nothing; tells an address that leads its document to where it is. */
function stopAt({ contentWindow }: HTMLIFrameElement): string | undefined {
  try {
    const current = contentWindow?.location.href ?? '';
    if (!contentWindow || webAddress(current) === undefined) return undefined;
    // WebKit stops what it has only scheduled if the document loads something.
    createIn(contentWindow.document, 'img').src = 'data:,';
    contentWindow.stop();
    const [page = '', fragment = ''] = current.split('#');
    // WebKit loads a document anew that is led to exactly the address that it has.
    replaceState(contentWindow.history, contentWindow.history.state, '', page);
    return `${page}#${fragment}`;
  } catch {
    // A document of another origin can't be asked, nor stopped: it loads anew.
    return undefined;
  }
}
