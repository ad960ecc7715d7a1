/**
 * The heap after 1,000 rounds of mount, failed start and removal beside that after 100, and what is
 * left of their nodes, all garbage collected before; beside a bare Lit element that is mounted and
 * removed. V8 compiles nothing here: machine code, which it makes as it likes, counts as heap.
 */
import { buildSource } from './support/build.mjs';
import { launch, withPage } from './support/browser.mjs';
import { openSite } from './support/site.mjs';

/* global document, customElements */

/** @typedef {import('./support/rows.mjs').Row} Row */

const PAGE = `<!doctype html><html lang="en"><title>Memory</title>
<script type="module" src="/proctored-exam.min.js"></script>
<script type="module" src="/bare.js"></script><body></body></html>`;

const BARE = `import { LitElement, html } from 'lit';
customElements.define('bare-element', class extends LitElement {
  render() { return html\`<slot name="start"></slot><slot name="error"></slot>\`; }
});`;

/** In the page. @param {{ tag: string, count: number }} options */
async function rounds({ tag, count }) {
  await customElements.whenDefined(tag);
  // the debugger would keep what is logged
  console.error = () => undefined;
  for (let round = 0; round < count; round++) {
    const element = document.createElement(tag);
    element.innerHTML = `<section slot="start"><button data-action="start">Start</button></section>
      <template slot="in-exam"><p>Question 1</p></template><p slot="error">It failed.</p>`;
    element.fetchStartData = () => Promise.reject(new Error('offline'));
    element.loadSdk = () => Promise.resolve({ init: () => undefined });
    document.body.append(element);
    await element.start?.().catch(() => undefined);
    await element.updateComplete;
    if ((element.phase ?? 'error') !== 'error') throw new Error(`phase ${element.phase}`);
    element.remove();
    // the task after which a removal counts
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/**
 * What is there after 100 rounds, and after 1,000.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} tag
 */
async function live(page, tag) {
  const inspector = await page.context().newCDPSession(page);
  await inspector.send('DOM.enable');
  const read = async () => {
    // what the first frees, another may have been holding
    for (let time = 0; time < 3; time++) await inspector.send('HeapProfiler.collectGarbage');
    const { usedSize } = await inspector.send('Runtime.getHeapUsage');
    const { nodes, jsEventListeners } = await inspector.send('Memory.getDOMCounters');
    const { detachedNodes } = await inspector.send('DOM.getDetachedDomNodes');
    // Lit's compiled templates are never in the document
    const detached = detachedNodes.filter(({ treeNode }) => treeNode.nodeName !== 'TEMPLATE');
    return { heap: usedSize, nodes, listeners: jsEventListeners, detached: detached.length };
  };
  await page.evaluate(rounds, { tag, count: 100 });
  const early = await read();
  await page.evaluate(rounds, { tag, count: 900 });
  return { early, late: await read() };
}

/** @returns {Promise<Row[]>} */
async function measure() {
  const site = await openSite();
  const browser = await launch(['--js-flags=--jitless']);
  try {
    site.script('/bare.js', (await buildSource(BARE)).code);
    const url = site.page(PAGE);
    const [ours, bare] = await Promise.all(
      ['proctored-exam', 'bare-element'].map((tag) =>
        withPage(browser, async (page) => {
          await page.goto(url);
          return live(page, tag);
        }),
      ),
    );
    /** @type {(what: 'heap' | 'nodes' | 'listeners', unit: string, atMost: number) => Row} */
    const after = (what, unit, atMost) => ({
      ...{ name: `${what} after 1,000 rounds`, unit, ours: ours.late[what] },
      ...{ against: 'after 100', peer: ours.early[what], goal: { atMost } },
    });
    return [
      after('heap', 'bytes', 1.02),
      {
        ...{ name: 'heap, bare Lit element', unit: 'bytes', ours: bare.late.heap },
        ...{ against: 'after 100', peer: bare.early.heap },
      },
      after('nodes', 'count', 1),
      after('listeners', 'count', 1),
      {
        ...{ name: 'detached nodes after 1,000 rounds', unit: 'count', ours: ours.late.detached },
        goal: { atMost: 0, of: 'ours' },
      },
    ];
  } finally {
    await browser.close();
    await site.close();
  }
}

export default { title: 'Memory: mount, failed start, removal', measure };
