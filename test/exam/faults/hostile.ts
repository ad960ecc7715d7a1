import { expect, oneEvent } from '@open-wc/testing';
import { part } from '../../support/exam.js';
import { clickStart, enter, good, type Fault, type Stage } from './fault.js';
import type { RemoteFault } from './environment.js';

const MARKUP = '<img src=x onerror="window.stolen = 1">';
const none = { code: 'none', phase: 'in-exam', shows: [] } as const;

async function intoExam(stage: Stage): Promise<void> {
  clickStart(stage);
  await stage.sdk.called();
  await enter(stage);
}

const nothingStolen = ({ window }: Stage) => expect(window).not.to.have.property('stolen');

/** What others who may write on the page, or talk to it, try. */
export const hostile: Fault[] = [
  {
    fault: 'messages by postMessage that look like the SDK’s',
    strike: async (stage) => {
      await intoExam(stage);
      const { window } = stage;
      for (const data of ['examFinished', { type: 'exam-finished' }, { phase: 'uploaded' }, null]) {
        window.postMessage(data, '*');
      }
      window.postMessage('last', '*');
      let event: MessageEvent<unknown>;
      do event = await oneEvent(window, 'message');
      while (event.data !== 'last');
    },
    ...none,
  },
  {
    fault: 'events that look like the element’s own',
    strike: async (stage) => {
      await intoExam(stage);
      for (const type of ['exam-finished', 'video-uploaded', 'exam-error', 'exam-phase-change']) {
        stage.exam.dispatchEvent(
          new CustomEvent(type, { detail: { phase: 'uploaded' }, bubbles: true }),
        );
      }
    },
    ...none,
  },
  {
    fault: 'HTML in the page’s own texts',
    answers: { start: [{ status: 403, body: '' }] },
    prepare: async ({ exam }) => {
      exam.messages = { start: MARKUP, retry: MARKUP, 'endpoint-refused': MARKUP };
      await exam.updateComplete;
      expect(part(exam, 'start-button')!.textContent.trim()).to.equal(MARKUP);
    },
    code: 'endpoint-refused',
    phase: 'preparing',
    shows: [MARKUP],
    retry: true,
    holds: nothingStolen,
  },
  {
    fault: 'a frame of the exam whose data-src is a javascript: address',
    prepare: ({ exam }) => {
      exam.querySelector('template')!.innerHTML =
        '<p>Question 1</p><iframe title="Quiz" data-src="javascript:parent.stolen = 1"></iframe>';
    },
    strike: intoExam,
    ...none,
    holds: (stage) => {
      expect(stage.exam.querySelector('iframe')!.src).to.equal('about:blank');
      nothingStolen(stage);
    },
  },
  {
    fault: 'an image by the name of head, to hide the administrator’s list of servers',
    page: {
      head: `<meta name="proctored-exam:server-origins" content="https://proctor.acme.edu"><img name="head" alt="">`,
    },
    code: 'start-data-invalid',
    phase: 'preparing',
    shows: ['This exam is not set up correctly. Please tell your teacher.'],
    retry: true,
    holds: ({ exam }) => expect(exam.error!.message).to.include('proctored-exam:server-origins'),
    mend: async ({ lms }) => {
      await lms.replan({ start: [good({ serverOrigin: 'https://proctor.acme.edu' })] });
    },
  },
];

const strict = "default-src 'none'; connect-src 'self'; base-uri 'none'; form-action 'none'; ";
const policy = (value: string) => ({ headers: { 'content-security-policy': value } });

const harmless = (fault: string, value: string): RemoteFault => ({
  fault,
  page: policy(value),
  ...none,
});

/** Pages that forbid a good deal, by real headers: nothing of ours may violate them. */
export const policies: RemoteFault[] = [
  harmless(
    'a Content-Security-Policy without unsafe-inline and unsafe-eval, and with no styles at all',
    `${strict}script-src 'self' 'nonce-exam'`,
  ),
  harmless(
    'a Content-Security-Policy of nonces and strict-dynamic',
    `${strict}script-src 'nonce-exam' 'strict-dynamic'`,
  ),
  harmless(
    'Trusted Types enforced, no policy listed',
    `${strict}script-src 'self' 'nonce-exam'; require-trusted-types-for 'script'`,
  ),
  harmless(
    'Trusted Types enforced, with the policy of Lit alone',
    `${strict}script-src 'self' 'nonce-exam'; require-trusted-types-for 'script'; trusted-types lit-html`,
  ),
  harmless(
    'Trusted Types enforced, with the policy of Lit, and duplicates for other copies of it',
    `${strict}script-src 'self' 'nonce-exam'; require-trusted-types-for 'script'; trusted-types lit-html 'allow-duplicates'`,
  ),
  {
    fault: 'a Content-Security-Policy that forbids the start endpoint',
    page: policy("default-src 'none'; script-src 'self' 'nonce-exam'"),
    code: 'endpoint-unreachable',
    phase: 'preparing',
    shows: ['The server did not answer. Check your connection and try again.'],
    retry: true,
    mended: policy(`${strict}script-src 'self' 'nonce-exam'`),
  },
];
