import { expect } from '@open-wc/testing';
import { failedStart, inPhase, mount, reach, sessionOf } from '../support/exam.js';
import { planLms, startData } from '../support/lms.js';
import { fakeSdk } from '../support/sdk.js';

describe('removal', () => {
  it('gives up a start before init, and can start again', async () => {
    const lms = await planLms({
      start: [{ body: startData(), delay: 'hold' }, { body: startData() }],
    });
    const { exam, events } = await mount('', lms);
    const parent = exam.parentElement!;
    const failed = failedStart(exam);
    await lms.waitFor('start', 1, { state: 'held' });
    exam.remove();
    expect(await failed).to.include({ name: 'AbortError' });
    await lms.waitFor('start', 1, { state: 'aborted' });
    expect(exam.phase).to.equal('start');
    expect(events.at(-1)).to.equal('exam-phase-change:start');
    expect(fakeSdk.calls).to.have.length(0);
    parent.append(exam);
    await reach(exam, 'in-exam');
  });

  it('ignores an answer that a page’s own function gives after the removal', async () => {
    const { exam } = await mount();
    let answer!: (data: ReturnType<typeof startData>) => void;
    const asked = new Promise<void>((tell) => {
      exam.fetchStartData = () => {
        tell();
        return new Promise((resolve) => (answer = resolve));
      };
    });
    const failed = failedStart(exam);
    await asked;
    exam.remove();
    expect(await failed).to.include({ name: 'AbortError' });
    answer(startData());
    await new Promise((resolve) => setTimeout(resolve));
    expect(fakeSdk.calls).to.have.length(0);
    expect(exam.phase).to.equal('start');
  });

  it('leaves the session to the SDK once init was called', async () => {
    const { exam, events } = await mount();
    const started = exam.start();
    await fakeSdk.called();
    exam.remove();
    await new Promise((resolve) => setTimeout(resolve));
    fakeSdk.session.start();
    await started;
    fakeSdk.session.finish();
    fakeSdk.session.upload();
    await inPhase(exam, 'uploaded');
    expect(events.at(-1)).to.equal('video-uploaded');
  });

  it('does not take a move for a removal', async () => {
    const lms = await planLms({ start: [{ body: startData(), delay: 'hold' }] });
    const { exam } = await mount('', lms);
    const started = exam.start();
    await lms.waitFor('start', 1, { state: 'held' });
    const parent = exam.parentElement!;
    exam.remove();
    await Promise.resolve();
    parent.prepend(exam);
    await new Promise((resolve) => setTimeout(resolve));
    await lms.release('start');
    await fakeSdk.called();
    await sessionOf(exam);
    fakeSdk.session.start();
    await started;
    expect(exam.phase).to.equal('in-exam');
  });

  it('keeps a shown error', async () => {
    const { exam } = await mount('', await planLms({ start: [{ status: 500 }] }));
    await failedStart(exam);
    exam.remove();
    await new Promise((resolve) => setTimeout(resolve));
    expect(exam.phase).to.equal('error');
  });
});
