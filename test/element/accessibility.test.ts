import { expect } from '@open-wc/testing';
import type { ProctoredExam } from '../../src/index.js';
import { part } from '../support/exam.js';
import { authored, until, VIEWS } from '../support/views.js';

const { style } = document.body;

/** Pages of both directions, in the colours of day and night. */
const PAGES = [
  { lang: 'en', dir: 'ltr', background: '#fff', color: '#1b1b1b', colorScheme: 'light' },
  { lang: 'en', dir: 'ltr', background: '#14171a', color: '#e6e6e6', colorScheme: 'dark' },
  { lang: 'ar', dir: 'rtl', background: '#fff', color: '#1b1b1b', colorScheme: 'light' },
  { lang: 'ar', dir: 'rtl', background: '#14171a', color: '#e6e6e6', colorScheme: 'dark' },
];

/** axe says the same in every engine: one goes through all pages, the others through the unlikest two. */
const seen = navigator.userAgent.includes('Chrome') ? PAGES : [PAGES[0]!, PAGES[3]!];

/** Gives the page this face, and waits until the exam has followed it. */
async function turn(exam: ProctoredExam, { lang, dir, ...face }: (typeof PAGES)[0]): Promise<void> {
  Object.assign(document.documentElement, { lang, dir });
  Object.assign(style, face);
  await until(exam, () => part(exam, 'status')!.lang === lang);
}

afterEach(() => {
  Object.assign(document.documentElement, { lang: 'en', dir: '' });
  document.body.removeAttribute('style');
});

for (const [content, by] of [
  ['', 'built in'],
  [authored, 'with an author’s content'],
] as const) {
  describe(`axe finds nothing, ${by}, in`, () => {
    for (const [view, show] of Object.entries(VIEWS)) {
      it(view, async () => {
        const exam = await show(content);
        for (const page of seen) {
          await turn(exam, page);
          await expect(exam).to.be.accessible();
        }
      });
    }
  });
}

describe('the built-in views', () => {
  for (const [view, show] of Object.entries(VIEWS)) {
    it(`have targets of 44 px, and none that is dead: ${view}`, async () => {
      const exam = await show('');
      exam.shadowRoot!.querySelectorAll('details').forEach((details) => (details.open = true));
      const controls = [
        ...exam.shadowRoot!.querySelectorAll('#view :is(a, button, input, summary)'),
      ];
      for (const control of controls.filter((one) => !one.closest('[inert]'))) {
        const { width, height } = control.getBoundingClientRect();
        expect(Math.min(width, height), control.textContent).to.be.at.least(44);
        expect(control.matches(':disabled, [aria-disabled]'), control.textContent).to.be.false;
      }
      // where nothing can be pressed, a text says what is waited for
      if (!controls.some((one) => !one.closest('[inert]')) && exam.phase !== 'in-exam') {
        expect(part(exam, 'message')!.textContent).not.to.equal('');
      }
    });

    it(`need no sideways scrolling at 320 px, at twice the size, and with wide spacing: ${view}`, async () => {
      const exam = await show('');
      exam.style.inlineSize = '320px';
      const { width: room } = exam.getBoundingClientRect();
      const fits = () => {
        for (const one of exam.shadowRoot!.querySelectorAll('#view, #view *')) {
          const { width } = one.getBoundingClientRect();
          const name = `${one.localName} ${one.getAttribute('part') ?? ''}`;
          expect(width, name).to.be.at.most(room);
          // text that is wider than its box; a field's runs on within it
          if (one.clientWidth && one.localName !== 'input')
            expect(one.scrollWidth, name).to.be.at.most(one.clientWidth);
          if (one.clientHeight) expect(one.scrollHeight, name).to.be.at.most(one.clientHeight + 1);
        }
      };
      fits();
      exam.style.fontSize = '200%';
      fits();
      // WCAG 1.4.12, and German, whose words are long
      exam.style.cssText += ';letter-spacing:.12em;word-spacing:.16em;line-height:1.5';
      exam.lang = 'de';
      await until(exam, () => part(exam, 'status')!.lang === 'de');
      fits();
    });
  }

  it('add nothing to the length of a page that scrolls them in a box', async () => {
    const exam = await VIEWS.finished('');
    const box = document.createElement('div');
    box.style.cssText = 'height: 100px; overflow: auto';
    const tall = document.createElement('div');
    tall.style.height = '5000px';
    exam.before(box);
    box.append(tall, exam);
    const { scrollHeight } = document.documentElement;
    box.remove();
    expect(scrollHeight).to.be.below(4000);
  });
});
