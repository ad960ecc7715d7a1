import type { ProctoredExam } from 'proctored-exam';
import { fetchStartData, requestFinish } from './lms';

const MARKUP = `
  <proctored-exam data-sdk-preload="none">
    <section slot="start">
      <h2>Before you start</h2>
      <button data-action="start">Start the exam</button>
    </section>
    <template slot="in-exam">
      <p>The page was rendered again <span>0</span> times.</p>
      <iframe src="/quiz" title="Questions"></iframe>
      <button data-action="finish">Hand in</button>
    </template>
    <p slot="finished">Thank you.</p>
  </proctored-exam>`;

/** The exam; the template keeps the questions out of the page until it runs. */
export function renderExam(log: (entry: string) => void) {
  const root = document.createElement('div');
  root.innerHTML = MARKUP;
  const exam = root.querySelector<ProctoredExam>('proctored-exam')!;
  const reminder = document.createElement('p');
  reminder.textContent = 'Please stay on this page.';
  let renders = 0;
  const renderCount = () => {
    const count = exam.querySelector('[slot=in-exam] span');
    if (count) count.textContent = String(renders);
  };

  // before the element is in the page, and perhaps before it is defined
  Object.assign(exam, { fetchStartData, requestFinish, messages: { retry: 'Once more' } });
  const facts = ['exam-starting', 'exam-started', 'exam-finished', 'video-uploaded'] as const;
  for (const type of facts) exam.addEventListener(type, () => log(type));
  exam.addEventListener('exam-error', ({ type, detail }) => log(`${type} ${detail.error.code}`));
  exam.addEventListener('exam-phase-change', ({ type, detail: { phase } }) => {
    log(`${type} ${phase}`);
    if (phase === 'in-exam') renderCount();
    if (phase === 'in-exam' || phase === 'finished') root.append(reminder);
    else reminder.remove();
  });

  return {
    root,
    update(dark: boolean, times: number): void {
      exam.theme = dark ? 'dark' : 'default';
      exam.config = { colors: { dark }, tools: ['chat', 'calculator'] };
      renders = times;
      renderCount();
    },
  };
}
