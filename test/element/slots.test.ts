import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import {
  advance,
  failedStart,
  inPhase,
  isVisible,
  mount,
  part,
  PHASES,
  reach,
  seen,
  viewText,
} from '../support/exam.js';
import { en } from '../../src/messages/en.js';
import { fakeSdk } from '../support/sdk.js';

/** One child for each phase. */
const everything = html`
  <p slot="start">start</p>
  <p slot="preparing">preparing</p>
  <p slot="in-exam">in-exam</p>
  <p slot="finished">finished</p>
  <p slot="uploaded">uploaded</p>
  <p slot="error">error</p>
`;

describe('slots', () => {
  it('exactly one shows in each phase', async () => {
    const { exam } = await mount(everything);
    exam.notices = 'none';
    for (const phase of PHASES) {
      await advance(exam, phase);
      expect(seen(exam)).to.deep.equal([phase]);
      expect(viewText(exam)).to.equal('');
    }
    exam.reset();
    expect(seen(exam)).to.deep.equal(['start']);
    exam.endpoint = '';
    await failedStart(exam);
    expect(seen(exam)).to.deep.equal(['error']);
  });

  it('content of other phases is passed over by the keyboard and by assistive technology', async () => {
    const { exam } = await mount(html`<button slot="in-exam">Answer</button>`);
    const before = document.createElement('button');
    exam.before(before);
    before.focus();
    const reached: unknown[] = [];
    const listen = ({ target }: Event) => reached.push(target);
    document.addEventListener('focusin', listen);
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Tab' });
    document.removeEventListener('focusin', listen);
    before.remove();
    expect(reached[0]).to.equal(exam);
    expect(reached).not.to.include(exam.querySelector('button'));
    // what has no box is in no accessibility tree
    expect(isVisible(exam.querySelector('button'))).to.be.false;
  });

  it('none given: the built-in texts lead through the exam', async () => {
    const { exam } = await mount('');
    expect(viewText(exam)).to.equal('Start the exam');
    await advance(exam, 'preparing');
    expect(viewText(exam)).to.equal(`Start the exam\n${en.checks}`);
    expect(part(exam, 'start-button')!.closest('[inert]')).not.to.be.null;
    await advance(exam, 'in-exam');
    expect(viewText(exam)).to.equal(en['in-exam']);
    await advance(exam, 'finished');
    expect(viewText(exam)).to.include('keep this page open');
    await advance(exam, 'uploaded');
    expect(viewText(exam))
      .to.include('may close this page')
      .and.not.to.include('keep this page open');
  });

  it('start content stays in preparing, inert, with a progress line', async () => {
    const { exam } = await mount(html`<p slot="start"><button data-action="start">Go</button></p>`);
    await advance(exam, 'preparing');
    expect(seen(exam)).to.deep.equal(['Go']);
    const button = exam.querySelector('button')!;
    button.focus();
    expect(document.activeElement).not.to.equal(button);
    expect(viewText(exam)).to.include(en.checks);
  });

  it('finished content stays in uploaded, with a line that the page may be closed', async () => {
    const { exam } = await mount(html`<p slot="finished">Thank you.</p>`);
    await reach(exam, 'uploaded');
    expect(seen(exam)).to.deep.equal(['Thank you.']);
    expect(viewText(exam)).to.include('may close this page');
  });

  it('an author’s error content stands in place of the built-in view', async () => {
    const { exam } = await mount(
      html`<p slot="error">Call 555. <button data-action="retry">Again</button></p>`,
    );
    exam.endpoint = '';
    await failedStart(exam);
    expect(seen(exam)).to.deep.equal(['Call 555. Again']);
    expect(viewText(exam)).to.equal('');
  });

  it('children that come later are shown by their slot', async () => {
    const { exam } = await mount('');
    await reach(exam, 'in-exam');
    exam.insertAdjacentHTML('beforeend', '<p slot="in-exam">late</p><p slot="start">no</p>');
    expect(seen(exam)).to.deep.equal(['late']);
  });

  for (const hiding of [
    'hidden',
    'style="display:none"',
    'hidden style="display: none; color: red"',
    'hidden="until-found"',
  ]) {
    it(`a child with ${hiding} shows while its phase shows`, async () => {
      const { exam } = await mount('');
      exam.innerHTML = `<p slot="in-exam" ${hiding}>Question</p>`;
      expect(seen(exam)).to.deep.equal([]);
      await reach(exam, 'in-exam');
      expect(seen(exam)).to.deep.equal(['Question']);
      fakeSdk.session.finish();
      await inPhase(exam, 'finished');
      expect(seen(exam)).to.deep.equal([]);
    });
  }

  it('a hidden child that comes during its phase shows as well', async () => {
    const { exam } = await mount('');
    await reach(exam, 'in-exam');
    exam.innerHTML = '<p slot="in-exam" hidden>Question</p>';
    await new Promise((resolve) => setTimeout(resolve));
    expect(seen(exam)).to.deep.equal(['Question']);
  });
});
