import { expect } from '@open-wc/testing';
import { inPhase, isVisible } from '../../support/exam.js';
import { loads, reachIn } from '../../support/exam-page.js';
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
  /** The body, with `{exam}`, and `{link}` where a link may stand. */
  body: string;
  /** Makes it work, where a script must. */
  begin?: (page: SharedPage) => void;
}

const MAIN = '<main>{link}{exam}</main>';

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

/** What happened when a link was clicked. */
interface Outcome {
  /** How often the learner was asked. */
  questions: number;
  /** The browser has loaded what the link leads to, as after the learner's “leave”. */
  left: boolean;
}

/** A page in its exam, with `link` before it, for a router to handle. */
async function openWith(router: Router, link: string): Promise<SharedPage> {
  const lms = await planQuiz({
    away: [
      {
        body: '<!doctype html><html lang="en"><head><title>Away</title></head><body><main id="away">Away</main></body></html>',
        headers: { 'content-type': 'text/html; charset=utf-8' },
      },
    ],
  });
  const page = await openShared({
    lms,
    head: router.head ?? '',
    body: router.body.replace('{link}', link.replaceAll('{away}', lms.url('away'))),
  });
  router.begin?.(page);
  await reachIn(page, 'in-exam');
  return page;
}

/** Clicks, and counts the questions. Nobody has touched the frame, so no dialog shows: the page is left. */
async function click(
  { window, document, frame }: SharedPage,
  { asks = false, ...init }: MouseEventInit & { asks?: boolean } = {},
): Promise<Outcome> {
  const outcome = { questions: 0, left: false };
  let asked = (): void => undefined;
  const question = new Promise<void>((resolve) => {
    asked = resolve;
  });
  window.addEventListener('beforeunload', (event) => {
    if (event.defaultPrevented) outcome.questions += 1;
    asked();
  });
  window.confirm = () => {
    outcome.questions += 1;
    asked();
    return true;
  };
  const link = document.querySelector('#link')!;
  const event = new window.MouseEvent('click', {
    bubbles: true,
    cancelable: true,
    composed: true,
    ...init,
  });
  // A pointer or a key comes before every click that a learner makes.
  link.dispatchEvent(new window.Event('pointerdown', { bubbles: true, composed: true }));
  const left = loads(frame, () => link.dispatchEvent(event));
  if (!asks) {
    await settled();
    return outcome;
  }
  await question;
  await left;
  outcome.left = !!frame.contentDocument?.querySelector('#away');
  return outcome;
}

/** The exam goes on, and its question shows. */
async function expectExam({ exam, document, sdk }: SharedPage): Promise<void> {
  expect(document.contains(exam), 'the exam is in the page').to.be.true;
  expect(exam.phase).to.equal('in-exam');
  expect(isVisible(exam.querySelector('#answer')), 'the question shows').to.be.true;
  sdk.session.finish();
  await inPhase(exam, 'finished');
}

for (const [name, router] of Object.entries(ROUTERS)) {
  describe(`during an exam, where ${name} handles links,`, () => {
    it('a link to another page asks once before the page is left', async () => {
      const page = await openWith(router, '<a id="link" href="{away}">Away</a>');
      expect(await click(page, { asks: true })).to.deep.equal({ questions: 1, left: true });
      expect(await page.lms.log('away'), 'requests').to.have.length(1);
    });

    it('so does one whose label was hit', async () => {
      const page = await openWith(router, '<a href="{away}"><b id="link">Away</b></a>');
      expect(await click(page, { asks: true })).to.deep.equal({ questions: 1, left: true });
    });

    it('so does one of a drawing, in either spelling', async () => {
      for (const name of ['href', 'xlink:href']) {
        const page = await openWith(
          router,
          `<svg><a ${name}="{away}"><text id="link" y="20">Away</text></a></svg>`,
        );
        expect(await click(page, { asks: true }), name).to.deep.equal({ questions: 1, left: true });
      }
    });

    it('so does one of a menu, and one in what listens to clicks', async () => {
      for (const around of ['<ul role="menu">', '<div data-action="click->page#close">']) {
        const page = await openWith(
          router,
          `${around}<a id="link" role="menuitem" href="{away}">Away</a>`,
        );
        expect(await click(page, { asks: true }), around).to.deep.equal({
          questions: 1,
          left: true,
        });
      }
    });

    it('no question for a link within the page, and the exam stays', async () => {
      for (const part of ['#part', '{self}#part']) {
        const page = await openWith(
          router,
          `<a id="link" href="${part}">Part</a><p id="part"></p>`,
        );
        const link = page.document.querySelector<HTMLAnchorElement>('#link')!;
        if (part.startsWith('{')) link.href = `${page.window.location.pathname}#part`;
        expect(await click(page), part).to.deep.equal({ questions: 0, left: false });
        await settled();
        await expectExam(page);
      }
    });

    it('no question for a download, another tab, mail or a script', async () => {
      for (const attributes of [
        'href="{away}" download="formulas.html"',
        'href="mailto:help@example.org"',
        'href="javascript:void 0"',
        'href="{away}" target="elsewhere"',
      ]) {
        const page = await openWith(
          router,
          `<a id="link" ${attributes}>Link</a><iframe name="elsewhere" title="Elsewhere"></iframe>`,
        );
        // nobody here is to be asked by the system where to save, or by which program to write
        page.window.addEventListener('click', (event) => {
          if (!attributes.includes('target')) event.preventDefault();
        });
        expect(await click(page), attributes).to.deep.equal({ questions: 0, left: false });
        await expectExam(page);
      }
    });

    it('before the exam and after it nobody is asked', async () => {
      const page = await openWith(router, '<a id="link" href="{away}">Away</a>');
      page.sdk.session.upload();
      await inPhase(page.exam, 'uploaded');
      expect(await click(page)).to.deep.equal({ questions: 0, left: false });
    });
  });
}

