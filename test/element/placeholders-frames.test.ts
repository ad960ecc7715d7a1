import { expect, oneEvent } from '@open-wc/testing';
import { advance, inPhase, reach } from '../support/exam.js';
import type { Phase, ProctoredExam } from '../../src/index.js';
import { planLms, startData, type Lms } from '../support/lms.js';
import { insertExam, placeholder, upgraded, VENDOR_SERVER } from '../support/placeholders.js';
import { fakeSdk } from '../support/sdk.js';

const planQuiz = (): Promise<Lms> =>
  planLms({
    start: [{ body: startData({ serverOrigin: VENDOR_SERVER }) }],
    quiz: [{ body: '<!doctype html><title>Quiz</title><p>Question 1</p>' }],
  });

const frame = (address: string, more = ''): string =>
  `<iframe title="Quiz" data-src="${address}" ${more}></iframe>`;

/** Both spellings of an exam whose quiz is in a frame, and where the frame may stand. */
const spellings: { what: string; html: (lms: Lms, frame: string) => string }[] = [
  {
    what: 'a placeholder',
    html: (lms, quiz) =>
      placeholder(lms.url('start'), `<div data-slot="in-exam" hidden>${quiz}</div>`),
  },
  {
    what: 'the tag',
    html: (lms, quiz) => tag(lms, `<div slot="in-exam" hidden>${quiz}</div>`),
  },
  {
    what: 'a template',
    html: (lms, quiz) => tag(lms, `<template slot="in-exam">${quiz}</template>`),
  },
  {
    what: 'a placeholder’s template',
    html: (lms, quiz) =>
      placeholder(lms.url('start'), `<template data-slot="in-exam"><p>${quiz}</p></template>`),
  },
  {
    what: 'a slot of its own',
    html: (lms, quiz) => tag(lms, quiz.replace('<iframe', '<iframe slot="in-exam"')),
  },
];

const tag = (lms: Lms, children: string): string =>
  `<proctored-exam data-sdk-preload="none" data-endpoint="${lms.url('start')}">${children}</proctored-exam>`;

const frameOf = (exam: ProctoredExam): HTMLIFrameElement => exam.querySelector('iframe')!;

describe('a frame with data-src', () => {
  for (const { what, html } of spellings) {
    it(`in ${what} loads when its phase is entered, never earlier`, async () => {
      const lms = await planQuiz();
      const exam = await insertExam(html(lms, frame(lms.url('quiz'))));
      await advance(exam, 'preparing');
      expect(await lms.log('quiz')).to.deep.equal([]);

      await advance(exam, 'in-exam');
      await oneEvent(frameOf(exam), 'load');
      expect(frameOf(exam).contentDocument!.title).to.equal('Quiz');
      expect(await lms.log('quiz')).to.have.length(1);
    });
  }

  it('may have a relative address', async () => {
    const lms = await planQuiz();
    const { pathname } = new URL(lms.url('quiz'));
    const exam = await insertExam(spellings[0]!.html(lms, frame(pathname)));
    await reach(exam, 'in-exam');
    expect(frameOf(exam).src).to.equal(lms.url('quiz'));
  });

  it('may be of another origin: an author may frame that anyway', async () => {
    const lms = await planQuiz();
    const exam = await insertExam(spellings[0]!.html(lms, frame(lms.otherUrl('quiz'))));
    await reach(exam, 'in-exam');
    expect(frameOf(exam).src).to.equal(lms.otherUrl('quiz'));
  });

  for (const address of [
    'javascript:parent.ran = true',
    ' java\nscript:parent.ran = true',
    'data:text/html,<script>parent.ran = true</script>',
    'blob:null/1',
    'about:srcdoc',
    'file:///etc/passwd',
    'http://',
  ]) {
    it(`${JSON.stringify(address)} is not loaded`, async () => {
      const lms = await planQuiz();
      const exam = await insertExam(spellings[0]!.html(lms, ''));
      const quiz = document.createElement('iframe');
      quiz.title = 'Quiz';
      quiz.dataset['src'] = address;
      exam.querySelector('[slot]')!.append(quiz);
      await reach(exam, 'in-exam');
      expect(quiz.src).to.equal('about:blank');
      expect(window).not.to.have.property('ran');
    });
  }

  it('and a src keeps its src', async () => {
    const lms = await planQuiz();
    const exam = await insertExam(
      spellings[0]!.html(lms, frame(lms.url('other'), 'src="about:blank"')),
    );
    await reach(exam, 'in-exam');
    expect(frameOf(exam).src).to.equal('about:blank');
  });

  it('in any other slot loads with that', async () => {
    const phases: Phase[] = ['start', 'preparing', 'in-exam', 'finished', 'uploaded'];
    const lms = await planQuiz();
    const children = phases.map(
      (phase) => `<p data-slot="${phase}">${frame(`${lms.url('quiz')}?${phase}`)}</p>`,
    );
    const exam = await insertExam(placeholder(lms.url('start'), children.join('')));
    for (const [index, phase] of phases.entries()) {
      await advance(exam, phase);
      const loading = [...exam.querySelectorAll('iframe')].map(
        ({ src }) => src.split('?')[1] ?? '',
      );
      const expected = phases.map((name, i) => (i <= index ? name : ''));
      expect(loading).to.deep.equal(expected);
    }
  });

  it('is not loaded anew when its phase is entered again', async () => {
    const lms = await planQuiz();
    const exam = await insertExam(spellings[0]!.html(lms, frame(lms.url('quiz'))));
    await reach(exam, 'in-exam');
    await oneEvent(frameOf(exam), 'load');
    fakeSdk.session.rejectFinish(new Error('lost'));
    await inPhase(exam, 'error');
    await reach(exam, 'in-exam');
    expect(await lms.log('quiz')).to.have.length(1);
  });

  it('of an exam within the exam waits for that exam', async () => {
    const lms = await planQuiz();
    for (const inner of [
      placeholder('/inner', `<p data-slot="in-exam">${frame(lms.url('quiz'))}</p>`),
      tag(lms, `<p slot="in-exam">${frame(lms.url('quiz'))}</p>`),
    ]) {
      const exam = await insertExam(
        placeholder(lms.url('start'), `<template data-slot="in-exam">${inner}</template>`),
      );
      await reach(exam, 'in-exam');
      await upgraded();
      const nested = exam.querySelector('proctored-exam')!;
      await nested.updateComplete;
      expect(frameOf(nested).hasAttribute('src')).to.equal(false);
      fakeSdk.session.upload();
      await inPhase(exam, 'uploaded');
    }
  });
});
