/**
 * V8 coverage of pages that load a module more than once: in frames, or under another fragment. The
 * runner keeps the last of several entries with one path, so a frame that only loads the element
 * would wipe out what the tests of its page have covered. Here the entries of one path become one.
 */
import { mergeProcessCovs } from '@bcoe/v8-coverage';

/** @param {string} url */
function withoutQuery(url) {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}

/**
 * Makes a page report merged coverage. For `createPage` of `chromeLauncher`.
 *
 * @template {import('puppeteer-core').Page} P
 * @param {P} page
 * @returns {P}
 */
export function withMergedCoverage(page) {
  const { coverage } = page;
  const stop = coverage.stopJSCoverage.bind(coverage);
  coverage.stopJSCoverage = async () => {
    const entries = await stop();
    const scripts = entries
      .flatMap(({ rawScriptCoverage }) => rawScriptCoverage ?? [])
      // A script in a `data:` address has no origin, and is none of our files.
      .filter(({ url }) => URL.canParse(url) && new URL(url).origin !== 'null')
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
