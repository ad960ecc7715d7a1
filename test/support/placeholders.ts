import '../../src/index.js';
import type { ProctoredExam } from '../../src/index.js';
import { inPhase, isVisible } from './exam.js';
import { planLms, startData, type Lms } from './lms.js';
import type { FakeSession } from './sdk.js';

/** A server that a placeholder may name without an administrator's list. */
export const VENDOR_SERVER = 'https://university.proctor.constructor.app';

/** An LMS whose start data name the vendor's server. */
export const planVendor = (): Promise<Lms> =>
  planLms({ start: [{ body: startData({ serverOrigin: VENDOR_SERVER }) }] });

/** The README's placeholder, for most tests: children told apart by their text. */
export const CHILDREN = `
  <div data-slot="start">Welcome. <button data-action="start">Begin</button></div>
  <div data-slot="in-exam" hidden style="display:none">Question 1</div>
  <div data-slot="finished" hidden style="display:none">Thank you.</div>`;

/** The placeholder as HTML. */
export const placeholder = (endpoint: string, children = CHILDREN, attributes = ''): string =>
  `<div class="proctored-exam" data-endpoint="${endpoint}" data-sdk-preload="none" ${attributes}>${children}</div>`;

/** The slots of the children, in order. */
export const slots = (exam: Element): string[] => [...exam.children].map(({ slot }) => slot);

/** What a learner sees of these nodes. */
export const texts = (nodes: Iterable<Element>): string[] =>
  [...nodes].filter(isVisible).map(({ textContent }) => textContent.trim());

let inserted: Element[] = [];

/** Puts HTML into the page, as a script of the page would; it goes after the test. */
export function insert(html: string, parent: Element = document.body): HTMLElement {
  const section = document.createElement('section');
  section.innerHTML = html;
  parent.append(section);
  inserted.push(section);
  return section;
}

/** Puts one placeholder into the page and gives the exam that it has become. */
export async function insertExam(html: string): Promise<ProctoredExam> {
  const section = insert(html);
  await upgraded();
  const exam = section.querySelector('proctored-exam');
  if (!exam) throw new Error(`No exam came of ${section.innerHTML}`);
  await exam.updateComplete;
  return exam;
}

/** Settles when what was put into the page has been upgraded: an observer hears of it in a microtask. */
export const upgraded = (): Promise<void> => Promise.resolve();

afterEach(async () => {
  const exams = inserted.flatMap((section) => [...section.querySelectorAll('proctored-exam')]);
  for (const element of inserted) element.remove();
  inserted = [];
  // a session that goes on would have the page, and guard it
  for (const exam of exams) {
    (exam.session as FakeSession | undefined)?.upload();
    if (/^(in-exam|finished)$/.test(exam.phase)) await inPhase(exam, 'uploaded');
  }
});
