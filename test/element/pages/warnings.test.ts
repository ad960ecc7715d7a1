import { expect } from '@open-wc/testing';
import type { ProctoredExam } from '../../../src/index.js';
import { en } from '../../../src/messages/en.js';
import { failedStart, inPhase, isVisible, part, viewText } from '../../support/exam.js';
import { reachIn } from '../../support/exam-page.js';
import { importMap, openPage, planLms, startData } from '../../support/lms.js';
import { fakeSdkOf } from '../../support/sdk.js';
import { until } from '../../support/views.js';
import { evaluate, openShared, settled } from './support/pages.js';

const CONSOLE = `<script>
  window.told = [];
  for (const kind of ['warn', 'error']) {
    console[kind] = (...values) => told.push(kind + ': ' + values.map(String).join(' '));
  }
</script>`;

const toldIn = (window: Window): string[] => (window as unknown as { told: string[] }).told;

/** A page whose console is read. */
async function open(body: string, headers: Record<string, string> = {}) {
  const lms = await planLms({ start: [{ body: startData() }] });
  const { window, document } = await openPage(
    `<!doctype html><html lang="en"><head><title>Exam</title>${CONSOLE}${importMap(lms.url('sdk'))}
    <script type="module" src="/src/index.ts"></script></head><body>${body.replaceAll('{start}', lms.url('start'))}</body></html>`,
    { headers },
  );
  await settled();
  const exam = document.querySelector('proctored-exam')!;
  return { exam, window, document, sdk: fakeSdkOf(window), told: toldIn(window) };
}

describe('an exam whose children the parser has moved out', () => {
  it('is warned of: the content that stands beside it shows', async () => {
    const { exam, told } = await open(
      `<p><proctored-exam data-endpoint="{start}"><div slot="start">Start</div><div slot="in-exam"><p>Q1</p></div></proctored-exam></p>`,
    );
    await until(exam, () => part(exam, 'author-help'));
    expect(told).to.have.length(1);
    expect(told[0])
      .to.match(/^warn: /)
      .and.to.include('slot')
      .and.to.include('<p>')
      .and.to.include('element.md#slots');
  });

  it('is not warned of where there is nothing beside it, or it has children', async () => {
    const { told } = await open(
      `<proctored-exam data-endpoint="{start}"></proctored-exam>
      <proctored-exam data-endpoint="{start}"><p slot="start">Start</p></proctored-exam>
      <other-tag><p slot="start">Its own</p></other-tag>`,
    );
    expect(told).to.deep.equal([]);
  });
});

describe('data-credentials', () => {
  it('with a value that fetch does not know: not set up correctly, and the console says which it knows', async () => {
    const { exam, told } = await open(
      `<proctored-exam data-endpoint="{start}" data-credentials="true" data-sdk-preload="none"></proctored-exam>`,
    );
    const error = await failedStart(exam);
    expect(error).to.include({ code: 'config-invalid', retryable: false });
    await exam.updateComplete;
    expect(viewText(exam)).to.include(en['config-invalid']);
    const text = told.join('\n');
    for (const word of ['data-credentials', 'true', 'omit', 'same-origin', 'include']) {
      expect(text + error.message).to.include(word);
    }
  });
});

describe('a page of XHTML', () => {
  it('works, or says that it can’t: nothing of the exam shows', async () => {
    const lms = await planLms({ start: [{ body: startData() }] });
    const { window, document } = await openPage(
      `<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>Exam</title>
      <script>
        window.told = [];
        console.error = (...values) => told.push(values.map(String).join(' '));
      </script>
      ${importMap(lms.url('sdk'))}</head>
      <body><proctored-exam data-endpoint="${lms.url('start')}" data-sdk-preload="none"
        ><p slot="in-exam">Q1</p></proctored-exam></body></html>`,
      { headers: { 'content-type': 'application/xhtml+xml; charset=utf-8' } },
    );
    await (evaluate({ window }, `import('/src/index.ts')`) as Promise<unknown>);
    await settled();
    const exam = document.querySelector<ProctoredExam>('proctored-exam')!;
    expect(isVisible(exam.querySelector('p'))).to.be.false;
    expect(exam.shadowRoot!.textContent).to.include(en['config-invalid']);
    expect(toldIn(window).join('\n'))
      .to.include('application/xhtml+xml')
      .and.to.include('text/html');
    expect(await failedStart(exam)).to.include({ code: 'config-invalid' });
    expect(fakeSdkOf(window).calls).to.have.length(0);
  });
});

describe('offline', () => {
  const lie = `<script>Object.defineProperty(navigator, 'onLine', { get: () => false })</script>`;

  it('is not claimed for what navigator.onLine says alone', async () => {
    const page = await openShared({ head: lie });
    page.exam.querySelector('[slot=finished]')!.remove();
    await reachIn(page, 'finished');
    await page.exam.updateComplete;
    expect(viewText(page.exam)).not.to.include(en.offline);
  });

  it('is said once the browser tells that the connection is lost, and until it is back', async () => {
    const page = await openShared();
    const { exam, window } = page;
    await reachIn(page, 'in-exam');
    window.dispatchEvent(new window.Event('offline'));
    page.sdk.session.finish();
    await inPhase(exam, 'finished');
    await until(exam, () => viewText(exam).includes(en.offline));
    window.dispatchEvent(new window.Event('online'));
    await until(exam, () => !viewText(exam).includes(en.offline));
  });
});
