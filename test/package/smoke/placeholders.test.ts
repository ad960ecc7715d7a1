import { expect } from '@open-wc/testing';
import { inPhase, isVisible, seen, sessionOf } from '../../support/exam.js';
import { freshSession } from '../../support/exam-page.js';
import { placeholder, VENDOR_SERVER } from '../../support/placeholders.js';
import { openBuilt } from './support/built-page.js';

/** A placeholder names no server but the vendor's. */
const answers = { start: [{ body: { ...freshSession(), serverOrigin: VENDOR_SERVER } }] };

describe('a placeholder with the self-contained file', () => {
  it('becomes an exam that can be taken', async () => {
    const { exam, sdk, document } = await openBuilt({
      answers,
      body: (lms) => placeholder(lms.url('start')),
    });
    expect(document.querySelector('div.proctored-exam'), 'the placeholder').to.be.null;
    expect(seen(exam)).to.deep.equal(['Welcome. Begin']);

    exam.querySelector('button')!.click();
    await sdk.called();
    await sessionOf(exam);
    sdk.session.start();
    await inPhase(exam, 'in-exam');
    await exam.updateComplete;
    expect(seen(exam)).to.deep.equal(['Question 1']);
  });

  it('that comes later becomes one too', async () => {
    const { document, lms } = await openBuilt({ answers });
    const section = document.createElement('section');
    section.innerHTML = placeholder(lms.url('start'));
    document.body.append(section);
    // The page is told of new nodes in a microtask.
    await Promise.resolve();
    const exam = section.querySelector('proctored-exam')!;
    await exam.updateComplete;
    expect(isVisible(exam.querySelector('button'))).to.be.true;
  });
});
