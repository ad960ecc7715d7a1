/** The whole life of an exam in a page that has every hostile thing at once. */
import { expect } from '@open-wc/testing';
import type { ProctoredExam } from '../../../src/index.js';
import { inPhase, isVisible } from '../../support/exam.js';
import { aTask } from '../../support/waits.js';
import { controls, DOCUMENT_NAMES, GLOBALS, images, TRANSLATE } from './support/hostile.js';
import {
  evaluate,
  examHtml,
  giveAnswers,
  library,
  openShared,
  planQuiz,
  settled,
  SPELLINGS,
  type SharedPage,
} from './support/pages.js';

/** Names of controls that hide properties of their form. The library that morphs needs the others itself. */
const CONTROLS = controls([
  ...['slot', 'hidden', 'style', 'localName', 'parentElement', 'matches', 'closest', 'dataset'],
  ...['querySelector', 'querySelectorAll', 'contains', 'isContentEditable', 'focus', 'shadowRoot'],
]);

/** Old scripts that add to the platform, stop every click on its way, and handle links. */
const SCRIPTS = `${GLOBALS}<script>
  Array.prototype.last = function () { return this[this.length - 1]; };
  String.prototype.format = function () { return 'formatted'; };
  var routed = 0;
  window.addEventListener('click', (event) => {
    const link = event.target.closest('a[href]');
    if (!link) return;
    event.preventDefault();
    routed += 1;
  });
</script>`;

const examIn = (place: Element): ProctoredExam => place.getElementsByTagName('proctored-exam')[0]!;

/** What others do to the page, at any time; tells which exam stands there then. */
async function intrude(page: SharedPage): Promise<ProctoredExam> {
  const { document, html } = page;
  const [main] = document.getElementsByTagName('main');
  const [aside] = document.getElementsByTagName('aside');
  const body = html.slice(html.indexOf('<main>'), html.indexOf('</body>'));
  (evaluate(page, `(main, html) => morphdom(main, html)`) as (main: Element, html: string) => void)(
    main!,
    body,
  );
  await settled();
  const exam = examIn(main!);
  (evaluate(page, TRANSLATE) as (root: Node) => void)(exam.shadowRoot!);
  aside!.append(exam.cloneNode(true));
  aside!.insertAdjacentHTML('beforeend', exam.outerHTML);
  await settled();
  for (const copy of aside!.getElementsByTagName('proctored-exam')) {
    expect(copy.phase, 'phase of a copy').to.equal('start');
    expect(isVisible(copy.querySelector('#answer')), 'questions in a copy').to.be.false;
  }
  aside!.replaceChildren();
  exam.querySelector('div[data-exam-inserted]')?.remove();
  await settled();
  expect(document.getElementsByTagName('proctored-exam').length, 'exams').to.equal(1);
  return exam;
}

async function live(page: SharedPage): Promise<void> {
  const { sdk, lms } = page;
  const exam = await intrude(page);
  const question = () => exam.querySelector('#answer');
  expect(isVisible(question()), 'before the start').to.be.false;
  expect(await lms.log('quiz'), 'loads before the start').to.have.length(0);

  exam.querySelector<HTMLElement>('[data-action=start]')!.click();
  await sdk.called();
  while (!exam.session) await aTask();
  expect((await intrude(page)) === exam, 'the exam, in preparing').to.be.true;
  expect(exam.phase).to.equal('preparing');
  expect(isVisible(question()), 'in preparing').to.be.false;

  sdk.session.start();
  await inPhase(exam, 'in-exam');
  const { input } = await giveAnswers(exam);
  expect((await intrude(page)) === exam, 'the exam, in the exam').to.be.true;
  expect(question() === input, 'the same field').to.be.true;
  expect(isVisible(input), 'in the exam').to.be.true;

  sdk.session.finish();
  await inPhase(exam, 'finished');
  expect((await intrude(page)) === exam, 'the exam, after it').to.be.true;
  expect(isVisible(question()), 'after the exam').to.be.false;
  expect(isVisible(exam.querySelector('p[slot=finished]')), 'the thanks').to.be.true;

  sdk.session.upload();
  await inPhase(exam, 'uploaded');
  await intrude(page);
  expect(exam.phase).to.equal('uploaded');
}

describe('a page that has every hostile thing at once', () => {
  for (const spelling of SPELLINGS) {
    it(`lets the exam live its whole life (${spelling})`, async () => {
      const lms = await planQuiz();
      const exam = examHtml(spelling, lms)
        .replace('<form>', `<form>${CONTROLS}`)
        .replace('<section', '<section onclick="event.stopPropagation()"');
      await live(
        await openShared({
          spelling,
          lms,
          head: SCRIPTS + library('morphdom/dist/morphdom-umd.js'),
          body: `${images(DOCUMENT_NAMES)}<aside></aside><main>${exam}</main>`,
        }),
      );
    });
  }
});
