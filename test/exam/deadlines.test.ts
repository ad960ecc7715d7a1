import { expect } from '@open-wc/testing';
import { failedStart, mount, reach } from '../support/exam.js';
import { planLms, startData } from '../support/lms.js';
import { fakeSdk } from '../support/sdk.js';
import { holdTimers } from '../support/timers.js';

const never = () => new Promise<never>(() => undefined);

describe('deadlines', () => {
  let timers: ReturnType<typeof holdTimers>;
  beforeEach(() => {
    timers = holdTimers(window);
  });
  afterEach(() => {
    timers.restore();
  });

  it('no answer in 15 s is endpoint-timeout, and the request is given up', async () => {
    const lms = await planLms({
      start: [{ body: startData(), delay: 'hold' }, { body: startData() }],
    });
    const { exam } = await mount('', lms);
    const failed = failedStart(exam);
    await lms.waitFor('start', 1, { state: 'held' });
    timers.ring(15_000);
    expect(await failed).to.include({ code: 'endpoint-timeout', retryable: true });
    await lms.waitFor('start', 1, { state: 'aborted' });
    await reach(exam, 'in-exam');
  });

  it('hold for the page’s own function, whose signal aborts', async () => {
    const { exam } = await mount('');
    let signal!: AbortSignal;
    const asked = new Promise<void>((resolve) => {
      exam.fetchStartData = (options) => {
        ({ signal } = options);
        resolve();
        return never();
      };
    });
    const failed = failedStart(exam);
    await asked;
    timers.ring(15_000);
    expect(await failed).to.include({ code: 'endpoint-timeout' });
    expect(signal.aborted).to.be.true;
  });

  it('a module that does not settle in 30 s is sdk-timeout', async () => {
    const { exam } = await mount('');
    const asked = new Promise<void>((resolve) => {
      exam.loadSdk = () => {
        resolve();
        return never();
      };
    });
    const failed = failedStart(exam);
    await asked;
    timers.ring(30_000);
    expect(await failed).to.include({ code: 'sdk-timeout', retryable: true });
  });

  it('a finish without an answer in 15 s is finish-failed', async () => {
    const { exam } = await mount('');
    exam.requestFinish = never;
    await reach(exam, 'in-exam');
    const failed = exam.finish().then(undefined, (error: unknown) => error);
    timers.ring(15_000);
    expect(await failed).to.include({ code: 'finish-failed', phase: 'in-exam' });
    expect(exam.phase).to.equal('in-exam');
  });

  it('are over once init is called: a person is in it, and the exam may take its time', async () => {
    const { exam } = await mount('');
    fakeSdk.respond = never;
    exam.start().catch(() => undefined);
    await fakeSdk.called();
    expect(timers.running().filter((ms) => ms === 15_000 || ms === 30_000)).to.deep.equal([]);
  });
});
