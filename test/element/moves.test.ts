import { expect, fixture, html } from '@open-wc/testing';
import type { ProctoredExam } from '../../src/index.js';
import { failedStart, inPhase, isVisible, mount, reach } from '../support/exam.js';
import { asksBeforeLeaving } from '../support/exam-page.js';
import { openPage, planLms } from '../support/lms.js';
import { countListeners, type ListenerCount } from '../support/listeners.js';
import { fakeSdk } from '../support/sdk.js';

/** Removals count after a task. */
const aTask = () => new Promise((resolve) => setTimeout(resolve));

type Moving = Element & { moveBefore: Element['insertBefore'] };
const hasMoveBefore = 'moveBefore' in Element.prototype;

const content = html`
  <template slot="in-exam"
    ><input aria-label="Answer" /><iframe title="Quiz" srcdoc="Q"></iframe
  ></template>
  <p slot="finished">Thank you.</p>
`;

/** An exam that runs, with an answer in it. */
async function running() {
  const mounted = await mount(content);
  await reach(mounted.exam, 'in-exam');
  const input = mounted.exam.querySelector('input')!;
  input.value = '42';
  return { ...mounted, input, session: mounted.exam.session, before: [...mounted.events] };
}

/** Nothing of it is lost, and it goes on to its end. */
async function expectWhole({
  exam,
  input,
  session,
  events,
  before,
}: Awaited<ReturnType<typeof running>>): Promise<void> {
  await aTask();
  expect(events, 'events').to.deep.equal(before);
  expect(exam.phase).to.equal('in-exam');
  expect(exam.session).to.equal(session);
  expect(exam.querySelector('input')).to.equal(input);
  expect(input.value).to.equal('42');
  expect(isVisible(input), 'the exam shows').to.be.true;
  expect(asksBeforeLeaving(), 'asks before leaving').to.be.true;
  fakeSdk.session.finish();
  await inPhase(exam, 'finished');
  expect(exam.querySelector('input')).to.be.null;
  expect(isVisible(exam.querySelector('p')), 'the thanks show').to.be.true;
  fakeSdk.session.upload();
  await inPhase(exam, 'uploaded');
  expect(events.slice(before.length)).to.deep.equal([
    'exam-phase-change:finished',
    'exam-finished',
    'exam-phase-change:uploaded',
    'video-uploaded',
  ]);
}

describe('an exam that runs is not lost when the element is', () => {
  it('appended elsewhere', async () => {
    const exam = await running();
    const place = await fixture<HTMLElement>(html`<div></div>`);
    place.append(exam.exam);
    await expectWhole(exam);
  });

  it('put into another order, as frameworks do by key', async () => {
    const exam = await running();
    const list = await fixture<HTMLElement>(
      html`<ul>
        <li></li>
        <li></li>
        <li></li>
      </ul>`,
    );
    list.children[2]!.append(exam.exam);
    const [first] = list.children;
    // the whole item is moved, and its neighbours around it
    list.insertBefore(list.children[2]!, first!);
    list.append(first!);
    list.replaceChildren(...[...list.children].reverse());
    await expectWhole(exam);
  });

  it('moved into a shadow root, and out again', async () => {
    const exam = await running();
    const host = await fixture<HTMLElement>(html`<div></div>`);
    const root = host.attachShadow({ mode: 'open' });
    root.append(exam.exam);
    await aTask();
    expect(isVisible(exam.input)).to.be.true;
    host.after(exam.exam);
    await expectWhole(exam);
  });

  it('adopted by the document of a frame, and put back', async () => {
    const exam = await running();
    const parent = exam.exam.parentElement!;
    const { document: other } = await openPage('<!doctype html><title>Other</title><body>');
    other.body.append(exam.exam);
    await aTask();
    expect(exam.exam.ownerDocument).to.equal(other);
    expect(exam.exam.phase).to.equal('in-exam');
    parent.append(exam.exam);
    await expectWhole(exam);
  });

  it('adopted by the document of a frame, where it stays', async () => {
    const exam = await running();
    const { document: other } = await openPage('<!doctype html><title>Other</title><body>');
    other.body.append(exam.exam);
    await expectWhole(exam);
    // browsers tell nobody that a frame's document goes
    exam.exam.remove();
  });

  it('taken out and put back within a task', async () => {
    const exam = await running();
    const parent = exam.exam.parentElement!;
    exam.exam.remove();
    await Promise.resolve();
    parent.append(exam.exam);
    await expectWhole(exam);
  });

  it('taken out for longer', async () => {
    const exam = await running();
    const parent = exam.exam.parentElement!;
    exam.exam.remove();
    await aTask();
    parent.append(exam.exam);
    await expectWhole(exam);
  });

  // WebKit has no moveBefore
  if (hasMoveBefore) {
    it('moved by moveBefore: its frames keep their documents', async () => {
      const exam = await running();
      const place = (await fixture<HTMLElement>(html`<div><b></b></div>`)) as unknown as Moving;
      const frame = exam.exam.querySelector('iframe')!;
      await new Promise((resolve) => {
        if (frame.contentDocument?.querySelector('body')?.textContent === 'Q') resolve(undefined);
        else frame.addEventListener('load', resolve, { once: true });
      });
      const { contentDocument } = frame;
      contentDocument!.title = 'kept';
      place.moveBefore(exam.exam, place.firstChild);
      await aTask();
      expect(frame.contentDocument).to.equal(contentDocument);
      expect(frame.contentDocument!.title).to.equal('kept');
      await expectWhole(exam);
    });
  }
});

