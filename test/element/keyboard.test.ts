import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { ProctoredExam } from '../../src/index.js';
import { inPhase, mount, part, sessionOf } from '../support/exam.js';
import { planLms, startData } from '../support/lms.js';
import { fakeSdk } from '../support/sdk.js';
import { pretend, until } from '../support/views.js';

/** What the focus is on, as a learner would name it: a control's label, a heading, or the whole view. */
function focusedOn(): string {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  if (element?.id === 'view') return 'the view';
  return (element?.getAttribute('aria-label') ?? element?.textContent ?? '').trim();
}

/** Tabs until the focus is on `name`; @returns what was passed on the way. */
async function tabTo(name: string): Promise<string[]> {
  const passed: string[] = [];
  for (;;) {
    await sendKeys({ press: 'Tab' });
    if (focusedOn() === name) return passed;
    passed.push(focusedOn());
    expect(passed.length, `Tab leads to ${name}, not ${passed.join()}`).to.be.below(5);
  }
}

/** The learner has come with the Tab key to what stands before the exam. */
function standBefore(exam: ProctoredExam): void {
  const before = document.createElement('a');
  before.href = '#exam';
  before.textContent = 'Skip to the exam';
  exam.before(before);
  before.focus();
}

describe('with the keyboard alone', () => {
  it('a learner starts, answers, hands in, and hears that the page may be closed', async () => {
    const lms = await planLms({ start: [{ body: startData() }], finish: [{ status: 204 }] });
    const { exam } = await mount(
      html`
        <section slot="start">
          <h2>Mathematics I</h2>
          <button data-action="start">Start the quiz</button>
        </section>
        <template slot="in-exam"
          ><h2>Questions</h2>
          <input aria-label="Answer" />
          <button data-action="finish">Hand in</button></template
        >
      `,
      lms,
    );
    exam.finishEndpoint = lms.url('finish');
    standBefore(exam);

    expect(await tabTo('Start the quiz')).to.deep.equal([]);
    await sendKeys({ press: 'Enter' });
    await fakeSdk.called();
    await sessionOf(exam);
    expect(exam.phase).to.equal('preparing');
    expect(focusedOn()).to.equal('the view');

    fakeSdk.session.start();
    await inPhase(exam, 'in-exam');
    expect(focusedOn()).to.equal('Questions');
    expect(await tabTo('Answer')).to.deep.equal([]);
    await sendKeys({ type: '42' });
    expect(exam.querySelector('input')!.value).to.equal('42');
    expect(await tabTo('Hand in')).to.deep.equal([]);
    await sendKeys({ type: ' ' });
    await lms.waitFor('finish');
    fakeSdk.session.finish();
    await inPhase(exam, 'finished');
    expect(focusedOn()).to.equal('the view');
    expect(part(exam, 'message')!.textContent).to.include('keep this page open');

    fakeSdk.session.upload();
    await inPhase(exam, 'uploaded');
    expect(focusedOn()).to.equal('the view');
    expect(part(exam, 'message')!.textContent).to.include('You may close this page');
  });

  it('a learner copies the details of an error, tries again, and gets into the exam', async () => {
    const copied: string[] = [];
    const writeText = (text: string) => Promise.resolve(void copied.push(text));
    pretend(navigator, 'clipboard', { writeText });
    const lms = await planLms({ start: [{ status: 503 }, { body: startData() }] });
    const { exam } = await mount('', lms);
    standBefore(exam);
    await tabTo('Start the exam');
    await sendKeys({ type: ' ' });
    await inPhase(exam, 'error');
    expect(focusedOn()).to.equal('Try again');

    expect(await tabTo('Copy details for support')).to.deep.equal([]);
    await sendKeys({ press: 'Enter' });
    await until(exam, () => part(exam, 'copy-button')!.textContent === 'Copied');
    expect(copied.join()).to.include(exam.error!.supportCode);
    expect(focusedOn()).to.equal('Copied');

    standBefore(exam);
    expect(await tabTo('Try again')).to.deep.equal([]);
    await sendKeys({ press: 'Enter' });
    await fakeSdk.called();
    await sessionOf(exam);
    fakeSdk.session.start();
    await inPhase(exam, 'in-exam');
    expect(focusedOn(), 'the author gave nothing to focus').to.equal('the view');
  });

  it('the inert start content is passed over while the start is under way', async () => {
    const { exam } = await mount(html`
      <div slot="start">
        <button data-action="start">Start the quiz</button><a href="#rules">Rules</a>
      </div>
    `);
    const after = document.createElement('button');
    after.textContent = 'After the exam';
    exam.after(after);
    standBefore(exam);
    await tabTo('Start the quiz');
    await sendKeys({ press: 'Enter' });
    await fakeSdk.called();
    await sessionOf(exam);
    expect(await tabTo('After the exam')).to.deep.equal([]);
    after.remove();
  });
});

afterEach(() => {
  for (const link of document.querySelectorAll('a[href="#exam"]')) link.remove();
});
