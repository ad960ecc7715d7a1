/** What a page has asked for, of which server and how much, before the learner clicks. */
import { launch, withPage } from './support/browser.mjs';
import { brotliCompressSync } from 'node:zlib';
import { openSite, read } from './support/site.mjs';
import { startPages } from './support/start-pages.mjs';

/**
 * @typedef {import('./support/rows.mjs').Row} Row
 * @typedef {import('./support/site.mjs').Asked} Asked
 */

const isOfSdk = ({ server }) => server === 'sdk';
const bytesOf = (/** @type {Asked[]} */ asked) => asked.reduce((sum, { bytes }) => sum + bytes, 0);

/** @returns {Promise<Row[]>} */
async function measure() {
  const site = await openSite();
  const browser = await launch();
  const map = site.importMap(2);

  /** What is asked for by a page that is looked at, and by a pointer that comes to rest on the button. */
  const asksOf = (/** @type {keyof typeof startPages} */ name) =>
    withPage(browser, async (page) => {
      const url = site.page(startPages[name](map, 1));
      site.asked.length = 0;
      // no request for half a second
      await page.goto(url, { waitUntil: 'networkidle' });
      const loaded = [...site.asked];
      await page.hover('#start');
      await page.waitForLoadState('networkidle');
      await page.waitForTimeout(300);
      return { loaded, hovered: site.asked.slice(loaded.length) };
    });

  try {
    const none = await asksOf('none');
    const intent = await asksOf('intent');
    const eager = await asksOf('eager');
    const vendor = await asksOf('vendor');
    const sdk = vendor.loaded.filter(isOfSdk).length;
    const against = 'vendor’s snippet';
    const nothing = /** @type {const} */ ({ atMost: 0, of: 'ours' });
    /** @type {(name: string, asked: Asked[], peer: number, goal?: Row['goal']) => Row} */
    const count = (name, asked, peer, goal) => ({
      ...{ name, unit: 'count', ours: asked.length },
      ...(peer && { against, peer }),
      ...(goal && { goal }),
    });
    const starts = [none, intent, eager].flatMap(({ loaded, hovered }) =>
      [...loaded, ...hovered].filter(({ path }) => path === '/start'),
    );
    const scripts = none.loaded.filter(({ path }) => path.endsWith('.js'));
    return [
      count(
        'none: requests to the SDK’s origin',
        [...none.loaded, ...none.hovered].filter(isOfSdk),
        sdk,
        nothing,
      ),
      count('intent: requests to it before intent', intent.loaded.filter(isOfSdk), sdk, nothing),
      count('intent: requests to it at intent', intent.hovered.filter(isOfSdk), sdk),
      count('eager: requests to it', eager.loaded.filter(isOfSdk), sdk),
      count('all three: requests to the endpoint', starts, 0, nothing),
      count(
        'none: requests to the page’s own origin, page included',
        none.loaded,
        vendor.loaded.length - sdk,
      ),
      {
        name: 'none: bytes of scripts, brotli',
        unit: 'bytes',
        ours: bytesOf(scripts),
        against: 'the module itself',
        peer: brotliCompressSync(read('proctored-exam.min.js')).length,
        goal: { atMost: 1 },
      },
    ];
  } finally {
    await browser.close();
    await site.close();
  }
}

export default { title: 'Before the click', measure };
