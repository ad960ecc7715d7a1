/**
 * The built-in texts in English: the one language in the main file, and the keys of all others.
 *
 * For translators: the reader is a learner, often nervous, before, in or after an exam. Be plain, short
 * and polite, and address the learner formally. Name first what happened, then what to do. Never say that
 * answers arrived where the English text doesn't. Words in braces, such as `{time}`, are filled in by
 * the program: keep them as they are. The comment above each text says where it stands.
 */
export const en = {
  // Button: starts the exam for the first time.
  start: 'Start the exam',
  // The same button after the page was reloaded during the exam.
  resume: 'Resume the exam',
  // Button below an error.
  retry: 'Try again',
  // Link: opens this page in a browser tab of its own, out of the page that embeds it.
  'own-tab': 'Open in its own tab',
  // Link: opens this page by https.
  secure: 'Open the secure page',
  // Heading of a part that can be folded out, with what a help desk wants to know.
  details: 'Details for support',
  // Button in that part, or below an error that others must mend: puts the details into the clipboard.
  copy: 'Copy details for support',
  // The same button, when it has been pressed.
  copied: 'Copied',
  // Before a number of eight digits that the learner can tell a help desk.
  support: 'Support code:',
  // After the start button was pressed: the first of three steps. The learner only waits.
  preparing: 'Preparing your exam.',
  // The second step: the program of the proctoring service is loaded.
  loading: 'Proctoring is loading.',
  // The third step: the proctoring service now asks for camera, microphone and screen.
  checks: 'Please follow the instructions on the screen.',
  // Instead of it, when the learner can't reach what the proctoring service asks: the page is in full screen, or shows something over it.
  covered:
    'The steps of the proctoring are hidden behind a part of this page. Leave full screen or tell your teacher.',
  // Instead of the first step, when too many learners start at the same time.
  busy: 'Many are starting right now. Your exam starts by itself in a moment.',
  // After a text that says what is waited for.
  longer: 'This takes longer than usual. Please keep this page open.',
  // After the reason why the exam can't be started yet. {time} is a time, or a date with a time.
  later: 'You can try again from {time}.',
  // Before the start. {features} is a list of the three words that follow.
  denied:
    'Your browser blocks {features} on this page. Allow it in the address bar before you start.',
  // In such a list.
  camera: 'camera',
  // In such a list.
  microphone: 'microphone',
  // In such a list.
  'display-capture': 'screen sharing',
  // Before the start button, after the page was reloaded during the exam.
  interrupted: 'Your exam was interrupted. Start again to go on with it.',
  // The exam is under way, and the page's author shows nothing else.
  'in-exam': 'Your exam has started.',
  // The learner has pressed a button to hand the exam in. It isn't known yet whether it arrived.
  finishing: 'Your exam is being handed in. Please wait.',
  // The server has confirmed it.
  'handed-in': 'Your exam was handed in.',
  // The exam is over, for whatever reason: don't say that anything was handed in.
  finished: 'The exam has ended.',
  // After the exam. The recording is the proctoring's video of the learner.
  'keep-open': 'The recording is still uploading: please keep this page open.',
  // Instead of it, without a connection.
  offline: 'You are offline. The upload waits for the connection: please keep this page open.',
  // {time} is a number of minutes with its unit, such as "5 minutes".
  elapsed: 'Uploading for {time}',
  // The upload is complete.
  uploaded: 'The recording has arrived. You may close this page.',
  // The learner can do nothing about it; also after "Your exam was not handed in."
  'endpoint-missing': 'This exam is not set up correctly. Please tell your teacher.',
  // No answer to a request, at the start or when handing in; also after "Your exam was not handed in."
  'endpoint-unreachable': 'The server did not answer. Check your connection and try again.',
  // The same, when the answer took too long.
  'endpoint-timeout': 'The server did not answer. Check your connection and try again.',
  // The server answered no, without a reason; also after "Your exam was not handed in."
  'endpoint-refused': 'The exam’s server refused this. Sign in again or tell your teacher.',
  // The server itself fails; also after "Your exam was not handed in."
  'server-failed': 'The exam’s server has a problem. Try again in a few minutes.',
  // Signed out of the learning platform, not of the proctoring; also after "Your exam was not handed in."
  'not-signed-in': 'You are not signed in. Sign in again in another tab, then try again here.',
  // The server knows the learner, who has no right to this exam.
  'not-allowed': 'You may not take this exam. If you think you should, tell your teacher.',
  // Nothing is wrong; "You can try again from …" may follow.
  'too-early': 'This exam has not opened yet.',
  // The time for the exam is over.
  'too-late': 'This exam has closed. Please tell your teacher if you missed it.',
  // Nothing is wrong.
  'already-finished': 'You have already finished this exam. There is nothing more to do.',
  // The server's answer makes no sense: the same text as for an exam that is not set up correctly.
  'start-data-invalid': 'This exam is not set up correctly. Please tell your teacher.',
  // Each start needs a permission by the server, which holds for some minutes.
  'token-expired': 'The permission to start has expired. Please try again.',
  // The same text as for an exam that is not set up correctly.
  'config-invalid': 'This exam is not set up correctly. Please tell your teacher.',
  // A link with the words "Open the secure page" may follow.
  'insecure-context': 'Proctoring needs a secure page. Open this page with https.',
  // Chrome and Edge are names of browsers.
  'browser-unsupported':
    'This browser cannot share camera and screen. Use a current Chrome or Edge on a computer.',
  // The page is embedded in another. {features}: see above. "Open in its own tab" follows.
  'frame-permission-missing':
    'This page may not use {features} here. Open it in its own tab, or tell your teacher.',
  // Content blockers are add-ons of browsers that keep advertisements away.
  'sdk-unavailable':
    'Proctoring did not load. Check your connection, switch off content blockers and try again, or reload this page.',
  // The same text.
  'sdk-timeout':
    'Proctoring did not load. Check your connection, switch off content blockers and try again, or reload this page.',
  // The same text.
  'sdk-invalid':
    'Proctoring did not load. Check your connection, switch off content blockers and try again, or reload this page.',
  // Most often the learner has pressed Cancel: be calm. The next text follows.
  'init-rejected': 'The exam has not started. Try again when you are ready.',
  // Advice for the next try.
  permissions: 'If your browser asks, allow camera, microphone and screen.',
  // The connection to the proctoring broke before or during the exam.
  'session-failed': 'Proctoring was interrupted. Please try again.',
  // After "The exam has ended.", "Your exam was handed in." or the page's own words of that kind.
  'upload-failed': 'The recording did not arrive in full. Please tell your teacher.',
  // The learner has the same exam open in two tabs of the browser.
  'already-running':
    'This exam is running in another tab. Go on there, or close that tab and try again.',
  // The page holds two exams, and the other one has been started.
  'already-running-here':
    'An exam is already running on this page. Go on there, or reload the page.',
  // One of the texts above follows, which says why and what to do.
  'finish-failed': 'Your exam was not handed in.',
};

/** The built-in texts by name; the texts of errors are named by the error's code. */
export type Messages = Record<keyof typeof en, string>;
