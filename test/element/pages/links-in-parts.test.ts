import { expect } from '@open-wc/testing';
import { loads, reachIn } from '../../support/exam-page.js';
import { AWAY, clickOn, countQuestions, expectExamToEnd } from './support/links.js';
import { evaluate, library, openShared, planQuiz, settled } from './support/pages.js';

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
    'an optional target of unpoly': {
      head: library('unpoly/unpoly.js'),
      content:
        '<div id="q"><a id="link" href="{part}" up-target="#q, #toasts:maybe" up-history="false">Next</a></div>',
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
      const questions = countQuestions(page);
      clickOn(page, '#link');
      await lms.waitFor('part');
      while (!page.document.querySelector('#q2')) await settled();
      expect(questions.count).to.equal(0);
      await expectExamToEnd(page);
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
    const questions = countQuestions(page);
    clickOn(page, '#link');
    await settled();
    expect(questions.count).to.equal(0);
    expect(opened).to.equal(1);
    await expectExamToEnd(page);
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
    const questions = countQuestions(page);
    clickOn(page, '#link', { ctrlKey: true });
    await settled();
    expect(questions.count).to.equal(0);
    expect(heard).to.deep.equal([false]);
    await expectExamToEnd(page);
  });
});

describe('during an exam, what swaps the part that the exam is in', () => {
  const UNPOLY: Record<string, string> = {
    'by its selector': 'main',
    'by unpoly’s own for the main part': ':main',
    'and perhaps another': 'main, #toasts:maybe',
    'by what the link is in': 'main:has(:origin)',
  };

  for (const [how, target] of Object.entries(UNPOLY)) {
    it(`${how}, with unpoly: asks once`, async () => {
      const lms = await planQuiz({ away: [AWAY] });
      const page = await openShared({
        lms,
        head: library('unpoly/unpoly.js'),
        body: `<main><a id="link" href="${lms.url('away')}" up-target="${target}">Away</a>{exam}</main>`,
      });
      await reachIn(page, 'in-exam');
      const questions = countQuestions(page);
      await loads(page.frame, () => {
        clickOn(page, '#link');
      });
      expect(questions.count).to.equal(1);
    });
  }
});
