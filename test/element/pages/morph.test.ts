import { expect, waitUntil } from '@open-wc/testing';
import { inPhase, isVisible } from '../../support/exam.js';
import { reachIn } from '../../support/exam-page.js';
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

/** A library that re-applies the server's HTML to the document. */
interface Morpher {
  head: string;
  /** Settles when the page is as the server has written it. */
  morph(page: SharedPage): unknown;
}

/** Calls `script` in the page with the server's HTML of `<main>` as `html`. */
const apply = (page: SharedPage, script: string): unknown => {
  const body = page.html.slice(page.html.indexOf('<main>'), page.html.indexOf('</body>'));
  return (
    evaluate(
      page,
      `(html, address) => { const main = document.querySelector('main'); return ${script}; }`,
    ) as (html: string, address: string) => unknown
  )(body, page.window.location.href);
};

const MORPHERS: Record<string, Morpher> = {
  morphdom: {
    head: library('morphdom/dist/morphdom-umd.js'),
    morph: (page) => apply(page, 'morphdom(main, html)'),
  },
  idiomorph: {
    head: library('idiomorph/dist/idiomorph.js'),
    morph: (page) => apply(page, 'Idiomorph.morph(main, html)'),
  },
  'a page refresh of Turbo 8': {
    head: `<meta name="turbo-refresh-method" content="morph">${library('@hotwired/turbo/dist/turbo.es2017-umd.js')}`,
    morph: async (page) => {
      const rendered = new Promise((resolve) => {
        page.document.addEventListener('turbo:load', resolve, { once: true });
      });
      apply(page, `Turbo.visit(address, { action: 'replace' })`);
      await rendered;
    },
  },
  'htmx 2 with idiomorph': {
    head:
      library('htmx.org/dist/htmx.js') +
      library('idiomorph/dist/idiomorph.js') +
      library('idiomorph/dist/idiomorph-htmx.js'),
    morph: (page) => {
      page.document.body.setAttribute('hx-ext', 'morph');
      return apply(
        page,
        `htmx.ajax('GET', address, { target: 'main', select: 'main', swap: 'morph:outerHTML' })`,
      );
    },
  },
  'htmx 4': {
    head: library('htmx-4/dist/htmx.js'),
    morph: (page) =>
      apply(
        page,
        `htmx.ajax('GET', address, { target: 'main', select: 'main', swap: 'outerMorph' })`,
      ),
  },
};

for (const [name, { head, morph }] of Object.entries(MORPHERS)) {
  describe(`${name} re-applies the server’s HTML`, () => {
    for (const spelling of SPELLINGS) {
      it(`in the exam, ${spelling}: the same questions show, answers kept`, async () => {
        const page = await openShared({ spelling, head });
        const { exam, document } = page;
        await reachIn(page, 'in-exam');
        const { input, frame } = await giveAnswers(exam);
        for (const time of ['once', 'twice']) {
          await morph(page);
          await settled();
          expect(document.querySelectorAll('proctored-exam').length, time).to.equal(1);
          expect(document.querySelector('proctored-exam') === exam, `the exam, ${time}`).to.be.true;
          expect(document.querySelector('div.proctored-exam') === null, `placeholder, ${time}`).to
            .be.true;
          expect(exam.phase).to.equal('in-exam');
          expect(exam.querySelector('#answer') === input, `the field, ${time}`).to.be.true;
          // Libraries that morph empty the fields that are in the server's HTML, wherever they stand.
          if (spelling === 'tag') expect(input.value).to.equal('42');
          expect(isVisible(input), `the question shows, ${time}`).to.be.true;
          expect(exam.querySelector('iframe') === frame, `the frame, ${time}`).to.be.true;
          expect(exam.querySelectorAll('#answer').length, `questions, ${time}`).to.equal(1);
        }
        if (spelling === 'hidden child') {
          expect(frame.contentDocument!.querySelector('input')!.value, 'in the frame').to.equal(
            '43',
          );
          expect(await page.lms.log('quiz'), 'loads of the frame').to.have.length(1);
        }
        page.sdk.session.finish();
        await inPhase(exam, 'finished');
        await settled();
        expect(isVisible(input), 'after the exam').to.be.false;
        expect(isVisible(exam.querySelector('p[slot=finished]')), 'the thanks').to.be.true;
      });

      it(`before the start, ${spelling}: nothing of the exam shows or loads`, async () => {
        const page = await openShared({ spelling, head });
        await morph(page);
        await settled();
        expect(isVisible(page.document.querySelector('#answer'))).to.be.false;
        expect(page.document.querySelectorAll('proctored-exam').length).to.equal(1);
        expect(await page.lms.log('quiz')).to.have.length(0);
      });
    }
  });
}

