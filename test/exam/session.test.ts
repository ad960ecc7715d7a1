import { expect, html } from '@open-wc/testing';
import type { ProctoredExam } from '../../src/index.js';
import { en } from '../../src/messages/en.js';
import {
  failedStart,
  inPhase,
  mount,
  part,
  reach,
  record,
  sessionOf,
  viewText,
} from '../support/exam.js';
import { planLms, startData } from '../support/lms.js';
import { fakeSdk } from '../support/sdk.js';
import { listenTo, told } from '../support/views.js';

/** A start whose `init` has been called and has returned a session. */
async function inSession(content = html``) {
  const mounted = await mount(content);
  const started = mounted.exam.start();
  started.catch(() => undefined);
  await fakeSdk.called();
  await sessionOf(mounted.exam);
  return { ...mounted, started, session: fakeSdk.session };
}

/** Lets promises that are settled already be heard. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('init', () => {
  it('that fails with a status of its own is no busy LMS: each attempt goes at once', async () => {
    const { exam } = await mount();
    const heard = listenTo(exam);
    fakeSdk.respond = () => Promise.reject(Object.assign(new Error('down'), { status: 503 }));
    for (let attempt = 1; attempt <= 3; attempt++) {
      expect((await failedStart(exam)).code).to.equal('init-rejected');
      await told(exam);
    }
    expect(heard.filter((text) => text.startsWith('alert'))).to.have.length(3);
    expect(heard).not.to.include(`status: ${en.busy}`);
  });

  const vendorError = Object.assign(new Error('JWT signature is wrong'), {
    cause: { status: 403 },
  });
  const answers: [string, () => unknown, string][] = [
    ['rejects', () => Promise.reject(vendorError), 'init-rejected'],
    [
      'throws at once',
      () => {
        throw vendorError;
      },
      'init-rejected',
    ],
    [
      'rejects with a string',
      () => ({
        then: (_: unknown, no: (e: unknown) => void) => {
          no('no camera');
        },
      }),
      'init-rejected',
    ],
    [
      'rejects with nothing',
      () => ({
        then: (_: unknown, no: (e: unknown) => void) => {
          no(undefined);
        },
      }),
      'init-rejected',
    ],
    ['returns nothing', () => undefined, 'sdk-invalid'],
    ['resolves with nothing', () => Promise.resolve(null), 'sdk-invalid'],
    ['returns a session without promises', () => ({}), 'sdk-invalid'],
    [
      'returns a session without examFinished',
      () => ({ examStarted: Promise.resolve(), videoUploaded: Promise.resolve() }),
      'sdk-invalid',
    ],
    [
      'returns a session that throws when it is read',
      () => ({
        get examStarted(): never {
          throw new Error('revoked');
        },
      }),
      'sdk-invalid',
    ],
    [
      'returns a session whose examStarted is a flag',
      () => ({ ...fakeSdk.createSession(), examStarted: true }),
      'sdk-invalid',
    ],
  ];
  for (const [what, respond, code] of answers) {
    it(`that ${what} is ${code}, and the next start works`, async () => {
      // the vendor's own sample reads a property of undefined here, which nobody catches
      const unhandled: unknown[] = [];
      const listen = (event: PromiseRejectionEvent) => {
        unhandled.push(event.reason);
      };
      window.addEventListener('unhandledrejection', listen);
      const { exam } = await mount('');
      fakeSdk.respond = respond;
      part(exam, 'start-button')!.click();
      await inPhase(exam, 'error');
      expect(exam.error).to.include({ code, retryable: true, phase: 'preparing' });
      await settled();
      window.removeEventListener('unhandledrejection', listen);
      expect(unhandled).to.deep.equal([]);
      fakeSdk.respond = () => fakeSdk.createSession();
      await reach(exam, 'in-exam');
    });
  }

  it('rejected shows what the vendor said, and keeps its error as the cause', async () => {
    const { exam } = await mount('');
    fakeSdk.respond = () => Promise.reject(vendorError);
    const error = await failedStart(exam);
    expect(error.cause).to.equal(vendorError);
    expect(error.message).to.include('JWT signature is wrong');
    expect(viewText(exam)).to.include('JWT signature is wrong');
  });

  it('named missing promises by name', async () => {
    const { exam } = await mount('');
    fakeSdk.respond = () => ({ examStarted: Promise.resolve() });
    expect((await failedStart(exam)).message).to.include('examFinished, videoUploaded');
  });

  it('has no deadline, since a person is in it: the phase stays preparing', async () => {
    const { exam } = await mount('');
    fakeSdk.respond = () => new Promise(() => undefined);
    const first = exam.start();
    await fakeSdk.called();
    await settled();
    expect(exam.phase).to.equal('preparing');
    expect(exam.start()).to.equal(first);
  });

  it('is called anew, with a new token, by a start after an error', async () => {
    const { exam, lms } = await mount(
      '',
      await planLms({
        start: [{ body: startData() }, { body: startData({ integrationName: 'second' }) }],
      }),
    );
    fakeSdk.respond = () => Promise.reject(vendorError);
    await failedStart(exam);
    fakeSdk.respond = () => fakeSdk.createSession();
    await reach(exam, 'in-exam');
    expect(fakeSdk.calls.map(({ integrationName }) => integrationName)).to.deep.equal([
      'university',
      'second',
    ]);
    expect(await lms.log('start')).to.have.length(2);
  });
});

describe('the session’s promises', () => {
  it('that never settle leave the phase preparing', async () => {
    const { exam, events } = await inSession();
    await settled();
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
    await settled();
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
    await settled();
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
      expect(viewText(exam)).to.include('connection lost');
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
    await settled();
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
    expect(viewText(exam)).to.include('disk full');
  });

  it('videoUploaded rejected during the exam is reported only when the exam has finished', async () => {
    const { exam, events, session } = await inSession();
    session.start();
    await inPhase(exam, 'in-exam');
    session.rejectUpload(new Error('disk full'));
    await settled();
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
    await settled();
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
    await settled();
    expect(exam.phase).to.equal('preparing');
    expect(events).to.deep.equal([]);
  });
});
