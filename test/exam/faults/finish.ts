import { expect } from '@open-wc/testing';
import { inPhase } from '../../support/exam.js';
import type { Answer } from '../../support/lms.js';
import { holdTimers } from '../../support/timers.js';
import { clickStart, enter, messagesOf, type Fault, type Stage } from './fault.js';

const NOT_HANDED_IN = 'Your exam was not handed in.';
const UNREACHABLE = 'The server did not answer. Check your connection and try again.';
const SERVER_FAILED = 'The exam’s server has a problem. Try again in a few minutes.';
const SIGNED_OUT = 'You are not signed in. Sign in again in another tab, then try again here.';
const NOT_SET_UP = 'This exam is not set up correctly. Please tell your teacher.';

async function intoExam(stage: Stage): Promise<void> {
  clickStart(stage);
  await stage.sdk.called();
  await enter(stage);
}

/** A finish that fails leaves the exam as it is; the next one works. */
const row = (fault: string, answer: Answer | undefined, more: Partial<Fault> = {}): Fault => ({
  fault: `the finish endpoint ${fault}`,
  answers: answer ? { finish: [answer] } : {},
  prepare: async (stage) => {
    stage.exam.finishEndpoint = stage.lms.url('finish');
    await intoExam(stage);
  },
  strike: ({ exam }) => {
    exam.finish().catch(() => undefined);
  },
  code: 'finish-failed',
  phase: 'in-exam',
  left: 'in-exam',
  shows: [NOT_HANDED_IN, UNREACHABLE],
  retry: true,
  holds: ({ exam }) => expect(exam.querySelector('p')!.getClientRects()).not.to.have.length(0),
  mend: ({ exam, lms }) => {
    exam.finishEndpoint = lms.url('finish');
    return lms.replan({ finish: [{ status: 204 }] });
  },
  later: async ({ exam, sdk }) => {
    await exam.finish();
    await exam.updateComplete;
    expect(messagesOf(exam)).to.deep.equal(['Your exam was handed in.']);
    sdk.session.finish();
    await inPhase(exam, 'finished');
  },
  ...more,
});

/** The learner hands in. */
export const finish: Fault[] = [
  row('refuses the connection: nothing listens', undefined, {
    prepare: async (stage) => {
      stage.exam.finishEndpoint = stage.lms.closedUrl('finish');
      await intoExam(stage);
    },
  }),
  row('drops the connection', 'drop'),
  row(
    'does not answer within 15 s',
    { status: 204, delay: 'hold' },
    {
      strike: async ({ exam, lms, window }) => {
        const timers = holdTimers(window);
        exam.finish().catch(() => undefined);
        await lms.waitFor('finish', 1, { state: 'held' });
        timers.ring(15_000);
        timers.restore();
        await lms.waitFor('finish', 1, { state: 'aborted' });
      },
    },
  ),
  row(
    'is of another origin without CORS',
    { status: 204 },
    {
      prepare: async (stage) => {
        stage.exam.finishEndpoint = stage.lms.otherUrl('finish');
        await intoExam(stage);
      },
    },
  ),
  row(
    'refuses: 401, signed out meanwhile',
    { status: 401, body: '' },
    { shows: [NOT_HANDED_IN, SIGNED_OUT] },
  ),
  row(
    'refuses: 409, with a problem document',
    { status: 409, body: { title: 'Not yet', detail: 'Answer question 3 <b>first</b>.' } },
    { shows: [NOT_HANDED_IN, 'Not yet', 'Answer question 3 <b>first</b>.'] },
  ),
  row(
    'fails: 502 with a proxy’s page',
    { status: 502, body: '<h1>Bad Gateway</h1>' },
    { shows: [NOT_HANDED_IN, SERVER_FAILED] },
  ),
  row('is not named: there is nothing to ask', undefined, {
    fault: 'no finish endpoint is named: there is nothing to ask',
    shows: [NOT_HANDED_IN, NOT_SET_UP],
    prepare: intoExam,
  }),
  row('', undefined, {
    fault: 'requestFinish rejects with nothing',
    prepare: async (stage) => {
      const nothing: unknown = undefined;
      stage.exam.requestFinish = () => Promise.reject(nothing);
      await intoExam(stage);
    },
    mend: ({ exam }) => {
      exam.requestFinish = () => Promise.resolve();
    },
  }),
  row(
    '',
    { status: 500, delay: 'hold' },
    {
      fault: 'the finish fails when the session has ended by other means: nothing failed',
      strike: async ({ exam, lms, sdk }) => {
        const asked = exam.finish();
        await lms.waitFor('finish', 1, { state: 'held' });
        sdk.session.finish();
        await inPhase(exam, 'finished');
        await lms.release('finish');
        await asked;
      },
      code: 'none',
      phase: 'finished',
      left: 'finished',
      shows: ['The recording is still uploading: please keep this page open.'],
      holds: () => undefined,
      later: async ({ exam, sdk }) => {
        sdk.session.upload();
        await inPhase(exam, 'uploaded');
      },
    },
  ),
];
