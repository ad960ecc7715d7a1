import { expect } from '@open-wc/testing';
import { inPhase, isVisible, sessionOf } from '../../../support/exam.js';
import type { ExamPage } from '../../../support/exam-page.js';

/** Goes through the whole life, and looks at each phase. */
export async function live(page: ExamPage): Promise<void> {
  const { exam, sdk } = page;
  const question = () => exam.querySelector('#answer');
  expect(isVisible(question()), 'before the start').to.be.false;
  exam.querySelector<HTMLElement>('[data-action=start]')!.click();
  await sdk.called();
  await sessionOf(exam);
  expect(isVisible(question()), 'in preparing').to.be.false;
  sdk.session.start();
  await inPhase(exam, 'in-exam');
  expect(isVisible(question()), 'in the exam').to.be.true;
  sdk.session.finish();
  await inPhase(exam, 'finished');
  expect(isVisible(question()), 'after it').to.be.false;
  sdk.session.upload();
  await inPhase(exam, 'uploaded');
}
