import type { ProctoredExam } from 'proctored-exam';
import { find } from './find.js';

/** Asks before the exam is handed in for good, if questions are open. */
export function askBeforeHandingIn(exam: ProctoredExam): void {
  let isSure = false;
  document.addEventListener(
    'click',
    (event) => {
      const button = pressedButton(event);
      const open = openQuestions(exam);
      if (!button || isSure || open === 0 || isBusy(button)) return;
      event.preventDefault();
      // The exam does not hear of this press.
      event.stopPropagation();
      const dialog = find(exam, 'dialog');
      find(dialog, 'p').textContent = inWords(open);
      dialog.returnValue = 'no';
      dialog.onclose = () => {
        isSure = dialog.returnValue === 'yes';
        if (isSure) button.click();
        isSure = false;
      };
      dialog.showModal();
    },
    { capture: true },
  );
}

const pressedButton = ({ target }: Event): HTMLButtonElement | null =>
  target instanceof Element
    ? target.closest<HTMLButtonElement>('proctored-exam [data-action="finish"]')
    : null;

/** Whether a request to hand in is under way. */
const isBusy = (button: Element): boolean => button.getAttribute('aria-disabled') === 'true';

/** How many questions have no answer, as the quiz has noted on its frame. */
const openQuestions = (exam: Element): number =>
  Number(exam.querySelector('iframe')?.dataset['open'] ?? 0);

const inWords = (open: number): string =>
  `${open === 1 ? '1 question is' : `${open} questions are`} open. You cannot come back to them afterwards.`;
