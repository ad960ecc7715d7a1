import { expect, html } from '@open-wc/testing';
import type { ProctoredExam } from '../../src/index.js';
import { en } from '../../src/messages/en.js';
import { failedStart, inPhase, isVisible, mount, part, reach } from '../support/exam.js';
import { planLms, startData, type Answer } from '../support/lms.js';
import { fakeSdk } from '../support/sdk.js';
import { pretend, until } from '../support/views.js';

/** The buttons that the built-in view offers, in their order; the main one is marked by a star. */
const offered = (exam: ProctoredExam): string[] =>
  [...exam.shadowRoot!.querySelectorAll('button')].filter(isVisible).map((button) => {
    const isMain = Number(getComputedStyle(button).fontWeight) > 400;
    return `${isMain ? '*' : ''}${button.getAttribute('part')}`;
  });

/** What is offered after a start that the LMS has answered so. */
async function afterStart(answer: Answer): Promise<string[]> {
  const { exam } = await mount('', await planLms({ start: [answer] }));
  await failedStart(exam);
  await exam.updateComplete;
  return offered(exam);
}

/** An exam that could not be handed in: the LMS has answered so, or the page names nobody to ask. */
async function notHandedIn(answer: Answer | undefined): Promise<ProctoredExam> {
  const finish = answer ? [answer] : [];
  const lms = await planLms({ start: [{ body: startData() }], finish });
  const { exam } = await mount(html`<p slot="in-exam">Question 1</p>`, lms);
  if (answer) exam.finishEndpoint = lms.url('finish');
  await reach(exam, 'in-exam');
  await exam.finish().catch(() => undefined);
  await exam.updateComplete;
  return exam;
}

describe('the main action', () => {
  for (const [what, answer] of [
    ['at an address that is none', { status: 404 }],
    ['by an endpoint that takes no GET', { status: 405 }],
    ['with start data that make no sense', { body: { jwt: 1 } }],
  ] as [string, Answer][]) {
    it(`after a start ${what} tells those who can mend it; a retry comes second`, async () => {
      expect(await afterStart(answer)).to.deep.equal(['*copy-button', 'retry-button']);
    });
  }

  for (const [what, answer] of [
    ['a server that fails', { status: 500 }],
    ['a learner who is signed out', { status: 401 }],
    ['a sign-in page', { headers: { 'content-type': 'text/html' }, body: '<form>' }],
    ['a refusal', { status: 403 }],
  ] as [string, Answer][]) {
    it(`after a start that meets ${what} is to try again`, async () => {
      expect(await afterStart(answer)).to.deep.equal(['*retry-button']);
    });
  }

  it('is to tell those who can mend it, and nothing else, where no endpoint is named', async () => {
    const { exam } = await mount('');
    exam.endpoint = '';
    await failedStart(exam);
    await exam.updateComplete;
    expect(offered(exam)).to.deep.equal(['*copy-button']);
  });

  it('is the same where the recording has not arrived', async () => {
    const { exam } = await mount('');
    await reach(exam, 'finished');
    fakeSdk.session.rejectUpload(new Error('expected a recording that arrives, got none'));
    await inPhase(exam, 'error');
    await exam.updateComplete;
    expect(offered(exam)).to.deep.equal(['*copy-button']);
  });

  for (const [what, answer] of [
    ['names nobody to ask', undefined],
    ['asks at an address that is none', { status: 404 }],
  ] as [string, Answer | undefined][]) {
    it(`is the same beside an exam that can’t be handed in because the page ${what}`, async () => {
      expect(offered(await notHandedIn(answer))).to.deep.equal(['*copy-button']);
    });
  }

  it('beside an exam that a server has failed to take is the author’s own', async () => {
    expect(offered(await notHandedIn({ status: 500 }))).to.deep.equal([]);
  });

  it('shows the details where the browser refuses to copy them, folded away or not', async () => {
    pretend(navigator, 'clipboard', undefined);
    const exam = await notHandedIn(undefined);
    part(exam, 'copy-button')!.click();
    await until(exam, () => part(exam, 'details'));
    expect(isVisible(part(exam, 'details'))).to.be.true;
    expect(part(exam, 'copy-button')!.textContent).to.equal(en.copy);
  });
});
