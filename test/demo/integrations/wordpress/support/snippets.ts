import { QUESTION, SECRET_WORD } from './exam-site.js';

// What an Author saves, as the plugin's README has it.

const start = `<h2>Before you start</h2>

<p>Paper is allowed.</p>`;

/** A post with an exam whose questions are in a post of their own. */
export const shortcodePost = (questions: number, attributes = 'minutes="60"') => ({
  title: 'Analysis I',
  content: `[proctored_exam questions="${questions}" ${attributes}]

${start}

[proctored_exam_slot name="finished"]Thank you.[/proctored_exam_slot]

[/proctored_exam]`,
});

const endpoint = (action: string, exam: number) =>
  `/wp-admin/admin-ajax.php?action=proctored_exam_${action}&exam=${exam}`;

/** The exam of another post as a placeholder, with a question in it. */
export const placeholderPost = (exam: number) => ({
  title: 'Analysis I, pasted',
  content: `<!-- wp:html -->
<div class="proctored-exam" data-endpoint="${endpoint('start', exam)}" data-finish-endpoint="${endpoint('finish', exam)}">
<div data-slot="start">${start}
<button type="button" data-action="start">Start the exam</button>
<p>If the button does nothing, reload the page.</p></div>
<div data-slot="in-exam" hidden style="display:none"><p>${QUESTION} ${SECRET_WORD}?</p>
<button type="button" data-action="finish">Hand in</button></div>
<div data-slot="finished" hidden style="display:none"><p>Thank you.</p></div>
</div>
<!-- /wp:html -->`,
});

/** The same with the tag, which only those may save whose HTML WordPress doesn't filter. */
export const tagPost = (exam: number) => ({
  title: 'Analysis I, the tag',
  content: `<!-- wp:html -->
<proctored-exam data-endpoint="${endpoint('start', exam)}">
<div slot="start">${start}
<button type="button" data-action="start">Start the exam</button></div>
<template slot="in-exam"><p>${QUESTION} ${SECRET_WORD}?</p>
<iframe src="/quiz" title="Quiz"></iframe></template>
<p slot="finished">Thank you.</p>
</proctored-exam>
<!-- /wp:html -->`,
});
