import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { inPhase, mount, reach } from '../../support/exam.js';
import { planLms, startData } from '../../support/lms.js';
import { fakeSdk } from '../../support/sdk.js';

const HAND_IN = '<button data-action="finish">Hand in</button>';

/** A click by script, and whether its default was left alone. */
function click(element: Element): boolean {
  const event = new MouseEvent('click', { bubbles: true, cancelable: true, composed: true });
  element.dispatchEvent(event);
  return !event.defaultPrevented;
}

describe('Enter in a field of an exam', () => {
  for (const [what, control] of Object.entries({
    'a button without a type': HAND_IN,
    'a submit button': '<button type="submit" data-action="finish">Hand in</button>',
    'an input': '<input type="submit" data-action="finish" value="Hand in">',
    'an image': '<input type="image" data-action="finish" alt="Hand in">',
  })) {
    it(`hands nothing in and stays on the page, beside ${what}`, async () => {
      const lms = await planLms({
        start: [{ body: startData() }],
        finish: [{ body: {} }],
        sent: [{ body: 'sent' }],
      });
      const { exam } = await mount('', lms);
      exam.innerHTML = `<template slot="in-exam">
        <form action="${lms.url('sent')}" target="sink">
          <label>Answer <input class="answer"></label>${control}
        </form>
        <iframe name="sink" title="Where a form would go"></iframe>
      </template>`;
      exam.finishEndpoint = lms.url('finish');
      await reach(exam, 'in-exam');
      exam.querySelector<HTMLInputElement>('.answer')!.focus();
      await sendKeys({ type: '42' });
      await sendKeys({ press: 'Enter' });
      // What was sent, or handed in, would be at the server before the answer to this.
      await fetch(lms.url('sentinel'));
      expect(await lms.log('sent'), 'the form is sent').to.have.length(0);
      expect(await lms.log('finish'), 'handed in').to.have.length(0);
      expect(exam.querySelector<HTMLInputElement>('.answer')!.value).to.equal('42');
    });
  }

  it('hands nothing in where the field is of the same form, and not in the exam', async () => {
    const lms = await planLms({ start: [{ body: startData() }], finish: [{ body: {} }] });
    const { exam } = await mount('', lms);
    exam.innerHTML = `<template slot="in-exam"><form id="paper">${HAND_IN}</form></template>`;
    exam.finishEndpoint = lms.url('finish');
    exam.insertAdjacentHTML('beforebegin', '<input form="paper" aria-label="Search">');
    await reach(exam, 'in-exam');
    (exam.previousElementSibling as HTMLInputElement).focus();
    await sendKeys({ press: 'Enter' });
    await fetch(lms.url('sentinel'));
    expect(await lms.log('finish'), 'handed in').to.have.length(0);
    exam.querySelector('button')!.focus();
    await sendKeys({ press: 'Enter' });
    await lms.waitFor('finish', 1);
    await exam.finish();
  });

  for (const [what, page] of Object.entries({
    'a form around the exam': (control: string) =>
      `<form action="about:blank#sent" target="sink"><proctored-exam><div slot="in-exam"><input class="answer">${control}</div></proctored-exam></form>`,
    'a form beside its control': (control: string) =>
      `<proctored-exam><div slot="in-exam"><form id="paper" action="about:blank#sent" target="sink"><input class="answer"></form>${control.replace(' ', ' form="paper" ')}</div></proctored-exam>`,
    'a form elsewhere, whose field is in the exam': (control: string) =>
      `<form id="paper" action="about:blank#sent" target="sink"></form><proctored-exam><div slot="in-exam"><input form="paper" class="answer">${control.replace(' ', ' form="paper" ')}</div></proctored-exam>`,
  })) {
    for (const control of [
      HAND_IN,
      '<button type="button" data-action="finish">Hand in</button>',
    ]) {
      it(`hands nothing in and sends nothing of ${what}, beside ${control}`, async () => {
        const lms = await planLms({ start: [{ body: startData() }], finish: [{ body: {} }] });
        const place = await fixture<HTMLElement>(`<div>${page(control)}</div>`);
        const exam = place.querySelector('proctored-exam')!;
        exam.endpoint = lms.url('start');
        exam.finishEndpoint = lms.url('finish');
        await reach(exam, 'in-exam');
        let isSent = false;
        const onSubmit = (event: Event) => {
          isSent = !event.defaultPrevented;
          event.preventDefault();
        };
        addEventListener('submit', onSubmit);
        place.querySelector<HTMLInputElement>('.answer')!.focus();
        await sendKeys({ press: 'Enter' });
        await fetch(lms.url('sentinel'));
        removeEventListener('submit', onSubmit);
        expect(isSent, 'sent').to.be.false;
        expect(await lms.log('finish'), 'handed in').to.have.length(0);
      });
    }
  }

  it('sends a form of the page that has nothing to do with the exam', async () => {
    const place = await fixture<HTMLElement>(
      '<div><form><input><button type="button" data-action="start">Another widget’s</button></form><proctored-exam></proctored-exam></div>',
    );
    let isSent = false;
    const onSubmit = (event: Event) => {
      isSent = !event.defaultPrevented;
      event.preventDefault();
    };
    addEventListener('submit', onSubmit);
    place.querySelector('input')!.focus();
    await sendKeys({ press: 'Enter' });
    removeEventListener('submit', onSubmit);
    expect(isSent).to.be.true;
  });

  it('a click on the control, and Enter on it, hand in', async () => {
    const lms = await planLms({ start: [{ body: startData() }], finish: [{ body: {} }] });
    const { exam } = await mount('', lms);
    exam.innerHTML = `<template slot="in-exam">
      <form action="/elsewhere" target="nowhere"><input aria-label="Answer">${HAND_IN}</form>
    </template>`;
    exam.finishEndpoint = lms.url('finish');
    await reach(exam, 'in-exam');
    exam.querySelector('button')!.focus();
    await sendKeys({ press: 'Enter' });
    await lms.waitFor('finish', 1);
    await exam.finish();
    expect(exam.phase).to.equal('in-exam');
  });

  it('sends the author’s own form, which holds no such control', async () => {
    const { exam } = await mount('');
    exam.innerHTML = `<template slot="in-exam">
      <form class="own"><input aria-label="Answer"><button>Save</button></form>${HAND_IN}
    </template>`;
    await reach(exam, 'in-exam');
    let sent = 0;
    exam.querySelector('.own')!.addEventListener('submit', (event) => {
      event.preventDefault();
      sent += 1;
    });
    exam.querySelector('input')!.focus();
    await sendKeys({ press: 'Enter' });
    expect(sent).to.equal(1);
  });
});

