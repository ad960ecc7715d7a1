/**
 * What a learner's hands feel: how soon a click is answered on a slow processor, and whether typing stays
 * smooth in a page of 10,000 nodes which others change 100 times a second, with the element and without.
 */
import { launch, withPage } from './support/browser.mjs';
import { inTurn, median, medianRatio } from './support/rows.mjs';
import { openSite } from './support/site.mjs';

/* global document */

/** @typedef {import('./support/rows.mjs').Row} Row */

const CLICK_ROUNDS = 7;
const TYPING_ROUNDS = 4;
const SLOWDOWN = 4;
const NODES = 10_000;
const CHANGES_PER_SECOND = 100;
const KEYS = 25;
/** Milliseconds between two keys. */
const KEY_INTERVAL = 100;

/** Keeps, of each event of a type, the milliseconds from the hand to the next painted frame. */
const CLOCK = (/** @type {string} */ type) => `<script>
  globalThis.latencies = [];
  addEventListener('${type}', ({ timeStamp }) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => latencies.push(performance.now() - timeStamp);
    port2.postMessage('');
  }), true);
</script>`;

const EXAM = `<proctored-exam data-endpoint="/start?ms=500" data-sdk-preload="none">
  <section slot="start"><h2>Mathematics I</h2><button id="start" data-action="start">Start</button></section>
  </proctored-exam><script type="module" src="/proctored-exam.min.js"></script>`;

const BUTTON = `<button id="start">Start</button><p id="told"></p><script>
  document.querySelector('#start').onclick = () => { told.textContent = 'Preparing …'; };
</script>`;

/** The least that answers such a click: both requests leave, what was pressed can't be used, the text has the focus. */
const BY_HAND = `<section><h2>Mathematics I</h2><button id="start">Start</button></section>
  <p id="told" tabindex="-1"></p><script>
    const button = document.querySelector('#start');
    button.onclick = () => {
      fetch('/start?ms=500', { cache: 'no-store' });
      import('https://sdk.web.proctor.constructor.app/proctoring.js');
      button.parentElement.inert = true;
      told.textContent = 'Preparing …';
      told.focus();
    };
  </script>`;

const html = (/** @type {string} */ body) =>
  `<!doctype html><html lang="en"><title>Page</title><body>${body}</body></html>`;

/** Waits for the frame that answers, and returns what it took. */
async function latencyOf(opened) {
  await opened.waitForFunction(() => globalThis.latencies.length > 0);
  return opened.evaluate(() => globalThis.latencies[0]);
}

/** @returns {Promise<Row[]>} */
async function clicks(browser, site) {
  const urls = {
    ours: site.page(html(site.importMap(500) + CLOCK('click') + EXAM)),
    plain: site.page(html(CLOCK('click') + BUTTON)),
    byHand: site.page(html(site.importMap(500) + CLOCK('click') + BY_HAND)),
  };
  const times = { ours: [], plain: [], byHand: [] };
  for (let round = 0; round < CLICK_ROUNDS; round++) {
    for (const name of inTurn(Object.keys(urls), round)) {
      const took = await withPage(browser, async (opened) => {
        await opened.goto(urls[name], { waitUntil: 'networkidle' });
        const inspector = await opened.context().newCDPSession(opened);
        await inspector.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
        await opened.click('#start');
        return latencyOf(opened);
      });
      times[name].push(took);
    }
  }
  /** @type {(peer: 'plain' | 'byHand', against: string) => Row} */
  const beside = (peer, against) => ({
    ...{ name: `click to next frame at ${SLOWDOWN}× slowdown`, unit: 'ms' },
    ...{ ours: median(times.ours), against, peer: median(times[peer]) },
    ratio: medianRatio(times.ours, times[peer]),
  });
  return [
    { ...beside('plain', 'a plain button'), goal: { atMost: 1.5 } },
    beside('byHand', 'one that asks for the same, shows it, and moves the focus'),
  ];
}

/**
 * In the page: fills it, starts the exam where there is one, and lets others change it from then on.
 *
 * @param {{ withExam: boolean, nodes: number, changes: number }} options
 */
async function fill({ withExam, nodes, changes }) {
  const main = document.querySelector('main');
  const content = document.createElement('section');
  content.slot = 'in-exam';
  content.innerHTML = `<label>Answer <textarea id="answer"></textarea></label>${'<p><b>Text</b></p>'.repeat(nodes / 2)}`;
  if (withExam) {
    const { makeExam } = await import('/exam.js');
    const { start, enter } = await makeExam(main, [content]);
    await start();
    await enter('in-exam');
  } else {
    main.append(content);
  }
  const texts = [...content.querySelectorAll('b')];
  let turn = 0;
  setInterval(() => {
    const node = texts[turn++ % texts.length];
    // As page scripts and frameworks do: text, attributes, and nodes that come and go.
    node.textContent = `Text ${turn}`;
    node.parentElement.classList.toggle('changed');
    if (turn % 10 === 0) node.parentElement.replaceWith(node.parentElement.cloneNode(true));
    if (turn % 10 === 0) texts.splice(0, texts.length, ...content.querySelectorAll('b'));
  }, 1000 / changes);
  document.querySelector('#answer').focus();
}

/** @returns {Promise<{ latency: number, cpu: number }>} ms to the next frame; ms of tasks */
function type(browser, url, withExam) {
  return withPage(browser, async (opened) => {
    await opened.goto(url);
    await opened.evaluate(fill, { withExam, nodes: NODES, changes: CHANGES_PER_SECOND });
    const inspector = await opened.context().newCDPSession(opened);
    await inspector.send('Performance.enable');
    const busy = async () => {
      const { metrics } = await inspector.send('Performance.getMetrics');
      return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
    };
    const before = await busy();
    for (let key = 0; key < KEYS; key++) {
      await opened.keyboard.press('a');
      await opened.waitForTimeout(KEY_INTERVAL);
    }
    const cpu = (await busy()) - before;
    const typed = await opened.inputValue('#answer');
    if (typed.length !== KEYS) throw new Error(`${typed.length} of ${KEYS} keys have arrived`);
    return { cpu, latency: median(await opened.evaluate(() => globalThis.latencies)) };
  });
}

/** @returns {Promise<Row[]>} */
async function typing(browser, site) {
  const script = '<script type="module" src="/proctored-exam.min.js"></script>';
  const url = site.page(html(`${CLOCK('keydown')}${script}<main></main>`));
  const results = { ours: [], without: [] };
  for (let round = 0; round < TYPING_ROUNDS; round++) {
    for (const name of inTurn(Object.keys(results), round)) {
      results[name].push(await type(browser, url, name === 'ours'));
    }
  }
  /** @type {(what: 'cpu' | 'latency', name: string, atMost: number) => Row} */
  const row = (what, name, atMost) => {
    const [ours, without] = [results.ours, results.without].map((all) =>
      all.map((result) => result[what]),
    );
    return {
      ...{ name, unit: 'ms', ours: median(ours), against: 'without the element' },
      ...{ peer: median(without), ratio: medianRatio(ours, without), goal: { atMost } },
    };
  };
  return [
    row('cpu', '10,000 nodes, 100 changes and 10 keys a second: tasks', 1.02),
    row('latency', 'the same: key to next frame', 1.05),
  ];
}

/** @returns {Promise<Row[]>} */
async function measure() {
  const site = await openSite();
  const browser = await launch();
  try {
    return [...(await clicks(browser, site)), ...(await typing(browser, site))];
  } finally {
    await browser.close();
    await site.close();
  }
}

export default { title: 'Under the hand', measure };
