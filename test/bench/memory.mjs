/**
 * The heap after 1,000 rounds of mount, failed start and removal beside that after 100, and what is
 * left of their nodes, all garbage collected before.
 */
import { launch, withPage } from './support/browser.mjs';
import { openSite } from './support/site.mjs';

/* global document, customElements */

/** @typedef {import('./support/rows.mjs').Row} Row */

const PAGE = `<!doctype html><html lang="en"><title>Memory</title>
<script type="module" src="/proctored-exam.min.js"></script><body></body></html>`;

/** In the page. */
async function rounds(/** @type {number} */ count) {
  await customElements.whenDefined('proctored-exam');
  // the debugger would keep what is logged
  console.error = () => undefined;
  for (let round = 0; round < count; round++) {
    const exam = document.createElement('proctored-exam');
    exam.innerHTML = `<section slot="start"><button data-action="start">Start</button></section>
      <template slot="in-exam"><p>Question 1</p></template><p slot="error">It failed.</p>`;
    exam.fetchStartData = () => Promise.reject(new Error('offline'));
    exam.loadSdk = () => Promise.resolve({ init: () => undefined });
    document.body.append(exam);
    await exam.start().catch(() => undefined);
    if (exam.phase !== 'error') throw new Error(`phase ${exam.phase}`);
    exam.remove();
    // the task after which a removal counts
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** @returns {Promise<Row[]>} */
async function measure() {
  const site = await openSite();
  const browser = await launch();
  try {
    return await withPage(browser, async (page) => {
      await page.goto(site.page(PAGE));
      const inspector = await page.context().newCDPSession(page);
      const read = async () => {
        // what the first frees, another may have been holding
        for (let time = 0; time < 3; time++) await inspector.send('HeapProfiler.collectGarbage');
        const { usedSize } = await inspector.send('Runtime.getHeapUsage');
        const { nodes, jsEventListeners } = await inspector.send('Memory.getDOMCounters');
        const { detachedNodes } = await inspector.send('DOM.getDetachedDomNodes');
        return {
          heap: usedSize,
          nodes,
          listeners: jsEventListeners,
          detached: detachedNodes.length,
        };
      };
      await inspector.send('DOM.enable');
      await page.evaluate(rounds, 100);
      const early = await read();
      await page.evaluate(rounds, 900);
      const late = await read();
      const against = 'after 100';
      return [
        {
          ...{ name: 'heap after 1,000 rounds', unit: 'bytes', ours: late.heap },
          ...{ against, peer: early.heap, goal: { atMost: 1.02 } },
        },
        {
          ...{ name: 'nodes after 1,000 rounds', unit: 'count', ours: late.nodes },
          ...{ against, peer: early.nodes, goal: { atMost: 1 } },
        },
        {
          ...{ name: 'listeners after 1,000 rounds', unit: 'count', ours: late.listeners },
          ...{ against, peer: early.listeners, goal: { atMost: 1 } },
        },
        {
          ...{ name: 'detached nodes after 1,000 rounds', unit: 'count', ours: late.detached },
          goal: { atMost: 0, of: 'ours' },
        },
      ];
    });
  } finally {
    await browser.close();
    await site.close();
  }
}

export default { title: 'Memory: mount, failed start, removal', measure };
