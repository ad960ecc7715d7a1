/**
 * For pages that the tests can't reach into: of other origins, sandboxed, or in another tab. A page
 * imports this module beside the element's; it does what it is asked by `postMessage`, and answers
 * with what it shows. `RemoteExam` in `remote.ts` is its other end.
 */
import { checkEnvironment } from '../../src/exam/environment.js';
import type { Phase } from '../../src/index.js';
import { fakeSdkOf } from './fake-sdk-recorder.js';
import type { Action, Report } from './remote.js';
import { sessionOf } from './waits.js';

const exam = document.querySelector('proctored-exam')!;
const sdk = fakeSdkOf(window);
const violations: string[] = [];
document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
  violations.push(`${effectiveDirective} ${blockedURI}`);
});

// `exam.ts` has the like, for pages in which the tests run
const part = (name: string): HTMLElement | null =>
  exam.shadowRoot!.querySelector(`[part="${name}"]`);
const isVisible = (element: Element | null): boolean => !!element?.getClientRects().length;
const messages = (): string[] =>
  [...exam.shadowRoot!.querySelectorAll('#view [part="message"]')]
    .filter(isVisible)
    .map(({ textContent }) => textContent);
const inPhase = (phase: Phase): Promise<void> =>
  new Promise((resolve) => {
    const look = () => {
      if (exam.phase === phase) resolve();
    };
    exam.addEventListener('exam-phase-change', look);
    look();
  });

const actions: Record<Action, () => unknown> = {
  look: checkEnvironment,
  /** Something is to be read before a start. */
  warned: () =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (messages().length) resolve();
      };
      new MutationObserver(look).observe(exam.shadowRoot!, { childList: true, subtree: true });
      look();
    }),
  focus() {
    part('start-button')!.focus();
  },
  /** A click on start or retry; settles when it has failed or the SDK is at work. */
  async start() {
    const calls = sdk.calls.length;
    const failed = new Promise((resolve) => {
      exam.addEventListener('exam-error', resolve, { once: true });
    });
    (part('retry-button') ?? part('start-button')!).click();
    await Promise.race([failed, sdk.called(calls + 1)]);
  },
  /** The SDK's checks are passed. */
  async enter() {
    await sessionOf(exam);
    sdk.session.start();
    await inPhase('in-exam');
  },
  /** The exam is over, and its recording has arrived. */
  async upload() {
    sdk.session.upload();
    await inPhase('uploaded');
  },
};

function report(): Report {
  const { error, phase } = exam;
  return {
    phase,
    error: error && { code: error.code, phase: error.phase, retryable: error.retryable },
    messages: messages(),
    retry: isVisible(part('retry-button')),
    ownTab: part('own-tab')?.getAttribute('href') ?? undefined,
    calls: sdk.calls.length,
    violations,
  };
}

addEventListener('message', ({ data, source }) => {
  const { action, id } = data as { action: Action; id: number };
  void (async () => {
    await actions[action]();
    await exam.updateComplete;
    source?.postMessage({ id, report: report() }, { targetOrigin: '*' });
  })();
});
