import { expect, fixture, html } from '@open-wc/testing';
import type { ProctoredExam } from '../../src/index.js';
import { en } from '../../src/messages/en.js';
import {
  failedStart,
  inPhase,
  mount,
  openSupport,
  part,
  reach,
  sessionOf,
} from '../support/exam.js';
import { planLms, startData } from '../support/lms.js';
import { openRemote } from '../support/remote.js';
import { fakeSdk } from '../support/sdk.js';
import { connect, pretend, told, until } from '../support/views.js';

/** The focused node, through shadow roots. */
const focused = (): Element | null => {
  let { activeElement } = document;
  while (activeElement?.shadowRoot?.activeElement) ({ activeElement } = activeElement.shadowRoot);
  return activeElement;
};

/** The browser moves the focus away from what no longer shows when it renders, not before. */
const rendered = () =>
  new Promise<void>((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
  });

/** The focus moves on when browsers have told assistive technology that what has had it is gone. */
async function focusReaches(element: Element | null): Promise<void> {
  while (focused() !== element) await rendered();
}

describe('on a change of phase, the focus', () => {
  it('moves from the built-in start button into each new view', async () => {
    const { exam } = await mount('');
    part(exam, 'start-button')!.focus();
    await reach(exam, 'preparing');
    await sessionOf(exam);
    for (const [step, phase] of [
      ['start', 'in-exam'],
      ['finish', 'finished'],
      ['upload', 'uploaded'],
    ] as const) {
      expect(focused()).to.equal(part(exam, 'view'));
      fakeSdk.session[step]();
      await inPhase(exam, phase);
      await rendered();
    }
    expect(focused()).to.equal(part(exam, 'view'));
  });

  it('moves to the first heading or control of an author’s content', async () => {
    const { exam } = await mount(html`
      <button slot="start" data-action="start">Go</button>
      <template slot="in-exam"
        ><p>Intro</p>
        <h2>Question 1</h2>
        <input aria-label="Answer"
      /></template>
      <div slot="finished">
        <p>Thanks</p>
        <a href="#results">Results</a>
      </div>
    `);
    exam.querySelector('button')!.focus();
    await reach(exam, 'preparing');
    expect(document.activeElement).to.equal(exam);
    await sessionOf(exam);
    fakeSdk.session.start();
    await inPhase(exam, 'in-exam');
    expect(focused()).to.equal(exam.querySelector('h2'));
    exam.querySelector('input')!.focus();
    fakeSdk.session.finish();
    await inPhase(exam, 'finished');
    expect(focused(), 'on its way').to.equal(part(exam, 'view'));
    const link = exam.querySelector('a');
    await focusReaches(link);
    fakeSdk.session.upload();
    await inPhase(exam, 'uploaded');
    await rendered();
    expect(focused(), 'what still shows keeps the focus').to.equal(link);
  });

  it('stays where the learner takes it while it is on its way', async () => {
    const { exam } = await mount(html`
      <template slot="in-exam"><button>Hand in</button></template>
      <div slot="finished">
        <h2>Thank you</h2>
        <a href="#results">Results</a>
      </div>
    `);
    await reach(exam, 'in-exam');
    exam.querySelector('button')!.focus();
    fakeSdk.session.finish();
    await inPhase(exam, 'finished');
    const link = exam.querySelector('a')!;
    link.focus();
    // The regions speak after the focus would have moved on.
    await told(exam);
    expect(focused()).to.equal(link);
  });

  it('moves out of a shadow root that goes with its phase, and stays in one that shows', async () => {
    const withInput = (host: Element) => {
      host.attachShadow({ mode: 'open' }).innerHTML = '<input aria-label="Answer" />';
      return host.shadowRoot!.querySelector('input')!;
    };
    const { exam } = await mount(html`
      <div slot="in-exam"></div>
      <section slot="finished">
        <h2>Thank you</h2>
        <div></div>
      </section>
    `);
    await reach(exam, 'in-exam');
    withInput(exam.querySelector('[slot=in-exam]')!).focus();
    fakeSdk.session.finish();
    await inPhase(exam, 'finished');
    await focusReaches(exam.querySelector('h2'));
    const remark = withInput(exam.querySelector('section div')!);
    remark.focus();
    fakeSdk.session.upload();
    await inPhase(exam, 'uploaded');
    await rendered();
    expect(focused()).to.equal(remark);
  });

  it('moves out of a frame that goes with its phase', async () => {
    const { exam } = await mount(html`
      <template slot="in-exam"><iframe title="Quiz" srcdoc="&lt;input&gt;"></iframe></template>
    `);
    await reach(exam, 'in-exam');
    exam.querySelector('iframe')!.focus();
    expect(focused()).to.equal(exam.querySelector('iframe'));
    fakeSdk.session.finish();
    await inPhase(exam, 'finished');
    await rendered();
    expect(focused()).to.equal(part(exam, 'view'));
  });

  it('moves to the view of an error, where the reason is heard before the retry, and back there', async () => {
    const { exam } = await mount('', await planLms({ start: [{ status: 503 }] }));
    part(exam, 'start-button')!.focus();
    await failedStart(exam);
    for (const attempt of ['first', 'second']) {
      const retry = part(exam, 'retry-button');
      expect(focused(), `after the ${attempt}`).to.equal(part(exam, 'view'));
      retry!.focus();
      const phases: string[] = [];
      const listen = () => phases.push(exam.phase, String(focused() === part(exam, 'view')));
      exam.addEventListener('exam-phase-change', listen, { once: true });
      retry!.click();
      await inPhase(exam, 'error');
      await rendered();
      expect(phases).to.deep.equal(['preparing', 'true']);
    }
    expect(focused()).to.equal(part(exam, 'view'));
  });

  it('moves to a heading of the author’s error content', async () => {
    const { exam } = await mount(html`<h2 slot="error">Sorry</h2>`);
    exam.endpoint = '';
    part(exam, 'start-button')!.focus();
    await failedStart(exam);
    expect(focused()).to.equal(exam.querySelector('h2'));
  });

  it('comes into the exam from nothing, when a dialog of the vendor’s had it and was removed', async () => {
    const { exam } = await mount(html`<h2 slot="in-exam">Questions</h2>`);
    part(exam, 'start-button')!.focus();
    await reach(exam, 'preparing');
    await sessionOf(exam);
    const modal = document.createElement('div');
    modal.innerHTML = '<button>Allow</button>';
    document.body.append(modal);
    modal.querySelector('button')!.focus();
    modal.remove();
    fakeSdk.session.start();
    await inPhase(exam, 'in-exam');
    expect(focused()).to.equal(exam.querySelector('h2'));
  });

  it('comes back into the view as soon as such a dialog is removed', async () => {
    const { exam } = await mount(html`<h2 slot="in-exam">Questions</h2>`);
    part(exam, 'start-button')!.focus();
    await reach(exam, 'preparing');
    await sessionOf(exam);
    const button = document.createElement('button');
    document.body.append(button);
    button.focus();
    button.remove();
    await rendered();
    expect(focused()).to.equal(part(exam, 'view'));
  });

  it('stays in a dialog of the vendor’s that outlasts the start', async () => {
    const { exam } = await mount(html`<h2 slot="in-exam">Questions</h2>`);
    part(exam, 'start-button')!.focus();
    await reach(exam, 'preparing');
    await sessionOf(exam);
    const button = document.createElement('button');
    document.body.append(button);
    button.focus();
    fakeSdk.session.start();
    await inPhase(exam, 'in-exam');
    expect(focused()).to.equal(button);
    button.remove();
    await rendered();
    expect(focused()).to.equal(exam.querySelector('h2'));
  });

  it('moves to the view itself where it holds nothing that takes the focus', async () => {
    const { exam } = await mount(html`
      <button slot="start" data-action="start">Go</button>
      <p slot="in-exam">Write your answer on paper. <button disabled>Next</button></p>
    `);
    exam.querySelector('button')!.focus();
    await reach(exam, 'in-exam');
    expect(focused()).to.equal(part(exam, 'view'));
  });

  it('comes back to the start content after a reset from within', async () => {
    const { exam } = await mount(html`<h2 slot="start">Mathematics I</h2>`);
    exam.endpoint = '';
    await failedStart(exam);
    part(exam, 'view')!.focus();
    exam.reset();
    expect(focused()).to.equal(exam.querySelector('h2'));
  });

  it('is never taken from elsewhere', async () => {
    const { exam } = await mount('');
    const outside = document.createElement('input');
    exam.after(outside);
    outside.focus();
    await reach(exam, 'uploaded');
    expect(document.activeElement).to.equal(outside);
    outside.remove();
  });

  it('is never taken from the page around a frame', async () => {
    const lms = await planLms({ start: [{ body: startData() }] });
    const ask = await openRemote(lms, {
      at: 'other',
      frame: { allow: 'camera; microphone; display-capture' },
    });
    await ask('focus');
    const outside = await fixture<HTMLInputElement>(html`<input aria-label="Elsewhere" />`);
    outside.focus();
    await ask('start');
    expect((await ask('enter')).phase).to.equal('in-exam');
    expect(document.activeElement === outside, 'the focus is where it was').to.equal(true);
    await ask('upload');
  });
});

