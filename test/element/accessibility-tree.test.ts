import { expect } from '@open-wc/testing';
import { tellsTree, treeOf } from '../support/accessibility-tree.js';
import { authored, told, VIEWS } from '../support/views.js';

/**
 * What assistive technology is given in each view, built in or with an author's content: the texts and
 * controls of the phase, nothing of other phases, and the two live regions. Codes and times are dots.
 */
const TREES: [view: keyof typeof VIEWS, content: typeof authored | '', tree: string][] = [
  [
    'start',
    '',
    `
    group
      button “Start the exam”
    paragraph (polite)
    paragraph (assertive)`,
  ],
  [
    'start',
    authored,
    `
    group
      heading “Mathematics I” (level 2)
      paragraph “Paper and a pen are allowed.”
      button “Start the quiz”
    paragraph (polite)
    paragraph (assertive)`,
  ],
  [
    'start, with a problem',
    authored,
    `
    group
      heading “Mathematics I” (level 2)
      paragraph “Paper and a pen are allowed.”
      button “Start the quiz”
      paragraph “This browser cannot share camera and screen. Use a current Chrome or Edge on a computer.”
    paragraph (polite)
    paragraph (assertive)`,
  ],
  [
    'start, with a hint',
    '',
    `
    group
      button “Start the exam”
      paragraph “Your browser blocks camera on this page. Allow it in the address bar before you start.”
    paragraph (polite)
    paragraph (assertive)`,
  ],
  [
    'preparing',
    '',
    `
    group
      paragraph “Please follow the instructions on the screen.”
    paragraph “Please follow the instructions on the screen.” (polite)
    paragraph (assertive)`,
  ],
  [
    'preparing',
    authored,
    `
    group
      paragraph “Please follow the instructions on the screen.”
    paragraph “Please follow the instructions on the screen.” (polite)
    paragraph (assertive)`,
  ],
  [
    'in-exam',
    '',
    `
    group
      paragraph “Your exam has started.”
    paragraph “Your exam has started.” (polite)
    paragraph (assertive)`,
  ],
  [
    'in-exam',
    authored,
    `
    group
      heading “Questions” (level 2)
      LabelText
        “Answer”
        textbox “Answer”
      button “Hand in”
    paragraph “Your exam has started.” (polite)
    paragraph (assertive)`,
  ],
  [
    'in-exam, not handed in',
    authored,
    `
    group
      heading “Questions” (level 2)
      LabelText
        “Answer”
        textbox “Answer”
      button “Hand in”
      paragraph “Your exam was not handed in.”
      paragraph “The exam’s server has a problem. Try again in a few minutes.”
      group
        DisclosureTriangle “Details for support”
    paragraph (polite)
    paragraph “Your exam has started. Your exam was not handed in. The exam’s server has a problem. Try again in a few minutes.” (assertive)`,
  ],
  [
    'finished',
    '',
    `
    group
      paragraph “The exam has ended.”
      paragraph “The recording is still uploading: please keep this page open.”
    paragraph “The exam has ended. The recording is still uploading: please keep this page open.” (polite)
    paragraph (assertive)`,
  ],
  [
    'finished',
    authored,
    `
    group
      heading “Thank you” (level 2)
      paragraph
        “You will find your”
        link “grade”
        “here.”
      paragraph “The recording is still uploading: please keep this page open.”
    paragraph “The exam has ended. The recording is still uploading: please keep this page open.” (polite)
    paragraph (assertive)`,
  ],
  [
    'finished, after five minutes',
    '',
    `
    group
      paragraph “The exam has ended.”
      paragraph “The recording is still uploading: please keep this page open.”
      paragraph “Uploading for 5 minutes”
    paragraph “The exam has ended. The recording is still uploading: please keep this page open.” (polite)
    paragraph (assertive)`,
  ],
  [
    'finished, offline',
    authored,
    `
    group
      heading “Thank you” (level 2)
      paragraph
        “You will find your”
        link “grade”
        “here.”
      paragraph “You are offline. The upload waits for the connection: please keep this page open.”
    paragraph “The exam has ended. You are offline. The upload waits for the connection: please keep this page open.” (polite)
    paragraph (assertive)`,
  ],
  [
    'uploaded',
    '',
    `
    group
      paragraph “The exam has ended.”
      paragraph “The recording has arrived. You may close this page.”
    paragraph “The exam has ended. The recording has arrived. You may close this page.” (polite)
    paragraph (assertive)`,
  ],
  [
    'uploaded',
    authored,
    `
    group
      heading “Thank you” (level 2)
      paragraph
        “You will find your”
        link “grade”
        “here.”
      paragraph “The recording has arrived. You may close this page.”
    paragraph “The exam has ended. The recording has arrived. You may close this page.” (polite)
    paragraph (assertive)`,
  ],
  [
    'error, with a retry',
    authored,
    `
    group
      paragraph “The exam’s server has a problem. Try again in a few minutes.”
      button “Try again”
      group
        DisclosureTriangle “Details for support”
    paragraph (polite)
    paragraph “The exam’s server has a problem. Try again in a few minutes.” (assertive)`,
  ],
  [
    'error, final',
    '',
    `
    group
      paragraph “You may not take this exam. If you think you should, tell your teacher.”
      paragraph “No”
      group
        DisclosureTriangle “Details for support”
    paragraph (polite)
    paragraph “You may not take this exam. If you think you should, tell your teacher. No” (assertive)`,
  ],
  [
    'error, set up wrongly',
    '',
    `
    group
      paragraph “This exam is not set up correctly. Please tell your teacher.”
      button “Copy details for support”
      button “Try again”
      group
        DisclosureTriangle “Details for support”
    paragraph (polite)
    paragraph “This exam is not set up correctly. Please tell your teacher.” (assertive)`,
  ],
  [
    'error, after the exam',
    authored,
    `
    group
      heading “Thank you” (level 2)
      paragraph
        “You will find your”
        link “grade”
        “here.”
      paragraph “The recording did not arrive in full. Please tell your teacher.”
      button “Copy details for support”
      group
        DisclosureTriangle “Details for support”
    paragraph (polite)
    paragraph “The exam has ended. The recording did not arrive in full. Please tell your teacher.” (assertive)`,
  ],
  [
    'error, in the LMS’s words',
    '',
    `
    group
      paragraph “This exam has not opened yet.”
      paragraph “The exam opens at noon, and stays open for one hour.”
      paragraph “You can try again from ….”
      button “Try again”
      group
        DisclosureTriangle “Details for support”
    paragraph (polite)
    paragraph “This exam has not opened yet. The exam opens at noon, and stays open for one hour. You can try again from ….” (assertive)`,
  ],
  [
    'error, details copied',
    '',
    `
    group
      paragraph “The exam’s server has a problem. Try again in a few minutes.”
      button “Try again”
      group
        DisclosureTriangle “Details for support”
        paragraph
          “Support code:”
          “… (endpoint-refused)”
        button “Copied”
    paragraph “Copied” (polite)
    paragraph (assertive)`,
  ],
  [
    'error, details shown',
    '',
    `
    group
      paragraph “The exam’s server has a problem. Try again in a few minutes.”
      button “Try again”
      group
        DisclosureTriangle “Details for support”
        paragraph
          “Support code:”
          “… (endpoint-refused)”
        button “Copy details for support”
        textbox “Copy details for support” (focused, read-only)
          “{…}”
    paragraph (polite)
    paragraph “The exam’s server has a problem. Try again in a few minutes.” (assertive)`,
  ],
];

/** Each line of `tree` as Chromium draws it, less what differs from run to run. */
const steady = (tree: string): string =>
  tree
    .replace(/\d{8}(?= \()/g, '…')
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
      await told(await VIEWS[view](content));
      expect(steady(await treeOf())).to.equal(unindented(tree));
    });
  }
});
