/** Links of pages in which an exam runs, and what becomes of a click on them. */
import { expect } from '@open-wc/testing';
import { inPhase, isVisible } from '../../../support/exam.js';
import type { Answer } from '../../../support/lms.js';
import type { SharedPage } from './pages.js';

/** What a link leads to: another page. */
export const AWAY: Answer = {
  body: '<!doctype html><html lang="en"><head><title>Away</title></head><body><main id="away">Away</main></body></html>',
  headers: { 'content-type': 'text/html; charset=utf-8' },
};

/** What a learner is asked. */
export interface Questions {
  count: number;
}

/** Counts what the learner is asked from now on. Nobody has touched the frame, so no dialog shows: the page is left. */
export function countQuestions({ window }: SharedPage): Questions {
  const questions = { count: 0 };
  window.addEventListener('beforeunload', (event) => {
    if (event.defaultPrevented) questions.count += 1;
  });
  window.confirm = () => {
    questions.count += 1;
    return true;
  };
  return questions;
}

/** Clicks on what the selector finds. A pointer or a key comes before every click that a learner makes. */
export function clickOn(
  { window, document }: SharedPage,
  selector: string,
  init: MouseEventInit = {},
): void {
  const hit = document.querySelector(selector)!;
  hit.dispatchEvent(new window.Event('pointerdown', { bubbles: true, composed: true }));
  hit.dispatchEvent(
    new window.MouseEvent('click', { bubbles: true, cancelable: true, composed: true, ...init }),
  );
}

/** The exam runs on, and its question shows. */
export function expectExam({ exam, document }: SharedPage, what?: string): void {
  expect(document.contains(exam), what ?? 'the exam is in the page').to.be.true;
  expect(exam.phase, what).to.equal('in-exam');
  expect(isVisible(exam.querySelector('#answer')), what ?? 'the question shows').to.be.true;
}

/** The same, and its session can still end. */
export async function expectExamToEnd(page: SharedPage): Promise<void> {
  expectExam(page);
  page.sdk.session.finish();
  await inPhase(page.exam, 'finished');
}
