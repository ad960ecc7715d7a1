import { expect, oneEvent } from '@open-wc/testing';
import type { FakeSession } from '../../support/fake-sdk-recorder.js';
import { inPhase, sessionOf } from '../../support/exam.js';
import { clickStart, enter, type Fault, type Stage } from './fault.js';

const NOT_STARTED = [
  'The exam has not started. Try again when you are ready.',
  'If your browser asks, allow camera, microphone and screen.',
];
const UNLOADED =
  'Proctoring did not load. Check your connection, switch off content blockers and try again, or reload this page.';
const INTERRUPTED = 'Proctoring was interrupted. Please try again.';
const NO_RECORDING = ['The recording did not arrive in full. Please tell your teacher.'];
const FINISHED = 'The recording is still uploading: please keep this page open.';

/** Lets promises that are settled already be heard. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

/** What `init` gives back, in place of a session. */
const init = (fault: string, respond: () => unknown, said?: string): Fault => ({
  fault: `init ${fault}`,
  prepare: ({ sdk }) => {
    sdk.respond = respond;
  },
  code: said === undefined ? 'sdk-invalid' : 'init-rejected',
  phase: 'preparing',
  shows: said === undefined ? [UNLOADED] : NOT_STARTED,
  retry: true,
  mend: ({ sdk }) => {
    sdk.respond = () => sdk.createSession();
  },
});

/** A thenable of the vendor's own making, that is no promise. */
const thenable = (
  settle: (resolve: (value: unknown) => void, reject: (reason: unknown) => void) => void,
) => ({
  then: settle,
});

const denied = Object.assign(new Error('Camera is denied'), { cause: { status: 403 } });

/** The vendor's `init`. */
export const sdkInit: Fault[] = [
  init('rejects', () => Promise.reject(denied), 'Camera is denied'),
  init(
    'throws',
    () => {
      throw denied;
    },
    'Camera is denied',
  ),
  init('rejects with a string', () => thenable((_, no) => no('no camera')), 'no camera'),
  init('rejects with nothing', () => thenable((_, no) => no(undefined)), 'undefined'),
  init(
    'rejects with HTML in its message',
    () => Promise.reject(new Error('<img src=x onerror=alert(1)>')),
    '<img src=x onerror=alert(1)>',
  ),
  init(
    'returns a thenable that throws',
    () =>
      thenable(() => {
        throw denied;
      }),
    'Camera is denied',
  ),
  init('returns nothing', () => undefined),
  init('resolves with null', () => Promise.resolve(null)),
  init('resolves with a number', () => Promise.resolve(7)),
  init('returns a session without promises', () => ({})),
  init('returns a session whose promises are flags', () => ({
    examStarted: true,
    examFinished: false,
    videoUploaded: false,
  })),
  init('returns a session without videoUploaded', () => ({
    examStarted: Promise.resolve(),
    examFinished: Promise.resolve(),
  })),
  init('returns a session that throws when it is read', () => ({
    get examStarted(): never {
      throw new Error('revoked');
    },
  })),
  {
    fault: 'init never settles: a person may be in it, so there is no deadline',
    // a page of its own, since nothing ends that session but leaving
    page: {},
    prepare: ({ sdk }) => {
      sdk.respond = () => new Promise(() => undefined);
    },
    strike: async (stage) => {
      clickStart(stage);
      await stage.sdk.called();
      await settled();
    },
    code: 'none',
    phase: 'preparing',
    shows: ['Please follow the instructions on the screen.'],
    later: ({ exam }) => expect(exam.start(), 'a second start').to.equal(exam.start()),
  },
];

type Settle = (session: FakeSession) => void;

/** The session fails in `phase`, after what `before` settles. */
const row = (
  fault: string,
  steps: { before?: Settle; phase: Fault['phase']; fail: Settle },
  more: Partial<Fault> = {},
): Fault => ({
  fault,
  strike: async (stage) => {
    await toSession(stage);
    const { exam, sdk } = stage;
    steps.before?.(sdk.session);
    await inPhase(exam, steps.phase);
    const failed = oneEvent(exam, 'exam-error');
    steps.fail(sdk.session);
    await failed;
  },
  code: 'session-failed',
  phase: steps.phase,
  shows: [INTERRUPTED],
  retry: true,
  ...more,
});

