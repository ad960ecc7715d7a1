import { expect, html } from '@open-wc/testing';
import type { ProctoredExam } from '../../src/index.js';
import { en } from '../../src/messages/en.js';
import de from '../../src/messages/de.js';
import { failedStart, inPhase, mount, part, reach } from '../support/exam.js';
import { planLms, startData } from '../support/lms.js';
import { fakeSdk } from '../support/sdk.js';
import {
  connect,
  listenTo,
  loadLate,
  pretend,
  pretendEnvironment,
  told,
  until,
  VIEWS,
} from '../support/views.js';

/**
 * Presses the built-in copy button, and waits for what comes of it. The clipboard answers some time after the
 * press, and the regions pause only from then on.
 */
async function copy(exam: ProctoredExam): Promise<void> {
  part(exam, 'copy-button')!.click();
  await until(exam, () => part(exam, 'copy-button')!.textContent.trim() === en.copied);
  await told(exam);
}

describe('the live regions', () => {
  it('are a polite one and one for errors, without a role, and outlast every phase', async () => {
    const { exam } = await mount('');
    const regions = [part(exam, 'status')!, part(exam, 'alert')!];
    const attributes = (name: string) => regions.map((region) => region.getAttribute(name));
    expect(attributes('aria-live')).to.deep.equal(['polite', 'assertive']);
    expect(attributes('aria-atomic')).to.deep.equal(['true', 'true']);
    expect(attributes('role')).to.deep.equal([null, null]);
    await reach(exam, 'uploaded');
    exam.reset();
    exam.endpoint = '';
    await failedStart(exam);
    expect([part(exam, 'status'), part(exam, 'alert')]).to.deep.equal(regions);
    exam.reset();
    expect(regions.map(({ textContent }) => textContent)).to.deep.equal(['', '']);
  });

  it('say each phase and step once, politely', async () => {
    const { exam } = await mount('');
    loadLate(exam);
    const heard = listenTo(exam);
    await reach(exam, 'preparing');
    await told(exam);
    for (const [step, phase] of [
      ['start', 'in-exam'],
      ['finish', 'finished'],
      ['upload', 'uploaded'],
    ] as const) {
      fakeSdk.session[step]();
      await inPhase(exam, phase);
      await told(exam);
    }
    const ended = `${en.finished} ${en['keep-open']}`;
    expect(heard).to.deep.equal(
      [en.preparing, en.loading, en.checks, en['in-exam'], ended, en.uploaded].map(
        (text) => `status: ${text}`,
      ),
    );
    exam.reset();
    await told(exam);
    expect(heard, 'after a reset').to.have.length(6);
  });

  it('say an error at once, and once for each attempt', async () => {
    const { exam } = await mount('', await planLms({ start: [{ status: 503 }] }));
    const heard = listenTo(exam);
    const news = `alert: ${en['server-failed']}`;
    await failedStart(exam);
    await told(exam);
    expect(heard).to.deep.equal([news]);
    await failedStart(exam);
    await told(exam);
    expect(heard).to.deep.equal([news, news]);
  });

  it('say what the LMS says of a refusal, too', async () => {
    const exam = await VIEWS['error, in the LMS’s words']('');
    await told(exam);
    expect(part(exam, 'alert')!.textContent).to.match(
      /^This exam has not opened yet\. The exam opens at noon, [^.]*\. You can try again from [^.]*\.$/,
    );
  });

  it('say nothing while a page with an exam loads, whatever its start view shows', async () => {
    await pretendEnvironment(navigator, 'mediaDevices', undefined);
    const heard: (string | null)[] = [];
    const exam = document.createElement('proctored-exam');
    exam.lang = 'de';
    document.body.append(exam);
    const listen = () =>
      exam.shadowRoot!.querySelectorAll('[aria-live]').forEach(({ textContent }) => {
        if (textContent) heard.push(textContent);
      });
    const everything = { childList: true, characterData: true, subtree: true };
    new MutationObserver(listen).observe(exam.shadowRoot!, everything);
    await until(exam, () => part(exam, 'message')?.textContent === de['browser-unsupported']);
    await told(exam);
    exam.remove();
    expect(heard).to.deep.equal([]);
  });

  it('say nothing of the minutes that pass, and tell when the connection goes and comes', async () => {
    const { exam } = await mount('');
    await reach(exam, 'finished');
    await told(exam);
    const heard = listenTo(exam);
    const since = Date.now();
    for (const minutes of [1, 2, 60]) {
      pretend(Date, 'now', () => since + minutes * 60_000);
      exam.requestUpdate();
      await told(exam);
      expect(part(exam, 'elapsed')!.textContent).to.include(String(minutes));
    }
    expect(heard).to.deep.equal([]);
    connect(false);
    await told(exam);
    connect(true);
    await told(exam);
    expect(heard).to.deep.equal([`status: ${en.offline}`, `status: ${en['keep-open']}`]);
  });

  it('say a phase in the language of the page alone, if its file has come before the start', async () => {
    const { exam } = await mount('');
    const heard = listenTo(exam);
    exam.lang = 'de';
    await until(exam, () => part(exam, 'start-button')!.textContent === de.start);
    await told(exam);
    expect(heard).to.deep.equal([]);
    await reach(exam, 'in-exam');
    await told(exam);
    expect(heard.at(-1)).to.equal(`status: ${de['in-exam']}`);
    expect(heard.join()).not.to.include(en.checks);
  });

  it('say what an exam that goes on could not do, and not again that it has started', async () => {
    const lms = await planLms({
      start: [{ body: startData() }],
      finish: [{ status: 500 }, { status: 500 }, { status: 204 }],
    });
    const { exam } = await mount('', lms);
    exam.finishEndpoint = lms.url('finish');
    await reach(exam, 'in-exam');
    await told(exam);
    const heard = listenTo(exam);
    const failed = `alert: ${en['finish-failed']} ${en['server-failed']}`;
    await exam.finish().catch(() => undefined);
    await told(exam);
    expect(heard.at(-1)).to.equal(failed);
    await exam.finish().catch(() => undefined);
    await told(exam);
    expect(heard.at(-1), 'again').to.equal(failed);
    await exam.finish();
    await told(exam);
    const accepted = `status: ${en['handed-in']}`;
    // Whether it is under way for long enough to be said depends on how busy the machine is.
    const results = heard.filter((text) => text !== `status: ${en.finishing}`);
    expect(results, 'then accepted').to.deep.equal([failed, failed, accepted]);
  });

  it('say that details were copied', async () => {
    pretend(navigator, 'clipboard', { writeText: () => Promise.resolve() });
    const { exam } = await mount('', await planLms({ start: [{ status: 503 }] }));
    await failedStart(exam);
    await told(exam);
    const heard = listenTo(exam);
    await copy(exam);
    expect(heard).to.deep.equal([`status: ${en.copied}`]);
  });

  it('say the same again when details are copied again', async () => {
    pretend(navigator, 'clipboard', { writeText: () => Promise.resolve() });
    const { exam } = await mount('', await planLms({ start: [{ status: 503 }] }));
    await failedStart(exam);
    await told(exam);
    const heard = listenTo(exam);
    await copy(exam);
    const { textContent } = part(exam, 'status')!;
    await copy(exam);
    expect(heard).to.deep.equal([`status: ${en.copied}`, `status: ${en.copied}`]);
    // Orca would take the very same text for the same event.
    expect(part(exam, 'status')!.textContent).not.to.equal(textContent);
  });

  it('pause between what an LMS says by a title and by a detail', async () => {
    const body = { title: 'Room B is full', detail: 'Your place is kept', code: 'room-full' };
    const { exam } = await mount('', await planLms({ start: [{ status: 403, body }] }));
    await failedStart(exam);
    await told(exam);
    expect(part(exam, 'alert')!.textContent).to.equal('Room B is full. Your place is kept');
  });

  it('are empty after they have spoken', async () => {
    const { exam } = await mount('');
    await reach(exam, 'in-exam');
    await told(exam);
    expect(part(exam, 'status')!.textContent).to.equal(en['in-exam']);
    await until(exam, () => part(exam, 'status')!.textContent === '');
  });

  it('ask to keep the page open, however the author’s content thanks', async () => {
    const { exam } = await mount(html`<p slot="finished">Thank you.</p>`);
    await reach(exam, 'finished');
    await told(exam);
    expect(part(exam, 'status')!.textContent).to.include(en['keep-open']);
  });

  it('leave to the focus what it reads: the author’s heading', async () => {
    const { exam } = await mount(html`
      <button slot="start" data-action="start">Go</button>
      <h2 slot="in-exam">Questions</h2>
    `);
    exam.querySelector('button')!.focus();
    const heard = listenTo(exam);
    await reach(exam, 'in-exam');
    await told(exam);
    expect(heard.join()).not.to.include(en['in-exam']);
    expect(document.activeElement?.textContent).to.equal('Questions');
  });
});
