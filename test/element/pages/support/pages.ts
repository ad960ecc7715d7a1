/**
 * Pages as others make them: the exam in each of its spellings, beside libraries that change documents.
 */
import type { ProctoredExam } from '../../../../src/index.js';
import { freshSession, type ExamPage } from '../../../support/exam-page.js';
import { importMap, openFrame, planLms, servePage, type Lms } from '../../../support/lms.js';
import { VENDOR_SERVER } from '../../../support/placeholders.js';
import { fakeSdkOf } from '../../../support/sdk.js';

/** How an author may write an exam. */
export type Spelling = 'tag' | 'hidden child' | 'placeholder';

export const SPELLINGS: Spelling[] = ['tag', 'hidden child', 'placeholder'];

/** What loads in the exam's frame: an answer can be given there, too. */
export const QUIZ = {
  body: '<!doctype html><html lang="en"><title>Quiz</title><label>Answer <input></label></html>',
  headers: { 'content-type': 'text/html; charset=utf-8' },
};

/** The exam, as the server writes it at each request. */
export function examHtml(spelling: Spelling, lms: Lms): string {
  const quiz = lms.url('quiz');
  const attributes = `data-endpoint="${lms.url('start')}" data-sdk-preload="none"`;
  const slot = spelling === 'placeholder' ? 'data-slot' : 'slot';
  const question = `<form><label>Answer <input id="answer"></label></form><p>Question 1</p>`;
  const content =
    spelling === 'tag'
      ? `<template slot="in-exam">${question}<iframe title="Quiz" src="${quiz}"></iframe></template>`
      : `<div ${slot}="in-exam" hidden style="display:none">${question}<iframe title="Quiz" data-src="${quiz}"></iframe></div>`;
  const children = `
    <section ${slot}="start"><button data-action="start">Start</button></section>
    ${content}
    <p ${slot}="finished">Thanks</p>`;
  return spelling === 'placeholder'
    ? `<div class="proctored-exam" ${attributes}>${children}</div>`
    : `<proctored-exam id="exam" ${attributes}>${children}</proctored-exam>`;
}

/** An LMS with a quiz, whose start data a placeholder may use, too. */
export const planQuiz = (more: Parameters<typeof planLms>[0] = {}): Promise<Lms> =>
  planLms({
    start: [{ body: { ...freshSession(), serverOrigin: VENDOR_SERVER } }],
    quiz: [QUIZ],
    ...more,
  });

/** An exam in a page with others. */
export interface SharedPage extends ExamPage {
  lms: Lms;
  /** What the server answers at the page's address. */
  html: string;
}

interface PageParts {
  spelling?: Spelling;
  /** What stands in the head before our script. */
  head?: string;
  /** What stands in the body around the exam, which replaces `{exam}`. */
  body?: string;
  lms?: Lms;
}

/** A classic script of a package, as a page includes it. */
export const library = (path: string): string => `<script src="/node_modules/${path}"></script>`;

/** Opens a page with an exam, in a frame. */
export async function openShared({
  spelling = 'tag',
  head = '',
  body = '<main>{exam}</main>',
  lms,
}: PageParts = {}): Promise<SharedPage> {
  lms ??= await planQuiz();
  const html = `<!doctype html><html lang="en"><head><title>Exam</title>${importMap(lms.url('sdk'))}${head}
    <script type="module" src="/src/index.ts"></script></head>
    <body>${body.replace('{exam}', examHtml(spelling, lms))}</body></html>`;
  const { frame, loaded } = openFrame(await servePage(html));
  await loaded;
  return { ...(await examOf(frame)), lms, html };
}

/** The exam of the document that `frame` shows now. */
export async function examOf(frame: HTMLIFrameElement): Promise<ExamPage> {
  const window = frame.contentWindow as ExamPage['window'];
  const { document } = window;
  await window.customElements.whenDefined('proctored-exam');
  // `querySelector` may be the name of an image.
  const exam = document.getElementsByTagName('proctored-exam')[0]!;
  await exam.updateComplete;
  return { exam, sdk: fakeSdkOf(window), window, document, frame };
}

/** Evaluates a script in the page: its own libraries are not the test's. */
export function evaluate({ window }: Pick<ExamPage, 'window'>, script: string): unknown {
  return (window as unknown as { eval(script: string): unknown }).eval(script);
}

/** The learner's answers: in the page, and in the quiz's frame. */
export interface Answers {
  input: HTMLInputElement;
  frame: HTMLIFrameElement;
}

/** Gives an answer in the exam, and one in its frame, which has loaded then. */
export async function giveAnswers(exam: ProctoredExam): Promise<Answers> {
  const input = exam.querySelector<HTMLInputElement>('#answer')!;
  const frame = exam.querySelector('iframe')!;
  while (!frame.contentDocument?.querySelector('input')) {
    await new Promise((resolve) => {
      frame.addEventListener('load', resolve, { once: true });
    });
  }
  input.value = '42';
  frame.contentDocument.querySelector('input')!.value = '43';
  return { input, frame };
}

/** Settles when observers have been told and a frame that was blanked would have gone. */
export const settled = async (): Promise<void> => {
  for (let frames = 0; frames < 3; frames++) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await new Promise((resolve) => setTimeout(resolve));
  }
};
