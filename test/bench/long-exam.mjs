/**
 * Three hours in `in-exam` and three in `finished`, in the browser's virtual time: what wakes the page,
 * what that costs, and whether the heap grows; beside the same page without the element, and one that
 * looks every second whether something has changed. V8 compiles nothing here: machine code, which it makes
 * as it likes, counts as heap.
 */
import { launch, withPage } from './support/browser.mjs';
import { inTurn, median } from './support/rows.mjs';
import { openSite } from './support/site.mjs';

/* global document */

/** @typedef {import('./support/rows.mjs').Row} Row */

const ROUNDS = 3;
const HOUR = 60 * 60 * 1000;

/** Counts the page's timers and frames as they come up. */
const COUNT = `<script>
  globalThis.wakeups = 0;
  for (const name of ['setTimeout', 'setInterval', 'requestAnimationFrame', 'requestIdleCallback']) {
    const own = globalThis[name];
    globalThis[name] = (work, ...rest) =>
      own((...given) => { globalThis.wakeups++; work(...given); }, ...rest);
  }
</script>`;

const PAGE = `<!doctype html><html lang="en"><title>Long exam</title>${COUNT}
<script type="module" src="/proctored-exam.min.js"></script>
<body><main></main></body></html>`;

/** In the page. @param {string} contestant */
async function prepare(contestant) {
  const { makeExam } = await import('/exam.js');
  const main = document.querySelector('main');
  const quiz = document.createElement('section');
  quiz.slot = 'in-exam';
  quiz.innerHTML = '<h2>Question 1</h2><label>Answer <input></label>';
  if (contestant === 'bare' || contestant === 'polls') {
    main.append(quiz);
    if (contestant === 'polls') globalThis.setInterval(() => main.querySelector('.over'), 1000);
  } else {
    const { start, enter } = await makeExam(main, [quiz]);
    await start();
    await enter('in-exam');
    if (contestant === 'finished') await enter('finished');
  }
  // timers of a start that is over
  await new Promise((resolve) => setTimeout(resolve, 100));
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string} contestant
 */
async function live(page, contestant) {
  await page.evaluate(prepare, contestant);
  const inspector = await page.context().newCDPSession(page);
  await inspector.send('Performance.enable');
  const read = async () => {
    for (let time = 0; time < 3; time++) await inspector.send('HeapProfiler.collectGarbage');
    const { usedSize } = await inspector.send('Runtime.getHeapUsage');
    return { heap: usedSize, wakeups: await page.evaluate(() => globalThis.wakeups) };
  };
  /** Milliseconds of tasks, and of the script, style and layout within them. */
  const busy = async () => {
    const { metrics } = await inspector.send('Performance.getMetrics');
    const sum = (/** @type {string[]} */ ...names) =>
      1000 *
      metrics.reduce((total, { name, value }) => total + (names.includes(name) ? value : 0), 0);
    return {
      tasks: sum('TaskDuration'),
      work: sum('ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration'),
    };
  };
  const pass = async (/** @type {number} */ budget) => {
    const over = new Promise((resolve) => {
      inspector.once('Emulation.virtualTimeBudgetExpired', () => resolve(undefined));
    });
    await inspector.send('Emulation.setVirtualTimePolicy', { policy: 'advance', budget });
    await over;
  };
  // V8 tidies up after the page's load, and the readings compile code of their own
  await pass(HOUR);
  await read();
  const before = await read();
  const earlier = await busy();
  await pass(3 * HOUR);
  const later = await busy();
  const after = await read();
  return {
    work: later.work - earlier.work,
    tasks: later.tasks - earlier.tasks,
    wakeups: after.wakeups - before.wakeups,
    heap: after.heap / before.heap,
  };
}

/** @returns {Promise<Row[]>} */
async function measure() {
  const site = await openSite();
  const browser = await launch(['--js-flags=--jitless']);
  const url = site.page(PAGE);
  /** @type {Record<string, Awaited<ReturnType<typeof live>>[]>} */
  const results = { 'in-exam': [], finished: [], bare: [], polls: [] };
  try {
    for (let round = 0; round < ROUNDS; round++) {
      for (const name of inTurn(Object.keys(results), round)) {
        const result = await withPage(browser, async (page) => {
          await page.goto(url);
          return live(page, name);
        });
        results[name].push(result);
      }
    }
  } finally {
    await browser.close();
    await site.close();
  }
  const of = (
    /** @type {string} */ name,
    /** @type {'work' | 'tasks' | 'wakeups' | 'heap'} */ what,
  ) => median(results[name].map((result) => result[what]));
  // while the recording goes up the learner reads for how long, by the minute
  const allowed = {
    'in-exam': { wakeups: 0, work: 0.01 },
    finished: { wakeups: 3 * 60, work: 1 },
  };
  return Object.entries(allowed).flatMap(([phase, { wakeups, work }]) => [
    {
      ...{ name: `${phase}, wakeups by timers`, unit: 'count', ours: of(phase, 'wakeups') },
      ...{ against: 'a look every second', peer: of('polls', 'wakeups') },
      goal: /** @type {const} */ ({ atMost: wakeups, of: 'ours' }),
    },
    {
      ...{ name: `${phase}, script, style and layout`, unit: 'ms', ours: of(phase, 'work') },
      ...{ against: 'a look every second', peer: of('polls', 'work') },
      goal: { atMost: work },
    },
    {
      ...{ name: `${phase}, all tasks`, unit: 'ms', ours: of(phase, 'tasks') },
      ...{ against: 'the page without the element', peer: of('bare', 'tasks') },
    },
    {
      ...{ name: `${phase}, heap after by before`, unit: '×', ours: of(phase, 'heap') },
      ...{ against: 'the page without the element', peer: of('bare', 'heap') },
      goal: /** @type {const} */ ({ atMost: 1.01, of: 'ours' }),
    },
  ]);
}

export default { title: 'Three hours of exam, in virtual time', measure };
