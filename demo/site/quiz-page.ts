/** What the demo adds to the exam's page; the exam itself needs none of it. */
import { showEvents } from './event-log.js';
import { askBeforeHandingIn } from './hand-in.js';
import { showPhase } from './phase-view.js';
import { offerSettings } from './settings.js';
import { showSnippet } from './snippet.js';
import { find } from './find.js';

const exam = find(document, 'proctored-exam');

askBeforeHandingIn(exam);
showPhase(exam);
showEvents(exam);
offerSettings(exam);
showSnippet();
