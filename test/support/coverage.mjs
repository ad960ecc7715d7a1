/**
 * V8 coverage of pages that load a module more than once: in frames, or under another fragment. The
 * runner keeps the last of several entries with one path, so a frame that only loads the element
 * would wipe out what the tests of its page have covered. Here the entries of one path become one.
 */

/**
 * @typedef {{ startOffset: number, endOffset: number, count: number }} Range
 * @typedef {{ functionName: string, isBlockCoverage: boolean, ranges: Range[] }} FunctionCoverage
 * @typedef {{ scriptId: string, url: string, functions: FunctionCoverage[] }} ScriptCoverage
 */

/** @param {Range} range */
const keyOf = ({ startOffset, endOffset }) => `${startOffset}-${endOffset}`;

/** The count of the innermost range around `range`; ranges come outermost first. */
function countAt(/** @type {Range[]} */ ranges, /** @type {Range} */ range) {
  return (
    ranges.findLast(
      ({ startOffset, endOffset }) =>
        startOffset <= range.startOffset && endOffset >= range.endOffset,
    )?.count ?? 0
  );
}

/** @param {FunctionCoverage} a @param {FunctionCoverage} b @returns {FunctionCoverage} */
function mergeFunctions(a, b) {
  // What was never called is reported without blocks.
  if (!a.isBlockCoverage || a.ranges[0]?.count === 0) return b.isBlockCoverage ? b : a;
  if (!b.isBlockCoverage || b.ranges[0]?.count === 0) return a;
  const all = new Map([...a.ranges, ...b.ranges].map((range) => [keyOf(range), range]));
  const ranges = [...all.values()]
    .sort((x, y) => x.startOffset - y.startOffset || y.endOffset - x.endOffset)
    .map((range) => ({ ...range, count: countAt(a.ranges, range) + countAt(b.ranges, range) }));
  return { ...a, ranges };
}

/** @param {ScriptCoverage} a @param {ScriptCoverage} b @returns {ScriptCoverage} */
function mergeScripts(a, b) {
  const functions = new Map(a.functions.map((entry) => [keyOf(entry.ranges[0]), entry]));
  for (const entry of b.functions) {
    const key = keyOf(entry.ranges[0]);
    const known = functions.get(key);
    functions.set(key, known ? mergeFunctions(known, entry) : entry);
  }
  return {
    ...a,
    functions: [...functions.values()].sort(
      ({ ranges: [x] }, { ranges: [y] }) =>
        x.startOffset - y.startOffset || y.endOffset - x.endOffset,
    ),
  };
}

/** @param {ScriptCoverage[]} scripts one entry a script that the page and its frames have loaded */
export function mergeByPath(scripts) {
  /** @type {Map<string, ScriptCoverage>} */
  const merged = new Map();
  for (const script of scripts) {
    const { origin, pathname } = new URL(script.url);
    const known = merged.get(origin + pathname);
    merged.set(origin + pathname, known ? mergeScripts(known, script) : script);
  }
  return [...merged.values()];
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
    const scripts = entries.flatMap(({ rawScriptCoverage }) => rawScriptCoverage ?? []);
    return mergeByPath(scripts.filter(({ url }) => URL.canParse(url))).map((rawScriptCoverage) => ({
      url: rawScriptCoverage.url,
      text: '',
      ranges: [],
      rawScriptCoverage,
    }));
  };
  return page;
}