/** A list with ids, as frameworks and servers write it, with the exam in one order and place or the other. */
const LISTS: [string, string] = [
  '<main><p id="a">A</p><section id="s">{exam}</section><p id="b">B</p><p id="c">C</p></main>',
  '<main><p id="c">C</p><p id="d">D</p><p id="b">B</p>{exam}<section id="s"></section><p id="a">A</p></main>',
];

describe('a list around the exam that is morphed by its ids', () => {
  for (const name of ['morphdom', 'idiomorph']) {
    for (const spelling of SPELLINGS) {
      it(`into another order and back, by ${name} (${spelling}): the exam is where the server has it, answers kept`, async () => {
        const lms = await planQuiz();
        const written = examHtml(spelling, lms);
        const page = await openShared({
          spelling,
          lms,
          head: MORPHERS[name]!.head,
          body: LISTS[0],
        });
        const { exam, document } = page;
        await reachIn(page, 'in-exam');
        const { input } = await giveAnswers(exam);
        for (const [place, list] of [
          ['MAIN', LISTS[1]],
          ['SECTION', LISTS[0]],
        ] as const) {
          await MORPHERS[name]!.morph({
            ...page,
            html: `${list.replace('{exam}', written)}</body>`,
          });
          await settled();
          expect(document.querySelector('proctored-exam') === exam, 'the exam').to.be.true;
          expect(document.querySelectorAll('div.proctored-exam').length, 'placeholders').to.equal(
            0,
          );
          expect(exam.parentElement!.tagName).to.equal(place);
          expect(exam.querySelectorAll('#answer').length, 'questions').to.equal(1);
          expect(exam.querySelector('#answer') === input, 'the field').to.be.true;
          expect(isVisible(input)).to.be.true;
        }
        expect(exam.phase).to.equal('in-exam');
      });
    }
  }
});

describe('a page swapper that brings the placeholder before it takes the exam out, in a later task', () => {
  const WAYS: Record<
    string,
    [bring: (exam: Element, html: string) => void, take: (exam: Element) => void]
  > = {
    'beside the exam': [
      (exam, html) => {
        exam.insertAdjacentHTML('beforebegin', html);
      },
      (exam) => {
        exam.remove();
      },
    ],
    'in another part of the page': [
      (exam, html) => {
        exam.parentElement!.insertAdjacentHTML('afterend', `<div class="new">${html}</div>`);
      },
      (exam) => {
        exam.parentElement!.remove();
      },
    ],
  };
  for (const [where, [bring, take]] of Object.entries(WAYS)) {
    for (const phase of ['preparing', 'in-exam', 'finished'] as const) {
      it(`${where}: the exam is there, in ${phase}`, async () => {
        const page = await openShared({
          spelling: 'placeholder',
          body: '<main><div class="old">{exam}</div></main>',
        });
        const { exam, document } = page;
        await reachIn(page, phase);
        const input = exam.querySelector('#answer')!;
        bring(exam, examHtml('placeholder', page.lms));
        await settled();
        expect([...document.querySelectorAll('#answer')].filter(isVisible)).to.deep.equal(
          phase === 'in-exam' ? [input] : [],
        );
        take(exam);
        await settled();
        expect(document.querySelectorAll('proctored-exam, .proctored-exam').length).to.equal(1);
        expect(document.querySelector('proctored-exam') === exam).to.be.true;
        expect(exam.phase).to.equal(phase);
        expect(isVisible(input)).to.equal(phase === 'in-exam');
      });
    }
  }
});

describe('a page swapper that brings the placeholder beside the exam, and leaves the exam there,', () => {
  it('leaves nothing else there, and an exam that the page takes out later stays out', async () => {
    const page = await openShared({ spelling: 'placeholder' });
    const { exam, document } = page;
    await reachIn(page, 'uploaded');
    const main = exam.parentElement!;
    exam.insertAdjacentHTML('afterend', examHtml('placeholder', page.lms));
    await settled();
    await waitUntil(() => main.children.length === 1, 'nothing beside the exam', {
      timeout: 10_000,
    });
    expect(main.firstElementChild === exam).to.be.true;
    exam.remove();
    await settled();
    expect(document.querySelectorAll('proctored-exam').length).to.equal(0);
  });
});

