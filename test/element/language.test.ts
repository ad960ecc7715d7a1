import { expect, fixture, html } from '@open-wc/testing';
import type { ProctoredExam } from '../../src/index.js';
import de from '../../src/messages/de.js';
import { en } from '../../src/messages/en.js';
import fr from '../../src/messages/fr.js';
import pt from '../../src/messages/pt.js';
import zh from '../../src/messages/zh.js';
import ar from '../../src/messages/ar.js';
import es from '../../src/messages/es.js';
import { advance, failedStart, mount, part } from '../support/exam.js';
import { errorText, shows } from '../support/language.js';
import { fakeSdk } from '../support/sdk.js';
import { told } from '../support/views.js';

/** An exam whose start button is the built-in one. */
const bare = html`<proctored-exam data-sdk-preload="none"></proctored-exam>`;

const mountBare = () => fixture<ProctoredExam>(bare);

const languageOf = (element: Element | null): string =>
  element?.closest<HTMLElement>('[lang]')?.lang ?? '';

afterEach(() => {
  document.documentElement.lang = 'en';
  fakeSdk.reset();
});

describe('the language', () => {
  const tags: [string, { start: string }][] = [
    ['de', de],
    ['DE', de],
    ['de-AT', de],
    ['de_CH', de],
    ['pt-BR', pt],
    ['zh-Hant-TW', zh],
    ['es-419', es],
    ['en-GB', en],
    ['sv', en],
    ['fil', en],
    ['arn', en],
    ['', en],
    ['no such tag', en],
  ];
  for (const [tag, texts] of tags) {
    it(`of lang="${tag}" is that of “${texts.start}”`, async () => {
      const exam = await mountBare();
      // from one that is neither
      exam.lang = 'fr';
      await shows(exam, fr.start);
      exam.lang = tag;
      await shows(exam, texts.start);
    });
  }

  it("is the element's own, else the nearest ancestor's, else the document's", async () => {
    document.documentElement.lang = 'de';
    const outer = await fixture<HTMLElement>(html`<div><div>${bare}</div></div>`);
    const inner = outer.firstElementChild as HTMLElement;
    const exam = inner.firstElementChild as ProctoredExam;
    await shows(exam, de.start);
    outer.lang = 'fr';
    await shows(exam, fr.start);
    inner.lang = 'pt';
    await shows(exam, pt.start);
    exam.lang = 'zh';
    await shows(exam, zh.start);
    // and back again
    exam.removeAttribute('lang');
    await shows(exam, pt.start);
    inner.removeAttribute('lang');
    await shows(exam, fr.start);
    outer.removeAttribute('lang');
    await shows(exam, de.start);
    document.documentElement.lang = 'ar';
    await shows(exam, ar.start);
  });

  it('is that of the hosts, within shadow roots', async () => {
    document.documentElement.lang = 'de';
    const host = await fixture<HTMLElement>(html`<div></div>`);
    const middle = document.createElement('section');
    middle.append(document.createElement('div'));
    host.attachShadow({ mode: 'open' }).append(middle);
    const inner = middle.firstElementChild!.attachShadow({ mode: 'open' });
    const exam = document.createElement('proctored-exam');
    inner.append(exam);
    await shows(exam, de.start);
    document.documentElement.lang = 'es';
    await shows(exam, es.start);
    host.lang = 'fr';
    await shows(exam, fr.start);
    middle.lang = 'pt';
    await shows(exam, pt.start);
    middle.removeAttribute('lang');
    await shows(exam, fr.start);
  });

  it('is that of the place to which the element is moved', async () => {
    const parent = await fixture<HTMLElement>(
      html`<div>
        <p lang="de">${bare}</p>
        <p lang="fr"></p>
      </div>`,
    );
    const [german, french] = parent.children as unknown as [HTMLElement, HTMLElement];
    const exam = german.firstElementChild as ProctoredExam;
    await shows(exam, de.start);
    french.append(exam);
    await shows(exam, fr.start);
    // absent in WebKit
    if ('moveBefore' in german) german.moveBefore(exam, null);
    else (german as HTMLElement).append(exam);
    await shows(exam, de.start);
  });

  it('changes in the middle of an exam, in the live region too', async () => {
    const { exam } = await mount('');
    await advance(exam, 'preparing');
    await shows(exam, `${en.start}\n${en.checks}`);
    await told(exam);
    expect(part(exam, 'status')!.textContent).to.equal(en.checks);
    expect(languageOf(part(exam, 'status'))).to.equal('en');
    exam.lang = 'de-CH';
    await shows(exam, `${de.start}\n${de.checks}`);
    await told(exam);
    expect(part(exam, 'status')!.textContent).to.equal(de.checks);
    expect(languageOf(part(exam, 'status'))).to.equal('de');
    expect(exam.phase).to.equal('preparing');
  });

  it('mirrors the built-in view only: slotted content goes by the page', async () => {
    const { exam } = await mount(html`<p slot="finished">Thank you.</p>`);
    exam.lang = 'ar';
    await shows(exam, ar.start);
    const directionOf = (element: Element | null) => getComputedStyle(element!).direction;
    expect(languageOf(part(exam, 'start-button'))).to.equal('ar');
    expect(directionOf(part(exam, 'start-button'))).to.equal('rtl');
    for (const phase of ['preparing', 'in-exam', 'finished', 'uploaded'] as const) {
      await advance(exam, phase);
    }
    await shows(exam, ar.uploaded);
    expect(directionOf(part(exam, 'message'))).to.equal('rtl');
    expect(languageOf(part(exam, 'status'))).to.equal('ar');
    expect(directionOf(exam.querySelector('p'))).to.equal('ltr');
    exam.lang = 'de';
    await shows(exam, de.uploaded);
    expect(directionOf(part(exam, 'message'))).to.equal('ltr');
  });

  it('is that of the texts of errors', async () => {
    const exam = await mountBare();
    exam.lang = 'de';
    const error = await failedStart(exam);
    await shows(exam, errorText(de, 'endpoint-missing', error.supportCode));
  });
});

describe('messages', () => {
  it('win over every language', async () => {
    const exam = await mountBare();
    exam.messages = { start: 'Los geht’s' };
    await shows(exam, 'Los geht’s');
    exam.lang = 'de';
    const error = await failedStart(exam);
    await shows(exam, errorText(de, 'endpoint-missing', error.supportCode));
    exam.messages = { 'endpoint-missing': 'So nicht', support: 'Nr.' };
    await shows(
      exam,
      errorText({ ...de, ...exam.messages }, 'endpoint-missing', error.supportCode),
    );
    exam.lang = 'fr';
    exam.messages = undefined;
    await shows(exam, errorText(fr, 'endpoint-missing', error.supportCode));
  });

  it("are in the page's language where we don't have it", async () => {
    const exam = await mountBare();
    exam.lang = 'he';
    await shows(exam, en.start);
    expect(languageOf(part(exam, 'start-button'))).to.equal('en');
    exam.messages = { start: 'התחלת הבחינה' };
    await shows(exam, 'התחלת הבחינה');
    const button = part(exam, 'start-button')!;
    expect(button.closest('[lang]'), 'that of the host').to.equal(null);
    expect(getComputedStyle(button).direction).to.equal('rtl');
  });
});
