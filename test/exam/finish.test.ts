import { expect, html, oneEvent } from '@open-wc/testing';
import { ProctoredExamError } from '../../src/index.js';
import { en } from '../../src/messages/en.js';
import { inPhase, mount, part, reach } from '../support/exam.js';
import { planLms, startData, type Answer } from '../support/lms.js';
import { fakeSdk } from '../support/sdk.js';

const quiz = html`<template slot="in-exam"
  ><button data-action="finish">Hand in</button></template
>`;

/** A running exam with a finish endpoint. */
async function running(finish: Answer[] = [{ status: 204 }]) {
  const lms = await planLms({ start: [{ body: startData() }], finish });
  const mounted = await mount(quiz, lms);
  mounted.exam.finishEndpoint = lms.url('finish');
  await reach(mounted.exam, 'in-exam');
  return mounted;
}

const failure = async (promise: Promise<void>): Promise<Error> =>
  promise.then(
    () => {
      throw new Error('finish() was expected to fail.');
    },
    (error: unknown) => error as Error,
  );

describe('finish', () => {
  it('posts the session’s id as JSON; the phase moves when the SDK says so', async () => {
    const { exam, lms } = await running();
    exam.querySelector<HTMLElement>('[data-action=finish]')!.click();
    const [request] = await lms.waitFor('finish', 1);
    expect(request).to.include({ method: 'POST', body: '{"sessionId":"session-1"}' });
    expect(request!.headers['content-type']).to.equal('application/json');
    await exam.finish();
    expect(exam.phase).to.equal('in-exam');
    fakeSdk.session.finish();
    await inPhase(exam, 'finished');
  });

  it('is shared while under way, and asks again later', async () => {
    const { exam, lms } = await running([{ status: 200, delay: 'hold' }, { status: 200 }]);
    const first = exam.finish();
    expect(exam.finish()).to.equal(first);
    await lms.waitFor('finish', 1, { state: 'held' });
    await lms.release('finish');
    await first;
    await exam.finish();
    expect(await lms.log('finish')).to.have.length(2);
  });

  for (const phase of ['start', 'preparing', 'finished', 'uploaded'] as const) {
    it(`refuses in phase ${phase}`, async () => {
      const { exam, events } = await mount(quiz);
      if (phase !== 'start') await reach(exam, phase);
      const before = events.length;
      expect(await failure(exam.finish())).to.include({ name: 'InvalidStateError' });
      expect(events).to.have.length(before);
    });
  }

  it('failed tells the learner and leaves the exam as it is; the next may work', async () => {
    const problem = { title: 'Not yet', detail: 'Answer question 3 first.', code: 'incomplete' };
    const { exam, events } = await running([{ status: 409, body: problem }, { status: 204 }]);
    const fired = oneEvent(exam, 'exam-error');
    const error = await failure(exam.finish());
    expect(error).to.include({ code: 'finish-failed', phase: 'in-exam', retryable: true });
    expect(error.message).to.include('409');
    expect((await fired).detail).to.deep.equal({ error });
    expect(exam.phase).to.equal('in-exam');
    expect(exam.error).to.equal(error);
    await exam.updateComplete;
    expect(exam.shadowRoot!.textContent)
      .to.include('was not handed in')
      .and.to.include('question 3');
    expect(exam.querySelector('[data-action=finish]')!.getClientRects()).not.to.have.length(0);

    await exam.finish();
    expect(exam.error).to.be.undefined;
    await exam.updateComplete;
    expect(part(exam, 'message')!.textContent).to.equal(en['handed-in']);
    expect(events.at(-1)).to.equal('exam-error');
  });

  it('that does not reach the LMS is finish-failed', async () => {
    const { exam } = await running(['drop']);
    const error = await failure(exam.finish());
    expect(error).to.include({ code: 'finish-failed' });
    expect(error.cause).to.be.instanceOf(TypeError);
  });

  it('with nothing to ask is finish-failed, and says so', async () => {
    const { exam } = await running();
    exam.finishEndpoint = '';
    const error = await failure(exam.finish());
    expect(error).to.include({ code: 'finish-failed' });
    expect(error.message).to.include('data-finish-endpoint').and.to.include('requestFinish');
  });

  it('by the page’s own function gets the session id and a signal', async () => {
    const { exam, lms } = await mount(quiz);
    const asked: unknown[] = [];
    exam.requestFinish = (options) => {
      asked.push(options);
      return Promise.resolve();
    };
    await reach(exam, 'in-exam');
    await exam.finish();
    expect(asked).to.have.length(1);
    expect(asked[0]).to.include({ sessionId: 'session-1' });
    expect(asked[0]).to.have.property('signal').that.is.instanceOf(AbortSignal);
    expect(await lms.log('finish')).to.have.length(0);
  });

  it('by the page’s own function may reject with anything', async () => {
    const { exam } = await mount(quiz);
    const own = new ProctoredExamError('finish-failed', 'own words');
    const reasons: unknown[] = [new Error('offline'), own];
    exam.requestFinish = () => Promise.reject(reasons.shift());
    await reach(exam, 'in-exam');
    const error = await failure(exam.finish());
    expect(error).to.include({ code: 'finish-failed' });
    expect(error.cause).to.have.property('message', 'offline');
    expect(await failure(exam.finish())).to.equal(own);
  });

  it('that fails when the session has ended meanwhile did not fail', async () => {
    const { exam, lms, events } = await running([{ status: 500, delay: 'hold' }]);
    const finished = exam.finish();
    await lms.waitFor('finish', 1, { state: 'held' });
    fakeSdk.session.finish();
    await inPhase(exam, 'finished');
    await lms.release('finish');
    await finished;
    expect(events).not.to.include('exam-error');
  });

  it('clicked leaves no unhandled rejection', async () => {
    const { exam } = await running([{ status: 500 }]);
    const unhandled: unknown[] = [];
    const listen = (event: PromiseRejectionEvent) => {
      unhandled.push(event.reason);
    };
    window.addEventListener('unhandledrejection', listen);
    const fired = oneEvent(exam, 'exam-error');
    exam.querySelector<HTMLElement>('[data-action=finish]')!.click();
    await fired;
    await new Promise((resolve) => setTimeout(resolve));
    window.removeEventListener('unhandledrejection', listen);
    expect(unhandled).to.deep.equal([]);
  });
});
