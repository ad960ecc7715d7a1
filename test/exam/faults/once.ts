import { expect } from '@open-wc/testing';
import { inPhase, mount } from '../../support/exam.js';
import { openPage, planLms, token, type Lms } from '../../support/lms.js';
import { fakeSdkOf } from '../../support/sdk.js';
import { clickStart, enter, freshData, good, pageWith, startAgain, type Fault } from './fault.js';

const ELSEWHERE =
  'This exam is running in another tab. Go on there, or close that tab and try again.';

/** Start data that always sign one session, as an LMS does while an exam lasts. */
const sameSession = (sessionId: string) => [{ body: freshData({ jwt: token({ sessionId }) }) }];

/** Another page of the origin, as another tab has it, whose exam runs. Locks know no difference. */
async function otherTab(lms: Lms) {
  const opened = await openPage(pageWith(lms));
  const exam = opened.document.querySelector('proctored-exam')!;
  const sdk = fakeSdkOf(opened.window);
  exam.start().catch(() => undefined);
  await sdk.called();
  await enter({ exam, sdk });
  return { ...opened, exam, sdk };
}

/** The exam's page is closed when another tab may have the lock. */
const released = (sessionId: string): Promise<unknown> =>
  navigator.locks.request(`proctored-exam:${sessionId}`, () => undefined);

const HERE = 'An exam is already running on this page. Go on there, or reload the page.';

const running = {
  code: 'already-running',
  phase: 'preparing',
  shows: [ELSEWHERE],
  retry: true,
} as const;

/** The exam runs in another tab, until `end` ends that. */
function inAnotherTab(
  fault: string,
  sessionId: string,
  end: (tab: Awaited<ReturnType<typeof otherTab>>) => unknown,
): Fault {
  let tab: Awaited<ReturnType<typeof otherTab>>;
  return {
    fault,
    answers: { start: sameSession(sessionId) },
    prepare: async ({ lms }) => {
      tab = await otherTab(lms);
    },
    ...running,
    holds: ({ sdk }) => {
      expect(sdk.calls, 'calls of init here').to.have.length(0);
      expect(tab.exam.phase, 'phase there').to.equal('in-exam');
    },
    mend: async () => {
      await end(tab);
      await released(sessionId);
    },
  };
}

let first: Awaited<ReturnType<typeof mount>>['exam'];

/** One exam runs once. */
export const once: Fault[] = [
  {
    fault: 'another element of the page runs an exam',
    prepare: async ({ sdk }) => {
      ({ exam: first } = await mount('', await planLms({ start: [good()] })));
      first.start().catch(() => undefined);
      await sdk.called();
      await enter({ exam: first, sdk });
    },
    ...running,
    shows: [HERE],
    holds: ({ sdk }) => {
      expect(sdk.calls).to.have.length(1);
      expect(first.phase).to.equal('in-exam');
    },
    mend: async ({ sdk }) => {
      sdk.session.upload();
      await inPhase(first, 'uploaded');
    },
  },
  {
    fault: 'another element of the page is being prepared',
    prepare: async () => {
      const lms = await planLms({ start: [{ ...good(), delay: 'hold' }] });
      ({ exam: first } = await mount('', lms));
      first.start().catch(() => undefined);
      await lms.waitFor('start', 1, { state: 'held' });
    },
    ...running,
    shows: [HERE],
    mend: async () => {
      first.remove();
      await inPhase(first, 'start');
    },
  },
  inAnotherTab(
    'the exam runs in another tab, which is closed then',
    'fault-closed-tab',
    ({ frame }) => {
      frame.remove();
    },
  ),
  inAnotherTab('the exam runs in another tab, where it ends then', 'fault-ended-tab', ({ sdk }) => {
    sdk.session.upload();
  }),
  inAnotherTab(
    'the exam runs in another tab, where it fails then',
    'fault-failed-tab',
    ({ sdk }) => {
      sdk.session.rejectFinish(new Error('connection lost'));
    },
  ),
  {
    fault: 'another tab runs another exam: that is its affair',
    prepare: async () => {
      await otherTab(await planLms({ start: [good()] }));
    },
    strike: startAgain,
    code: 'none',
    phase: 'in-exam',
    shows: [],
  },
  {
    fault: 'the learner clicks three times, and a script starts too',
    answers: { start: [{ ...good(), delay: 'hold' }] },
    strike: async (stage) => {
      const { exam, lms } = stage;
      clickStart(stage);
      clickStart(stage);
      expect(exam.start()).to.equal(exam.start());
      clickStart(stage);
      await lms.waitFor('start', 1, { state: 'held' });
      await lms.release('start');
      await stage.sdk.called();
      await enter(stage);
    },
    code: 'none',
    phase: 'in-exam',
    shows: [],
    holds: async ({ lms, sdk }) => {
      expect(await lms.log('start')).to.have.length(1);
      expect(sdk.calls).to.have.length(1);
    },
  },
];
