import type { ProctoredExam } from 'proctored-exam';
import { find } from './find.js';

/** Marks where the exam stands, and lets it be reset where that is possible. */
export function showPhase(exam: ProctoredExam): void {
  const steps = document.querySelectorAll<HTMLElement>('[data-phase]');
  const plan = find(document, 'select', '#plan');
  const reset = find(document, 'button', '#reset');

  const show = (phase: ProctoredExam['phase']) => {
    for (const step of steps) {
      if (step.dataset['phase'] === phase) step.setAttribute('aria-current', 'step');
      else step.removeAttribute('aria-current');
    }
    plan.disabled = phase === 'preparing' || phase === 'in-exam';
    reset.disabled = phase !== 'error' && phase !== 'uploaded';
  };
  show('start');
  exam.addEventListener('exam-phase-change', ({ detail }) => {
    show(detail.phase);
  });
  reset.addEventListener('click', () => {
    exam.reset();
    // the button is disabled now, and would lose the focus
    find(exam, 'button').focus();
  });
}
