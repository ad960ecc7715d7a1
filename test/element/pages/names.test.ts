import { expect } from '@open-wc/testing';
import { failedStart, inPhase, isVisible, part, sessionOf, viewText } from '../../support/exam.js';
import { freshSession, reachIn } from '../../support/exam-page.js';
import { until } from '../../support/views.js';
import { importMap, openPage, planLms } from '../../support/lms.js';
import { fakeSdkOf } from '../../support/sdk.js';
import type * as Page from '../../../src/index.js';
import type { ProctoredExam } from '../../../src/index.js';
import de from '../../../src/messages/de.js';
import { en } from '../../../src/messages/en.js';
import {
  controls,
  DOCUMENT_NAMES,
  FORM_NAMES,
  GLOBALS,
  images,
  TRANSLATE,
} from './support/hostile.js';
import { live } from './support/life.js';
import { evaluate, examHtml, openShared, planQuiz, settled, SPELLINGS } from './support/pages.js';

describe('names on the page change nothing', () => {
  for (const spelling of SPELLINGS) {
    it(`of images (${spelling})`, async () => {
      await live(
        await openShared({ spelling, body: `${images(DOCUMENT_NAMES)}<main>{exam}</main>` }),
      );
    });

    it(`of images that come later (${spelling})`, async () => {
      const page = await openShared({ spelling });
      page.document
        .getElementsByTagName('main')[0]!
        .insertAdjacentHTML('beforebegin', images(DOCUMENT_NAMES));
      await live(page);
    });

    it(`of global variables (${spelling})`, async () => {
      await live(await openShared({ spelling, head: GLOBALS }));
    });
  }

  for (const child of [
    `<form slot="in-exam" hidden style="display:none">${controls(FORM_NAMES)}<input id="answer"></form>`,
    `<template slot="in-exam"><form>${controls(FORM_NAMES)}<input id="answer"></form></template>`,
    `<div slot="in-exam" hidden><form>${controls(FORM_NAMES)}<input id="answer"><iframe title="Quiz" data-src="about:blank"></iframe></form></div>`,
  ]) {
    it(`of controls, in ${child.slice(0, 30)}…`, async () => {
      const lms = await planQuiz();
      const html = `<!doctype html><html lang="en"><title>Exam</title>${importMap(lms.url('sdk'))}
        <script type="module" src="/src/index.ts"></script>
        ${child.startsWith('<form') ? '' : `<form>${controls(FORM_NAMES)}`}
        <proctored-exam data-endpoint="${lms.url('start')}" data-sdk-preload="none">
          <div slot="start"><button type="button" data-action="start">Start</button></div>
          ${child}
          <p slot="finished">Thanks</p>
        </proctored-exam></form></html>`;
      const { window, document, frame } = await openPage(html);
      const exam = document.querySelector('proctored-exam')!;
      await window.customElements.whenDefined('proctored-exam');
      await exam.updateComplete;
      await live({ exam, window, document, frame, sdk: fakeSdkOf(window) });
    });
  }

  it('of controls in a placeholder’s parts that are forms', async () => {
    const lms = await planQuiz();
    const body = examHtml('placeholder', lms)
      .replace('<div data-slot="in-exam"', `<form data-slot="in-exam"`)
      .replace('</iframe></div>', `</iframe>${controls(FORM_NAMES)}</form>`)
      .replaceAll('<form><label>', '<label>')
      .replaceAll('</label></form>', '</label>');
    await live(await openShared({ lms, body }));
  });

  for (const name of [
    'createElement',
    'importNode',
    'createTreeWalker',
    'createComment',
    'createTextNode',
  ]) {
    for (const when of ['before the script', 'later'] as const) {
      it(`but those that Lit needs: ${name}, ${when}, is named in the console, and nothing of the exam shows`, async () => {
        const lms = await planLms();
        const image = `<img name="${name}" alt="">`;
        const { window, document } = await openPage(
          `<!doctype html><html lang="en"><title>Exam</title>${importMap(lms.url('sdk'))}
          <script>
            window.told = [];
            console.error = (...values) => told.push(values.map(String).join(' '));
            addEventListener('error', (event) => event.preventDefault());
            addEventListener('unhandledrejection', (event) => event.preventDefault());
          </script>
          ${when === 'later' ? '' : image}
          <proctored-exam data-endpoint="${lms.url('start')}" data-sdk-preload="none"
            ><div slot="in-exam" id="q">Q1</div><template slot="in-exam"><p id="q2">Q2</p></template></proctored-exam>
          ${when === 'later' ? image : ''}
          <script type="module" src="/src/index.ts"></script></html>`,
        );
        await settled();
        const told = (window as unknown as { told: string[] }).told.join('\n');
        expect(told).to.include(name).and.to.include('HTMLImageElement');
        expect(isVisible(document.getElementById('q')), 'Q1').to.be.false;
        expect(isVisible(document.getElementById('q2')), 'Q2').to.be.false;
      });
    }
  }
});

