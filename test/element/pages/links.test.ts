import { expect } from '@open-wc/testing';
import { inPhase } from '../../support/exam.js';
import { loads, reachIn } from '../../support/exam-page.js';
import { AWAY, clickOn, countQuestions, expectExam, expectExamToEnd } from './support/links.js';
import {
  evaluate,
  library,
  openShared,
  planQuiz,
  settled,
  type SharedPage,
} from './support/pages.js';

/** Something that handles links in the browser's place, and is told to by what stands in the body. */
interface Router {
  head?: string;
  /** The body, with `{exam}`, and `{links}` where links may stand. */
  body: string;
  /** Makes it work, where a script must. */
  begin?: (page: SharedPage) => void;
}

const MAIN = '<main>{links}{exam}</main>';

/** As client routers do: the link's default is prevented, and the view is another. */
const route =
  (target: string, more = '') =>
  (page: SharedPage) => {
    evaluate(
      page,
      `${target}.addEventListener('click', (event) => {
      const link = event.target.closest('a[href]');
      if (!link || event.defaultPrevented || event.ctrlKey || link.target || link.hasAttribute('download')) return;
      if (!link.href.startsWith(location.origin)) return;
      if (link.hash && link.pathname === location.pathname) return;
      event.preventDefault();
      history.pushState({}, '', link.href);
      document.querySelector('main').innerHTML = '<p id="routed">Another view</p>';
    }${more})`,
    );
  };

const ROUTERS: Record<string, Router> = {
  'the browser alone': { body: MAIN },
  'Turbo 8': { head: library('@hotwired/turbo/dist/turbo.es2017-umd.js'), body: MAIN },
  'htmx 2': {
    head: library('htmx.org/dist/htmx.js'),
    body: `<div hx-boost="true">${MAIN}</div>`,
  },
  'htmx 4': {
    head: library('htmx-4/dist/htmx.js'),
    body: `<div hx-boost:inherited="true">${MAIN}</div>`,
  },
  unpoly: {
    head: library('unpoly/unpoly.js'),
    body: MAIN,
    begin: (page) => {
      evaluate(page, `up.link.config.followSelectors.push('a[href]')`);
    },
  },
  'a client router at the document': { body: MAIN, begin: route('document') },
  'a client router at the window': { body: MAIN, begin: route('window') },
  'a client router at its root': { body: MAIN, begin: route(`document.querySelector('main')`) },
  'a client router that captures': { body: MAIN, begin: route('document', ', true') },
};

/** Links that lead away, besides a plain one, and what of each is hit. */
const LEAVING: Record<string, string> = {
  'one whose label is hit': '<a href="{away}"><b class="hit">Away</b></a>',
  'one of a drawing': '<svg><a href="{away}"><text class="hit" y="20">Away</text></a></svg>',
  'one of a drawing, in the old spelling':
    '<svg><a xlink:href="{away}"><text class="hit" y="20">Away</text></a></svg>',
  'one of a menu': '<ul role="menu"><a class="hit" role="menuitem" href="{away}">Away</a></ul>',
  'one in what listens to clicks':
    '<div data-action="click->page#close"><a class="hit" href="{away}">Away</a></div>',
};

/** Links that leave the page where it is. */
const STAYING: Record<string, string> = {
  'one within the page': '<a class="hit" href="#part">Part</a><p id="part"></p>',
  'one within the page, by its address': '<a class="hit own" href="#">Part</a>',
  'a download': '<a class="hit" href="{away}" download="formulas.html">Link</a>',
  mail: '<a class="hit" href="mailto:help@example.org">Link</a>',
  'a script': '<a class="hit" href="javascript:void 0">Link</a>',
  'another tab':
    '<a class="hit" href="{away}" target="elsewhere">Link</a><iframe name="elsewhere" title="Elsewhere"></iframe>',
};