async function toSession(stage: Stage): Promise<void> {
  clickStart(stage);
  await stage.sdk.called();
  await sessionOf(stage.exam);
}

const lost = new Error('connection lost');
const uploadFailed = {
  code: 'upload-failed',
  phase: 'finished',
  shows: NO_RECORDING,
  retry: false,
} as const;

/** A session whose promises settle in a strange way, and the phase that it is in afterwards. */
const odd = (
  fault: string,
  settle: Settle,
  phase: Fault['phase'],
  shows: Fault['shows'],
  events: string[],
): Fault => ({
  fault,
  strike: async (stage) => {
    const seen: string[] = [];
    stage.exam.addEventListener('exam-phase-change', ({ detail }) => seen.push(detail.phase));
    await toSession(stage);
    settle(stage.sdk.session);
    await settled();
    expect(seen).to.deep.equal(['preparing', ...events]);
  },
  code: 'none',
  phase,
  shows,
  // the attempt is complete, or is completed by the session: then another may follow
  later: async ({ exam, sdk }) => {
    sdk.session.upload();
    await inPhase(exam, 'uploaded');
    exam.reset();
    exam.start().catch(() => undefined);
    await sdk.called(2);
    await enter({ exam, sdk });
  },
});

const UPLOADED = 'The recording has arrived. You may close this page.';

/** The vendor's session. */
export const session: Fault[] = [
  row('examStarted rejects', { phase: 'preparing', fail: (of) => of.rejectStart(lost) }),
  row('examFinished rejects before the exam has started', {
    phase: 'preparing',
    fail: (of) => of.rejectFinish(lost),
  }),
  row('examFinished rejects during the exam', {
    before: (of) => of.start(),
    phase: 'in-exam',
    fail: (of) => of.rejectFinish(lost),
  }),
  row('all three reject at once', {
    phase: 'preparing',
    fail: (of) => {
      of.rejectUpload(lost);
      of.rejectFinish(lost);
      of.rejectStart(lost);
    },
  }),
  row(
    'examStarted rejects with nothing',
    { phase: 'preparing', fail: (of) => of.rejectStart(undefined) },
    {
      shows: [INTERRUPTED],
    },
  ),
  row(
    'videoUploaded rejects after the exam',
    {
      before: (of) => {
        of.start();
        of.finish();
      },
      phase: 'finished',
      fail: (of) => of.rejectUpload(lost),
    },
    uploadFailed,
  ),
  row(
    'videoUploaded rejects before the exam has started, which goes on until it is finished',
    {
      before: (of) => of.rejectUpload(lost),
      phase: 'preparing',
      fail: (of) => {
        of.start();
        of.finish();
      },
    },
    uploadFailed,
  ),
  row(
    'videoUploaded rejects during the exam, which goes on until it is finished',
    {
      before: (of) => {
        of.start();
        of.rejectUpload(lost);
      },
      phase: 'in-exam',
      fail: (of) => of.finish(),
    },
    uploadFailed,
  ),
  odd(
    'examFinished resolves first: the exam was over before it started',
    (of) => {
      of.finish();
      of.start();
    },
    'finished',
    [FINISHED],
    ['finished'],
  ),
  odd(
    'videoUploaded resolves first',
    (of) => {
      of.upload();
      of.finish();
      of.start();
    },
    'uploaded',
    [UPLOADED],
    ['uploaded'],
  ),
  odd(
    'examStarted rejects when the exam is over',
    (of) => {
      of.finish();
      of.rejectStart(lost);
    },
    'finished',
    [FINISHED],
    ['finished'],
  ),
  odd(
    'all promises stay open',
    () => undefined,
    'preparing',
    ['Please follow the instructions on the screen.'],
    [],
  ),
  odd('examFinished and videoUploaded stay open', (of) => of.start(), 'in-exam', [], ['in-exam']),
  {
    ...odd('a session settles twice and thrice', () => undefined, 'finished', [FINISHED], []),
    strike: async (stage) => {
      await toSession(stage);
      const { session: of } = stage.sdk;
      of.start();
      of.finish();
      of.start();
      of.rejectStart(lost);
      of.rejectFinish(lost);
      await settled();
    },
  },
];
