import { fixture, html, oneEvent } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import '../../src/index.js';
import type { Phase, ProctoredExam, ProctoredExamError } from '../../src/index.js';
import { planLms, startData, type Lms } from './lms.js';
import { fakeSdk } from './sdk.js';
import { sessionOf } from './waits.js';

export { sessionOf };

/** The element's events, in the table's order. */
const EVENTS = [
  'exam-starting',
  'exam-started',
  'exam-finished',
  'video-uploaded',
  'exam-error',
  'exam-phase-change',
] as const;

/** A mounted exam, and what it has said so far. */
export interface Mounted {
  exam: ProctoredExam;
  lms: Lms;
  /** Types of the events so far; phase changes read `exam-phase-change:preparing`. */
  events: string[];
}

/** Children for most phases, told apart by their class. */
export const children = html`
  <div slot="start" class="start"><button data-action="start">Begin</button></div>
  <template slot="in-exam"><p class="in-exam">Question 1</p></template>
  <p slot="finished" class="finished">Thank you.</p>
`;

/** An exam whose endpoint answers good start data, unless `lms` is planned otherwise. */
export async function mount(
  content: TemplateResult | string = children,
  lms?: Lms,
): Promise<Mounted> {
  lms ??= await planLms({ start: [{ body: startData() }] });
  const exam = await fixture<ProctoredExam>(
    html`<proctored-exam data-endpoint=${lms.url('start')} data-sdk-preload="none"
      >${content}</proctored-exam
    >`,
  );
  return { exam, lms, events: record(exam) };
}

/** Listens to all six events on `target`. */
export function record(target: EventTarget): string[] {
  const events: string[] = [];
  for (const type of EVENTS) {
    target.addEventListener(type, (event) => {
      const { phase } = (event as CustomEvent<{ phase?: Phase }>).detail;
      events.push(phase ? `${type}:${phase}` : type);
    });
  }
  return events;
}

/** Resolves when the exam is in `phase`. */
export async function inPhase(exam: ProctoredExam, phase: Phase): Promise<void> {
  while (exam.phase !== phase) await oneEvent(exam, 'exam-phase-change');
}

/** Goes through a good attempt up to `phase`. */
export async function reach(exam: ProctoredExam, phase: Phase): Promise<void> {
  const calls = fakeSdk.calls.length;
  exam.start().catch(() => undefined);
  await fakeSdk.called(calls + 1);
  const steps: [Phase, () => void][] = [
    [
      'in-exam',
      () => {
        fakeSdk.session.start();
      },
    ],
    [
      'finished',
      () => {
        fakeSdk.session.finish();
      },
    ],
    [
      'uploaded',
      () => {
        fakeSdk.session.upload();
      },
    ],
  ];
  for (const [next, settle] of steps) {
    if (exam.phase === phase) return;
    await sessionOf(exam);
    settle();
    await inPhase(exam, next);
  }
}

/** The error with which a start ends. */
export async function failedStart(exam: ProctoredExam): Promise<ProctoredExamError> {
  try {
    await exam.start();
  } catch (error) {
    return error as ProctoredExamError;
  }
  throw new Error('The start was expected to fail.');
}

/** Whether a learner can see it. */
export const isVisible = (element: Element | null | undefined): boolean =>
  !!element && element.checkVisibility() && element.getClientRects().length > 0;

/** A node of the element's own view, by its part. */
export const part = (exam: ProctoredExam, name: string): HTMLElement | null =>
  exam.shadowRoot!.querySelector(`[part~="${name}"]`);

/** Folds out what a help desk wants to know. */
export function openSupport(exam: ProctoredExam): void {
  (part(exam, 'support') as HTMLDetailsElement).open = true;
}

/** All text that the view itself shows, without slotted content. */
export const viewText = (exam: ProctoredExam): string =>
  [...exam.shadowRoot!.querySelectorAll('#view [part]:not([part~="panel"], [part="support"])')]
    .filter(isVisible)
    .map(({ textContent }) => textContent.trim())
    .join('\n');

/** The phases of a good attempt, in order. */
export const PHASES: Phase[] = ['start', 'preparing', 'in-exam', 'finished', 'uploaded'];

/** What of the light DOM a learner sees. */
export const seen = (exam: ProctoredExam): string[] =>
  [...exam.children].filter(isVisible).map((child) => child.textContent.trim());

/** Goes to the next phase of a good attempt. */
export async function advance(exam: ProctoredExam, phase: Phase): Promise<void> {
  if (phase === 'preparing') {
    exam.start().catch(() => undefined);
    await fakeSdk.called();
    await sessionOf(exam);
    return;
  }
  if (phase === 'in-exam') fakeSdk.session.start();
  if (phase === 'finished') fakeSdk.session.finish();
  if (phase === 'uploaded') fakeSdk.session.upload();
  if (phase !== 'start') await inPhase(exam, phase);
}
