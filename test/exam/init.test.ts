import { expect } from '@open-wc/testing';
import { en } from '../../src/messages/en.js';
import { failedStart, inPhase, mount, part, reach, viewText } from '../support/exam.js';
import { planLms, startData } from '../support/lms.js';
import { fakeSdk } from '../support/sdk.js';
import { listenTo, told } from '../support/views.js';
import { aTask } from '../support/waits.js';

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
      // The vendor's own sample reads a property of undefined here, which nobody catches.
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
      await aTask();
      window.removeEventListener('unhandledrejection', listen);
      expect(unhandled).to.deep.equal([]);
      fakeSdk.respond = () => fakeSdk.createSession();
      await reach(exam, 'in-exam');
    });
  }

  it('rejected keeps the vendor’s error as the cause, and its words from the learner', async () => {
    const { exam } = await mount('');
    fakeSdk.respond = () => Promise.reject(vendorError);
    const error = await failedStart(exam);
    expect(error.cause).to.equal(vendorError);
    expect(error.message).to.include('JWT signature is wrong');
    expect(viewText(exam)).not.to.include('JWT signature is wrong');
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
    await aTask();
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
