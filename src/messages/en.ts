/** The built-in texts in English: the one language in the main file, and the keys of all others. */
export const en = {
  start: 'Start the exam',
  retry: 'Try again',
  preparing: 'Preparing your exam. Please follow the instructions on the screen.',
  'in-exam': 'Your exam has started.',
  finished: 'Your exam is finished. The recording is still uploading: please keep this page open.',
  uploaded: 'The recording has arrived. You may close this page.',
  support: 'Support code:',
  'endpoint-missing': 'This exam is not set up correctly. Please tell your teacher.',
  'endpoint-unreachable': 'The exam did not answer. Check your connection and try again.',
  'endpoint-timeout': 'The exam did not answer. Check your connection and try again.',
  'endpoint-refused': 'The exam did not start. Sign in again or tell your teacher.',
  'start-data-invalid': 'The exam did not answer correctly. Sign in again and try again.',
  'token-expired': 'The permission to start has expired. Please try again.',
  'config-invalid': 'This exam is not set up correctly. Please tell your teacher.',
  'insecure-context': 'Proctoring needs a secure page. Open this page with https.',
  'browser-unsupported':
    'This browser cannot share camera and screen. Use a current Chrome or Edge on a computer.',
  'frame-permission-missing':
    'This page may not use camera and screen here. Open this page in its own tab.',
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
