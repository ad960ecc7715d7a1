import type { ReactiveController } from 'lit';
import { isPhase, PHASES } from '../../exam/phases.js';
import {
  localNameOf,
  nextElementOf,
  PAGE,
  parentElementOf,
  shadowRootOf,
  slotOf,
} from '../../exam/platform.js';
import { isInsertedContent } from '../content-marks.js';
import type { ExamHost } from '../host.js';

/** Elements that are never rendered, so they need no slot. */
const INVISIBLE: ReadonlySet<string> = new Set(['style', 'script', 'link', 'meta', 'noscript']);

/** Warns an author, once, of content that shows in no phase, or in all of them. */
export class ContentWarningsController implements ReactiveController {
  readonly #host: ExamHost;
  readonly #warned = new WeakSet<Node>();

  constructor(host: ExamHost) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    for (const node of this.#host.childNodes) {
      if (isStray(node))
        this.#warn(node, `expected a child's slot to be one of ${PHASES.join()}, got`);
    }
    if (PAGE.isParsed && !this.#host.firstElementChild) this.#warnOfOrphans();
  }

  /** In a `<p>`, the parser moves a `<div>` or a heading out of the tag: it shows from the start. */
  #warnOfOrphans(): void {
    for (let place: Element | null = this.#host; place; place = parentElementOf(place)) {
      let next = nextElementOf(place);
      while (next && !isOrphan(next)) next = nextElementOf(next);
      if (next) {
        const reason =
          'expected children, got none, and an element with a slot beside it: the parser moves content out of a <p>, so put the tag into a <div>';
        this.#warn(next, reason);
        return;
      }
    }
  }

  #warn(node: Node, reason: string): void {
    if (this.#warned.has(node)) return;
    this.#warned.add(node);
    console.warn(`${this.#host.localName}: ${reason}`, node);
  }
}

function isStray(node: Node): boolean {
  if (node instanceof Element) {
    const isKnown = isPhase(slotOf(node)) || INVISIBLE.has(localNameOf(node) ?? '');
    return !isKnown && !isInsertedContent(node);
  }
  return node instanceof Text && node.data.trim() !== '';
}

/** An element whose slot is one of ours, in a place where no element has slots. */
function isOrphan(element: Element): boolean {
  const parent = parentElementOf(element);
  const mayHaveSlots =
    parent && (shadowRootOf(parent) !== null || localNameOf(parent)?.includes('-') === true);
  return isPhase(slotOf(element)) && !mayHaveSlots;
}
