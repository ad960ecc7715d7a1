import { expect } from '@open-wc/testing';
import { inPhase, isVisible, part, record, sessionOf, viewText } from '../../support/exam.js';
import { en } from '../../../src/messages/en.js';
import { BUILT, openBuilt, tag } from './support/built-page.js';

describe('an exam with the self-contained file', () => {
  it('goes from the start button to the uploaded recording', async () => {
    const { exam, sdk, document } = await openBuilt();
    const events = record(document);
    const question = () => exam.querySelector('p');
    expect(viewText(exam)).to.equal(en.start);
    expect(question(), 'the question before the exam').to.be.null;

    part(exam, 'start-button')!.click();
    await sdk.called();
    await sessionOf(exam);
    expect(exam.phase).to.equal('preparing');
    expect(viewText(exam)).to.contain(en.checks);

    sdk.session.start();
    await inPhase(exam, 'in-exam');
    await exam.updateComplete;
    expect(isVisible(question()), 'the question in the exam').to.be.true;

    sdk.session.finish();
    await inPhase(exam, 'finished');
    await exam.updateComplete;
    expect(isVisible(question()), 'the question after the exam').to.be.false;
    expect(viewText(exam)).to.equal(`${en.finished}\n${en['keep-open']}`);

    sdk.session.upload();
    await inPhase(exam, 'uploaded');
    await exam.updateComplete;
    expect(viewText(exam)).to.contain(en.uploaded);
    expect(events).to.deep.equal([
      'exam-starting',
      'exam-phase-change:preparing',
      'exam-phase-change:in-exam',
      'exam-started',
      'exam-phase-change:finished',
      'exam-finished',
      'exam-phase-change:uploaded',
      'video-uploaded',
    ]);
  });

  it('is handed in by a button of the page', async () => {
    const { exam, sdk, lms } = await openBuilt({
      answers: { finish: [{ status: 204 }] },
      body: (lms) => tag(lms, `data-finish-endpoint="${lms.url('finish')}"`),
    });
    part(exam, 'start-button')!.click();
    await sdk.called();
    await sessionOf(exam);
    sdk.session.start();
    await inPhase(exam, 'in-exam');
    await exam.updateComplete;

    const button = exam.ownerDocument.createElement('button');
    button.dataset['action'] = 'finish';
    exam.querySelector('p')!.append(button);
    button.click();
    const [request] = await lms.waitFor('finish');
    expect(request).to.include({ method: 'POST' });
  });

  it('asks the page for no other file of ours', async () => {
    const { window } = await openBuilt();
    const files = window.performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name).pathname)
      .filter((path) => !path.startsWith('/lms/'));
    expect(files).to.deep.equal([BUILT]);
  });
});
