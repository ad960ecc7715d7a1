/**
 * From `append` to the first render of every element, beside a bare Lit element with the same shadow
 * tree; and the upgrade of placeholders. Each in a page of its own, whose code is as cold as a
 * learner's.
 */
import { buildBareElement, buildViewElement, shadowOfExam } from './support/bare-element.mjs';
import { launch, withPage } from './support/browser.mjs';
import { inTurn, median, medianRatio } from './support/rows.mjs';
import { openSite } from './support/site.mjs';

/* global document, customElements */

/** @typedef {import('./support/rows.mjs').Row} Row */

const COUNTS = [1, 100, 1000];
const ROUNDS = { 1: 9, 100: 5, 1000: 3 };

const page = (/** @type {string} */ module) => `<!doctype html><html lang="en"><title>Mount</title>
<script type="module" src="${module}"></script><body></body></html>`;

/**
 * In the page: milliseconds until `count` elements, each with a child, have rendered.
 *
 * @param {{ tag: string, count: number }} what
 */
async function mount({ tag, count }) {
  await customElements.whenDefined(tag);
  const all = document.createElement('main');
  const start = performance.now();
  for (let index = 0; index < count; index++) {
    const element = document.createElement(tag);
    element.setAttribute('data-endpoint', `/start?exam=${index}`);
    const child = document.createElement('h2');
    child.slot = 'start';
    element.append(child);
    all.append(element);
  }
  document.body.append(all);
  await Promise.all([...all.children].map(({ updateComplete }) => updateComplete));
  const took = performance.now() - start;
  const rendered = [...all.children].filter(({ shadowRoot }) => shadowRoot.querySelector('slot'));
  if (rendered.length !== count) throw new Error(`${rendered.length} of ${count} have rendered`);
  return took;
}

/** In the page: milliseconds until `count` placeholders are elements that have rendered. */
async function upgrade(/** @type {number} */ count) {
  await customElements.whenDefined('proctored-exam');
  const all = document.createElement('main');
  const start = performance.now();
  for (let index = 0; index < count; index++) {
    const placeholder = document.createElement('div');
    placeholder.className = 'proctored-exam';
    placeholder.setAttribute('data-endpoint', `/start?exam=${index}`);
    const child = document.createElement('h2');
    child.dataset.slot = 'start';
    placeholder.append(child);
    all.append(placeholder);
  }
  document.body.append(all);
  // upgraded by an observer, whose turn comes before this promise's
  await Promise.resolve();
  const exams = [...all.children];
  await Promise.all(exams.map(({ updateComplete }) => updateComplete));
  const took = performance.now() - start;
  const upgraded = exams.filter(({ localName }) => localName === 'proctored-exam');
  if (upgraded.length !== count) throw new Error(`${upgraded.length} of ${count} are upgraded`);
  return took;
}

/** @returns {Promise<Row[]>} */
async function measure() {
  const site = await openSite();
  const browser = await launch();
  const unit = 'ms';
  try {
    const ours = site.page(page('/proctored-exam.min.js'));
    const shadow = await withPage(browser, async (opened) => {
      await opened.goto(ours);
      await opened.evaluate(mount, { tag: 'proctored-exam', count: 1 });
      return opened.evaluate(shadowOfExam);
    });
    site.script('/bare.js', await buildBareElement(shadow));
    const bare = site.page(page('/bare.js'));
    site.script('/view.js', await buildViewElement());
    const view = site.page(page('/view.js'));

    const take = (/** @type {string} */ url, work, argument) =>
      withPage(browser, async (opened) => {
        await opened.goto(url);
        return opened.evaluate(work, argument);
      });
    /** @type {Record<string, (count: number) => Promise<number>>} */
    const contestants = {
      ours: (count) => take(ours, mount, { tag: 'proctored-exam', count }),
      bare: (count) => take(bare, mount, { tag: 'bare-element', count }),
      view: (count) => take(view, mount, { tag: 'bare-element', count }),
      upgraded: (count) => take(ours, upgrade, count),
    };

    /** @type {Record<number, Record<string, number[]>>} */
    const times = {};
    for (const count of COUNTS) {
      times[count] = { ours: [], bare: [], view: [], upgraded: [] };
      for (let round = 0; round < ROUNDS[count]; round++) {
        for (const name of inTurn(Object.keys(contestants), round)) {
          times[count][name].push(await contestants[name](count));
        }
      }
    }

    /** @type {(count: number, name: string, ours: string, against: string, peer: string) => Row} */
    const beside = (count, name, one, against, other) => ({
      ...{ name: `${count.toLocaleString('en')} ${name}`, unit, ours: median(times[count][one]) },
      ...{ against, peer: median(times[count][other]) },
      ratio: medianRatio(times[count][one], times[count][other]),
    });
    return [
      ...COUNTS.map((count) => ({
        ...beside(count, 'to first render', 'ours', 'bare Lit, same shadow tree', 'bare'),
        goal: { atMost: 1.5 },
      })),
      ...COUNTS.map((count) =>
        beside(count, 'to first render', 'ours', 'bare Lit, our templates', 'view'),
      ),
      {
        ...{ name: '1,000 to first render', unit, ours: median(times[1000].ours) },
        ...{ against: '100', peer: median(times[100].ours), goal: { atMost: 11 } },
      },
      beside(1000, 'placeholders upgraded', 'upgraded', 'mounted as tags', 'ours'),
    ];
  } finally {
    await browser.close();
    await site.close();
  }
}

export default { title: 'Mount', measure };
