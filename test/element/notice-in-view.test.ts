/** A notice is in view when it appears, on a telephone, whatever the page has put over its edges. */
import { expect } from '@open-wc/testing';
import { en } from '../../src/messages/en.js';
import { freshSession, openExam, reachIn, type ExamPage } from '../support/exam-page.js';
import { part } from '../support/exam.js';
import { planLms } from '../support/lms.js';
import { until } from '../support/views.js';

const WIDTH = 360;
const HEIGHT = 740;

const QUESTIONS = `<h2>Questions</h2><div style="height: 3000px"></div>`;
const BUTTON = `<button data-action="finish">Hand in</button>`;

/** Has an exam under way that can't be handed in, on a telephone, with `bars` around it. */
async function onTelephone(
  bars: string,
  content = `<section slot="in-exam">${QUESTIONS}${BUTTON}</section>`,
): Promise<ExamPage> {
  const lms = await planLms({
    start: [{ body: freshSession() }],
    finish: [{ status: 500 }],
  });
  const page = await openExam(lms, content);
  const { document, exam, frame } = page;
  frame.width = String(WIDTH);
  frame.height = String(HEIGHT);
  document.body.insertAdjacentHTML('beforeend', bars);
  exam.finishEndpoint = lms.url('finish');
  await reachIn(page, 'in-exam');
  return page;
}

const painted = ({ window }: ExamPage): Promise<unknown> =>
  new Promise((resolve) => window.requestAnimationFrame(() => setTimeout(resolve)));

/** Settles when the page has stopped to move. */
async function atRest(page: ExamPage): Promise<void> {
  const place = () => part(page.exam, 'panel')!.getBoundingClientRect().top;
  let before: number;
  do {
    before = place();
    await painted(page);
    await painted(page);
  } while (place() !== before);
}

/** Hands in, and waits for what is said of it. */
async function handIn(page: ExamPage): Promise<void> {
  await page.exam.finish().catch(() => undefined);
  await until(page.exam, () =>
    part(page.exam, 'notice')?.textContent.includes(en['finish-failed']),
  );
  await atRest(page);
}

/** What of a panel is out of the window, or lies behind something else. */
function hiddenOf({ exam, document }: ExamPage, name = 'notice'): string[] {
  const { left, right, top, bottom, height } = part(exam, name)!.getBoundingClientRect();
  const hidden: string[] = [];
  if (height === 0) hidden.push('all');
  for (const x of [left + 8, (left + right) / 2, right - 8]) {
    for (const y of [top + 8, (top + bottom) / 2, bottom - 8]) {
      const hit = document.elementFromPoint(x, y);
      if (hit !== exam) hidden.push(`${x}, ${y}: ${hit?.localName ?? 'out of the window'}`);
    }
  }
  return hidden;
}

const bar = (edge: string, height: number, more = ''): string =>
  `<nav style="position: fixed; ${edge}: 0; left: 0; right: 0; height: ${height}px; z-index: 9;
    background: silver; ${more}">The page’s own</nav>`;

describe('a notice on a telephone, below 3,000 px of content', () => {
  const pages: [what: string, bars: string][] = [
    ['without bars', ''],
    ['above a footer that is fixed', bar('bottom', 60)],
    ['above a banner that asks about cookies', bar('bottom', 220)],
    ['between a header and a footer', bar('top', 64) + bar('bottom', 60)],
    ['above two footers, one on the other', bar('bottom', 48) + bar('bottom', 40, 'margin: 48px')],
    ['beside a button that floats in a corner', bar('bottom', 56, 'left: auto; width: 56px')],
    [
      'above a footer of a few controls',
      `${bar('bottom', 60, 'pointer-events: none')}
      <div style="position: fixed; bottom: 0; left: 0; right: 0; z-index: 9"><p><button style="height: 44px; width: 100%">Menu</button></p></div>`,
    ],
  ];
  for (const [what, bars] of pages) {
    for (const end of ['top', 'middle', 'end'] as const) {
      it(`is in view ${what}, where the content is scrolled to its ${end}, and moves none of it`, async () => {
        const page = await onTelephone(bars);
        const { scrollHeight } = page.document.documentElement;
        const last = scrollHeight - HEIGHT;
        page.window.scrollTo(0, { top: 0, middle: last / 2, end: last }[end]);
        const before = page.window.scrollY;
        await handIn(page);
        expect(hiddenOf(page)).to.deep.equal([]);
        if (end !== 'end') expect(page.window.scrollY).to.equal(before);
      });
    }
  }

  it('is in view above a bar of the author’s own content', async () => {
    const page = await onTelephone(
      '',
      `<section slot="in-exam">${QUESTIONS}
        <div style="position: sticky; bottom: 0; z-index: 2; background: silver">${BUTTON}</div></section>`,
    );
    page.window.scrollTo(0, 1000);
    await handIn(page);
    expect(hiddenOf(page)).to.deep.equal([]);
  });

  it('is in view where the exam has been scrolled out behind a header', async () => {
    const page = await onTelephone(
      bar('top', 64),
      `<section slot="in-exam"><h2>Questions</h2>${BUTTON}</section>`,
    );
    page.document.body.insertAdjacentHTML('beforeend', '<div style="height: 3000px"></div>');
    for (const above of [200, 0, -20]) {
      const { bottom } = page.exam.getBoundingClientRect();
      page.window.scrollBy(0, bottom - above);
      await handIn(page);
      expect(hiddenOf(page), `${above} px of it in view`).to.deep.equal([]);
    }
  });

  it('stays where the author’s style sheet puts it', async () => {
    const page = await onTelephone(
      `${bar('bottom', 60)}<style>
        proctored-exam::part(notice) { position: fixed; inset: 1rem 1rem auto auto }
      </style>`,
    );
    await handIn(page);
    const { top, height } = part(page.exam, 'notice')!.getBoundingClientRect();
    expect(top).to.be.lessThan(40);
    expect(height).to.be.lessThan(HEIGHT / 2);
    expect(hiddenOf(page)).to.deep.equal([]);
  });

  it('comes down again when the banner has gone', async () => {
    const page = await onTelephone(bar('bottom', 220));
    await handIn(page);
    page.document.querySelector('nav')!.remove();
    page.sdk.session.finish();
    await until(page.exam, () => part(page.exam, 'notice')?.textContent.includes(en['keep-open']));
    await atRest(page);
    expect(hiddenOf(page)).to.deep.equal([]);
    expect(part(page.exam, 'notice')!.getBoundingClientRect().bottom).to.be.closeTo(
      page.exam.getBoundingClientRect().bottom,
      1,
    );
  });
});

describe('what is told of an error', () => {
  it('is in view though the exam that was there was long, and the page goes on below it', async () => {
    const page = await onTelephone(bar('top', 64));
    page.document.body.style.paddingTop = '64px';
    page.document.body.insertAdjacentHTML('beforeend', '<div style="height: 3000px"></div>');
    page.window.scrollTo(0, 2000);
    page.sdk.session.rejectFinish(new Error('expected a connection, got none'));
    await until(page.exam, () => page.exam.phase === 'error');
    await atRest(page);
    expect(hiddenOf(page, 'panel')).to.deep.equal([]);
  });
});
