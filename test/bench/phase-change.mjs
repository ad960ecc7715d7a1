/**
 * What a change of phase costs that shows, or hides, an exam of 10,000 elements, layout included,
 * beside the attribute `hidden` on the same content; and one whose content comes from a template,
 * beside `importNode` alone.
 */
import { launch, withPage } from './support/browser.mjs';
import { median, medianRatio } from './support/rows.mjs';
import { openSite } from './support/site.mjs';

/* global document */

/** @typedef {import('./support/rows.mjs').Row} Row */

const ROUNDS = 11;
/** Not counted: the code is cold. */
const WARM_UP = 3;
/** Elements of the content: 2,500 questions of four. */
const QUESTIONS = 2_500;

const PAGE = `<!doctype html><html lang="en"><title>Phase change</title>
<script type="module" src="/proctored-exam.min.js"></script>
<body><main></main></body></html>`;

/**
 * In the page: how long each of the rounds took to show and to hide, for the two contestants.
 *
 * @param {{ rounds: number, questions: number, template: boolean }} options
 */
async function change({ rounds, questions, template }) {
  const { makeExam } = await import('/exam.js');
  const main = document.querySelector('main');
  const makeContent = () => {
    const section = document.createElement('section');
    for (let number = 0; number < questions; number++) {
      const question = document.createElement('p');
      const label = document.createElement('label');
      const input = document.createElement('input');
      const text = document.createElement('b');
      text.textContent = `Question ${number}`;
      label.append(text, input);
      question.append(label);
      section.append(question);
    }
    if (!template) return section;
    const holder = document.createElement('template');
    holder.content.append(section);
    return holder;
  };
  /** Milliseconds until `work` is done and everything has its place. */
  const timed = async (work) => {
    void document.body.offsetHeight;
    const start = performance.now();
    await work();
    void document.body.offsetHeight;
    return performance.now() - start;
  };

  const inExam = makeContent();
  inExam.slot = 'in-exam';
  const { exam, start, enter } = await makeExam(main, [inExam]);
  const ours = async () => {
    await start();
    const shown = await timed(() => enter('in-exam'));
    const height = main.offsetHeight;
    const hidden = await timed(() => enter('finished'));
    await enter('uploaded');
    exam.reset();
    return { shown, hidden, height };
  };

  const box = document.createElement('div');
  main.append(box);
  const bare = makeContent();
  if (!template) {
    bare.hidden = true;
    box.append(bare);
  }
  const peer = async () => {
    const shown = await timed(() => {
      if (template) box.append(document.importNode(bare.content, true));
      else bare.hidden = false;
    });
    const height = main.offsetHeight;
    const hidden = await timed(() => {
      if (template) box.replaceChildren();
      else bare.hidden = true;
    });
    return { shown, hidden, height };
  };

  const results = { ours: [], peer: [] };
  for (let round = 0; round < rounds; round++) {
    const turns = [
      ['ours', ours],
      ['peer', peer],
    ];
    for (const [name, turn] of round % 2 ? turns : turns.reverse()) {
      results[name].push(await turn());
    }
  }
  // one of them shows nothing, if they differ by more than the texts around
  const [one, other] = [results.ours, results.peer].map((all) => all.at(-1).height);
  if (Math.abs(one - other) > 200) throw new Error(`shown are ${one} and ${other} pixels`);
  return results;
}

/** @returns {Promise<Row[]>} */
async function measure() {
  const site = await openSite();
  const browser = await launch();
  try {
    const url = site.page(PAGE);
    /** @type {Row[]} */
    const rows = [];
    for (const template of [false, true]) {
      const results = await withPage(browser, async (page) => {
        await page.goto(url);
        const rounds = ROUNDS + WARM_UP;
        return page.evaluate(change, { rounds, questions: QUESTIONS, template });
      });
      for (const what of /** @type {const} */ (['shown', 'hidden'])) {
        const [ours, peer] = [results.ours, results.peer].map((rounds) =>
          rounds.slice(WARM_UP).map((round) => round[what]),
        );
        const from = template ? 'from a template' : 'slotted';
        rows.push({
          name: `${(QUESTIONS * 4).toLocaleString('en')} nodes ${from}, ${what}`,
          unit: 'ms',
          ours: median(ours),
          against: template ? 'importNode alone' : 'hidden',
          peer: median(peer),
          ratio: medianRatio(ours, peer),
          ...(!template && { goal: { atMost: 1.3 } }),
        });
      }
    }
    return rows;
  } finally {
    await browser.close();
    await site.close();
  }
}

export default { title: 'Phase change, layout included', measure };
