import { html } from 'lit';
import { render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import 'proctored-exam';
import './course-page.mjs';

/** An exam as a page of Lit's would write it. */
const exam = html`<proctored-exam data-endpoint="/start" data-sdk-preload="none">
  <section slot="start"><h1>Mathematics I</h1></section>
  <template slot="in-exam"
    ><p>Question 1</p>
    <proctored-exam id="inner"></proctored-exam
  ></template>
</proctored-exam>`;

/** One that leaves all of it to the built-in texts. */
const bare = html`<proctored-exam data-endpoint="/start" data-sdk-preload="none"
  ><template slot="in-exam"><p>Question 1</p></template></proctored-exam
>`;

/** One in the shadow tree of a component, which listens to it. */
const within = html`<course-page></course-page>`;

const pages = { exam, bare, within };
process.stdout.write(await collectResult(render(pages[process.argv[2]])));