/** Each leads to an address of its own: Chromium ignores a click that leads where it is just going. */
const linksHtml = (links: Record<string, string>): string =>
  Object.entries(links)
    .map(
      ([what, link], index) =>
        `<div title="${what}">${link.replace('{away}', `{away}?${index}`)}</div>`,
    )
    .join('');

const hitOf = (what: string): string => `[title="${what}"] .hit`;

/** A page in its exam, with `links` before it, for a router to handle. */
async function openWith(router: Router, links: string, away = AWAY): Promise<SharedPage> {
  const lms = await planQuiz({ away: [away] });
  const page = await openShared({
    lms,
    head: router.head ?? '',
    body: router.body.replace('{links}', links.replaceAll('{away}', lms.url('away'))),
  });
  router.begin?.(page);
  await reachIn(page, 'in-exam');
  return page;
}

/** A click on the page's link asks once, and the browser loads what it leads to. */
async function expectLeave(page: SharedPage): Promise<void> {
  const questions = countQuestions(page);
  await loads(page.frame, () => {
    clickOn(page, '#link');
  });
  expect(page.frame.contentDocument?.querySelector('#away'), 'another page').not.to.be.null;
  expect(questions.count).to.equal(1);
}

for (const [name, router] of Object.entries(ROUTERS)) {
  describe(`during an exam, where ${name} handles links,`, () => {
    it('a link to another page asks once before the page is left', async () => {
      const page = await openWith(router, '<a id="link" href="{away}">Away</a>');
      await expectLeave(page);
      expect(await page.lms.log('away'), 'requests').to.have.length(1);
    });

    it('so does one whose label was hit, one of a drawing in either spelling, one of a menu, and one in what listens to clicks', async () => {
      // The browser leaves no page for an answer that says that there is none.
      const page = await openWith(router, linksHtml(LEAVING), { status: 204 });
      const questions = countQuestions(page);
      let clicks = 0;
      for (const what of Object.keys(LEAVING)) {
        clickOn(page, hitOf(what));
        clicks += 1;
        await page.lms.waitFor('away', clicks);
        expect(questions.count, what).to.equal(clicks);
      }
      await settled();
      expectExam(page);
      expect(await page.lms.log('away'), 'requests').to.have.length(clicks);
    });

    it('no question for a link within the page, a download, another tab, mail or a script: the exam stays. After it, nobody is asked', async () => {
      const links = `${linksHtml(STAYING)}<a id="link" href="{away}">Away</a>`;
      const page = await openWith(router, links);
      const { window, document, exam, sdk } = page;
      document.querySelector<HTMLAnchorElement>('.own')!.href = `${window.location.pathname}#part`;
      // Nobody here is to be asked by the system where to save, or by which program to write.
      for (const what of ['a download', 'mail', 'a script']) {
        document.querySelector(hitOf(what))!.classList.add('prevented');
      }
      window.addEventListener('click', (event) => {
        if ((event.target as Element).matches('.prevented')) event.preventDefault();
      });
      const questions = countQuestions(page);
      for (const what of Object.keys(STAYING)) {
        clickOn(page, hitOf(what));
        await settled();
        expect(questions.count, what).to.equal(0);
        expectExam(page, what);
      }
      await expectExamToEnd(page);
      sdk.session.upload();
      await inPhase(exam, 'uploaded');
      clickOn(page, '#link');
      await settled();
      expect(questions.count).to.equal(0);
    });
  });
}

/** A click without a pointer or a key before it, such as a script makes. */
function clickByScript({ window, document }: SharedPage, selector: string): void {
  document
    .querySelector(selector)!
    .dispatchEvent(
      new window.MouseEvent('click', { bubbles: true, cancelable: true, composed: true }),
    );
}

for (const [name, router] of Object.entries(ROUTERS)) {
  // What captures clicks hears of one before the link itself does.
  if (name.includes('captures')) continue;
  describe(`during an exam, a script clicks on a link where ${name} handles links:`, () => {
    it('one question before the page is left', async () => {
      const page = await openWith(router, '<a id="link" href="{away}">Away</a>');
      const questions = countQuestions(page);
      await loads(page.frame, () => {
        clickByScript(page, '#link');
      });
      expect(page.frame.contentDocument?.querySelector('#away'), 'another page').not.to.be.null;
      expect(questions.count).to.equal(1);
    });
  });
}

