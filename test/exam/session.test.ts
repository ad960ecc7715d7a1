import { expect, html } from '@open-wc/testing';
import type { ProctoredExam } from '../../src/index.js';
import { inPhase, mount, part, record, sessionOf, viewText } from '../support/exam.js';
import { fakeSdk } from '../support/sdk.js';
import { aTask } from '../support/waits.js';

/** A start whose `init` has been called and has returned a session. */
async function inSession(content = html``) {
  const mounted = await mount(content);
  const started = mounted.exam.start();
  started.catch(() => undefined);
  await fakeSdk.called();
  await sessionOf(mounted.exam);
  return { ...mounted, started, session: fakeSdk.session };
}

describe('the session’s promises', () => {
  it('that never settle leave the phase preparing', async () => {
    const { exam, events } = await inSession();
    await aTask();
    expect(exam.phase).to.equal('preparing');
    expect(events).to.deep.equal(['exam-starting', 'exam-phase-change:preparing']);
  });

  it('finished before started: in-exam never shows, and start() resolves', async () => {
    const { exam, events, session, started } = await inSession(
      html`<template slot="in-exam"><p id="q">Q</p></template>`,
    );
    session.finish();
    await started;
    session.start();
    await aTask();
    session.upload();
    await inPhase(exam, 'uploaded');
    expect(events.slice(2)).to.deep.equal([
      'exam-phase-change:finished',
      'exam-finished',
      'exam-phase-change:uploaded',
      'video-uploaded',
    ]);
    expect(exam.querySelector('#q')).to.be.null;
  });

  it('uploaded first: nothing goes backwards', async () => {
    const { exam, events, session, started } = await inSession();
    session.upload();
    await started;
    session.finish();
    session.start();
    await aTask();
    expect(exam.phase).to.equal('uploaded');
    expect(events.slice(2)).to.deep.equal(['exam-phase-change:uploaded', 'video-uploaded']);
  });

  it('settled before init returned them go through all phases in order', async () => {
    const { exam, events } = await mount('');
    fakeSdk.respond = () => {
      const session = fakeSdk.createSession();
      session.upload();
      session.finish();
      session.start();
      return session;
    };
    await exam.start();
    await inPhase(exam, 'uploaded');
    expect(events.filter((type) => !type.includes(':'))).to.deep.equal([
      'exam-starting',
      'exam-started',
      'exam-finished',
      'video-uploaded',
    ]);
  });

  const failing: [
    string,
    (exam: ProctoredExam) => Promise<void>,
    'rejectStart' | 'rejectFinish',
    string,
  ][] = [
    ['examStarted', () => Promise.resolve(), 'rejectStart', 'preparing'],
    ['examFinished, before the start,', () => Promise.resolve(), 'rejectFinish', 'preparing'],
    [
      'examFinished, during the exam,',
      async (exam) => {
        fakeSdk.session.start();
        await inPhase(exam, 'in-exam');
      },
      'rejectFinish',
      'in-exam',
    ],
  ];
  for (const [what, before, reject, phase] of failing) {
    it(`${what} rejected is session-failed`, async () => {
      const { exam, events, session } = await inSession();
      await before(exam);
      const cause = new Error('connection lost');
      session[reject](cause);
      await inPhase(exam, 'error');
      expect(exam.error).to.include({ code: 'session-failed', retryable: true, phase, cause });
      expect(events.slice(-2)).to.deep.equal(['exam-phase-change:error', 'exam-error']);
      expect(viewText(exam)).not.to.include('connection lost');
    });
  }

  it('examStarted rejected rejects start() with the shown error', async () => {
    const { exam, session, started } = await inSession();
    session.rejectStart(new Error('no proctor'));
    const error = await started.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).to.equal(exam.error);
  });

  it('examStarted rejected after the exam was over changes nothing', async () => {
    const { exam, session, started } = await inSession();
    session.finish();
    await started;
    session.rejectStart(new Error('late'));
    await aTask();
    expect(exam.phase).to.equal('finished');
    expect(exam.error).to.be.undefined;
  });

  it('videoUploaded rejected is upload-failed, and no retry is offered', async () => {
    const { exam, session } = await inSession();
    session.start();
    session.finish();
    await inPhase(exam, 'finished');
    session.rejectUpload(new Error('disk full'));
    await inPhase(exam, 'error');
    expect(exam.error).to.include({ code: 'upload-failed', retryable: false, phase: 'finished' });
    expect(part(exam, 'retry-button')).to.be.null;
    expect(viewText(exam)).not.to.include('disk full');
  });

  it('videoUploaded rejected during the exam is reported only when the exam has finished', async () => {
    const { exam, events, session } = await inSession();
    session.start();
    await inPhase(exam, 'in-exam');
    session.rejectUpload(new Error('disk full'));
    await aTask();
    expect(exam.phase).to.equal('in-exam');
    session.finish();
    await inPhase(exam, 'error');
    expect(events.slice(-4)).to.deep.equal([
      'exam-phase-change:finished',
      'exam-finished',
      'exam-phase-change:error',
      'exam-error',
    ]);
  });

  it('videoUploaded and examFinished rejected is one error', async () => {
    const { exam, events, session } = await inSession();
    session.rejectUpload(new Error('disk full'));
    session.rejectFinish(new Error('gone'));
    await inPhase(exam, 'error');
    await aTask();
    expect(exam.error).to.include({ code: 'session-failed' });
    expect(events.filter((type) => type === 'exam-error')).to.have.length(1);
  });

  it('of an attempt that failed change nothing in the next', async () => {
    const { exam, session } = await inSession();
    session.rejectStart(new Error('first attempt'));
    await inPhase(exam, 'error');
    exam.start().catch(() => undefined);
    await fakeSdk.called(2);
    const events = record(exam);
    session.start();
    session.finish();
    session.upload();
    await aTask();
    expect(exam.phase).to.equal('preparing');
    expect(events).to.deep.equal([]);
  });
});
