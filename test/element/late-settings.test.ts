/** Frameworks may set the exam's settings only after a learner has clicked: when they hydrate what a server has rendered. */
import { expect, fixture, html } from '@open-wc/testing';
import type { ProctoredExam } from '../../src/index.js';
import { failedStart, inPhase, isVisible, part, record, seen } from '../support/exam.js';
import { planLms, startData, type Lms } from '../support/lms.js';
import { fakeSdk } from '../support/sdk.js';

/** An exam for which a framework has set nothing yet. */
const unset = (): Promise<ProctoredExam> =>
  fixture<ProctoredExam>(
    html`<proctored-exam data-sdk-preload="none">
      <p slot="start"><button data-action="start">Begin</button></p>
      <template slot="in-exam"><p>Question 1</p></template>
    </proctored-exam>`,
  );

const startControl = (exam: ProctoredExam): HTMLButtonElement => exam.querySelector('button')!;

/** What a learner meets who has clicked too early. */
async function clickInVain(exam: ProctoredExam): Promise<void> {
  startControl(exam).click();
  await inPhase(exam, 'error');
}

async function expectOffer(exam: ProctoredExam): Promise<void> {
  await inPhase(exam, 'start');
  await exam.updateComplete;
  expect(exam.error).to.equal(undefined);
  expect(seen(exam)).to.deep.equal(['Begin']);
  expect(isVisible(part(exam, 'message'))).to.be.false;
  for (const region of ['status', 'alert']) {
    expect(part(exam, region)!.textContent.trim(), region).to.equal('');
  }
}

describe('a start that has failed for settings which come late', () => {
  let lms: Lms;
  beforeEach(async () => {
    lms = await planLms({ start: [{ body: startData() }] });
  });

  const endpoints: Record<string, (exam: ProctoredExam) => void> = {
    'the endpoint as a property': (exam) => {
      exam.endpoint = lms.url('start');
    },
    'the endpoint as an attribute': (exam) => {
      exam.setAttribute('data-endpoint', lms.url('start'));
    },
    'a function that fetches the start data': (exam) => {
      exam.fetchStartData = () => Promise.resolve(startData());
    },
  };
  for (const [what, set] of Object.entries(endpoints)) {
    it(`is offered again as soon as there is ${what}, and succeeds then`, async () => {
      const exam = await unset();
      const events = record(exam);
      await clickInVain(exam);
      expect(exam.error).to.have.property('code', 'endpoint-missing');
      set(exam);
      await expectOffer(exam);
      expect(events).to.deep.equal([
        'exam-starting',
        'exam-phase-change:preparing',
        'exam-phase-change:error',
        'exam-error',
        'exam-phase-change:start',
      ]);
      startControl(exam).click();
      await fakeSdk.called();
      expect(exam.phase).to.equal('preparing');
    });
  }

  const configs: Record<string, [Partial<ProctoredExam>, Partial<ProctoredExam>]> = {
    'a configuration that is one': [
      { config: 'soon' as unknown as Record<string, unknown> },
      { config: { alwaysShowChat: true } },
    ],
    'none any more': [{ config: [] as unknown as Record<string, unknown> }, { config: undefined! }],
    'credentials that there are': [
      { credentials: 'soon' as RequestCredentials },
      { credentials: 'include' },
    ],
  };
  for (const [what, [before, after]] of Object.entries(configs)) {
    it(`is offered again as soon as there is ${what}`, async () => {
      const exam = await unset();
      Object.assign(exam, { endpoint: lms.url('start') }, before);
      await clickInVain(exam);
      expect(exam.error).to.have.property('code', 'config-invalid');
      Object.assign(exam, after);
      await expectOffer(exam);
    });
  }

  it('is offered again, too, when they come between the click and its failure', async () => {
    const exam = await unset();
    const events = record(exam);
    const failed = failedStart(exam);
    exam.endpoint = lms.url('start');
    expect(await failed).to.have.property('code', 'endpoint-missing');
    await expectOffer(exam);
    expect(events.slice(-3), 'listeners hear of the error first').to.deep.equal([
      'exam-phase-change:error',
      'exam-error',
      'exam-phase-change:start',
    ]);
  });

  it('gives the focus back to the control that was pressed', async () => {
    const exam = await unset();
    startControl(exam).focus();
    await clickInVain(exam);
    expect(document.activeElement).to.equal(exam);
    exam.endpoint = lms.url('start');
    await expectOffer(exam);
    expect(document.activeElement).to.equal(startControl(exam));
  });

  it('keeps its error while the setting that it lacks is not there', async () => {
    const exam = await unset();
    await clickInVain(exam);
    Object.assign(exam, { theme: 'dark', config: { a: 1 }, finishEndpoint: '/finish' });
    await exam.updateComplete;
    expect(exam.phase).to.equal('error');
    exam.endpoint = lms.url('start');
    exam.credentials = 'soon' as RequestCredentials;
    await inPhase(exam, 'start');
    await clickInVain(exam);
    expect(exam.error).to.have.property('code', 'config-invalid');
    // As frameworks do that make a new object at each render.
    exam.config = { a: 1 };
    await exam.updateComplete;
    expect(exam.phase).to.equal('error');
  });

  it('keeps an error of another kind, whatever is set', async () => {
    const exam = await unset();
    exam.fetchStartData = () => Promise.reject(new Error('no'));
    await clickInVain(exam);
    const { error } = exam;
    exam.endpoint = lms.url('start');
    exam.config = { a: 1 };
    await exam.updateComplete;
    expect(exam.error).to.equal(error);
  });
});