describe('data-action', () => {
  it('means something on controls only: other clicks are left alone', async () => {
    const { exam } = await mount(html`
      <section slot="start" data-action="start">
        <label data-action="start"><input type="checkbox" />I agree</label>
        <input type="checkbox" data-action="start" aria-label="Box" />
        <p data-action="start">Text</p>
      </section>
    `);
    const box = exam.querySelector<HTMLInputElement>('label input')!;
    box.click();
    expect(box.checked).to.be.true;
    for (const element of exam.querySelectorAll('label, p, section, input')) {
      expect(click(element), element.localName).to.be.true;
    }
    expect(exam.phase).to.equal('start');
  });

  it('works on buttons, links, summaries and what has their role', async () => {
    for (const control of [
      html`<button data-action="start"><b>Go</b></button>`,
      html`<input type="button" data-action="start" value="Go" />`,
      html`<input type="submit" data-action="start" value="Go" />`,
      html`<a data-action="start" href="#x"><b>Go</b></a>`,
      html`<details><summary data-action="start">Go</summary></details>`,
      html`<span role="button" tabindex="0" data-action="start">Go</span>`,
      html`<span role="link" tabindex="0" data-action="start">Go</span>`,
    ]) {
      const { exam } = await mount(html`<div slot="start">${control}</div>`);
      const target = exam.querySelector('b') ?? exam.querySelector('[data-action]')!;
      expect(click(target), 'the default').to.be.false;
      await inPhase(exam, 'preparing');
      await fakeSdk.called();
      exam.remove();
      fakeSdk.reset();
      await aTimeout(0);
    }
  });

  it('that means nothing in the phase leaves the click alone', async () => {
    const { exam } = await mount(html`
      <div slot="start">
        <a data-action="retry" href="#x">Retry</a><button data-action="finish">F</button>
      </div>
      <template slot="in-exam"
        ><a data-action="retry" href="#x">Retry</a><button data-action="start">S</button></template
      >
    `);
    for (const control of exam.querySelectorAll('[slot=start] [data-action]')) {
      expect(click(control), control.outerHTML).to.be.true;
    }
    await reach(exam, 'in-exam');
    for (const control of exam.querySelectorAll('[slot=in-exam] [data-action]')) {
      expect(click(control), control.outerHTML).to.be.true;
    }
    expect(exam.phase).to.equal('in-exam');
  });

  it('works where the page stops the click on its way', async () => {
    const { exam } = await mount(
      html`<section slot="start"><button data-action="start">Start</button></section>`,
    );
    exam.querySelector('section')!.addEventListener('click', (event) => {
      event.stopPropagation();
    });
    exam.querySelector('button')!.click();
    await fakeSdk.called();
    expect(exam.phase).to.equal('preparing');
  });

  it('that is unknown leaves the click alone', async () => {
    const { exam } = await mount(
      html`<div slot="start"><button data-action="finsh">B</button></div>`,
    );
    expect(click(exam.querySelector('button')!)).to.be.true;
    expect(exam.phase).to.equal('start');
  });
});
