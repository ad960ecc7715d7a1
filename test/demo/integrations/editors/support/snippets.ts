import { readFile } from 'node:fs/promises';

/**
 * What authors paste, as the guide tells them. The last one has its questions in the page, which
 * the guide tells them not to.
 */
export const snippets = {
  tag: `
<proctored-exam data-endpoint="/start?exam=42">
  <section slot="start">
    <h3>Mathematics I</h3>
    <p><button data-action="start">Start the exam</button></p>
  </section>
  <template slot="in-exam">
    <iframe src="/quiz/42" title="Mathematics I" width="100%" height="700"></iframe>
  </template>
  <p slot="finished">Thank you.</p>
</proctored-exam>`,

  placeholder: `
<div class="proctored-exam" data-endpoint="/start?exam=42">
  <div data-slot="start">
    <h3>Mathematics I</h3>
    <p><button type="button" data-action="start">Start the exam</button></p>
    <p>If the button does nothing, reload the page, or ask your teacher.</p>
  </div>
  <div data-slot="in-exam" hidden style="display: none">
    <iframe data-src="/quiz/42" title="Mathematics I" width="100%" height="700"></iframe>
  </div>
  <div data-slot="finished" hidden style="display: none">
    <p>Thank you.</p>
  </div>
</div>`,

  'placeholder without a button': `
<div class="proctored-exam" data-endpoint="/start?exam=42">
  <div data-slot="start">
    <p><a href="#start" data-action="start">Start the exam</a></p>
  </div>
  <div data-slot="in-exam" style="display: none">
    <iframe data-src="/quiz/42" title="Mathematics I" width="100%" height="700"></iframe>
  </div>
  <div data-slot="finished" style="display: none">
    <p>Thank you.</p>
  </div>
</div>`,

  'placeholder with the questions in it': `
<div class="proctored-exam" data-endpoint="/start?exam=42">
  <div data-slot="start">
    <p><button type="button" data-action="start">Start the exam</button></p>
  </div>
  <div data-slot="in-exam" hidden style="display: none"><p>Question 1: what is 6 × 7?</p></div>
  <div data-slot="finished" hidden style="display: none">
    <p>Thank you.</p>
  </div>
</div>`,
};

export type Snippet = keyof typeof snippets;

/** What an administrator adds to the pages: the head of the README, without the script. */
export const siteRule = async (): Promise<string> => {
  const readme = await readFile('README.md', 'utf8');
  const [, head] = /^ *(<style>.*<\/noscript>)$/ms.exec(readme) ?? [];
  if (!head) throw new Error('README.md: no head');
  return head;
};
