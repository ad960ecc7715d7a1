import { expect, oneEvent } from '@open-wc/testing';
import type { ErrorCode } from '../../../src/index.js';
import { en } from '../../../src/messages/en.js';
import { inPhase, isVisible, part, sessionOf } from '../../support/exam.js';
import { freshSession } from '../../support/exam-page.js';
import { planLms, token } from '../../support/lms.js';
import { openRemote, type RemotePage } from '../../support/remote.js';
import { holdTimers } from '../../support/timers.js';
import { BUILT, openBuilt, tag, type BuiltPage, type PageOptions } from './support/built-page.js';

/** How an error is brought about in a page that the tests reach into. */
interface Case extends PageOptions {
  /** What is done; by default the learner clicks on start. */
  strike?: (page: BuiltPage) => unknown;
  /** Tells the exam that fails, if it isn't the first of the page. */
  failing?: (page: BuiltPage) => BuiltPage['exam'];
  /** The text that is shown, unless it is the code's. */
  text?: keyof typeof en;
}

const clickStart = ({ exam }: BuiltPage) => {
  part(exam, 'start-button')!.click();
};

const intoChecks = async (page: BuiltPage) => {
  clickStart(page);
  await page.sdk.called();
  await sessionOf(page.exam);
};

const intoExam = async (page: BuiltPage) => {
  await intoChecks(page);
  page.sdk.session.start();
  await inPhase(page.exam, 'in-exam');
};

/** Time passes for the page once a request is under way. */
const waitLong = (path: string, ms: number) => async (page: BuiltPage) => {
  const timers = holdTimers(page.window);
  clickStart(page);
  await page.lms.waitFor(path, 1, { state: 'held' });
  timers.ring(ms);
  timers.restore();
};

const second = ({ document }: BuiltPage) => document.querySelectorAll('proctored-exam')[1]!;

const CASES: Record<Exclude<ErrorCode, keyof typeof REMOTE_CASES>, Case> = {
  'endpoint-missing': { body: () => '<proctored-exam data-sdk-preload="none"></proctored-exam>' },
  'endpoint-unreachable': { answers: { start: ['drop'] } },
  'endpoint-timeout': {
    answers: { start: [{ delay: 'hold' }] },
    strike: waitLong('start', 15_000),
  },
  'endpoint-refused': { answers: { start: [{ status: 403 }] } },
  'start-data-invalid': { answers: { start: [{ body: {} }] } },
  'token-expired': {
    answers: { start: [{ body: { ...freshSession(), jwt: token({ iat: 1, exp: 2 }) } }] },
  },
  'config-invalid': { body: (lms) => tag(lms, 'data-config="{"') },
  'browser-unsupported': {
    head: '<script>delete MediaDevices.prototype.getDisplayMedia</script>',
  },
  'sdk-unavailable': { answers: { sdk: [{ status: 404 }] } },
  'sdk-timeout': { answers: { sdk: [{ delay: 'hold' }] }, strike: waitLong('sdk', 30_000) },
  'sdk-invalid': {
    strike: (page) => {
      page.sdk.respond = () => undefined;
      clickStart(page);
    },
  },
  'init-rejected': {
    strike: (page) => {
      page.sdk.respond = () => Promise.reject(new Error('Camera is denied'));
      clickStart(page);
    },
  },
  'session-failed': {
    strike: async (page) => {
      await intoChecks(page);
      page.sdk.session.rejectStart(new Error('The connection broke.'));
    },
  },
  'upload-failed': {
    strike: async (page) => {
      await intoExam(page);
      page.sdk.session.finish();
      await inPhase(page.exam, 'finished');
      page.sdk.session.rejectUpload(new Error('The disk is full.'));
    },
  },
  'already-running': {
    body: (lms) => tag(lms) + tag(lms),
    strike: async (page) => {
      await intoExam(page);
      part(second(page), 'start-button')!.click();
    },
    failing: second,
    text: 'already-running-here',
  },
  'finish-failed': {
    answers: { finish: ['drop'] },
    body: (lms) => tag(lms, `data-finish-endpoint="${lms.url('finish')}"`),
    strike: async (page) => {
      await intoExam(page);
      page.exam.finish().catch(() => undefined);
    },
  },
};

/** Errors of pages that the tests can only talk to, and what their texts name. */
const REMOTE_CASES = {
  'insecure-context': {
    page: { at: 'insecure', frame: { allow: 'camera; microphone; display-capture' } },
    names: '',
  },
  'frame-permission-missing': {
    page: { at: 'other', frame: { allow: 'microphone; display-capture' } },
    names: en.camera,
  },
} satisfies Partial<Record<ErrorCode, { page: RemotePage; names: string }>>;

describe('errors with the self-contained file', () => {
  for (const [code, { strike = clickStart, failing, text, ...options }] of Object.entries(CASES)) {
    it(`${code} is shown to the learner`, async () => {
      const page = await openBuilt(options);
      const exam = failing?.(page) ?? page.exam;
      const failed = oneEvent(exam, 'exam-error');
      await strike(page);
      await failed;
      await exam.updateComplete;
      expect(exam.error?.code).to.equal(code);
      const messages = [...exam.shadowRoot!.querySelectorAll('#view [part="message"]')];
      expect(messages.filter(isVisible).map(({ textContent }) => textContent)).to.include(
        en[text ?? (code as ErrorCode)],
      );
    });
  }

  for (const [code, { page, names }] of Object.entries(REMOTE_CASES)) {
    it(`${code} is shown to the learner`, async () => {
      const headers = { 'access-control-allow-origin': '*' };
      const lms = await planLms({ start: [{ body: freshSession(), headers }] });
      const exam = await openRemote(lms, { ...page, script: BUILT });
      const { error, messages } = await exam('start');
      expect(error?.code).to.equal(code);
      const message = en[code as keyof typeof REMOTE_CASES].replace('{features}', names);
      expect(messages).to.deep.equal([message]);
    });
  }
});