describe('during an exam, a script clicks on a link', () => {
  it('that came into the page later, or is one of a drawing: one question, and no router hears of it', async () => {
    const page = await openWith(ROUTERS['a client router at the document']!, '', { status: 204 });
    const questions = countQuestions(page);
    const away = page.lms.url('away');
    let clicks = 0;
    for (const link of [
      `<p><a id="later" href="${away}?0">Away</a></p>`,
      `<svg><a id="drawn" xlink:href="${away}?1"><text y="20">Away</text></a></svg>`,
    ]) {
      page.exam.insertAdjacentHTML('beforebegin', link);
      await settled();
      clickByScript(page, link.includes('later') ? '#later' : '#drawn');
      clicks += 1;
      await page.lms.waitFor('away', clicks);
      expect(questions.count, link).to.equal(clicks);
      expectExam(page, link);
    }
  });

  it('after the exam: the router follows it, and nobody is asked', async () => {
    const page = await openWith(
      ROUTERS['a client router at the document']!,
      '<a id="link" href="{away}">Away</a>',
    );
    page.sdk.session.finish();
    page.sdk.session.upload();
    await inPhase(page.exam, 'uploaded');
    const questions = countQuestions(page);
    clickByScript(page, '#link');
    expect(page.document.querySelector('#routed')).not.to.be.null;
    expect(questions.count).to.equal(0);
  });

  const ABSENCES: Record<string, [go: (link: Element) => void, comeBack: (link: Element) => void]> =
    {
      'was out of the page when the exam ended': [
        (link) => {
          link.remove();
        },
        (link) => link.ownerDocument.querySelector('main')!.prepend(link),
      ],
      'led nowhere when the exam ended': [
        (link) => {
          link.setAttribute('data-kept', link.getAttribute('href')!);
          link.removeAttribute('href');
        },
        (link) => {
          link.setAttribute('href', link.getAttribute('data-kept')!);
        },
      ],
    };
  for (const [what, [go, comeBack]] of Object.entries(ABSENCES)) {
    it(`that ${what}, and is back after it: the router follows it`, async () => {
      const router = ROUTERS['a client router at the document']!;
      const page = await openWith(router, '<a id="link" href="{away}">Away</a>');
      const link = page.document.querySelector('#link')!;
      go(link);
      await settled();
      page.sdk.session.finish();
      page.sdk.session.upload();
      await inPhase(page.exam, 'uploaded');
      comeBack(link);
      await settled();
      clickByScript(page, '#link');
      expect(page.document.querySelector('#routed')).not.to.be.null;
    });
  }
});

describe('during an exam, a document that is emptied', () => {
  it('is left without an error', async () => {
    const { window, document } = await openWith(ROUTERS['the browser alone']!, '');
    const errors: unknown[] = [];
    window.addEventListener('error', (event) => {
      event.preventDefault();
      errors.push(event.message);
    });
    document.documentElement.remove();
    await settled();
    expect(errors).to.deep.equal([]);
  });
});

// Not in every engine yet.
if ('navigation' in window) {
  describe('during an exam, a router by the Navigation API', () => {
    it('lets a link to another page ask once before the page is left', async () => {
      const router = {
        body: MAIN,
        begin: (page: SharedPage) => {
          evaluate(
            page,
            `navigation.addEventListener('navigate', (event) => {
              if (!event.canIntercept || event.hashChange || event.downloadRequest) return;
              event.intercept({
                handler: async () => { document.querySelector('main').innerHTML = 'Another view'; },
              });
            })`,
          );
        },
      };
      await expectLeave(await openWith(router, '<a id="link" href="{away}">Away</a>'));
    });
  });
}
