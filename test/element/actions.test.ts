import { expect, fixture, html } from '@open-wc/testing';
import type { ProctoredExam } from '../../src/index.js';
import { failedStart, inPhase, mount } from '../support/exam.js';
import { fakeSdk } from '../support/sdk.js';

describe('data-action', () => {
  it('works on any element, on what is inside it, and keeps a form from being sent', async () => {
    const { exam } = await mount(html`
      <form slot="start" action="/nowhere">
        <button data-action="start"><b>Go</b></button>
      </form>
    `);
    const event = new MouseEvent('click', { bubbles: true, cancelable: true, composed: true });
    exam.querySelector('b')!.dispatchEvent(event);
    expect(event.defaultPrevented).to.be.true;
    await fakeSdk.called();
    expect(exam.phase).to.equal('preparing');
  });

  it('works inside a slotted open shadow root', async () => {
    const { exam } = await mount(html`<div slot="start"></div>`);
    const root = exam.querySelector('div')!.attachShadow({ mode: 'open' });
    root.innerHTML = '<button data-action="start">Go</button>';
    root.querySelector('button')!.click();
    await fakeSdk.called();
    expect(exam.phase).to.equal('preparing');
  });

  it('leaves other clicks alone', async () => {
    const { exam } = await mount(html`<button slot="start" data-action="other">Other</button>`);
    const event = new MouseEvent('click', { bubbles: true, cancelable: true });
    exam.querySelector('button')!.dispatchEvent(event);
    expect(event.defaultPrevented).to.be.false;
    expect(exam.phase).to.equal('start');
  });

  it('retry starts anew from an error, and does nothing else', async () => {
    const { exam } = await mount(html`
      <button slot="start" data-action="retry">Retry</button>
      <button slot="error" data-action="retry">Retry</button>
    `);
    const [inStart, inError] = exam.querySelectorAll('button');
    inStart!.click();
    expect(exam.phase).to.equal('start');
    const { endpoint } = exam;
    exam.endpoint = '';
    await failedStart(exam);
    exam.endpoint = endpoint;
    inError!.click();
    await fakeSdk.called();
    expect(exam.phase).to.equal('preparing');
  });

  it('of an exam within an exam is the inner one’s', async () => {
    const outer = await fixture<ProctoredExam>(html`
      <proctored-exam>
        <proctored-exam slot="start"
          ><button slot="start" data-action="start">Go</button></proctored-exam
        >
      </proctored-exam>
    `);
    const inner = outer.querySelector('proctored-exam')!;
    inner.querySelector('button')!.click();
    await inPhase(inner, 'error');
    expect(outer.phase).to.equal('start');
  });
});
