import { expect, html } from '@open-wc/testing';
import { ProctoredExamError, type ProctoredExam } from '../../src/index.js';
import { en } from '../../src/messages/en.js';
import {
  failedStart,
  inPhase,
  isVisible,
  mount,
  part,
  reach,
  seen,
  viewText,
} from '../support/exam.js';
import { planLms, startData, type Answer } from '../support/lms.js';
import { fakeSdk, type FakeSession } from '../support/sdk.js';
import { pretend, until } from '../support/views.js';

const noticeOf = (exam: ProctoredExam): string =>
  [...(part(exam, 'notice')?.querySelectorAll('[part="message"]') ?? [])]
    .map(({ textContent }) => textContent)
    .join(' ');

const isInView = (element: Element | null): boolean => {
  const { top, bottom, height } = element!.getBoundingClientRect();
  return height > 0 && top >= 0 && bottom <= window.innerHeight + 1;
};

/** An exam under way, with a button that hands in below 3,000 px of questions. */
async function inLongExam(finish: Answer[]): Promise<{ exam: ProctoredExam; button: HTMLElement }> {
  const lms = await planLms({ start: [{ body: startData() }], finish });
  const { exam } = await mount(
    html`<div slot="in-exam">
      <h2>Questions</h2>
      <div style="height: 3000px"></div>
      <button data-action="finish">Hand in</button>
    </div>`,
    lms,
  );
  exam.finishEndpoint = lms.url('finish');
  await reach(exam, 'in-exam');
  const button = exam.querySelector('button')!;
  button.scrollIntoView({ block: 'end' });
  button.focus();
  return { exam, button };
}

/** The lines of the error view after a start that the LMS has answered so. */
async function refused(answer: Answer): Promise<ProctoredExam> {
  const { exam } = await mount('', await planLms({ start: [answer] }));
  await failedStart(exam);
  await exam.updateComplete;
  return exam;
}

const panelOf = (exam: ProctoredExam): string[] =>
  [...exam.shadowRoot!.querySelectorAll('#view [part="message"]')].map(
    ({ textContent }) => textContent,
  );

describe('a notice', () => {
  it('asks to keep the page open whoever filled `finished`, and says when it may be closed', async () => {
    const { exam } = await mount(html`<p slot="finished">Thank you.</p>`);
    await reach(exam, 'finished');
    expect(noticeOf(exam)).to.equal(en['keep-open']);
    expect(isVisible(part(exam, 'notice'))).to.be.true;
    fakeSdk.session.upload();
    await inPhase(exam, 'uploaded');
    expect(noticeOf(exam)).to.equal(en.uploaded);
    expect(seen(exam)).to.deep.equal(['Thank you.']);
  });

  it('says after a reload in the exam that it was interrupted, beside the author’s start content', async () => {
    const content = html`<button slot="start" data-action="start">Go</button>`;
    const { exam } = await mount(content);
    await reach(exam, 'in-exam');
    const again = document.createElement('proctored-exam');
    again.endpoint = exam.endpoint;
    again.innerHTML = '<button slot="start" data-action="start">Go</button>';
    exam.after(again);
    await again.updateComplete;
    expect(noticeOf(again)).to.equal(en.interrupted);
    expect(again.matches(':state(interrupted)')).to.be.true;
    again.remove();
    fakeSdk.session.finish();
    await inPhase(exam, 'finished');
  });

  it('says that a start takes longer than usual, after 8 s', async () => {
    const { exam } = await mount('');
    exam.fetchStartData = () => new Promise(() => undefined);
    exam.start().catch(() => undefined);
    await exam.updateComplete;
    expect(noticeOf(exam)).to.equal(en.preparing);
    const since = Date.now();
    pretend(Date, 'now', () => since + 8_000);
    exam.requestUpdate();
    await exam.updateComplete;
    expect(noticeOf(exam)).to.equal(`${en.preparing} ${en.longer}`);
  });

  it('is hidden by `data-notices="none"`, unless it tells of a failure', async () => {
    const { exam } = await inLongExam([{ status: 500 }]);
    exam.setAttribute('data-notices', 'none');
    await exam.finish().catch(() => undefined);
    await exam.updateComplete;
    expect(noticeOf(exam)).to.include(en['finish-failed']);
    fakeSdk.session.finish();
    await inPhase(exam, 'finished');
    expect(part(exam, 'notice')).to.equal(null);
    expect(exam.notices).to.equal('none');
  });
});

/** How bright a colour is, from 0 to 255. */
function brightnessOf(color: string): number {
  const canvas = document.createElement('canvas').getContext('2d')!;
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return (red + green + blue) / 3;
}

describe('the background of a notice', () => {
  for (const [page, text] of [
    ['#111', '#eee'],
    ['#fff', '#222'],
    ['#fdf6e3', '#586e75'],
  ] as const) {
    it(`stands out from ${text} on ${page}, whatever the page says of its colours`, async () => {
      const { exam } = await mount('');
      Object.assign(exam.parentElement!.style, { background: page, color: text });
      await reach(exam, 'finished');
      const { color, backgroundColor } = getComputedStyle(part(exam, 'notice')!);
      const distance = Math.abs(brightnessOf(color) - brightnessOf(backgroundColor));
      expect(distance).to.be.greaterThan(120);
    });
  }
});

