/**
 * Runs one test file by Mocha in a test page. The runner takes results as copies only, and waits without end
 * for those of a failed assertion that holds a node of the document: a node can't be copied. So what such an
 * assertion has compared is told as text.
 */
import { executeServerCommand } from '@web/test-runner-commands';
import { runTests } from '@web/test-runner-mocha';

/** @param {unknown} value */
function asText(value) {
  const seen = new Set();
  try {
    return JSON.stringify(value, (_key, inner) => {
      if (inner instanceof Object && 'nodeType' in inner) return `<${inner.nodeName}>`;
      if (typeof inner !== 'object' || inner === null) return inner;
      if (seen.has(inner)) return 'seen above';
      seen.add(inner);
      return inner;
    });
  } catch {
    return String(value);
  }
}

runTests(async () => {
  // Keys reach nobody in a page that has lost the focus.
  beforeEach(async () => {
    if (!document.hasFocus()) await executeServerCommand('focus-page');
  });
  afterEach(function () {
    /** @type {{ actual?: unknown, expected?: unknown } | undefined} */
    const error = this.currentTest?.err;
    if (!error) return;
    error.actual = asText(error.actual);
    error.expected = asText(error.expected);
  });
  const { testFile } = window.__WTR_CONFIG__;
  await import(new URL(testFile, document.baseURI).href);
});
