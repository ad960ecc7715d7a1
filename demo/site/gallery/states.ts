import { denyCamera, goOffline, leaveHttps, passMinutes, refuseClipboard } from './browser.js';
import { CONTENT } from './content.js';
import type { Stage } from './stage.js';

/** One thing that a learner may see, and how it comes about. */
export interface State {
  title: string;
  /** What the author gave; nothing if left out. */
  content?: string;
  /** Whether the page is in a frame that withholds camera, microphone and screen. */
  framed?: boolean;
  /** Changes the browser before the widget is loaded. */
  before?: () => void;
  /** Takes the exam to where it is to be seen. */
  play?: (stage: Stage) => unknown;
}

const soon = () => ({ status: 503, retryAt: Date.now() + 50_000 });

/** Begins an exam, and reloads the page once. */
async function resume(stage: Stage): Promise<void> {
  const [navigation] = performance.getEntriesByType('navigation');
  if ((navigation as PerformanceNavigationTiming | undefined)?.type === 'reload') return;
  await stage.reach('in-exam');
  location.reload();
}

/** By what stands in the address, in the order of an exam. */
export const STATES: Record<string, State> = {
  start: { title: 'Nothing given' },
  'start-content': { title: 'The author’s content', content: CONTENT.start },
  'start-resume': {
    title: 'After a reload during the exam',
    play: resume,
  },
  'start-resume-content': {
    title: 'The author’s content after a reload during the exam',
    content: CONTENT.start,
    play: resume,
  },
  'start-denied': { title: 'Camera denied before', before: denyCamera, content: CONTENT.start },
  'start-framed': { title: 'In a frame that withholds devices', framed: true },
  'start-insecure': { title: 'On a page without https', before: leaveHttps },

  preparing: {
    title: 'The exam is fetched',
    play: (stage) => {
      stage.wait('fetchStartData');
    },
  },
  'preparing-loading': {
    title: 'Proctoring loads',
    play: (stage) => {
      stage.wait('loadSdk');
    },
  },
  'preparing-checks': {
    title: 'The learner’s own checks',
    content: CONTENT.start,
    play: (stage) => {
      stage.wait('init');
    },
  },
  'preparing-busy': {
    title: 'Many start at once',
    play: async (stage) => {
      await stage.fail('endpoint-refused', soon());
      stage.wait('fetchStartData');
    },
  },

  'in-exam': {
    title: 'The author’s content',
    content: CONTENT['in-exam'],
    play: (stage) => stage.reach('in-exam'),
  },
  'in-exam-alone': { title: 'Nothing given', play: (stage) => stage.reach('in-exam') },
  'in-exam-finishing': {
    title: 'Handing in takes long',
    content: CONTENT['in-exam'],
    play: async (stage) => {
      await stage.reach('in-exam');
      stage.wait('requestFinish');
      passMinutes(1);
    },
  },
  'in-exam-failed': {
    title: 'Handing in has failed',
    content: CONTENT['in-exam'],
    play: async (stage) => {
      await stage.reach('in-exam');
      await stage.exam.finish().catch(() => undefined);
    },
  },
  'in-exam-set-up': {
    title: 'Handing in is not set up',
    content: CONTENT['in-exam'],
    play: async (stage) => {
      await stage.reach('in-exam');
      stage.exam.requestFinish = undefined;
      await stage.exam.finish().catch(() => undefined);
    },
  },
  'in-exam-failed-long': {
    title: 'Handing in has failed, below long content',
    content: CONTENT['in-exam-long'],
    play: async (stage) => {
      await stage.reach('in-exam');
      await stage.exam.finish().catch(() => undefined);
    },
  },

  finished: { title: 'The recording goes up', play: (stage) => stage.reach('finished') },
  'finished-content': {
    title: 'The author’s content, and the upload',
    content: CONTENT.finished,
    play: (stage) => stage.reach('finished'),
  },
  'finished-minutes': {
    title: 'After minutes',
    play: async (stage) => {
      await stage.reach('finished');
      passMinutes(4);
    },
  },
  'finished-offline': {
    title: 'Offline',
    content: CONTENT.finished,
    play: async (stage) => {
      await stage.reach('finished');
      goOffline();
    },
  },

  uploaded: { title: 'Nothing given', play: (stage) => stage.reach('uploaded') },
  'uploaded-content': {
    title: 'The author’s finished content',
    content: CONTENT.finished,
    play: (stage) => stage.reach('uploaded'),
  },

  error: {
    title: 'A retry may help',
    play: (stage) => stage.fail('endpoint-unreachable'),
  },
  'error-final': {
    title: 'Only another browser helps',
    play: (stage) => stage.fail('browser-unsupported'),
  },
  'error-framed': {
    title: 'In a frame that withholds devices',
    framed: true,
    play: (stage) => stage.fail('frame-permission-missing'),
  },
  'error-refused': {
    title: 'The LMS’s own words, and a time',
    play: (stage) =>
      stage.fail('endpoint-refused', {
        ...soon(),
        title: 'The exam hall is full',
        detail: 'All 200 places are taken. Your place is kept for you: there is no need to hurry.',
      }),
  },
  'error-early': {
    title: 'Nothing is wrong: it is too early',
    play: (stage) => stage.fail('endpoint-refused', { status: 403, code: 'too-early' }),
  },
  'error-set-up': {
    title: 'The page is set up wrongly',
    play: (stage) => stage.fail('endpoint-refused', { status: 404 }),
  },
  'error-server': {
    title: 'The LMS fails',
    play: (stage) => stage.fail('endpoint-refused', { status: 500 }),
  },
  'error-upload': {
    title: 'The recording has not arrived in full',
    content: CONTENT.finished,
    play: async (stage) => {
      await stage.reach('finished');
      await stage.failUpload();
    },
  },
  'error-vendor': {
    title: 'The learner has cancelled the checks',
    play: (stage) => stage.fail('init-rejected', new Error('Camera is in use by another app.')),
  },
  'error-details': {
    title: 'Details to copy by hand',
    before: refuseClipboard,
    play: async (stage) => {
      await stage.fail('sdk-unavailable');
      stage.press('copy-button');
    },
  },
};

export const phaseOf = (name: string): string => /^(in-exam|[a-z]+)/.exec(name)?.[0] ?? '';