describe('handing in', () => {
  it('is a state, in which the pressed control is busy, keeps the focus and ignores presses', async () => {
    const { exam, button } = await inLongExam([{ status: 204 }]);
    let answer = (): void => undefined;
    let requests = 0;
    exam.requestFinish = () => {
      requests += 1;
      return new Promise((resolve) => {
        answer = resolve;
      });
    };
    button.click();
    await exam.updateComplete;
    expect(exam.matches(':state(finishing)')).to.be.true;
    expect(button.getAttribute('aria-disabled')).to.equal('true');
    expect(document.activeElement).to.equal(button);
    expect(noticeOf(exam)).to.equal(en.finishing);
    button.click();
    expect(requests).to.equal(1);
    const since = Date.now();
    pretend(Date, 'now', () => since + 3_000);
    exam.requestUpdate();
    await exam.updateComplete;
    expect(noticeOf(exam)).to.equal(`${en.finishing} ${en.longer}`);
    answer();
    await until(exam, () => noticeOf(exam) === en['handed-in']);
    expect(exam.matches(':state(finishing)')).to.be.false;
    expect(button.hasAttribute('aria-disabled')).to.be.false;
  });

  it('that fails is seen below 3,000 px of content, and moves none of it', async () => {
    const { exam, button } = await inLongExam([{ status: 500 }]);
    const heading = exam.querySelector('h2')!;
    const offset = () => button.getBoundingClientRect().top - heading.getBoundingClientRect().top;
    const before = offset();
    await exam.finish().catch(() => undefined);
    await exam.updateComplete;
    const notice = part(exam, 'notice')!;
    await new Promise<void>((resolve) => {
      const observer = new IntersectionObserver(([entry]) => {
        if (!entry!.isIntersecting) return;
        observer.disconnect();
        resolve();
      });
      observer.observe(notice);
    });
    await new Promise(requestAnimationFrame);
    expect(isInView(notice)).to.be.true;
    expect(offset()).to.equal(before);
    expect(noticeOf(exam)).to.equal(`${en['finish-failed']} ${en['server-failed']}`);
    expect(notice.className).to.equal('error');
  });

  for (const [what, answer, text] of [
    ['where no endpoint is named', undefined, 'endpoint-missing'],
    ['at an address that is none', { status: 404 }, 'endpoint-missing'],
    ['when signed out', { status: 401 }, 'not-signed-in'],
    [
      'to a sign-in page',
      { headers: { 'content-type': 'text/html' }, body: '<form>' },
      'not-signed-in',
    ],
    ['that is refused', { status: 403 }, 'endpoint-refused'],
  ] as [string, Answer | undefined, keyof typeof en][]) {
    it(`${what} says why, and what to do`, async () => {
      const { exam } = await inLongExam(answer ? [answer] : []);
      if (!answer) exam.finishEndpoint = '';
      const failure = await exam.finish().then(
        () => undefined,
        (error: unknown) => error,
      );
      expect(failure).to.be.instanceOf(ProctoredExamError);
      await exam.updateComplete;
      expect(noticeOf(exam)).to.equal(`${en['finish-failed']} ${en[text]}`);
    });
  }
});

