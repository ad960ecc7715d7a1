import { expect, oneEvent } from '@open-wc/testing';
import ar from '../../src/messages/ar.js';
import { en } from '../../src/messages/en.js';
import type { ProctoredExam } from '../../src/index.js';
import { VERSION } from '../../src/version.js';
import { failedStart, mount, openSupport, part, viewText } from '../support/exam.js';
import { planLms, startData, token } from '../support/lms.js';
import { until } from '../support/views.js';

/** What the page has copied; browsers let tests neither read nor refuse the real one. */
let copied: string[];
let refused: boolean;
const { clipboard } = navigator;

beforeEach(() => {
  copied = [];
  refused = false;
  Object.defineProperty(navigator, 'clipboard', {
    configurable: true,
    value: {
      writeText(text: string) {
        if (refused) return Promise.reject(new DOMException('refused', 'NotAllowedError'));
        copied.push(text);
        return Promise.resolve();
      },
    },
  });
});
afterEach(() => {
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
});

/** Settles when the view reads `text`. */
const reads = (exam: ProctoredExam, text: string): Promise<void> => {
  openSupport(exam);
  return until(exam, () => viewText(exam).includes(text));
};

/** What the field holds that stands in for the clipboard. */
const detailsOf = (exam: ProctoredExam): unknown =>
  JSON.parse((part(exam, 'details') as HTMLInputElement).value);

describe('details for support', () => {
  it('are folded away: what helps comes first', async () => {
    const { exam } = await mount('', await planLms({ start: [{ status: 503 }] }));
    const { supportCode } = await failedStart(exam);
    await exam.updateComplete;
    expect(viewText(exam)).not.to.include(supportCode);
    part(exam, 'support')!.querySelector('summary')!.click();
    await until(exam, () => viewText(exam).includes(supportCode));
  });

  it('have the code on one line, from left to right, in a language from right to left', async () => {
    const { exam } = await mount('', await planLms({ start: [{ status: 503 }] }));
    // In a narrow box, a line in two halves was to be read from the right.
    exam.style.width = '328px';
    exam.lang = 'ar';
    const { supportCode, code } = await failedStart(exam);
    await until(exam, () => part(exam, 'support')?.textContent.includes(ar.support));
    openSupport(exam);
    const line = part(exam, 'support-code')!;
    const boxOf = (text: string): DOMRect => {
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      let node = walker.nextNode() as Text;
      while (!node.data.includes(text)) node = walker.nextNode() as Text;
      const range = document.createRange();
      range.setStart(node, node.data.indexOf(text));
      range.setEnd(node, node.data.indexOf(text) + text.length);
      expect(range.getClientRects(), text).to.have.length(1);
      return range.getBoundingClientRect();
    };
    const [number, name] = [boxOf(supportCode), boxOf(`(${code})`)];
    expect(name.left).to.be.at.least(number.right);
    expect(name.top).to.be.closeTo(number.top, 1);
  });

  it('are code, support code, phase, time, browser and version, and nothing else', async () => {
    const { exam } = await mount('', await planLms({ start: [{ status: 503 }] }));
    const before = Date.now();
    const { supportCode } = await failedStart(exam);
    const after = Date.now();
    part(exam, 'copy-button')!.click();
    await reads(exam, en.copied);
    const { time, ...rest } = JSON.parse(copied[0]!) as Record<string, string>;
    expect(rest).to.deep.equal({
      code: 'endpoint-refused',
      supportCode,
      phase: 'preparing',
      browser: navigator.userAgent,
      'proctored-exam': VERSION,
    });
    expect(Date.parse(time!)).to.be.within(before, after);
    expect(copied).to.have.length(1);
  });

  it('hold nothing of what the LMS answered, nor its address', async () => {
    const secret = token({ sessionId: 'secret-session', exp: 1 });
    const lms = await planLms({ start: [{ body: startData({ jwt: secret }) }] });
    const { exam } = await mount('', lms);
    exam.endpoint = `${lms.url('start')}?learner=robin`;
    const { code } = await failedStart(exam);
    expect(code).to.equal('token-expired');
    part(exam, 'copy-button')!.click();
    await reads(exam, en.copied);
    expect(copied.join()).not.to.match(/robin|secret|lms|eyJ/);
  });

  it('hold what the vendor said, without the token in it', async () => {
    const jwt = token({ sessionId: 'secret-session' });
    const { exam } = await mount('', await planLms({ start: [{ body: startData({ jwt }) }] }));
    exam.loadSdk = () =>
      Promise.resolve({ init: () => Promise.reject(new Error(`expected a camera: ${jwt}`)) });
    await failedStart(exam);
    part(exam, 'copy-button')!.click();
    await reads(exam, en.copied);
    expect(copied.join()).to.include('expected a camera').and.not.to.match(/eyJ/);
  });

  it('are shown where the browser refuses the clipboard, to be copied by hand', async () => {
    refused = true;
    const { exam } = await mount('', await planLms({ start: [{ status: 503 }] }));
    const { supportCode } = await failedStart(exam);
    expect(part(exam, 'details')).to.equal(null);
    part(exam, 'copy-button')!.click();
    await until(exam, () => part(exam, 'details'));
    expect(detailsOf(exam)).to.include({ code: 'endpoint-refused', supportCode });
    expect(part(exam, 'copy-button')!.textContent).to.equal(en.copy);
  });

  it('are shown where there is no clipboard', async () => {
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined });
    const { exam } = await mount('', await planLms({ start: [{ status: 503 }] }));
    await failedStart(exam);
    part(exam, 'copy-button')!.click();
    await until(exam, () => part(exam, 'details'));
    expect(detailsOf(exam)).to.include({ code: 'endpoint-refused' });
  });

  it('can be asked for from an author’s own error content', async () => {
    const { exam } = await mount('', await planLms({ start: [{ status: 503 }] }));
    exam.innerHTML = '<p slot="error">Sorry. <button data-action="copy">Copy</button></p>';
    await failedStart(exam);
    exam.querySelector('button')!.click();
    await until(exam, () => part(exam, 'status')!.textContent === en.copied);
    expect(copied).to.have.length(1);
  });

  it('are those of the error that shows', async () => {
    const lms = await planLms({ start: [{ status: 503 }] });
    const { exam } = await mount('', lms);
    await failedStart(exam);
    part(exam, 'copy-button')!.click();
    await reads(exam, en.copied);
    const changed = oneEvent(exam, 'exam-error');
    part(exam, 'retry-button')!.click();
    await changed;
    await exam.updateComplete;
    expect(part(exam, 'copy-button')!.textContent).to.equal(en.copy);
    part(exam, 'copy-button')!.click();
    await reads(exam, en.copied);
    expect(copied.map((text) => (JSON.parse(text) as { code: string }).code)).to.deep.equal([
      'endpoint-refused',
      'endpoint-refused',
    ]);
    expect(copied[1]).to.include(exam.error!.supportCode);
  });
});