describe('while a phase shows', () => {
  it('the content of its template comes back when others take it out', async () => {
    const page = await openShared();
    await reachIn(page, 'in-exam');
    const { input } = await giveAnswers(page.exam);
    page.document.querySelector('div[slot=in-exam]')!.remove();
    await settled();
    expect(page.exam.querySelector('#answer') === input).to.be.true;
    expect(isVisible(input)).to.be.true;
    expect(input.value).to.equal('42');
  });

  it('it comes back after all children were written anew, once', async () => {
    const page = await openShared();
    const { exam, lms, document } = page;
    await reachIn(page, 'in-exam');
    const { input } = await giveAnswers(exam);
    const server = document.createElement('div');
    server.innerHTML = examHtml('tag', lms);
    exam.replaceChildren(...server.firstElementChild!.childNodes);
    await settled();
    expect(exam.querySelectorAll('#answer').length).to.equal(1);
    expect(exam.querySelector('#answer') === input).to.be.true;
    expect(isVisible(input)).to.be.true;
  });

  it('what the author hides then stays hidden, until the phase is entered anew', async () => {
    const page = await openShared({ spelling: 'hidden child' });
    const { exam } = page;
    await reachIn(page, 'in-exam');
    const child = exam.querySelector<HTMLElement>('div[slot=in-exam]')!;
    expect(isVisible(child)).to.be.true;
    child.hidden = true;
    await settled();
    expect(isVisible(child), 'hidden').to.be.false;
    const toast = page.document.createElement('p');
    toast.slot = 'in-exam';
    toast.textContent = 'Saved';
    exam.append(toast);
    await settled();
    expect([child, toast].map(isVisible), 'when another child comes').to.deep.equal([false, true]);
    child.hidden = false;
    child.style.display = 'none';
    await settled();
    expect(isVisible(child), 'by its style').to.be.false;
    const mark = child.getAttribute('data-exam-revealed');
    page.sdk.session.finish();
    page.sdk.session.upload();
    await inPhase(exam, 'uploaded');
    exam.reset();
    await reachIn(page, 'in-exam');
    expect(isVisible(child), 'in a second attempt').to.be.true;
    expect(child.getAttribute('data-exam-revealed'), 'how it was hidden at first').to.equal(mark);
  });

  it('it comes back after the exam was moved, too', async () => {
    const page = await openShared({ body: '<main>{exam}</main><aside></aside>' });
    const { exam, document } = page;
    await reachIn(page, 'in-exam');
    const { input } = await giveAnswers(exam);
    document.querySelector('aside')!.append(exam);
    await settled();
    exam.querySelector('div[slot=in-exam]')!.remove();
    await settled();
    expect(exam.querySelector('#answer') === input).to.be.true;
    exam.querySelector<HTMLElement>('div[slot=in-exam]')!.hidden = true;
    await settled();
    expect(isVisible(input)).to.be.true;
  });

  it('a frame that is a child itself is loaded again when others blank it, in a second attempt too', async () => {
    const lms = await planQuiz();
    const page = await openShared({ lms });
    const { exam, document } = page;
    const frame = document.createElement('iframe');
    frame.slot = 'in-exam';
    frame.hidden = true;
    frame.setAttribute('data-src', lms.url('quiz'));
    exam.append(frame);
    for (const attempt of ['first', 'second']) {
      await reachIn(page, 'in-exam');
      frame.removeAttribute('src');
      await settled();
      expect(frame.hasAttribute('src'), `blanked in the ${attempt} attempt`).to.be.true;
      frame.removeAttribute('data-exam-revealed');
      frame.hidden = true;
      await settled();
      expect(isVisible(frame), `hidden in the ${attempt} attempt`).to.be.true;
      page.sdk.session.finish();
      page.sdk.session.upload();
      await inPhase(exam, 'uploaded');
      exam.reset();
    }
  });

  it('changes within the questions render nothing anew', async () => {
    const page = await openShared();
    const { exam, document } = page;
    await reachIn(page, 'in-exam');
    const questions = exam.querySelector('form')!;
    questions.append(...Array.from({ length: 100 }, () => document.createElement('i')));
    await settled();
    let renderings = 0;
    exam.addController({ hostUpdate: () => void (renderings += 1) });
    for (const node of [...questions.children]) {
      node.toggleAttribute('data-touched');
      node.after(document.createElement('b'));
      await Promise.resolve();
    }
    questions.replaceChildren(...questions.children);
    await settled();
    expect(renderings).to.equal(0);
  });
});
