import { expect } from '@open-wc/testing';
import { tellsTree, treeOf } from '../support/accessibility-tree.js';
import { authored, VIEWS } from '../support/views.js';

/**
 * What assistive technology is given in each view, built in or with an author's content: the texts and
 * controls of the phase, nothing of other phases, and the two live regions. Codes and times are dots.
 */
const TREES: [view: keyof typeof VIEWS, content: typeof authored | '', tree: string][] = [
  [
    'start',
    '',
    `
    button “Start the exam”
    status (polite)
    alert (assertive)`,
  ],
  [
    'start',
    authored,
    `
    heading “Mathematics I” (level 2)
    paragraph “Paper and a pen are allowed.”
    button “Start the quiz”
    status (polite)
    alert (assertive)`,
  ],
  [
    'start, with a problem',
    authored,
    `
    paragraph “This browser cannot share camera and screen. Use a current Chrome or Edge on a computer.”
    heading “Mathematics I” (level 2)
    paragraph “Paper and a pen are allowed.”
    button “Start the quiz”
    status (polite)
    alert (assertive)`,
  ],
  [
    'start, with a hint',
    '',
    `
    paragraph “Your browser blocks camera on this page. Allow it in the address bar before you start.”
    button “Start the exam”
    status (polite)
    alert (assertive)`,
  ],
  [
    'preparing',
    '',
    `
    paragraph “Please follow the instructions on the screen.”
    status “Please follow the instructions on the screen.” (polite)
    alert (assertive)`,
  ],
  [
    'preparing',
    authored,
    `
    paragraph “Please follow the instructions on the screen.”
    status “Please follow the instructions on the screen.” (polite)
    alert (assertive)`,
  ],
  [
    'in-exam',
    '',
    `
    status “Your exam has started.” (polite)
    alert (assertive)`,
  ],
  [
    'in-exam',
    authored,
    `
    heading “Questions” (level 2)
    LabelText
      “Answer”
      textbox “Answer”
    button “Hand in”
    status “Your exam has started.” (polite)
    alert (assertive)`,
  ],
  [
    'in-exam, not handed in',
    authored,
    `
    paragraph “The exam was not handed in. Check your connection and try again.”
    heading “Questions” (level 2)
    LabelText
      “Answer”
      textbox “Answer”
    button “Hand in”
    status “Your exam has started.” (polite)
    alert “The exam was not handed in. Check your connection and try again.” (assertive)`,
  ],
  [
    'finished',
    '',
    `
    paragraph “Your exam is finished. The recording is still uploading: please keep this page open.”
    status “Your exam is finished. The recording is still uploading: please keep this page open.” (polite)
    alert (assertive)`,
  ],
  [
    'finished',
    authored,
    `
    heading “Thank you” (level 2)
    paragraph
      “You will find your”
      link “grade”
      “here.”
    status “Your exam is finished. The recording is still uploading: please keep this page open.” (polite)
    alert (assertive)`,
  ],
  [
    'finished, after five minutes',
    '',
    `
    paragraph “Your exam is finished. The recording is still uploading: please keep this page open.”
    paragraph “Uploading for 5 minutes”
    status “Your exam is finished. The recording is still uploading: please keep this page open.” (polite)
    alert (assertive)`,
  ],
  [
    'finished, offline',
    authored,
    `
    paragraph “You are offline. The upload waits for the connection: please keep this page open.”
    heading “Thank you” (level 2)
    paragraph
      “You will find your”
      link “grade”
      “here.”
    status “You are offline. The upload waits for the connection: please keep this page open.” (polite)
    alert (assertive)`,
  ],
  [
    'uploaded',
    '',
    `
    paragraph “The recording has arrived. You may close this page.”
    status “The recording has arrived. You may close this page.” (polite)
    alert (assertive)`,
  ],
  [
    'uploaded',
    authored,
    `
    heading “Thank you” (level 2)
    paragraph
      “You will find your”
      link “grade”
      “here.”
    paragraph “The recording has arrived. You may close this page.”
    status “The recording has arrived. You may close this page.” (polite)
    alert (assertive)`,
  ],
  [
    'error, with a retry',
    authored,
    `
    paragraph “The exam did not start. Sign in again or tell your teacher.”
    button “Try again”
    button “Copy details for support”
    paragraph “Support code: … (endpoint-refused)”
    status (polite)
    alert “The exam did not start. Sign in again or tell your teacher.” (assertive)`,
  ],
  [
    'error, final',
    '',
    `
    paragraph “You may not take this exam. If you think you should, tell your teacher.”
    paragraph “No”
    button “Copy details for support”
    paragraph “Support code: … (endpoint-refused)”
    status (polite)
    alert “You may not take this exam. If you think you should, tell your teacher. No” (assertive)`,
  ],
  [
    'error, in the LMS’s words',
    '',
    `
    paragraph “This exam has not opened yet. Try again when it opens.”
    paragraph “Opens at noon”
    paragraph “The exam opens at noon, and stays open for one hour.”
    paragraph “You can try again from ….”
    button “Try again”
    button “Copy details for support”
    paragraph “Support code: … (endpoint-refused)”
    status (polite)
    alert “This exam has not opened yet. Try again when it opens. Opens at noon The exam opens at noon, and stays open for one hour. You can try again from ….” (assertive)`,
  ],
  [
    'error, details copied',
    '',
    `
    paragraph “The exam did not start. Sign in again or tell your teacher.”
    button “Try again”
    button “Copied”
    paragraph “Support code: … (endpoint-refused)”
    status “Copied” (polite)
    alert “The exam did not start. Sign in again or tell your teacher.” (assertive)`,
  ],
  [
    'error, details shown',
    '',
    `
    paragraph “The exam did not start. Sign in again or tell your teacher.”
    button “Try again”
    button “Copy details for support”
    paragraph “Support code: … (endpoint-refused)”
    textbox “Copy details for support” (focused, read-only)
      “{…}”
    status (polite)
    alert “The exam did not start. Sign in again or tell your teacher.” (assertive)`,
  ],
];

/** Each line of `tree` as Chromium draws it, less what differs from run to run. */
const steady = (tree: string): string =>
  tree
    .replace(/code: \d{8}/g, 'code: …')
    .replace(/{.*}/g, '{…}')
    .replace(/from [\d:]+\s[AP]M/g, 'from …');

/** As written above. */
const unindented = (tree: string): string => tree.slice(1).replace(/^ {4}/gm, '');

describe('what assistive technology is given in each view', () => {
  it('is written down here', () => {
    expect([...new Set(TREES.map(([view]) => view))]).to.deep.equal(Object.keys(VIEWS));
  });

  // Firefox and WebKit don't hand their trees out
  for (const [view, content, tree] of tellsTree ? TREES : []) {
    it(`${view}${content ? ', with an author’s content' : ''}`, async () => {
      await VIEWS[view](content);
      expect(steady(await treeOf())).to.equal(unindented(tree));
    });
  }
});
