/* global document, HTMLElement */
/** What a server bundle does with the entries that have to do with Lit. */
import * as element from 'proctored-exam/element';
import { ProctoredExam } from 'proctored-exam/react';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server.edge';
import * as root from 'proctored-exam';

const exam = createElement(
  ProctoredExam,
  { endpoint: '/start' },
  createElement('p', { slot: 'start' }, 'Mathematics I'),
);
console.log(
  JSON.stringify({
    html: renderToString(exam),
    isOneClass: root.ProctoredExam === element.ProctoredExam,
    dom: [typeof document, typeof HTMLElement],
  }),
);
