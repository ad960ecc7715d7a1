/**
 * A start over a network as slow as 3G: when the button is there, when `init` is called after the click, and
 * what was asked for, in its order; beside a page that does the same in the fewest steps.
 */
import { launch, withPage } from './support/browser.mjs';
import { inTurn, median, medianRatio } from './support/rows.mjs';
import { openSite } from './support/site.mjs';
import { startPages } from './support/start-pages.mjs';

/** @typedef {import('./support/rows.mjs').Row} Row */

const ROUNDS = 3;
/** What browsers' tools call slow 3G: milliseconds to and fro, and bytes a second. */
const NETWORK = { latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };

/** @returns {Promise<{ shown: number, started: number, asked: string[] }>} times in ms */
function start(browser, site, url) {
  return withPage(browser, async (page) => {
    const inspector = await page.context().newCDPSession(page);
    await inspector.send('Network.enable');
    await inspector.send('Network.emulateNetworkConditions', { offline: false, ...NETWORK });
    site.asked.length = 0;
    const before = performance.now();
    await page.goto(url, { waitUntil: 'commit' });
    await page.locator('#start:enabled').waitFor();
    // The author's own button is there before the script; it counts when it can be pressed.
    await page.waitForFunction(
      () =>
        !document.querySelector('proctored-exam') ||
        customElements.get('proctored-exam') !== undefined,
    );
    const shown = performance.now() - before;
    await page.click('#start');
    await page.waitForFunction(() => globalThis.initAt, undefined, { polling: 20 });
    const started = await page.evaluate(() => globalThis.initAt - globalThis.clickedAt);
    return { shown, started, asked: site.asked.map(({ path }) => path) };
  });
}

/* global document, customElements */

/** @returns {Promise<Row[]>} */
async function measure() {
  const site = await openSite();
  const browser = await launch();
  const map = site.importMap(2);
  const urls = {
    ours: site.page(startPages.none(map, 1)),
    atOnce: site.page(startPages.atOnce(map, 1)),
  };
  const results = { ours: [], atOnce: [] };
  try {
    for (let round = 0; round < ROUNDS; round++) {
      for (const name of inTurn(Object.keys(urls), round)) {
        results[name].push(await start(browser, site, urls[name]));
      }
    }
  } finally {
    await browser.close();
    await site.close();
  }
  /** @type {(what: 'shown' | 'started', name: string) => Row} */
  const row = (what, name) => {
    const [ours, peer] = [results.ours, results.atOnce].map((all) => all.map((one) => one[what]));
    return {
      ...{ name, unit: 'ms', ours: median(ours), against: 'both requests at once, and no more' },
      ...{ peer: median(peer), ratio: medianRatio(ours, peer) },
    };
  };
  const asked = results.ours[0].asked.filter((path) => !/page-|favicon/.test(path));
  return [
    {
      ...row('shown', 'page to a button that works'),
      note: `asked, in this order: ${asked.join(', ')}`,
    },
    { ...row('started', 'click to init, nothing preloaded'), goal: { atMost: 1.05 } },
  ];
}

export default { title: 'Slow network (400 ms, 50 kB/s)', measure };
