import { expect } from '@open-wc/testing';
import { inPhase, isVisible, part } from '../../support/exam.js';
import { fakeSdkOf } from '../../support/sdk.js';
import { openPage } from '../../support/lms.js';
import { aTask } from '../../support/waits.js';
import {
  clickStart,
  enter,
  good,
  messagesOf,
  startAgain,
  type Fault,
  type Stage,
} from './fault.js';

const FINISHED = 'The recording is still uploading: please keep this page open.';

/** Removals and moves count after a task. */

async function intoExam(stage: Stage): Promise<void> {
  clickStart(stage);
  await stage.sdk.called();
  await enter(stage);
}

/** The learner has clicked, and the LMS has not answered yet. */
async function asking(stage: Stage): Promise<void> {
  clickStart(stage);
  await stage.lms.waitFor('start', 1, { state: 'held' });
}

const held = { start: [{ ...good(), delay: 'hold' }, good()] } as NonNullable<Fault['answers']>;

/** Moves the element to another place of its page. */
function move({ exam }: Stage): void {
  const place = exam.ownerDocument.createElement('div');
  exam.before(place);
  place.append(exam);
}

const none = { code: 'none', shows: [] } as const;
const inExam = {
  ...none,
  phase: 'in-exam',
  holds: ({ exam, sdk }: Stage) => {
    expect(isVisible(exam.querySelector('p')), 'the exam shows').to.be.true;
    expect(sdk.calls).to.have.length(1);
  },
} as const;

/** The element or its page goes away, for a moment or for good. */
export const leaving: Fault[] = [
  {
    fault: 'the element is removed before the LMS has answered, and put back later',
    answers: held,
    strike: async (stage) => {
      const { exam, lms } = stage;
      const parent = exam.parentElement!;
      await asking(stage);
      exam.remove();
      await inPhase(exam, 'start');
      await lms.waitFor('start', 1, { state: 'aborted' });
      parent.append(exam);
    },
    ...none,
    phase: 'start',
    holds: ({ sdk }) => expect(sdk.calls).to.have.length(0),
  },
  {
    fault: 'the element is removed while the SDK is on its way, and put back later',
    page: {},
    answers: {
      sdk: [
        {
          delay: 'hold',
          headers: { 'content-type': 'text/javascript' },
          body: "export * from '/test/support/fake-sdk.ts'",
        },
      ],
    },
    strike: async (stage) => {
      const { exam, lms } = stage;
      const parent = exam.parentElement!;
      clickStart(stage);
      await lms.waitFor('sdk', 1, { state: 'held' });
      exam.remove();
      await inPhase(exam, 'start');
      await lms.release('sdk');
      parent.append(exam);
    },
    ...none,
    phase: 'start',
    holds: ({ sdk }) => expect(sdk.calls).to.have.length(0),
  },
  {
    fault: 'the element is removed during the exam: the session is the SDK’s, and goes on',
    strike: async (stage) => {
      const { exam, sdk } = stage;
      await intoExam(stage);
      exam.remove();
      await aTask();
      expect(exam.phase).to.equal('in-exam');
      sdk.session.finish();
      sdk.session.upload();
      await inPhase(exam, 'uploaded');
    },
    ...none,
    phase: 'uploaded',
    // out of the document nothing is visible
    later: async ({ exam, sdk }) => {
      document.body.append(exam);
      exam.reset();
      exam.start().catch(() => undefined);
      await sdk.called(2);
      sdk.session.upload();
      await inPhase(exam, 'uploaded');
      exam.remove();
    },
  },
  {
    fault: 'the element is moved before the LMS has answered',
    answers: held,
    strike: async (stage) => {
      await asking(stage);
      move(stage);
      await aTask();
      await stage.lms.release('start');
      await stage.sdk.called();
      await enter(stage);
    },
    ...inExam,
  },
  {
    fault: 'the element is moved during the exam',
    strike: async (stage) => {
      await intoExam(stage);
      move(stage);
      await aTask();
    },
    ...inExam,
  },
  {
    fault: 'the element is moved by moveBefore during the exam',
    not: { WebKit: 'it has no moveBefore' },
    strike: async (stage) => {
      await intoExam(stage);
      const { exam } = stage;
      const place = document.createElement('div');
      exam.before(place);
      (place as unknown as { moveBefore: Element['insertBefore'] }).moveBefore(exam, null);
      await aTask();
    },
    ...inExam,
  },
  {
    fault: 'the element is adopted into another document during the exam',
    strike: async (stage) => {
      await intoExam(stage);
      const { document: other } = await openPage('<!doctype html><title>Another</title>');
      other.body.append(stage.exam);
      await aTask();
    },
    ...inExam,
    later: async ({ exam, sdk }) => {
      sdk.session.finish();
      await inPhase(exam, 'finished');
      expect(messagesOf(exam)).to.deep.equal([FINISHED]);
    },
  },
  {
    fault: 'the page is reloaded during the exam',
    page: {},
    strike: async (stage) => {
      await intoExam(stage);
      await reload(stage);
      expect(part(stage.exam, 'start-button')!.textContent.trim()).to.equal('Resume the exam');
    },
    ...none,
    phase: 'start',
    shows: ['Your exam was interrupted. Start again to go on with it.'],
    later: async (stage) => {
      await startAgain(stage);
      // what was begun again is finished: the next visit starts anew
      stage.sdk.session.finish();
      await inPhase(stage.exam, 'finished');
      await reload(stage);
      expect(part(stage.exam, 'start-button')!.textContent.trim()).to.equal('Start the exam');
    },
  },
];

/** Reloads the page of a row; the stage is its new document. */
async function reload(stage: Stage): Promise<void> {
  const frame = stage.window.frameElement as HTMLIFrameElement;
  const loaded = new Promise((resolve) => {
    frame.addEventListener('load', resolve, { once: true });
  });
  stage.window.location.reload();
  await loaded;
  stage.window = frame.contentWindow as Stage['window'];
  stage.exam = frame.contentDocument!.querySelector('proctored-exam')!;
  stage.sdk = fakeSdkOf(stage.window);
  await stage.exam.updateComplete;
}
