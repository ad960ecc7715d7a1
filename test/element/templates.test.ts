import { expect, html } from '@open-wc/testing';
import {
  advance,
  failedStart,
  inPhase,
  isVisible,
  mount,
  PHASES,
  reach,
  seen,
  sessionOf,
} from '../support/exam.js';
import { openPage, importMap, planLms, startData } from '../support/lms.js';
import { fakeSdk, fakeSdkOf } from '../support/sdk.js';

describe('templates', () => {
  it('come into the document when their phase is entered, and go when it has passed', async () => {
    const { exam } = await mount(html`
      <template slot="start"><p>start</p></template>
      <template slot="preparing">preparing, as bare text</template>
      <template slot="in-exam"><p>in-exam</p></template>
      <template slot="finished"><p>finished</p></template>
      <template slot="uploaded"><p>uploaded</p></template>
    `);
    const kept: Record<string, string[]> = {
      start: ['start'],
      preparing: ['start', 'preparing, as bare text'],
      'in-exam': ['in-exam'],
      finished: ['finished'],
      uploaded: ['finished', 'uploaded'],
    };
    for (const phase of PHASES) {
      await advance(exam, phase);
      const inserted = [...exam.querySelectorAll(':scope > div')].map(
        ({ textContent }) => textContent,
      );
      expect(inserted).to.deep.equal(kept[phase]);
      expect(seen(exam)).to.have.length(1);
      expect(seen(exam)[0]).to.include(phase);
    }
  });

  it('are in the document already when the events are heard', async () => {
    const { exam } = await mount(
      html`<template slot="in-exam"><p id="question">1 + 1</p></template>`,
    );
    const found: unknown[] = [];
    for (const type of ['exam-phase-change', 'exam-started']) {
      exam.addEventListener(type, () => found.push(isVisible(exam.querySelector('#question'))));
    }
    await reach(exam, 'in-exam');
    expect(found).to.deep.equal([false, true, true]);
  });

  it('of the exam outlive an error that struck during the exam, with the answers in them', async () => {
    const { exam } = await mount(html`
      <template slot="in-exam"><input aria-label="Answer" /></template>
      <template slot="error"><p>error</p></template>
    `);
    await reach(exam, 'in-exam');
    const input = exam.querySelector('input')!;
    input.value = '42';
    fakeSdk.session.rejectFinish(new Error('gone'));
    await inPhase(exam, 'error');
    expect(input.isConnected).to.be.true;
    expect(isVisible(input)).to.be.false;

    const { endpoint } = exam;
    exam.endpoint = '';
    await failedStart(exam);
    expect(input.isConnected, 'after a failed retry').to.be.true;

    exam.endpoint = endpoint;
    await reach(exam, 'in-exam');
    expect(exam.querySelector('input')).to.equal(input);
    expect(input.value).to.equal('42');
    expect(isVisible(input)).to.be.true;

    fakeSdk.session.finish();
    await inPhase(exam, 'finished');
    expect(input.isConnected).to.be.false;
  });

  it('of the exam never come when the start failed', async () => {
    const { exam } = await mount(html`<template slot="in-exam"><p id="q"></p></template>`);
    exam.endpoint = '';
    await failedStart(exam);
    expect(exam.querySelector('#q')).to.be.null;
    exam.reset();
    expect(exam.querySelector('#q')).to.be.null;
  });

  it('that come or go during their phase take their content along', async () => {
    const { exam } = await mount('');
    await reach(exam, 'in-exam');
    const template = document.createElement('template');
    template.slot = 'in-exam';
    template.innerHTML = '<p>Question</p>';
    exam.append(template);
    await new Promise((resolve) => setTimeout(resolve));
    expect(seen(exam)).to.deep.equal(['Question']);
    template.remove();
    await new Promise((resolve) => setTimeout(resolve));
    expect(exam.children).to.have.length(0);
  });

  it('that go and are written anew in a later task have the same content, with the answers in it', async () => {
    const written = '<template slot="in-exam"><input aria-label="Answer" /></template>';
    const { exam } = await mount('');
    exam.innerHTML = written;
    await reach(exam, 'in-exam');
    const input = exam.querySelector('input')!;
    input.value = '42';
    exam.innerHTML = '';
    await new Promise((resolve) => setTimeout(resolve));
    expect(exam.children).to.have.length(0);
    exam.innerHTML = written;
    await new Promise((resolve) => setTimeout(resolve));
    expect(exam.querySelectorAll('input')).to.have.length(1);
    expect(exam.querySelector('input') === input, 'the same field').to.be.true;
    expect(input.value).to.equal('42');
    fakeSdk.session.finish();
    await inPhase(exam, 'finished');
    expect(exam.querySelector('input')).to.be.null;
  });

  it('are inserted anew in a second attempt', async () => {
    const { exam } = await mount(
      html`<template slot="in-exam"><input aria-label="Answer" /></template>`,
    );
    await reach(exam, 'in-exam');
    const first = exam.querySelector('input');
    fakeSdk.session.finish();
    fakeSdk.session.upload();
    await inPhase(exam, 'uploaded');
    exam.reset();
    await reach(exam, 'in-exam');
    expect(exam.querySelector('input')).to.be.instanceOf(HTMLInputElement).and.not.to.equal(first);
  });

  it('read by the parser while the element works already are inserted whole', async () => {
    const { window, document: page } = await openPage(
      `<!doctype html><html lang="en"><title>Exam</title>${importMap()}
      <proctored-exam><template slot="start"><p>one</p><p>two</p></template></proctored-exam>
      <script type="module" src="/src/index.ts"></script>`,
    );
    await window.customElements.whenDefined('proctored-exam');
    expect(page.querySelectorAll('proctored-exam > div > p')).to.have.length(2);
  });

  it('run no script, load no frame and upgrade no element before the exam starts', async () => {
    const lms = await planLms({
      start: [{ body: startData() }],
      'frame.html': [{ body: '<p>frame</p>', headers: { 'content-type': 'text/html' } }],
      'script.js': [
        { body: 'window.ran.push("external")', headers: { 'content-type': 'text/javascript' } },
      ],
      'module.js': [
        { body: 'window.ran.push("module")', headers: { 'content-type': 'text/javascript' } },
      ],
      'image.png': [{ status: 404 }],
    });
    const { window, document: page } = await openPage(
      `<!doctype html><html lang="en"><title>Exam</title>${importMap()}
      <script>
        window.ran = [];
        customElements.define('quiz-app', class extends HTMLElement {
          connectedCallback() { window.ran.push('element'); }
        });
      </script>
      <script type="module" src="/src/index.ts"></script>
      <proctored-exam data-endpoint="${lms.url('start')}">
        <template slot="in-exam">
          <script>window.ran.push('inline')</script>
          <script src="${lms.url('script.js')}"></script>
          <script type="module" src="${lms.url('module.js')}"></script>
          <iframe src="${lms.url('frame.html')}" title="Quiz"></iframe>
          <img src="${lms.url('image.png')}" alt="">
          <quiz-app></quiz-app>
        </template>
      </proctored-exam>`,
    );
    const sdk = fakeSdkOf(window);
    const { ran } = window as unknown as { ran: string[] };
    const exam = page.querySelector('proctored-exam')!;
    const requests = async (...paths: string[]) =>
      (await lms.log()).filter(({ path }) => paths.includes(path));

    exam.start().catch(() => undefined);
    await sdk.called();
    expect(exam.phase).to.equal('preparing');
    expect(ran).to.deep.equal([]);
    expect(await requests('frame.html')).to.have.length(0);
    // Firefox's parser fetches ahead what it sees in a template, but for frames; nothing of it runs
    if (!navigator.userAgent.includes('Firefox')) {
      expect(await requests('script.js', 'module.js', 'image.png')).to.have.length(0);
    }

    await sessionOf(exam);
    sdk.session.start();
    await inPhase(exam, 'in-exam');
    await Promise.all(
      ['frame.html', 'script.js', 'module.js', 'image.png'].map((path) => lms.waitFor(path)),
    );
    expect(ran).to.include.members(['inline', 'element']);
    expect(exam.querySelector('iframe')!.isConnected).to.be.true;
    sdk.session.finish();
    await inPhase(exam, 'finished');
    expect(page.querySelector('iframe')).to.be.null;
  });
});
