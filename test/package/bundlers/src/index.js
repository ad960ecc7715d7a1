/* global window */
import 'proctored-exam';

/** The other entries, for the test to call: each is a chunk of its own. */
window.entries = {
  element: () => import('proctored-exam/element'),
  react: () => import('proctored-exam/react'),
  server: () => import('proctored-exam/server'),
  sandbox: () => import('proctored-exam/sandbox'),
  testing: () => import('proctored-exam/testing'),
};
