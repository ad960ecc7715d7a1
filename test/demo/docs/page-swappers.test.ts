/** The guide's recipes for Turbo and htmx, as they stand there, with the libraries themselves. */
import { expect } from '@open-wc/testing';
import { inPhase, isVisible } from '../../support/exam.js';
import { reachIn, startText } from '../../support/exam-page.js';
import { importMap, openFrame, servePage, type Lms } from '../../support/lms.js';
import {
  evaluate,
  examHtml,
  examOf,
  library,
  openShared,
  planQuiz,
  settled,
  type SharedPage,
} from '../../element/pages/support/pages.js';

const guide = await (await fetch('/demo/docs/frameworks.md')).text();

/** All scripts below a heading of the guide. */
function recipes(heading: string): string {
  const [, rest = ''] = guide.split(`\n### ${heading}\n`);
  const [section = ''] = rest.split(/\n##/);
  const scripts = [...section.matchAll(/^```js\n(.*?)^```$/gms)].map(([, code]) => code);
  if (scripts.length === 0) throw new Error(`frameworks.md: expected scripts below "${heading}"`);
  return scripts.join('\n');
}

interface Swapper {
  head: string;
  /** The guide's scripts, for the end of the head. */
  script: string;
  /** What merges the heads of pages: a script for the head, and the body's attributes that turn it on. */
  merging: { script: string; body: string };
  /** The attribute by which an exam outlives a change of page. */
  permanent: string;
  /** A page's own script goes to `address` without a link. */
  visit: (address: string) => string;
}

const htmxVisit = (address: string) =>
  `htmx.ajax('GET', '${address}', { target: 'body', swap: 'innerHTML' })`;

const SWAPPERS: Record<string, Swapper> = {
  'Turbo 8': {
    head: library('@hotwired/turbo/dist/turbo.es2017-umd.js'),
    script: recipes('Turbo'),
    merging: { script: '', body: '' },
    permanent: 'data-turbo-permanent',
    visit: (address) => `Turbo.visit('${address}')`,
  },
  'htmx 2': {
    head: library('htmx.org/dist/htmx.js'),
    script: recipes('htmx'),
    merging: {
      script: library('htmx-ext-head-support/dist/head-support.js'),
      body: 'hx-boost="true" hx-ext="head-support"',
    },
    permanent: 'hx-preserve',
    visit: htmxVisit,
  },
  'htmx 4': {
    head: library('htmx-4/dist/htmx.js'),
    script: recipes('htmx'),
    merging: {
      script: library('htmx-4/dist/ext/hx-head.js'),
      body: 'hx-boost:inherited="true"',
    },
    permanent: 'hx-preserve',
    visit: htmxVisit,
  },
};

const headOf = ({ head, script }: Swapper): string => `${head}<script>${script}</script>`;

/** What the recipes ask, and what the learner says. */
function answerQuestions({ window }: SharedPage, leaves: boolean): string[] {
  const questions: string[] = [];
  window.confirm = (question) => {
    questions.push(question ?? '');
    return leaves;
  };
  return questions;
}

/** Settles when the page has `selector`. */
async function appears({ document }: Pick<SharedPage, 'document'>, selector: string) {
  while (!document.querySelector(selector)) await settled();
}

const otherPage = (lms: Lms, swapper: Swapper, main: string): Promise<string> =>
  servePage(`<!doctype html><html lang="en"><head><title>Other</title>${importMap(lms.url('sdk'))}
    ${headOf(swapper)}<script type="module" src="/src/index.ts"></script></head>
    <body><main id="other">${main}</main></body></html>`);

for (const [name, swapper] of Object.entries(SWAPPERS)) {
  const { permanent, visit } = swapper;

  describe(`in pages that ${name} swaps, by the guide,`, () => {
    it('an exam comes to life in a page that was swapped in, and lives its whole life', async () => {
      const lms = await planQuiz();
      const address = await otherPage(lms, swapper, examHtml('tag', lms));
      const { frame, loaded } = openFrame(await otherPage(lms, swapper, '<p>Courses</p>'));
      await loaded;
      const window = frame.contentWindow as SharedPage['window'];
      evaluate({ window }, visit(address));
      await appears({ document: window.document }, 'proctored-exam');
      const page = await examOf(frame);
      await reachIn(page, 'in-exam');
      expect(isVisible(page.exam.querySelector('#answer'))).to.be.true;
      page.sdk.session.finish();
      page.sdk.session.upload();
      await inPhase(page.exam, 'uploaded');
    });

    it('the script may stand in the head of the exam’s page alone, where heads are merged', async () => {
      const lms = await planQuiz();
      const { script, body } = swapper.merging;
      const pageWith = (head: string, main: string) =>
        servePage(`<!doctype html><html lang="en"><head><title>Course</title>
          ${importMap(lms.url('sdk'))}${swapper.head}${script}${head}</head>
          <body ${body}><main>${main}</main></body></html>`);
      const address = await pageWith(
        '<script type="module" src="/src/index.ts"></script>',
        `<proctored-exam lang="de" data-endpoint="${lms.url('start')}">
          <template slot="in-exam"><p>Question 1</p></template></proctored-exam>`,
      );
      const { frame, loaded } = openFrame(await pageWith('', `<a href="${address}">Exam</a>`));
      await loaded;
      const { document } = frame.contentWindow as SharedPage['window'];
      document.querySelector('a')!.click();
      await appears({ document }, 'proctored-exam');
      const page = await examOf(frame);
      expect(page.document, 'the page was swapped, not loaded').to.equal(document);
      while (startText(page) !== 'Prüfung starten') await settled();
      await reachIn(page, 'in-exam');
      expect(isVisible(page.exam.querySelector('p'))).to.be.true;
    });

    it('a permanent exam outlives a change of page, answers kept', async () => {
      const lms = await planQuiz();
      const marked = examHtml('tag', lms).replace(
        '<proctored-exam',
        `<proctored-exam ${permanent}`,
      );
      const page = await openShared({ lms, head: headOf(swapper), body: `<main>${marked}</main>` });
      const questions = answerQuestions(page, false);
      const { exam, document } = page;
      await reachIn(page, 'in-exam');
      const input = exam.querySelector<HTMLInputElement>('#answer')!;
      input.value = '42';
      evaluate(page, visit(await otherPage(lms, swapper, marked)));
      await appears(page, '#other');
      await settled();
      expect(document.querySelector('#other')!.contains(exam), 'the same node').to.be.true;
      expect(document.querySelectorAll('proctored-exam').length).to.equal(1);
      expect(exam.phase).to.equal('in-exam');
      expect(isVisible(input)).to.be.true;
      expect(input.value).to.equal('42');
      expect(questions).to.deep.equal([]);
      page.sdk.session.finish();
      await inPhase(exam, 'finished');
    });

    it('a script that would swap the exam away asks, and nothing happens when the learner stays', async () => {
      const page = await openShared({ head: headOf(swapper) });
      const address = await otherPage(page.lms, swapper, '<p>Courses</p>');
      await reachIn(page, 'in-exam');
      const questions = answerQuestions(page, false);
      evaluate(page, visit(address));
      await settled();
      expect(questions).to.deep.equal(['Leave the exam?']);
      expect(page.document.contains(page.exam)).to.be.true;
      expect(page.exam.phase).to.equal('in-exam');
      answerQuestions(page, true);
      evaluate(page, visit(address));
      await appears(page, '#other');
      expect(page.document.contains(page.exam), 'left by the learner’s will').to.be.false;
    });

    it('before the exam nobody is asked', async () => {
      const page = await openShared({ head: headOf(swapper) });
      const questions = answerQuestions(page, false);
      evaluate(page, visit(await otherPage(page.lms, swapper, '<p>Courses</p>')));
      await appears(page, '#other');
      expect(questions).to.deep.equal([]);
    });
  });

  if (!name.startsWith('htmx')) continue;
  it(`a form of ${name} in the content of a template is sent by it, and the exam goes on`, async () => {
    const html = { 'content-type': 'text/html; charset=utf-8' };
    const lms = await planQuiz({ save: [{ body: '<output>Saved</output>', headers: html }] });
    const page = await openShared({ lms, head: headOf(swapper) });
    const { exam, document } = page;
    const address = lms.url('save');
    exam.querySelector('template')!.innerHTML =
      `<form method="post" action="${address}" hx-post="${address}" hx-target="#saved">
        <input name="answer" value="42"><button>Save</button><p id="saved"></p></form>`;
    await reachIn(page, 'in-exam');
    exam.querySelector<HTMLButtonElement>('form button')!.click();
    const [{ body, headers } = {}] = await lms.waitFor('save');
    expect(headers).to.have.property('hx-request', 'true');
    expect(body).to.equal('answer=42');
    await appears(page, '#saved output');
    expect(document.contains(exam)).to.be.true;
    expect(exam.phase).to.equal('in-exam');
  });
}
