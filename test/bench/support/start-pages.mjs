/** Pages that start an exam: with the element, as the vendor's sample does, and in the fewest steps. */

/** When the learner clicked, by the browser's own clock of events. */
const CLOCK = `addEventListener('click', ({ timeStamp }) => { globalThis.clickedAt = timeStamp; }, true);`;

const VENDOR = "'https://sdk.web.proctor.constructor.app/proctoring.js'";

const ask = (/** @type {number} */ ms) =>
  `fetch('/start?ms=${ms}', { cache: 'no-store' }).then((answer) => answer.json())`;

/**
 * @param {string} importMap
 * @param {string} script
 * @param {string} body
 */
const page = (importMap, script, body) => `<!doctype html><html lang="en"><title>Exam</title>
${importMap}
<script>${CLOCK}</script>
<script type="module">${script}</script>
<body>${body}</body></html>`;

const BUTTON = '<button id="start" disabled>Start the exam</button>';

/** Lets the button be clicked when `script` has come so far. */
const onClick = (/** @type {string} */ handler) => `const button = document.querySelector('#start');
button.addEventListener('click', async () => { ${handler} });
button.disabled = false;`;

/** @typedef {(importMap: string, endpoint: number) => string} StartPage */

/** @type {(preload: string) => StartPage} */
const ours = (preload) => (importMap, endpoint) =>
  page(
    importMap,
    "import '/proctored-exam.min.js';",
    `<proctored-exam data-endpoint="/start?ms=${endpoint}" data-sdk-preload="${preload}">
      <section slot="start">
        <h2>Mathematics I</h2>
        <button id="start" data-action="start">Start the exam</button>
      </section>
      <template slot="in-exam"><p>Question 1</p></template>
      <p slot="finished">Thank you.</p>
    </proctored-exam>`,
  );

/** @type {Record<'none' | 'intent' | 'eager' | 'vendor' | 'naive' | 'atOnce', StartPage>} */
export const startPages = {
  none: ours('none'),
  intent: ours('intent'),
  eager: ours('eager'),
  /** Imports at page load; after the click there is the endpoint alone. */
  vendor: (importMap, endpoint) =>
    page(
      importMap,
      `import { init } from ${VENDOR};
      ${onClick(`const data = await ${ask(endpoint)}; await init({ ...data, theme: 'default' });`)}`,
      BUTTON,
    ),
  /** One thing after the other. */
  naive: (importMap, endpoint) =>
    page(
      importMap,
      onClick(`const data = await ${ask(endpoint)};
        const { init } = await import(${VENDOR});
        await init({ ...data, theme: 'default' });`),
      BUTTON,
    ),
  /** Both at once and nothing else: as soon as a page can that has loaded nothing before the click. */
  atOnce: (importMap, endpoint) =>
    page(
      importMap,
      onClick(`const [data, { init }] = await Promise.all([${ask(endpoint)}, import(${VENDOR})]);
        await init({ ...data, theme: 'default' });`),
      BUTTON,
    ),
};
