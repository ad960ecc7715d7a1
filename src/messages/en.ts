/**
 * The built-in texts in English: the one language in the main file, and the keys of all others.
 * `{time}` and `{features}` stand for what is filled in.
 */
export const en = {
  start: 'Start the exam',
  resume: 'Resume the exam',
  retry: 'Try again',
  'own-tab': 'Open in its own tab',
  copy: 'Copy details for support',
  copied: 'Copied',
  support: 'Support code:',
  preparing: 'Preparing your exam.',
  loading: 'Proctoring is loading.',
  checks: 'Please follow the instructions on the screen.',
  busy: 'Many are starting right now. Your exam starts by itself in a moment.',
  later: 'You can try again from {time}.',
  denied:
    'Your browser blocks {features} on this page. Allow it in the address bar before you start.',
  camera: 'camera',
  microphone: 'microphone',
  'display-capture': 'screen sharing',
  'in-exam': 'Your exam has started.',
  finished: 'Your exam is finished. The recording is still uploading: please keep this page open.',
  offline: 'You are offline. The upload waits for the connection: please keep this page open.',
  elapsed: 'Uploading for {time}',
  uploaded: 'The recording has arrived. You may close this page.',
  'endpoint-missing': 'This exam is not set up correctly. Please tell your teacher.',
  'endpoint-unreachable': 'The exam did not answer. Check your connection and try again.',
  'endpoint-timeout': 'The exam did not answer. Check your connection and try again.',
  'endpoint-refused': 'The exam did not start. Sign in again or tell your teacher.',
  'not-signed-in': 'You are not signed in. Sign in again in another tab, then try again here.',
  'not-allowed': 'You may not take this exam. If you think you should, tell your teacher.',
  'too-early': 'This exam has not opened yet. Try again when it opens.',
  'too-late': 'This exam has closed. Please tell your teacher if you missed it.',
  'already-finished': 'You have already finished this exam. There is nothing more to do.',
  'start-data-invalid': 'The exam did not answer correctly. Sign in again and try again.',
  'token-expired': 'The permission to start has expired. Please try again.',
  'config-invalid': 'This exam is not set up correctly. Please tell your teacher.',
  'insecure-context': 'Proctoring needs a secure page. Open this page with https.',
  'browser-unsupported':
    'This browser cannot share camera and screen. Use a current Chrome or Edge on a computer.',
  'frame-permission-missing':
    'This page may not use {features} here. Open it in its own tab, or tell your teacher.',
  'sdk-unavailable':
    'Proctoring did not load. Check your connection, switch off content blockers and try again, or reload this page.',
  'sdk-timeout':
    'Proctoring did not load. Check your connection, switch off content blockers and try again, or reload this page.',
  'sdk-invalid':
    'Proctoring did not load. Check your connection, switch off content blockers and try again, or reload this page.',
  'init-rejected': 'Proctoring did not start. Allow camera, microphone and screen, and try again.',
  'session-failed': 'Proctoring was interrupted. Please try again.',
  'upload-failed':
    'Your exam is finished, but the recording did not arrive. Please tell your teacher.',
  'already-running': 'This exam is running elsewhere. Go on there, or close it and try again.',
  'finish-failed': 'The exam was not handed in. Check your connection and try again.',
};

/** The built-in texts by name; the texts of errors are named by the error's code. */
export type Messages = Record<keyof typeof en, string>;
