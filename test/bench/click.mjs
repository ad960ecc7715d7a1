/**
 * From the click to the call of the SDK's `init`, over servers that take their time. The pages of a
 * round are loaded side by side; then one after the other is clicked, so that none is in another's
 * way. Each is new: a page imports a module once.
 */
import { launch } from './support/browser.mjs';
import { inTurn, median, medianRatio } from './support/rows.mjs';
import { openSite } from './support/site.mjs';
import { startPages } from './support/start-pages.mjs';

/** @typedef {import('./support/rows.mjs').Row} Row */

const ROUNDS = 3;
/** How long the pointer rests on the button before the click. */
const REST = 300;
/** Milliseconds that the endpoint and the SDK, both of its modules together, take. */
const LATENCIES = [
  { endpoint: 200, sdk: 300 },
  { endpoint: 50, sdk: 500 },
  { endpoint: 500, sdk: 50 },
];
const names = /** @type {(keyof typeof startPages)[]} */ (Object.keys(startPages));

/**
 * Milliseconds from the click to `init`, in a page that has had the time to load what it would.
 *
 * @param {import('playwright-core').Page} page
 * @param {boolean} rests
 */
async function click(page, rests) {
  const { x, y, width, height } = (await page.locator('#start').boundingBox()) ?? {};
  await page.mouse.move(x + width / 2, y + height / 2);
  if (rests) await page.waitForTimeout(REST);
  await page.mouse.down();
  await page.mouse.up();
  await page.waitForFunction(() => globalThis.initAt, undefined, { polling: 20 });
  return page.evaluate(() => globalThis.initAt - globalThis.clickedAt);
}

/** In the page: whether the last of the SDK's modules has come. */
const hasSdk = () =>
  performance.getEntriesByType('resource').some(({ name }) => name.includes('/session.js'));

/**
 * @param {import('playwright-core').Browser} browser
 * @param {Record<string, string>} urls
 * @param {number} round
 */
async function measureRound(browser, urls, round) {
  const context = await browser.newContext();
  const pages = await Promise.all(
    names.map(async (name) => {
      const page = await context.newPage();
      await page.goto(urls[name]);
      await page.locator('#start:enabled').waitFor();
      if (name === 'eager') await page.waitForFunction(hasSdk);
      return { name, page };
    }),
  );
  // whatever a page does of its own accord in the beginning
  await pages[0].page.waitForTimeout(200);
  /** @type {Record<string, number>} */
  const took = {};
  for (const { name, page } of inTurn(pages, round)) {
    await page.bringToFront();
    took[name] = await click(page, name === 'intent');
  }
  await context.close();
  return took;
}

/** @returns {Promise<Row[]>} */
async function measure() {
  const site = await openSite();
  const browser = await launch();
  /** @type {Row[]} */
  const rows = [];
  try {
    for (const { endpoint, sdk } of LATENCIES) {
      const map = site.importMap(sdk);
      const urls = Object.fromEntries(
        names.map((name) => [name, site.page(startPages[name](map, endpoint))]),
      );
      /** @type {Record<string, number>[]} */
      const rounds = [];
      for (let round = 0; round < ROUNDS; round++) {
        rounds.push(await measureRound(browser, urls, round));
      }
      rows.push(...rowsOf(endpoint, sdk, rounds));
    }
  } finally {
    await browser.close();
    await site.close();
  }
  return rows;
}

/**
 * @param {number} endpoint
 * @param {number} sdk
 * @param {Record<string, number>[]} rounds
 * @returns {Row[]}
 */
function rowsOf(endpoint, sdk, rounds) {
  const times = (/** @type {string} */ name) => rounds.map((took) => took[name]);
  const unit = 'ms';
  const title = `${endpoint}/${sdk}`;
  const goal = { atMost: 1.05 };
  /** @type {(what: string, ours: string, against: string, peer: string, goal?: Row['goal']) => Row} */
  const beside = (what, ours, against, peer, wanted) => ({
    ...{ name: `${title} ${what}`, unit, ours: median(times(ours)), against },
    ...{ peer: median(times(peer)), ratio: medianRatio(times(ours), times(peer)) },
    ...(wanted && { goal: wanted }),
  });
  const unready = sdk - REST;
  return [
    beside('none', 'none', 'both at once, and no more', 'atOnce', goal),
    beside(
      'intent',
      'intent',
      'endpoint alone (vendor’s snippet)',
      'vendor',
      unready > endpoint ? undefined : goal,
    ),
    beside('eager', 'eager', 'endpoint alone (vendor’s snippet)', 'vendor', goal),
    beside('none', 'none', 'naive: one after the other', 'naive'),
    ...[
      ['none', 'none', Math.max(endpoint, sdk)],
      ['both at once, and no more', 'atOnce', Math.max(endpoint, sdk)],
      ['intent', 'intent', Math.max(endpoint, unready)],
      ['vendor’s snippet', 'vendor', endpoint],
    ].map(([what, name, limit]) => ({
      ...{ name: `${title} ${what}`, unit, ours: median(times(name)) },
      ...{ against: 'computed limit', peer: limit },
      ...(name === 'intent' &&
        unready > endpoint && {
          goal,
          note: `after ${REST} ms of rest the SDK is still ${unready} ms away: no page can be quicker`,
        }),
    })),
  ];
}

export default { title: 'Click to init (endpoint/SDK, ms)', measure };