describe('during an exam, what swaps a part of the page only,', () => {
  const part = { body: '<turbo-frame id="q"><p id="q2">Question 2</p></turbo-frame>' };

  const PARTS: Record<string, { head: string; content: string }> = {
    'a Turbo frame': {
      head: library('@hotwired/turbo/dist/turbo.es2017-umd.js'),
      content: '<turbo-frame id="q"><a id="link" href="{part}">Next</a></turbo-frame>',
    },
    'a target of htmx 2': {
      head: library('htmx.org/dist/htmx.js'),
      content:
        '<div id="q"><a id="link" href="{part}" hx-get="{part}" hx-target="#q">Next</a></div>',
    },
    'a boosted link of htmx 2 with a target': {
      head: library('htmx.org/dist/htmx.js'),
      content:
        '<div id="q"><a id="link" href="{part}" hx-boost="true" hx-target="#q" hx-push-url="false">Next</a></div>',
    },
    'a target of htmx 4': {
      head: library('htmx-4/dist/htmx.js'),
      content:
        '<div id="q"><a id="link" href="{part}" hx-get="{part}" hx-target="#q">Next</a></div>',
    },
    'a target of unpoly': {
      head: library('unpoly/unpoly.js'),
      content:
        '<div id="q"><a id="link" href="{part}" up-target="#q" up-history="false">Next</a></div>',
    },
  };

  for (const [what, { head, content }] of Object.entries(PARTS)) {
    it(`${what}: asks nothing`, async () => {
      const lms = await planQuiz({ part: [part] });
      await lms.replan({
        part: [
          {
            body: what.includes('Turbo')
              ? part.body
              : '<div id="q"><p id="q2">Question 2</p></div>',
            headers: { 'content-type': 'text/html; charset=utf-8' },
          },
        ],
      });
      const page = await openShared({ lms, head });
      const template = page.exam.querySelector('template')!;
      template.innerHTML = content.replaceAll('{part}', lms.url('part'));
      template.innerHTML += '<label>Answer <input id="answer"></label>';
      await reachIn(page, 'in-exam');
      (evaluate(page, '(node) => window.htmx?.process(node)') as (node: Node) => void)(page.exam);
      (evaluate(page, '(node) => window.up?.hello(node)') as (node: Node) => void)(page.exam);
      expect(await click(page)).to.deep.equal({ questions: 0, left: false });
      await lms.waitFor('part');
      while (!page.document.querySelector('#q2')) await settled();
      await expectExam(page);
    });
  }

  it('a link that opens a dialog of the page: the page’s own handler works', async () => {
    const page = await openShared({
      body: '<main><a id="link" href="/help" role="button">Help</a>{exam}</main>',
    });
    let opened = 0;
    page.document.querySelector('#link')!.addEventListener('click', (event) => {
      event.preventDefault();
      opened += 1;
    });
    await reachIn(page, 'in-exam');
    expect(await click(page)).to.deep.equal({ questions: 0, left: false });
    expect(opened).to.equal(1);
    await expectExam(page);
  });

  it('a link that the learner opens in another tab: no question, and the page’s router decides', async () => {
    const page = await openShared({
      body: '<main><a id="link" href="/elsewhere">Away</a>{exam}</main>',
    });
    const heard: boolean[] = [];
    page.document.addEventListener('click', (event) => {
      heard.push(event.defaultPrevented);
      event.preventDefault();
    });
    await reachIn(page, 'in-exam');
    expect(await click(page, { ctrlKey: true })).to.deep.equal({ questions: 0, left: false });
    expect(heard).to.deep.equal([false]);
    await expectExam(page);
  });
});

// not in every engine yet
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
      const page = await openWith(router, '<a id="link" href="{away}">Away</a>');
      expect(await click(page, { asks: true })).to.deep.equal({ questions: 1, left: true });
    });
  });
}
