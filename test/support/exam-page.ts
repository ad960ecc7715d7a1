import type { ProctoredExam } from '../../src/index.js';
import { inPhase, part } from './exam.js';
import { importMap, openPage, planLms, startData, token, type Lms } from './lms.js';
import { fakeSdkOf, type FakeSdk } from './sdk.js';
import { sessionOf } from './waits.js';

/** An exam in a document of its own, in a frame: it can be reloaded, left and closed. */
export interface ExamPage {
  exam: ProctoredExam;
  sdk: FakeSdk;
  window: Window & typeof globalThis;
  document: Document;
  frame: HTMLIFrameElement;
}

let sessions = 0;

/** Start data of a session of its own: across frames, one session runs once. */
export const freshSession = (): Record<string, unknown> => ({
  ...startData({ jwt: token({ sessionId: `session-${Date.now()}-${sessions++}` }) }),
});

/** A page with an exam; by default its LMS answers well, always with the same session. */
export async function openExam(
  lms?: Lms,
  content = '<template slot="in-exam"><p>Question 1</p></template>',
): Promise<ExamPage> {
  lms ??= await planLms({ start: [{ body: freshSession() }] });
  const { frame } = await openPage(
    `<!doctype html><html lang="en"><title>Exam</title>${importMap(lms.url('sdk'))}
    <script type="module" src="/src/index.ts"></script>
    <proctored-exam data-endpoint="${lms.url('start')}" data-sdk-preload="none">${content}</proctored-exam>`,
  );
  return examIn(frame);
}

/** The exam of the document that `frame` shows now. */
async function examIn(frame: HTMLIFrameElement): Promise<ExamPage> {
  const window = frame.contentWindow as ExamPage['window'];
  const { document } = window;
  await window.customElements.whenDefined('proctored-exam');
  const exam = document.querySelector('proctored-exam')!;
  await exam.updateComplete;
  return { exam, sdk: fakeSdkOf(window), window, document, frame };
}

/** Settles when `frame` has loaded what `go` leads it to. */
export async function loads(frame: HTMLIFrameElement, go: () => void): Promise<void> {
  const loaded = new Promise((resolve) => {
    frame.addEventListener('load', resolve, { once: true });
  });
  go();
  await loaded;
}

/** Reloads the page. */
export async function reload({ frame, window }: ExamPage): Promise<ExamPage> {
  await loads(frame, () => {
    window.location.reload();
  });
  return examIn(frame);
}

/** Starts, and goes through a good attempt up to `phase`. */
export async function reachIn(
  { exam, sdk }: Pick<ExamPage, 'exam' | 'sdk'>,
  phase: 'preparing' | 'in-exam' | 'finished' | 'uploaded',
): Promise<void> {
  const calls = sdk.calls.length;
  exam.start().catch(() => undefined);
  await sdk.called(calls + 1);
  await sessionOf(exam);
  const settle = { 'in-exam': 'start', finished: 'finish', uploaded: 'upload' } as const;
  for (const next of ['in-exam', 'finished', 'uploaded'] as const) {
    if (exam.phase === phase) return;
    sdk.session[settle[next]]();
    await inPhase(exam, next);
  }
}

/** What the built-in start button reads. */
export const startText = ({ exam }: ExamPage): string =>
  part(exam, 'start-button')!.textContent.trim();

/** Whether a page asks for confirmation before it is left. */
export function asksBeforeLeaving(target: Window & typeof globalThis = window): boolean {
  const leaving = new target.Event('beforeunload', { cancelable: true });
  target.dispatchEvent(leaving);
  return leaving.defaultPrevented;
}
