/**
 * V8 coverage of Chromium's pages, for the runner. Puppeteer's own asks the browser for the text of every script
 * of every frame, some hundred each time, and the runner needs none of them: that took three quarters of the time
 * of a frame. The runner also keeps the last of several entries with one path, so a frame that only loads
 * the element would wipe out what the tests of its page have covered. Here the entries of one path become one.
 */
import { mergeProcessCovs } from '@bcoe/v8-coverage';

/** Below this path of the server lies what is measured. */
const SOURCES = '/src/';

/** @param {string} url */
function withoutQuery(url) {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}

/** @param {string} url */
const isSource = (url) => URL.canParse(url) && new URL(url).pathname.startsWith(SOURCES);

/**
 * Makes a page report merged coverage of our sources. For `createPage` of `chromeLauncher`.
 *
 * @template {import('puppeteer-core').Page} P
 * @param {P} page
 * @returns {Promise<P>}
 */
export async function withMergedCoverage(page) {
  const { coverage } = page;
  const profiler = await page.createCDPSession();
  coverage.startJSCoverage = async () => {
    await profiler.send('Profiler.enable');
    await profiler.send('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  };
  coverage.stopJSCoverage = async () => {
    const taken = await profiler.send('Profiler.takePreciseCoverage');
    await profiler.send('Profiler.stopPreciseCoverage');
    await profiler.send('Profiler.disable');
    const scripts = taken.result
      .filter(({ url }) => isSource(url))
      .map((script) => ({ ...script, url: withoutQuery(script.url) }));
    const { result } = mergeProcessCovs([{ result: scripts }]);
    return result.map((/** @type {(typeof scripts)[number]} */ rawScriptCoverage) => ({
      url: rawScriptCoverage.url,
      text: '',
      ranges: [],
      rawScriptCoverage,
    }));
  };
  return page;
}