describe('text nodes that a translator has replaced', () => {
  it('are written anew when the text changes', async () => {
    const lms = await planQuiz({ start: [{ body: { ...freshSession() }, delay: 'hold' }] });
    const page = await openShared({ lms });
    const { exam, window, sdk } = page;
    for (const child of exam.querySelectorAll('[slot=start], [slot=finished]')) child.remove();
    let load = (): void => undefined;
    exam.loadSdk = () =>
      new Promise((resolve) => {
        load = () => {
          resolve({ init: (options) => sdk.receive(options) as never });
        };
      });
    const translate = () =>
      (evaluate({ window }, TRANSLATE) as (root: Node) => void)(exam.shadowRoot!);
    /** The button that has been pressed may still show, above. */
    const lastLine = () => viewText(exam).split('\n').at(-1);
    /** Waits for a text, in full and alone, and translates it. */
    const reads = async (text: string): Promise<void> => {
      await until(exam, () => lastLine() === text);
      translate();
      expect(lastLine()).to.equal(`«${text}»`);
    };
    await reads(en.start);
    exam.start().catch(() => undefined);
    await reads(en.preparing);
    await lms.waitFor('start', 1, { state: 'held' });
    await lms.release('start');
    await reads(en.loading);
    load();
    await reads(en.checks);
    await sessionOf(exam);
    sdk.session.start();
    await inPhase(exam, 'in-exam');
    sdk.session.finish();
    await reads(en['keep-open']);
    sdk.session.upload();
    await reads(en.uploaded);
    exam.reset();
    await reads(en.start);
  });

  for (const [code, name, key] of [
    ['frame-permission-missing', 'own-tab', 'own-tab'],
    ['insecure-context', 'secure-link', 'secure'],
  ] as const) {
    it(`are written anew in the links of ${code}, and where the details fold out`, async () => {
      const { exam, window } = await openShared();
      const its = (await evaluate({ window }, `import('/src/index.ts')`)) as typeof Page;
      const problem = new its.ProctoredExamError(code, '', ['camera']);
      exam.fetchStartData = () => Promise.reject(problem);
      await failedStart(exam);
      await exam.updateComplete;
      const texts = () => [
        part(exam, name)!.textContent.trim(),
        part(exam, 'support')!.querySelector('summary')!.textContent,
      ];
      expect(texts()).to.deep.equal([en[key], en.details]);
      (evaluate({ window }, TRANSLATE) as (root: Node) => void)(exam.shadowRoot!);
      exam.lang = 'de';
      await until(exam, () => part(exam, 'panel')!.lang === 'de');
      expect(texts(), 'in another language').to.deep.equal([de[key], de.details]);
      (evaluate({ window }, TRANSLATE) as (root: Node) => void)(exam.shadowRoot!);
      exam.messages = { [key]: 'This way', details: 'For the help desk' };
      await exam.updateComplete;
      expect(texts(), 'in the author’s words').to.deep.equal(['This way', 'For the help desk']);
    });
  }
});

describe('a subclass under a name of its own', () => {
  it('loads its frames and shows its content as the tag does', async () => {
    const lms = await planQuiz();
    const html = `<!doctype html><html lang="en"><title>Exam</title>${importMap(lms.url('sdk'))}
      <script type="module">
        import { ProctoredExam } from '/src/index.ts';
        customElements.define('my-exam', class extends ProctoredExam {});
      </script>${examHtml('hidden child', lms).replaceAll('proctored-exam', 'my-exam')}</html>`;
    const { window, document } = await openPage(html);
    await window.customElements.whenDefined('my-exam');
    const exam = document.querySelector<ProctoredExam>('my-exam')!;
    await exam.updateComplete;
    await reachIn({ exam, sdk: fakeSdkOf(window) }, 'in-exam');
    expect(isVisible(exam.querySelector('#answer'))).to.be.true;
    await lms.waitFor('quiz', 1);
  });
});