describe('a start is not lost when the element is', () => {
  const held = async () => {
    const lms = await planLms({ start: [{ status: 500, delay: 'hold' }] });
    const { exam } = await mount('', lms);
    const failed = failedStart(exam);
    await lms.waitFor('start', 1, { state: 'held' });
    return { lms, exam, failed };
  };
  const moves: [string, (exam: ProctoredExam, place: Element) => void][] = [
    ['appended elsewhere', (exam, place) => place.append(exam)],
    [
      'moved into a shadow root',
      (exam, place) => place.attachShadow({ mode: 'open' }).append(exam),
    ],
    [
      'moved twice',
      (exam, place) => {
        place.append(exam);
        place.before(exam);
      },
    ],
    ...(hasMoveBefore
      ? ([['moved by moveBefore', (exam, place) => (place as Moving).moveBefore(exam, null)]] as [
          string,
          (exam: ProctoredExam, place: Element) => void,
        ][])
      : []),
  ];
  for (const [what, move] of moves) {
    it(what, async () => {
      const { lms, exam, failed } = await held();
      move(exam, await fixture(html`<div></div>`));
      await aTask();
      expect(exam.phase).to.equal('preparing');
      await lms.release('start');
      // the answer arrives: the request was not given up
      expect(await failed).to.include({ code: 'endpoint-refused' });
    });
  }
});

describe('after its removal the element leaves nothing behind', () => {
  let count: ListenerCount;

  beforeEach(() => {
    count = countListeners();
  });

  afterEach(() => {
    count.restore();
  });

  /** An exam of which every listener is counted. */
  const counted = async () => {
    const mounted = await mount(content);
    expect(count.listening, 'the count').to.include.members(['window pagehide', 'window offline']);
    return mounted;
  };

  it('in start', async () => {
    const { exam } = await counted();
    exam.remove();
    await aTask();
    expect(count.listening).to.deep.equal([]);
  });

  it('when its start was given up', async () => {
    const lms = await planLms({ start: [{ delay: 'hold' }] });
    const { exam } = await mount('', lms);
    const failed = failedStart(exam);
    await lms.waitFor('start', 1, { state: 'held' });
    exam.remove();
    await failed;
    expect(count.listening).to.deep.equal([]);
  });

  it('in error', async () => {
    const { exam } = await counted();
    exam.endpoint = '';
    await failedStart(exam);
    exam.remove();
    await aTask();
    expect(count.listening).to.deep.equal([]);
  });

  it('in uploaded, after many moves', async () => {
    const { exam } = await counted();
    await reach(exam, 'in-exam');
    expect(count.listening).to.include('window beforeunload');
    for (const place of [exam.parentElement!, document.body, exam.parentElement!]) {
      place.append(exam);
    }
    fakeSdk.session.finish();
    fakeSdk.session.upload();
    await inPhase(exam, 'uploaded');
    exam.remove();
    await aTask();
    expect(count.listening).to.deep.equal([]);
  });

  it('during the exam, but for the question before leaving; nothing once the session is over', async () => {
    const { exam } = await counted();
    await reach(exam, 'in-exam');
    exam.remove();
    await aTask();
    expect(count.listening).to.deep.equal(['window beforeunload']);
    fakeSdk.session.upload();
    await inPhase(exam, 'uploaded');
    expect(count.listening).to.deep.equal([]);
  });

  it('after an error that struck during the exam: there is nothing left to lose', async () => {
    const { exam } = await counted();
    await reach(exam, 'in-exam');
    fakeSdk.session.rejectFinish(new Error('connection lost'));
    await inPhase(exam, 'error');
    const parent = exam.parentElement!;
    exam.remove();
    await aTask();
    expect(count.listening).to.deep.equal([]);
    parent.append(exam);
    expect(count.listening, 'put back, with its answers').to.include('window beforeunload');
  });
});

it('a way through another document leaves the looks as they are', async () => {
  const { exam } = await mount(content);
  const looks = () => getComputedStyle(exam.shadowRoot!.querySelector('[part="status"]')!).position;
  expect(looks()).to.equal('fixed');
  const place = exam.parentElement!;
  document.createElement('template').content.append(exam);
  place.append(exam);
  expect(looks()).to.equal('fixed');
});
