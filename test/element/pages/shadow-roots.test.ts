/** Exams of authors who build their pages of components: in the shadow root of another element. */
import { expect } from '@open-wc/testing';
import { inPhase, isVisible, sessionOf } from '../../support/exam.js';
import { asksBeforeLeaving, loads, reachIn } from '../../support/exam-page.js';
import { openFrame, servePage, importMap } from '../../support/lms.js';
import { fakeSdkOf } from '../../support/sdk.js';
import { AWAY, clickOn, countQuestions } from './support/links.js';
import {
  evaluate,
  examHtml,
  giveAnswers,
  library,
  openShared,
  planQuiz,
  SPELLINGS,
  type SharedPage,
  type Spelling,
} from './support/pages.js';

/** A page whose exam is within a component. */
async function openWithin(spelling: Spelling, head = ''): Promise<SharedPage> {
  const page = await openShared({ head, body: `<main><div id="course"></div></main>{exam}` });
  const { document, lms } = page;
  page.exam.remove();
  const root = document.querySelector('#course')!.attachShadow({ mode: 'open' });
  root.innerHTML = examHtml(spelling, lms);
  if (spelling === 'placeholder') {
    await (
      evaluate(
        page,
        `(root) => import('/src/index.ts').then(({ upgradePlaceholders }) => upgradePlaceholders(root))`,
      ) as (root: ShadowRoot) => Promise<unknown>
    )(root);
  }
  const exam = root.querySelector('proctored-exam')!;
  await exam.updateComplete;
  return { ...page, exam };
}

describe('an exam in the shadow root of another element', () => {
  for (const spelling of SPELLINGS) {
    it(`lives its whole life (${spelling})`, async () => {
      const page = await openWithin(spelling);
      const { exam, sdk } = page;
      expect(isVisible(exam.querySelector('#answer')), 'before the start').to.be.false;
      exam.querySelector<HTMLElement>('[data-action=start]')!.click();
      await sdk.called();
      await sessionOf(exam);
      sdk.session.start();
      await inPhase(exam, 'in-exam');
      const { input } = await giveAnswers(exam);
      expect(isVisible(input)).to.be.true;
      expect(asksBeforeLeaving(page.window)).to.be.true;
      sdk.session.finish();
      await inPhase(exam, 'finished');
      expect(isVisible(exam.querySelector('[slot=finished]'))).to.be.true;
    });
  }

  for (const [name, head, link] of [
    [
      'htmx 2',
      library('htmx.org/dist/htmx.js'),
      '<a id="link" href="{away}" hx-get="{away}" hx-target="main">Away</a>',
    ],
    ['unpoly', library('unpoly/unpoly.js'), '<a id="link" href="{away}" up-target="main">Away</a>'],
  ] as const) {
    it(`asks once before ${name} replaces what that element is in`, async () => {
      const page = await openWithin('tag', head);
      const { document, lms } = page;
      await lms.replan({ away: [AWAY] });
      const away = link.replaceAll('{away}', lms.url('away'));
      document.querySelector('main')!.insertAdjacentHTML('beforeend', away);
      (evaluate(page, '(node) => window.htmx?.process(node)') as (node: Node) => void)(
        document.querySelector('#link')!,
      );
      await reachIn(page, 'in-exam');
      const questions = countQuestions(page);
      await loads(page.frame, () => {
        clickOn(page, '#link');
      });
      expect(questions.count).to.equal(1);
    });
  }

  it('that the server has written shows its questions while the page still loads', async () => {
    const lms = await planQuiz({ 'held.js': [{ body: '', delay: 'hold' }] });
    const { frame, loaded } = openFrame(
      await servePage(`<!doctype html><html lang="en"><head><title>Exam</title>${importMap(lms.url('sdk'))}
        <script type="module" async src="/src/index.ts"></script></head><body>
        <div id="course"><template shadowrootmode="open">${examHtml('tag', lms)}</template></div>
        <p>More</p><script src="${lms.url('held.js')}"></script></body></html>`),
    );
    await lms.waitFor('held.js', 1, { state: 'held' });
    const window = frame.contentWindow as SharedPage['window'];
    await window.customElements.whenDefined('proctored-exam');
    const root = window.document.querySelector('#course')!.shadowRoot!;
    const exam = root.querySelector('proctored-exam')!;
    await exam.updateComplete;
    await reachIn({ exam, sdk: fakeSdkOf(window) }, 'in-exam');
    expect(window.document.readyState).to.equal('loading');
    expect(isVisible(exam.querySelector('#answer'))).to.be.true;
    await lms.release('held.js');
    await loaded;
  });
});
