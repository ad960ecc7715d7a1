import { PHASES, type Phase } from '../exam/phases.js';
import type { ProctoredExam } from './proctored-exam.js';

/**
 * Marks an exam that was a placeholder; its value is the endpoint that the page's own script gave.
 * An attribute, so that a clone of the exam is no freer than the exam.
 */
const MARK = 'data-given-endpoint';

/** What {@link upgradePlaceholders} asks the page. */
export interface UpgradeOptions {
  /**
   * The start endpoint of an exam; it wins over the placeholder's own `data-endpoint`. It is the
   * page's word: any origin will do, and any `serverOrigin` that the administrator's list allows.
   *
   * @returns nothing, or an empty string, to leave it to the placeholder
   */
  endpoint?: (placeholder: HTMLElement) => string | undefined;
}

/**
 * Turns each `<div class="proctored-exam">` within `root` that has an endpoint into a
 * `<proctored-exam>`: its attributes are copied, its children moved, their `data-slot` becomes their
 * `slot`. Those without an endpoint, and those that are being edited, stay as they are.
 *
 * Placeholders with `data-endpoint` that are in the document are upgraded without being asked, so
 * this is for those that lost it to an editor, and for shadow roots.
 *
 * @example
 * ```js
 * upgradePlaceholders(document, { endpoint: ({ id }) => id && `/proctoring/start?exam=${id}` });
 * ```
 *
 * @returns the exams, outer ones first
 */
export function upgradePlaceholders(
  root: ParentNode,
  { endpoint }: UpgradeOptions = {},
): ProctoredExam[] {
  const exams: ProctoredExam[] = [];
  // all are looked at before the first is changed: to tell what is editable, browsers compute styles;
  // what an editor holds it would save as what we make of it
  const placeholders = [...root.querySelectorAll<HTMLElement>('div.proctored-exam')].filter(
    ({ isContentEditable }) => !isContentEditable,
  );
  for (const placeholder of placeholders) {
    const given = endpoint?.(placeholder) ?? '';
    if (!given && !placeholder.hasAttribute('data-endpoint')) continue;

    const exam = document.createElement('proctored-exam');
    for (const attribute of placeholder.attributes) {
      // Trusted Types throw at a handler
      if (!attribute.name.startsWith('on')) exam.setAttributeNode(attribute.cloneNode() as Attr);
    }
    if (given) exam.setAttribute('data-endpoint', given);
    // after the copies: the author may have written one too
    exam.setAttribute(MARK, given);
    placeholder.after(exam);
    moveContent(placeholder, exam);
    exams.push(exam);
  }
  return exams;
}

/** Upgrades those with `data-endpoint` in the document, now or once it is parsed, and later ones. */
export function watchPlaceholders(): void {
  const upgradeAll = () => {
    // of one that the parser still fills, the rest would be lost
    if (document.readyState !== 'loading') upgradePlaceholders(document);
  };
  upgradeAll();
  document.addEventListener('DOMContentLoaded', upgradeAll);
  // one search for all that a task has added takes less than a look into each
  new MutationObserver(upgradeAll).observe(document, { childList: true, subtree: true });
}

/**
 * How far a request of `exam` may go. Whoever may write on the page may write a placeholder, and an
 * exam's start data decide where a camera streams to: so it reaches the page's own origin only.
 *
 * @param address where the request goes, if the page's script may have given it
 */
export function requestMode(exam: Element, address?: string): RequestMode {
  const given = exam.getAttribute(MARK);
  return given === null || given === address ? 'cors' : 'same-origin';
}

function moveContent(placeholder: HTMLElement, exam: ProctoredExam): void {
  const focused = placeholder.querySelector<HTMLElement>(':focus');
  for (const part of placeholder.querySelectorAll(':scope > *, [data-slot]')) {
    const slot = part.getAttribute('data-slot');
    const owner = part.parentElement!.closest('.proctored-exam');
    // editors wrap parts, and nest those whose end tag is missing
    const isStray = owner === exam && PHASES.includes(slot as Phase);
    if (owner !== placeholder && !isStray) continue;
    if (slot) part.setAttribute('slot', slot);
    // the first keeps what plays or has loaded; absent in WebKit
    exam['moveBefore' in exam ? 'moveBefore' : 'insertBefore'](part, null);
  }
  placeholder.remove();
  void exam.updateComplete.then(() => focused?.focus());
}
