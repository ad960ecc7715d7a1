/**
 * What a learner sees while the page comes: whether it jumps, also when the script is late, and what the
 * element costs a slow processor before it shows; beside bare Lit elements with the same shadow tree.
 */
import { readFileSync } from 'node:fs';
import { buildBareElement, shadowOfExam } from './support/bare-element.mjs';
import { launch, withPage } from './support/browser.mjs';
import { inTurn, median, medianRatio } from './support/rows.mjs';
import { openSite } from './support/site.mjs';

/* global document, customElements, PerformanceObserver, Blob */

/** @typedef {import('./support/rows.mjs').Row} Row */

const ROUNDS = 7;
const COUNTS = [1, 10];
/** By how much the processor is slowed down. */
const SLOWDOWN = 4;
/** Milliseconds by which the script is late. */
const LATE = 2_000;

/** The head that the README documents. */
const [HEAD = ''] =
  /<style>.*?<\/noscript>/s.exec(
    readFileSync(new URL('../../README.md', import.meta.url), 'utf8'),
  ) ?? [];

const THEMES = {
  plain: '',
  roomy: 'body { font: 20px/1.7 serif; margin: 3rem } button { padding: 1rem }',
  dark: ':root { color-scheme: dark } body { font: 15px/1.4 sans-serif } h2 { margin: 2rem 0 }',
};

const OWN = `<section slot="start"><h2>Mathematics I</h2>
  <button data-action="start">Start the exam</button></section>
  <template slot="in-exam"><p>Question 1</p></template><p slot="finished">Thank you.</p>`;

const exams = (/** @type {string} */ tag, /** @type {number} */ count, content = OWN) =>
  `<${tag} data-endpoint="/start">${content}</${tag}>`.repeat(count);

const page = (/** @type {string} */ head, /** @type {string} */ body) =>
  `<!doctype html><html lang="en"><title>Arrival</title>${head}<body><h1>Course</h1>${body}
  <p>Read this before you start.</p></body></html>`;

/** In the page: how far what is in view has moved by itself, as browsers sum it up. */
const layoutShift = () =>
  new Promise((resolve) => {
    new PerformanceObserver((list) => {
      resolve(list.getEntries().reduce((sum, { value }) => sum + value, 0));
    }).observe({ type: 'layout-shift', buffered: true });
    // Where nothing has moved, nobody is told.
    setTimeout(() => resolve(0), 200);
  });

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} url
 * @returns {Promise<number>}
 */
function shiftOf(browser, url) {
  return withPage(browser, async (opened) => {
    await opened.goto(url, { waitUntil: 'commit' });
    await opened.waitForFunction(() =>
      document.querySelector('proctored-exam')?.shadowRoot?.querySelector('slot'),
    );
    return opened.evaluate(layoutShift);
  });
}

/**
 * In the page: milliseconds from the script's text to the first render of all elements, and how many of
 * the tasks since then took more than 50 ms.
 *
 * @param {{ module: string, tag: string }} what
 */
async function arrive({ module, tag }) {
  const tasks = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries()));
  observer.observe({ type: 'longtask' });
  const code = await (await fetch(module)).text();
  const address = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
  const start = performance.now();
  await import(address);
  const all = [...document.querySelectorAll(tag)];
  await customElements.whenDefined(tag);
  await Promise.all(all.map(({ updateComplete }) => updateComplete));
  const took = performance.now() - start;
  // Long tasks are told of in a later one.
  await new Promise((resolve) => setTimeout(resolve, 100));
  return { took, long: tasks.filter(({ startTime }) => startTime >= start - 1).length };
}

/** @returns {Promise<Row[]>} */
async function shifts(browser, site) {
  const pages = Object.entries(THEMES).flatMap(([theme, css]) =>
    Object.entries({ own: OWN, 'built-in': '' }).map(([name, content]) => {
      const head = `${HEAD}<style>${css}</style>
        <script type="module" src="/proctored-exam.min.js?ms=${LATE}"></script>`;
      const url = site.page(page(head, exams('proctored-exam', 1, content)));
      return { theme, name, content, url };
    }),
  );
  // All at once: each waits for its script, and how far a page jumps hangs on no clock.
  return Promise.all(
    pages.map(async ({ theme, name, content, url }) => ({
      name: `layout shift, script late by 2 s, ${theme} page, ${name} content`,
      unit: 'score',
      ours: await shiftOf(browser, url),
      goal: /** @type {const} */ ({ atMost: 0, of: 'ours' }),
      ...(!content && {
        note: 'an empty tag has no height before its button is there; a min-height of the page’s own reserves it',
      }),
    })),
  );
}

/** @returns {Promise<Row[]>} */
async function renders(browser, site) {
  const shadow = await withPage(browser, async (opened) => {
    const script = '<script type="module" src="/proctored-exam.min.js"></script>';
    await opened.goto(site.page(page(script, exams('proctored-exam', 1))));
    await opened.waitForFunction(() =>
      document.querySelector('proctored-exam')?.shadowRoot?.querySelector('slot'),
    );
    return opened.evaluate(shadowOfExam);
  });
  site.script('/bare.js', await buildBareElement(shadow));
  const contestants = {
    ours: { module: '/proctored-exam.min.js', tag: 'proctored-exam' },
    bare: { module: '/bare.js', tag: 'bare-element' },
  };
  const rows = [];
  for (const count of COUNTS) {
    const times = { ours: [], bare: [] };
    let long = 0;
    for (let round = 0; round < ROUNDS; round++) {
      for (const name of inTurn(Object.keys(contestants), round)) {
        const url = site.page(page(HEAD, exams(contestants[name].tag, count)));
        const result = await withPage(browser, async (opened) => {
          await opened.goto(url);
          const inspector = await opened.context().newCDPSession(opened);
          await inspector.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
          return opened.evaluate(arrive, contestants[name]);
        });
        times[name].push(result.took);
        if (name === 'ours') long = Math.max(long, result.long);
      }
    }
    const title = `${count} at ${SLOWDOWN}× slowdown`;
    rows.push(
      {
        ...{ name: `${title}, script and first render`, unit: 'ms', ours: median(times.ours) },
        ...{ against: 'bare Lit, same shadow tree', peer: median(times.bare) },
        ratio: medianRatio(times.ours, times.bare),
        goal: { atMost: 1.5 },
      },
      {
        ...{ name: `${title}, tasks over 50 ms in the worst round`, unit: 'count', ours: long },
        goal: /** @type {const} */ ({ atMost: 0, of: 'ours' }),
      },
    );
  }
  return rows;
}

/** @returns {Promise<Row[]>} */
async function measure() {
  const site = await openSite();
  const browser = await launch();
  try {
    return [...(await shifts(browser, site)), ...(await renders(browser, site))];
  } finally {
    await browser.close();
    await site.close();
  }
}

export default { title: 'Arrival', measure };
