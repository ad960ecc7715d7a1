import { expect } from '@open-wc/testing';
import { ProctoredExamError, type Messages, type ProctoredExam } from '../../src/index.js';
import { renderPhase } from '../../src/element/view.js';
import ar from '../../src/messages/ar.js';
import de from '../../src/messages/de.js';
import { en } from '../../src/messages/en.js';
import { render } from 'lit';
import { failedStart } from '../support/exam.js';
import { importMap, openPage, planLms, type Answer, type Lms } from '../support/lms.js';
import { errorText, shows } from '../support/language.js';

/** Where the vendor's module and the German and Arabic texts come from, in a page of the test's own. */
const mapTo = (lms: Lms) =>
  importMap('/fake-sdk.js', {
    imports: {
      'https://sdk.web.proctor.constructor.app/proctoring.js': '/fake-sdk.js',
      '/src/messages/de.ts': lms.url('de.js'),
      '/src/messages/ar.ts': lms.url('ar.js'),
    },
  });

const file = (texts: Messages) => ({ body: `export default ${JSON.stringify(texts)}` });

const missing = { status: 404, body: 'not here' };

const EXAM = '<proctored-exam data-sdk-preload="none"></proctored-exam>';

/**
 * Opens a page in a language, which loads what it asks for at first; its complaints are what a
 * learner's console would show of us.
 */
async function open(lang: string, lms: Lms, exams = EXAM) {
  const { document: page, window: frame } = await openPage(
    `<!doctype html><html lang="${lang}"><title>Exam</title>${mapTo(lms)}
    <script>
      window.complaints = [];
      for (const type of ['error', 'unhandledrejection']) {
        addEventListener(type, (event) => { complaints.push(String(event.reason ?? event.message)); });
      }
    </script>
    <script type="module" src="/src/index.ts"></script>${exams}`,
  );
  await frame.customElements.whenDefined('proctored-exam');
  const { complaints } = frame as unknown as { complaints: string[] };
  const all = [...page.querySelectorAll<ProctoredExam>('proctored-exam')];
  return { page, complaints, exam: all[0]!, all };
}

describe('language files', () => {
  it('are not asked for where the page is English', async () => {
    const lms = await planLms({ 'de.js': [file(de)] });
    const { exam, page } = await open('en-GB', lms);
    await shows(exam, en.start);
    await failedStart(exam);
    expect(await lms.log()).to.deep.equal([]);
    // it would have been seen
    page.documentElement.lang = 'de';
    await lms.waitFor('de.js');
  });

  it('are asked for once, for all elements and all phases', async () => {
    const lms = await planLms({ 'de.js': [file(de)] });
    const { exam, all } = await open('de', lms, EXAM + EXAM);
    await Promise.all(all.map((each) => shows(each, de.start)));
    await failedStart(exam);
    exam.reset();
    await shows(exam, de.start);
    exam.lang = 'en';
    await shows(exam, en.start);
    exam.removeAttribute('lang');
    await shows(exam, de.start);
    expect((await lms.log()).map(({ path }) => path)).to.deep.equal(['de.js']);
  });

  it('may take their time: it is English till then', async () => {
    const lms = await planLms({ 'de.js': [{ ...file(de), delay: 'hold' }] });
    const { exam, page } = await open('en', lms);
    page.documentElement.lang = 'de';
    await lms.waitFor('de.js', 1, { state: 'held' });
    await shows(exam, en.start);
    await lms.release('de.js');
    await shows(exam, de.start);
  });

  it('that come late are not shown where the language has changed', async () => {
    const held: Answer = { ...file(de), delay: 'hold' };
    const lms = await planLms({ 'de.js': [held], 'ar.js': [file(ar)] });
    const { exam, page } = await open('en', lms);
    page.documentElement.lang = 'de';
    await lms.waitFor('de.js', 1, { state: 'held' });
    page.documentElement.lang = 'ar';
    await shows(exam, ar.start);
    await lms.release('de.js');
    // the second import of a module settles after the first
    const late = page.createElement('proctored-exam');
    late.lang = 'de';
    page.body.append(late);
    await shows(late, de.start);
    await shows(exam, ar.start);
  });

  it('that are missing leave it English, without a complaint; the next phase asks again', async () => {
    const lms = await planLms({ 'de.js': [missing] });
    const { exam, page, complaints } = await open('en', lms);
    page.documentElement.lang = 'de';
    await lms.waitFor('de.js', 1, { state: 'answered' });
    // the page is told after the element
    const told = new Promise((resolve) => {
      page.addEventListener('told', resolve, { once: true });
    });
    const script = page.createElement('script');
    script.textContent = `import('/src/messages/de.ts')
      .catch(() => { document.dispatchEvent(new Event('told')); })`;
    page.body.append(script);
    await told;
    await shows(exam, en.start);

    const { length } = await lms.log('de.js');
    await lms.replan({ 'de.js': [file(de)] });
    const { supportCode } = await failedStart(exam);
    // Firefox asks no second time for a module that it didn't get
    const remembers = navigator.userAgent.includes('Firefox');
    const texts = remembers ? en : de;
    await shows(exam, errorText(texts, 'endpoint-missing', supportCode));
    expect(await lms.log('de.js')).to.have.length(remembers ? length : length + 1);
    expect(complaints).to.deep.equal([]);
  });

  it('are not asked for by an element that was removed', async () => {
    const lms = await planLms({ 'de.js': [file(de)], 'ar.js': [file(ar)] });
    const { all, page } = await open('en', lms, EXAM + EXAM);
    const [removed, kept] = all as [ProctoredExam, ProctoredExam];
    await Promise.all(all.map((each) => shows(each, en.start)));
    removed.remove();
    removed.lang = 'de';
    kept.lang = 'ar';
    page.documentElement.lang = 'de';
    await shows(kept, ar.start);
    expect((await lms.log()).map(({ path }) => path)).to.deep.equal(['ar.js']);
  });
});

describe('what is filled in', () => {
  const state = {
    since: 0,
    step: undefined,
    environment: undefined,
    interrupted: false,
    isOnline: true,
    details: undefined,
  };
  const shown = (error: ProctoredExamError, texts: Messages, language?: string) => {
    const view = document.createElement('div');
    render(renderPhase({ ...state, phase: 'error', error }, texts, language), view);
    return view.querySelector('[part="message"]')!.parentElement!.textContent;
  };

  it('names features as the language lists them', () => {
    const error = new ProctoredExamError('frame-permission-missing', 'withheld', [
      'camera',
      'microphone',
      'display-capture',
    ]);
    expect(shown(error, en, 'en')).to.contain(' camera, microphone, and screen sharing ');
    expect(shown(error, de, 'de')).to.contain(': Kamera, Mikrofon und Bildschirmfreigabe.');
  });

  it('tells the time as the language does', () => {
    const retryAt = new Date().setHours(23, 59, 58);
    const error = new ProctoredExamError('endpoint-refused', 'not yet', {
      code: 'too-early',
      retryAt,
    });
    expect(shown(error, de, 'de')).to.contain('Ab 23:59:58 können');
    expect(shown(error, en, 'en')).to.match(/from 11:59:58\sPM\./);
  });
});