describe('the end of an exam', () => {
  /** What the view says of an exam that has ended in each of the phases. */
  async function endings(isHandedIn: boolean): Promise<(string | undefined)[]> {
    const lms = await planLms({ start: [{ body: startData() }], finish: [{ status: 204 }] });
    const { exam } = await mount('', lms);
    exam.finishEndpoint = lms.url('finish');
    await reach(exam, 'in-exam');
    if (isHandedIn) await exam.finish();
    const said: (string | undefined)[] = [];
    for (const [step, phase] of [
      ['finish', 'finished'],
      ['upload', 'uploaded'],
    ] as [keyof FakeSession & ('finish' | 'upload'), 'finished' | 'uploaded'][]) {
      fakeSdk.session[step]();
      await inPhase(exam, phase);
      said.push(part(exam, 'headline')?.textContent);
    }
    return said;
  }

  it('is told in neutral words, whoever has ended it', async () => {
    expect(await endings(false)).to.deep.equal([en.finished, en.finished]);
  });

  it('says that it was handed in where the LMS has confirmed it', async () => {
    expect(await endings(true)).to.deep.equal([en['handed-in'], en['handed-in']]);
  });

  it('takes nothing back when the LMS fails that is asked again', async () => {
    const lms = await planLms({
      start: [{ body: startData() }],
      finish: [{ status: 204 }, { status: 500 }],
    });
    const { exam, events } = await mount('', lms);
    exam.finishEndpoint = lms.url('finish');
    await reach(exam, 'in-exam');
    await exam.finish();
    const failure = await exam.finish().then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(failure, 'what the page is told').to.be.instanceOf(ProctoredExamError);
    expect(events.at(-1)).to.equal('exam-error');
    await exam.updateComplete;
    expect(noticeOf(exam)).to.equal(en['handed-in']);
    fakeSdk.session.finish();
    await inPhase(exam, 'finished');
    expect(part(exam, 'headline')!.textContent).to.equal(en['handed-in']);
  });

  it('is still told when the session breaks after the exam was handed in', async () => {
    const lms = await planLms({ start: [{ body: startData() }], finish: [{ status: 204 }] });
    const { exam } = await mount('', lms);
    exam.finishEndpoint = lms.url('finish');
    await reach(exam, 'in-exam');
    await exam.finish();
    fakeSdk.session.rejectFinish(new Error('expected a connection, got none'));
    await inPhase(exam, 'error');
    await exam.updateComplete;
    expect(panelOf(exam)).to.deep.equal([en['handed-in'], en['session-failed']]);
  });

  it('is not called a failure to hand in where the LMS knows the exam as finished', async () => {
    const finished = { title: 'Finished', code: 'already-finished' };
    const { exam } = await inLongExam([{ status: 409, body: finished }]);
    await exam.finish().catch(() => undefined);
    await exam.updateComplete;
    expect(noticeOf(exam)).to.equal(`${en['already-finished']} Finished`);
  });

  it('leaves the author’s thanks when the recording does not arrive, and says what is missing', async () => {
    const { exam } = await mount(html`<p slot="finished">Thank you.</p>`);
    await reach(exam, 'finished');
    fakeSdk.session.rejectUpload(new Error('expected a recording that arrives, got none'));
    await inPhase(exam, 'error');
    await exam.updateComplete;
    expect(seen(exam)).to.deep.equal(['Thank you.']);
    expect(viewText(exam).split('\n')[0]).to.equal(en['upload-failed']);
  });

  it('is told once where the recording does not arrive and the author says nothing of it', async () => {
    const { exam } = await mount('');
    await reach(exam, 'finished');
    fakeSdk.session.rejectUpload(new Error('expected a recording that arrives, got none'));
    await inPhase(exam, 'error');
    await exam.updateComplete;
    expect(viewText(exam).split('\n').slice(0, 2)).to.deep.equal([
      en.finished,
      en['upload-failed'],
    ]);
  });
});

describe('an error of a start', () => {
  it('tells a page that is set up wrongly from a server that fails and from a learner who is signed out', async () => {
    const lines: string[][] = [];
    for (const status of [404, 405, 500, 401, 403]) lines.push(panelOf(await refused({ status })));
    expect(lines).to.deep.equal([
      [en['endpoint-missing']],
      [en['endpoint-missing']],
      [en['server-failed']],
      [en['not-signed-in']],
      [en['endpoint-refused']],
    ]);
  });

  it('is calm about a start that was cancelled, and keeps the vendor’s words to itself', async () => {
    const { exam } = await mount('');
    exam.loadSdk = () =>
      Promise.resolve({ init: () => Promise.reject(new Error('expected a screen, got window')) });
    const error = await failedStart(exam);
    await exam.updateComplete;
    expect(error.severity).to.equal('warning');
    expect(panelOf(exam)).to.deep.equal([en['init-rejected'], en.permissions]);
    expect(part(exam, 'view')!.textContent).not.to.include('expected a screen');
  });

  it('that is none looks like information: an exam that has not opened yet', async () => {
    const body = { title: 'Opens at noon', detail: 'Opens at noon, in room 5.', code: 'too-early' };
    const exam = await refused({ status: 403, headers: { 'retry-after': '600' }, body });
    expect(exam.error!.severity).to.equal('info');
    expect(part(exam, 'panel')!.className).to.equal('info');
    const [first, second, third, ...more] = panelOf(exam);
    expect([first, second, more]).to.deep.equal([en['too-early'], body.detail, []]);
    expect(third).to.match(/^You can try again from /);
  });

  it('has a severity by its cause', () => {
    const severity = (...given: ConstructorParameters<typeof ProctoredExamError>) =>
      new ProctoredExamError(...given).severity;
    expect(severity('endpoint-missing', '')).to.equal('error');
    expect(severity('endpoint-refused', '', { status: 503 })).to.equal('error');
    expect(severity('endpoint-refused', '', { status: 404 })).to.equal('error');
    expect(severity('endpoint-refused', '', { status: 403 })).to.equal('warning');
    expect(severity('endpoint-refused', '', { code: 'already-finished' })).to.equal('info');
    expect(severity('upload-failed', '')).to.equal('error');
    expect(severity('sdk-unavailable', '')).to.equal('warning');
  });
});

describe('a start that is known to fail', () => {
  it('is not offered as the main thing to do', async () => {
    pretend(navigator, 'mediaDevices', undefined);
    const { exam } = await mount('');
    await until(exam, () => part(exam, 'notice'));
    expect(noticeOf(exam)).to.equal(en['browser-unsupported']);
    expect(getComputedStyle(part(exam, 'start-button')!).fontWeight).to.equal('400');
  });
});
