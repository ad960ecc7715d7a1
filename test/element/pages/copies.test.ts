import { expect } from '@open-wc/testing';
import type { ProctoredExam } from '../../../src/index.js';
import { inPhase, isVisible } from '../../support/exam.js';
import { reachIn, type ExamPage } from '../../support/exam-page.js';
import { openPage } from '../../support/lms.js';
import {
  evaluate,
  giveAnswers,
  library,
  openShared,
  settled,
  type SharedPage,
} from './support/pages.js';

/** The exam's session ends, with its element gone. */
async function endSession({ exam, sdk }: Pick<ExamPage, 'exam' | 'sdk'>): Promise<void> {
  sdk.session.upload();
  await inPhase(exam, 'uploaded');
}

const isChromium = navigator.userAgent.includes('Chrome');
const isWebKit = !isChromium && !navigator.userAgent.includes('Firefox');

/**
 * Whether it is certain that a copy loads nothing. Of one that was written as HTML, a frame is taken out in
 * the same task, too; by then, engines other than Chromium may have sent its request.
 */
const loadsNothing = (what: string): boolean => isChromium || !what.includes('HTML');

/** A copy stands in the document: nothing of its exam before a start, and once after it. */
async function expectFresh(
  page: SharedPage,
  copy: ProctoredExam,
  loads: number | undefined,
): Promise<void> {
  await copy.updateComplete;
  await settled();
  expect(copy.phase).to.equal('start');
  expect(isVisible(copy.querySelector('#answer')), 'a question shows').to.be.false;
  const before = await page.lms.log('quiz');
  if (loads !== undefined) expect(before, 'loads before the start').to.have.length(loads);
  await reachIn({ exam: copy, sdk: page.sdk }, 'in-exam');
  const { input } = await giveAnswers(copy);
  expect(isVisible(input), 'the question shows').to.be.true;
  expect(page.document.querySelectorAll('#answer').length).to.equal(1);
  expect(await page.lms.log('quiz')).to.have.length(before.length + 1);
}

/** Ways to make a copy of an exam, and to put it into the document. */
const COPIES: Record<string, (exam: ProctoredExam) => (place: HTMLElement) => void> = {
  'a clone': (exam) => {
    const copy = exam.cloneNode(true);
    return (place) => {
      place.append(copy);
    };
  },
  'a clone of what it stands in': (exam) => {
    const copy = exam.parentElement!.cloneNode(true);
    return (place) => {
      place.append(copy);
    };
  },
  'an import': (exam) => {
    const copy = exam.ownerDocument.importNode(exam, true);
    return (place) => {
      place.append(copy);
    };
  },
  'its HTML, written into a place': (exam) => {
    const { outerHTML } = exam;
    return (place) => {
      place.innerHTML = outerHTML;
    };
  },
  'its HTML, parsed': (exam) => {
    const { DOMParser } = exam.ownerDocument.defaultView!;
    const parsed = new DOMParser().parseFromString(exam.outerHTML, 'text/html');
    return (place) => {
      place.append(parsed.querySelector('proctored-exam')!);
    };
  },
  'what a range clones': (exam) => {
    const range = exam.ownerDocument.createRange();
    range.selectNode(exam);
    const copy = range.cloneContents();
    return (place) => {
      place.append(copy);
    };
  },
  'its HTML in a template': (exam) => {
    const template = exam.ownerDocument.createElement('template');
    template.innerHTML = exam.outerHTML;
    return (place) => {
      place.append(place.ownerDocument.importNode(template.content, true));
    };
  },
};

for (const spelling of ['tag', 'hidden child'] as const) {
  describe(`a copy of an exam that runs (${spelling}), by`, () => {
    for (const [what, copy] of Object.entries(COPIES)) {
      it(`${what}: begins at its start when the exam has gone`, async () => {
        const page = await openShared({ spelling });
        const { exam, document } = page;
        await reachIn(page, 'in-exam');
        await giveAnswers(exam);
        const put = copy(exam);
        exam.remove();
        await endSession(page);
        const place = document.body.appendChild(document.createElement('div'));
        put(place);
        const loads = loadsNothing(what) ? 1 : undefined;
        await expectFresh(page, place.querySelector('proctored-exam')!, loads);
      });

      it(`${what}: takes nothing from the exam`, async () => {
        const page = await openShared({ spelling });
        const { exam, document } = page;
        await reachIn(page, 'in-exam');
        const { input } = await giveAnswers(exam);
        const place = document.body.appendChild(document.createElement('div'));
        copy(exam)(place);
        await settled();
        const other = place.querySelector('proctored-exam')!;
        expect(other.phase).to.equal('start');
        expect(isVisible(other.querySelector('#answer'))).to.be.false;
        if (loadsNothing(what)) expect(await page.lms.log('quiz')).to.have.length(1);
        expect(exam.querySelector('#answer') === input).to.be.true;
        expect(isVisible(input)).to.be.true;
      });
    }
  });
}

// Elsewhere its frames load when it is opened, and are taken out when the script has come.
const itInChromium = isChromium ? it : () => undefined;