describe('while a phase lasts, the focus is', () => {
  /** An exam in `error`, with the focus on its copy button. */
  async function atCopyButton(writeText: () => Promise<void>): Promise<ProctoredExam> {
    pretend(navigator, 'clipboard', { writeText });
    const { exam } = await mount('', await planLms({ start: [{ status: 503 }] }));
    await failedStart(exam);
    await exam.updateComplete;
    openSupport(exam);
    part(exam, 'copy-button')!.focus();
    return exam;
  }

  it('on the button that handed in, when that failed and when it is done again', async () => {
    const lms = await planLms({ start: [{ body: startData() }], finish: [{ status: 500 }] });
    const { exam } = await mount(
      html`<template slot="in-exam"
        ><h2>Questions</h2>
        <button data-action="finish">Hand in</button></template
      >`,
      lms,
    );
    exam.finishEndpoint = lms.url('finish');
    await reach(exam, 'in-exam');
    const button = exam.querySelector('button')!;
    button.focus();
    for (const attempt of ['first', 'second']) {
      await exam.finish().catch(() => undefined);
      await exam.updateComplete;
      await rendered();
      expect(part(exam, 'message')).not.to.be.null;
      expect(focused(), attempt).to.equal(button);
    }
  });

  it('on the copy button, when the details are copied', async () => {
    const exam = await atCopyButton(() => Promise.resolve());
    const button = part(exam, 'copy-button')!;
    const label = button.textContent;
    button.click();
    await until(exam, () => button.textContent !== label);
    await rendered();
    expect(focused()).to.equal(button);
  });

  it('on the details themselves, where the browser refuses the clipboard', async () => {
    const exam = await atCopyButton(() => Promise.reject(new DOMException('', 'NotAllowedError')));
    part(exam, 'copy-button')!.click();
    await until(exam, () => part(exam, 'details'));
    await rendered();
    const details = part(exam, 'details') as HTMLInputElement;
    expect(focused(), 'so that a screen reader reads them').to.equal(details);
    expect(details.getAttribute('aria-label')).to.equal(en.copy);
    expect(details.readOnly).to.be.true;
    const { value, selectionStart, selectionEnd } = details;
    expect(value).to.include(exam.error!.supportCode);
    expect([selectionStart, selectionEnd], 'chosen, to be copied').to.deep.equal([0, value.length]);
  });

  it('in the author’s content, when the connection goes and comes', async () => {
    const { exam } = await mount(html`<p slot="finished"><a href="#grades">Grades</a></p>`);
    await reach(exam, 'finished');
    const link = exam.querySelector('a')!;
    link.focus();
    for (const isOnline of [false, true]) {
      connect(isOnline);
      await exam.updateComplete;
      await rendered();
      expect(focused(), `online: ${String(isOnline)}`).to.equal(link);
    }
  });
});
