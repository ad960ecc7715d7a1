import { isPhase } from '../exam/phases.js';
import {
  childrenOf,
  closest,
  contains,
  findAll,
  findAllInPage,
  focusOn,
  getAttribute,
  hasAttribute,
  insertBefore,
  isEditable,
  isElement,
  isParsed,
  PAGE,
  parentOf,
  removeNode,
  setAttribute,
} from '../exam/platform.js';
import type { ExamHost } from './host.js';
import { nextPlaces } from './page-services.js';
import type { ProctoredExam } from './proctored-exam.js';
import { givenEndpointOf, isPlaceholderExam, markAsPlaceholder } from './trust.js';

/** Milliseconds in which a page swapper that has brought a placeholder takes the exam beside it out. */
const SWAP = 2_000;

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
    if (!given && !hasAttribute(placeholder, 'data-endpoint')) continue;
    const running = examBeside(placeholder);
    if (running) {
      const place = PAGE.create('template');
      placeholder.replaceWith(place);
      nextPlaces.set(running, place);
      setTimeout(removeNode, SWAP, place);
      continue;
    }
    const exam = createExam(placeholder, given);
    placeholder.after(exam);
    moveContent(placeholder, exam);
    exams.push(exam);
  }
  return exams;
}

/**
 * Upgrades placeholders with `data-endpoint` in the document: now or once they are parsed, and later ones.
 * An exam that has begun comes back in the place of its placeholder when others write the server's HTML over
 * it, in one task or in several.
 */
export function watchPlaceholders(): void {
  let lost: ExamHost[] = [];
  const upgradeAll = () => upgradePlaceholders(document);
  upgradeAll();
  PAGE.onParsed(upgradeAll);
  // One search for all that a task has added takes less than a look into each of its nodes.
  new MutationObserver((records) => {
    const earlier = lost.filter(isWorthKeeping);
    lost = [...findRemovedExams(records), ...earlier].filter(isLost);
    if (lost.length > 0) putBack(lost, records);
    upgradeAll();
  }).observe(document, { childList: true, subtree: true });
}

/** What is being edited is left out: its editor would save what we make of it. What the parser still fills would lose its rest. */
function findPlaceholders(root: ParentNode): HTMLDivElement[] {
  return findAll<HTMLDivElement>(root, 'div.proctored-exam').filter(
    (placeholder) => !isEditable(placeholder) && isParsed(placeholder),
  );
}

/** The exams that were placeholders and were taken out of where they were. */
const findRemovedExams = (records: MutationRecord[]): ExamHost[] =>
  records
    .flatMap(({ removedNodes }) => [...removedNodes])
    .filter(isElement)
    .flatMap((node) => [node, ...findAll(node, 'proctored-exam')])
    .filter(isPlaceholderExam);

/** Whether an exam that has begun is not in the document. One that was given up is at its start again. */
const isLost = ({ isConnected, phase }: ExamHost): boolean => !isConnected && phase !== 'start';

/** Whether an exam has something to come back to in a later task: its session, or answers. */
const isWorthKeeping = ({ phase, error }: ExamHost): boolean =>
  phase !== 'uploaded' && (!error || error.phase === 'in-exam');

/**
 * Puts exams that have begun, whole, in the place of the placeholders that stand there instead, or of what
 * such a placeholder has become in an earlier task, or where it has come up beside the exam.
 */
function putBack(lost: ExamHost[], records: MutationRecord[]): void {
  const unused = findAllInPage('proctored-exam').filter(isUnused);
  for (const place of [...findPlaceholders(document), ...unused]) {
    const exam = lost.find((candidate) => isLost(candidate) && isOf(candidate, place));
    if (!exam) continue;
    undoWithin(exam, records);
    place.replaceWith(exam);
  }
  for (const exam of lost.filter(isLost)) nextPlaces.get(exam)?.replaceWith(exam);
}

/** Whether an exam is what a placeholder has become, and has not begun. */
const isUnused = (exam: Element): exam is ExamHost =>
  isPlaceholderExam(exam) && exam.phase === 'start';

/** Undoes changes of an exam's content, the latest first: who morphs a page uses nodes again that have an id. */
function undoWithin(exam: Element, records: MutationRecord[]): void {
  for (const { target, addedNodes, removedNodes, nextSibling } of [...records].reverse()) {
    if (!contains(exam, target)) continue;
    for (const node of addedNodes) {
      if (parentOf(node) === target) removeNode(node);
    }
    const next = nextSibling && parentOf(nextSibling) === target ? nextSibling : null;
    for (const node of removedNodes) insertBefore(target, node, next);
  }
}

/** The exam that a placeholder has become, if it stands beside it and has begun. */
function examBeside(placeholder: Element): ExamHost | undefined {
  const parent = parentOf(placeholder);
  const siblings = parent ? childrenOf(parent) : [];
  return siblings
    .filter(isPlaceholderExam)
    .find((exam) => isOf(exam, placeholder) && exam.phase !== 'start');
}

/** Whether an exam was made of such a placeholder. An endpoint that the page gave is not in the placeholder. */
function isOf(exam: Element, placeholder: Element): boolean {
  const isKnownById = givenEndpointOf(exam) !== '' && hasAttribute(exam, 'id');
  const names = isKnownById ? ['id'] : ['id', 'data-endpoint'];
  return names.every((name) => getAttribute(exam, name) === getAttribute(placeholder, name));
}

function createExam(placeholder: HTMLDivElement, givenEndpoint: string): ProctoredExam {
  const exam = PAGE.create('proctored-exam');
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

function moveContent(placeholder: HTMLDivElement, exam: ProctoredExam): void {
  const focused = placeholder.querySelector<HTMLElement>(':focus');
  for (const part of findAll(placeholder, ':scope > *, [data-slot]')) {
    const slot = getAttribute(part, 'data-slot');
    const parent = parentOf(part);
    const owner = isElement(parent) ? closest(parent, '.proctored-exam') : null;
    // Editors wrap parts, and nest those whose end tag is missing.
    const isStray = owner === exam && slot !== null && isPhase(slot);
    if (owner !== placeholder && !isStray) continue;
    if (slot) setAttribute(part, 'slot', slot);
    moveToEnd(exam, part);
  }
  placeholder.remove();
  void exam.updateComplete.then(() => focused && focusOn(focused));
}

/** Moves `node` without loading its frames anew, where the browser can: WebKit has no `moveBefore`. */
function moveToEnd(parent: ProctoredExam, node: Node): void {
  if ('moveBefore' in parent) parent.moveBefore(node, null);
  else (parent as ExamHost).append(node);
}
