import { expect } from '@open-wc/testing';
import type { Answer } from '../../support/lms.js';
import type { ProctoredExam, Refusal } from '../../../src/index.js';
import { part } from '../../support/exam.js';
import { holdTimers } from '../../support/timers.js';
import { enter, messagesOf, type Fault, type Stage } from './fault.js';

const REFUSED = 'The exam’s server refused this. Sign in again or tell your teacher.';
const SERVER_FAILED = 'The exam’s server has a problem. Try again in a few minutes.';
const NOT_SET_UP = 'This exam is not set up correctly. Please tell your teacher.';
const SIGNED_OUT = 'You are not signed in. Sign in again in another tab, then try again here.';
const NOT_ALLOWED = 'You may not take this exam. If you think you should, tell your teacher.';
const TOO_EARLY = 'This exam has not opened yet.';
const TOO_LATE = 'This exam has closed. Please tell your teacher if you missed it.';
const FINISHED = 'You have already finished this exam. There is nothing more to do.';
const BUSY = 'Many are starting right now. Your exam starts by itself in a moment.';

const problem = { 'content-type': 'application/problem+json' };

/** A refusal with an RFC 9457 problem document of this code. */
const refusal = (status: number, code: string, title: string, detail: string): Answer => ({
  status,
  headers: problem,
  body: { type: 'about:blank', status, title, detail, code },
});

const row = (fault: string, answer: Answer, shows: Fault['shows'], retry = true): Fault => ({
  fault,
  answers: { start: [answer] },
  code: 'endpoint-refused',
  phase: 'preparing',
  shows,
  retry,
});

/** When to come again, in the learner's own clock's words. */
const REFUSED_FOR_NOW = /^You can try again from \d.*\.$/;

const busy = (status: number, after: string) => ({
  status,
  headers: { 'retry-after': after },
  body: '',
});

/** Seconds after which the LMS wants to be asked again: more than a busy machine needs for all that is seen before. */
const LATER = 45;
const laterByDate = () => new Date(Date.now() + LATER * 1000).toUTCString();

/** A retry at once waits as long as the LMS wants, and tells so; then the exam starts by itself. */
async function startsByItself(stage: Stage): Promise<void> {
  const { exam, lms, sdk, window } = stage;
  const { retryAt } = exam.error!.cause as Refusal;
  const timers = holdTimers(window);
  try {
    part(exam, 'retry-button')!.click();
    while (!messagesOf(exam).includes(BUSY)) await oneUpdate(exam);
    expect(await lms.log('start')).to.have.length(1);
    const [pause = 0] = timers.running();
    expect(pause).to.be.at.least(retryAt! - Date.now());
    timers.ring(pause);
    await sdk.called();
  } finally {
    timers.restore();
  }
  await enter(stage);
}

const oneUpdate = async (exam: ProctoredExam): Promise<void> => {
  await exam.updateComplete;
  await new Promise((resolve) => setTimeout(resolve));
};

/** An endpoint that says no, politely or not. A refusal for good offers no retry; a new page may start. */
export const refusals: Fault[] = [
  row('401 not-signed-in', refusal(401, 'not-signed-in', 'Signed out', 'Sign in in another tab.'), [
    SIGNED_OUT,
    'Signed out',
    'Sign in in another tab.',
  ]),
  row(
    '403 not-allowed',
    refusal(403, 'not-allowed', 'Not for you', 'This exam is for group B.'),
    [NOT_ALLOWED, 'Not for you', 'This exam is for group B.'],
    false,
  ),
  row('403 too-early', refusal(403, 'too-early', 'Too early', 'The exam opens at 9:00.'), [
    TOO_EARLY,
    'Too early',
    'The exam opens at 9:00.',
  ]),
  row(
    '403 too-late',
    refusal(403, 'too-late', 'Too late', 'The exam closed at 9:30.'),
    [TOO_LATE, 'Too late', 'The exam closed at 9:30.'],
    false,
  ),
  row(
    '409 already-finished',
    refusal(409, 'already-finished', 'Handed in', 'You finished at 9:20.'),
    [FINISHED, 'Handed in', 'You finished at 9:20.'],
    false,
  ),
  row(
    '403 with a code of the LMS’s own',
    refusal(403, 'no-id-card', 'Bring your card', 'Show it at the desk.'),
    ['Bring your card', 'Show it at the desk.'],
  ),
  row('401 with nothing to read', { status: 401, body: '' }, [SIGNED_OUT]),
  row('404 with the web server’s page', { status: 404, body: '<h1>Not Found</h1>' }, [NOT_SET_UP]),
  row(
    '400 with a problem document whose fields are no texts',
    {
      status: 400,
      headers: problem,
      body: { title: { a: 1 }, detail: ['x'], code: 5 },
    },
    [REFUSED],
  ),
  row(
    '403 with a problem document that breaks off',
    {
      status: 403,
      headers: problem,
      body: '{"title": "Clos',
    },
    [REFUSED],
  ),
  row('500 with start data in it', { status: 500, body: { serverOrigin: 'https://a.example' } }, [
    SERVER_FAILED,
  ]),
  row(
    '500 with a problem document that names the incident',
    { status: 500, headers: problem, body: { title: 'Our fault', detail: 'Incident 4711.' } },
    ['Our fault', 'Incident 4711.'],
  ),
  row('502 with a proxy’s page', { status: 502, body: '<h1>Bad Gateway</h1>' }, [SERVER_FAILED]),
  row(
    '403 with the code alone',
    { status: 403, headers: problem, body: { code: 'too-late' } },
    [TOO_LATE],
    false,
  ),
  {
    ...row('429 with Retry-After in seconds', busy(429, `${LATER}`), [
      SERVER_FAILED,
      REFUSED_FOR_NOW,
    ]),
    later: startsByItself,
  },
  {
    ...row(
      '503 with a proxy’s page and Retry-After in seconds',
      { ...busy(503, `${LATER}`), body: '<h1>Busy</h1>' },
      [SERVER_FAILED, REFUSED_FOR_NOW],
    ),
    later: startsByItself,
  },
  {
    ...row('503 with Retry-After as a date', busy(503, laterByDate()), [
      SERVER_FAILED,
      REFUSED_FOR_NOW,
    ]),
    prepare: ({ lms }) => lms.replan({ start: [busy(503, laterByDate())] }),
    later: startsByItself,
  },
  row('503 with Retry-After as a date gone by', busy(503, 'Wed, 21 Oct 2015 07:28:00 GMT'), [
    SERVER_FAILED,
  ]),
  row('503 with a Retry-After that is neither', busy(503, 'soon'), [SERVER_FAILED]),
  {
    ...row(
      '403 with HTML in its texts',
      refusal(
        403,
        '<b>code</b>',
        '<img src=x onerror="window.stolen = 1">',
        '<script>window.stolen = 1</script>',
      ),
      ['<img src=x onerror="window.stolen = 1">', '<script>window.stolen = 1</script>'],
    ),
    holds: ({ window }) => expect(window).not.to.have.property('stolen'),
  },
];