describe('a page that was saved while an exam ran', () => {
  itInChromium(
    'shows and loads nothing of the exam when it is opened, before the script has come',
    async () => {
      const page = await openShared();
      await reachIn(page, 'in-exam');
      await giveAnswers(page.exam);
      const saved = page.document.documentElement.outerHTML
        .replace('/src/index.ts', page.lms.url('held.js'))
        .replace(
          '<title>',
          `<style>proctored-exam:not(:defined) > [slot]:not([slot="start"]) { display: none }</style><title>`,
        );
      page.sdk.session.upload();
      await inPhase(page.exam, 'uploaded');
      await page.lms.replan({
        'held.js': [{ body: `import '/src/index.ts';`, delay: 'hold' }],
      });
      const opening = openPage(`<!doctype html>${saved}`);
      await page.lms.waitFor('held.js', 1, { state: 'held' });
      await settled();
      expect(await page.lms.log('quiz'), 'loads without the script').to.have.length(1);
      await page.lms.release('held.js');
      const { document } = await opening;
      await settled();
      expect(document.querySelector('#answer'), 'questions').to.be.null;
      expect(await page.lms.log('quiz')).to.have.length(1);
    },
  );
});

describe('a page that was saved with its shadow trees', () => {
  it('shows the exam’s start, in the place of what was written', async () => {
    const page = await openShared();
    const saved = page.html.replace(
      /(<proctored-exam[^>]*>)/,
      '$1<template shadowrootmode="open"><p>Your exam runs.</p><slot name="in-exam"></slot></template><p slot="in-exam">Question</p>',
    );
    const { window, document } = await openPage(saved);
    await window.customElements.whenDefined('proctored-exam');
    const exam = document.querySelector('proctored-exam')!;
    await exam.updateComplete;
    expect(isVisible(exam.querySelector('[slot=start]')), 'the start').to.be.true;
    expect(isVisible(exam.querySelector('p[slot=in-exam]')), 'the question').to.be.false;
    expect(exam.shadowRoot!.textContent).not.to.include('Your exam runs.');
  });
});

describe('the history of a page swapper', () => {
  const listen = (page: SharedPage, type: string) =>
    new Promise((resolve) => {
      page.document.addEventListener(type, resolve, { once: true });
    });
  const away = {
    body: '<!doctype html><html lang="en"><head><title>Away</title></head><body><p id="away">Away</p></body></html>',
    headers: { 'content-type': 'text/html; charset=utf-8' },
  };

  it('of Turbo: back by its snapshot, the exam is at its start', async () => {
    const page = await openShared({
      head: library('@hotwired/turbo/dist/turbo.es2017-umd.js'),
    });
    await page.lms.replan({ away: [away] });
    await reachIn(page, 'in-exam');
    await giveAnswers(page.exam);
    let loaded = listen(page, 'turbo:load');
    (evaluate(page, '(address) => Turbo.visit(address)') as (address: string) => void)(
      page.lms.url('away'),
    );
    await loaded;
    expect(page.document.querySelector('#away')).not.to.be.null;
    await endSession(page);
    loaded = listen(page, 'turbo:load');
    page.window.history.back();
    await loaded;
    await expectFresh(page, page.document.querySelector('proctored-exam')!, 1);
  });

  // In WebKitGTK, htmx tells of no restoration in a frame.
  const itOutsideWebKit = isWebKit ? () => undefined : it;

  itOutsideWebKit('of htmx 2: back by what it has stored, the exam is at its start', async () => {
    const page = await openShared({ head: library('htmx.org/dist/htmx.js') });
    await page.lms.replan({ away: [away] });
    await reachIn(page, 'in-exam');
    await giveAnswers(page.exam);
    evaluate(page, 'htmx.config.historyCacheSize = 10');
    const link = page.document.createElement('button');
    link.setAttribute('hx-get', page.lms.url('away'));
    link.setAttribute('hx-target', 'body');
    link.setAttribute('hx-push-url', 'true');
    page.document.body.append(link);
    (evaluate(page, '(node) => htmx.process(node)') as (node: Node) => void)(link);
    let swapped = listen(page, 'htmx:afterSettle');
    link.click();
    await swapped;
    expect(page.document.querySelector('#away')).not.to.be.null;
    await endSession(page);
    swapped = listen(page, 'htmx:historyRestore');
    page.window.history.back();
    await swapped;
    await expectFresh(page, page.document.querySelector('proctored-exam')!, 1);
  });
});

// Other engines load a frame again when it is told to load late.
if (isChromium) {
  describe('a frame that its author has told to load at once', () => {
    it('loads in no copy', async () => {
      const page = await openShared();
      const { exam, document } = page;
      const [written] = exam.querySelector('template')!.content.querySelectorAll('iframe');
      written!.setAttribute('loading', 'eager');
      await reachIn(page, 'in-exam');
      await giveAnswers(exam);
      const { outerHTML } = exam;
      exam.remove();
      await endSession(page);
      document.body.innerHTML = outerHTML;
      await expectFresh(page, document.querySelector('proctored-exam')!, 1);
    });
  });
}
