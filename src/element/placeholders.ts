import { isPhase } from '../exam/phases.js';
import type { ProctoredExam } from './proctored-exam.js';
import { markAsPlaceholder } from './trust.js';

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
  // All are looked at before the first is changed, since browsers compute styles to tell what is editable.
  for (const placeholder of findPlaceholders(root)) {
    const given = endpoint?.(placeholder) ?? '';
    if (!given && !placeholder.hasAttribute('data-endpoint')) continue;
    const exam = createExam(placeholder, given);
    placeholder.after(exam);
    moveContent(placeholder, exam);
    exams.push(exam);
  }
  return exams;
}

/** Upgrades placeholders with `data-endpoint` in the document: now or once it is parsed, and later ones. */
export function watchPlaceholders(): void {
  const upgradeAll = () => {
    // Of a placeholder that the parser still fills, the rest would be lost.
    if (document.readyState !== 'loading') upgradePlaceholders(document);
  };
  upgradeAll();
  document.addEventListener('DOMContentLoaded', upgradeAll);
  // One search for all that a task has added takes less than a look into each of its nodes.
  new MutationObserver(upgradeAll).observe(document, { childList: true, subtree: true });
}

/** What is being edited is left out: its editor would save what we make of it. */
function findPlaceholders(root: ParentNode): HTMLElement[] {
  const placeholders = root.querySelectorAll<HTMLElement>('div.proctored-exam');
  return [...placeholders].filter(({ isContentEditable }) => !isContentEditable);
}

function createExam(placeholder: HTMLElement, givenEndpoint: string): ProctoredExam {
  const exam = document.createElement('proctored-exam');
  for (const attribute of placeholder.attributes) {
    // Trusted Types throw at an event handler.
    if (attribute.name.startsWith('on')) continue;
    exam.setAttributeNode(attribute.cloneNode() as Attr);
  }
  if (givenEndpoint) exam.setAttribute('data-endpoint', givenEndpoint);
  // After the copies: the author may have written the mark, too.
  markAsPlaceholder(exam, givenEndpoint);
  return exam;
}

function moveContent(placeholder: HTMLElement, exam: ProctoredExam): void {
  const focused = placeholder.querySelector<HTMLElement>(':focus');
  for (const part of placeholder.querySelectorAll(':scope > *, [data-slot]')) {
    const slot = part.getAttribute('data-slot');
    const owner = part.parentElement?.closest('.proctored-exam');
    // Editors wrap parts, and nest those whose end tag is missing.
    const isStray = owner === exam && slot !== null && isPhase(slot);
    if (owner !== placeholder && !isStray) continue;
    if (slot) part.setAttribute('slot', slot);
    moveToEnd(exam, part);
  }
  placeholder.remove();
  void exam.updateComplete.then(() => focused?.focus());
}

/** Moves `node` without loading its frames anew, where the browser can: WebKit has no `moveBefore`. */
function moveToEnd(parent: Element, node: Node): void {
  if ('moveBefore' in parent) parent.moveBefore(node, null);
  else (parent as Element).append(node);
}
