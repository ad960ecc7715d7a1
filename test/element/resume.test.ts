import { expect } from '@open-wc/testing';
import { failedStart, inPhase, isVisible, part, sessionOf } from '../support/exam.js';
import {
  freshSession,
  openExam,
  reachIn,
  reload,
  startText,
  type ExamPage,
} from '../support/exam-page.js';
import { planLms } from '../support/lms.js';

const RESUME = 'Resume the exam';
const START = 'Start the exam';

const refused = (code: string) => ({
  status: 403,
  headers: { 'content-type': 'application/problem+json' },
  body: { code },
});

/** An exam that was interrupted by a reload. */
async function interrupted() {
  const lms = await planLms({ start: [{ body: freshSession() }] });
  const page = await openExam(lms);
  await reachIn(page, 'in-exam');
  return { lms, page: await reload(page) };
}

/** What the tab and the browser keep. */
const kept = ({ window }: ExamPage): string =>
  JSON.stringify([
    Object.entries(window.sessionStorage),
    Object.entries(window.localStorage),
    window.name,
  ]);

beforeEach(() => {
  sessionStorage.clear();
});

describe('after a reload', () => {
  it('during the exam the start button resumes it, by a click', async () => {
    const { lms, page } = await interrupted();
    expect(startText(page)).to.equal(RESUME);
    expect(page.exam.phase).to.equal('start');
    expect(page.exam.querySelector('[slot="in-exam"] p'), 'exam content').to.be.null;
    expect(await lms.log('start'), 'requests before the click').to.have.length(1);
    part(page.exam, 'start-button')!.click();
    await page.sdk.called();
    await sessionOf(page.exam);
    page.sdk.session.start();
    await inPhase(page.exam, 'in-exam');
    expect(isVisible(page.exam.querySelector('p'))).to.be.true;
    expect(await lms.log('start')).to.have.length(2);
  });

  it('again and again', async () => {
    let { page } = await interrupted();
    for (let times = 0; times < 2; times++) {
      page = await reload(page);
      expect(startText(page)).to.equal(RESUME);
      await reachIn(page, 'in-exam');
    }
    expect(startText(await reload(page))).to.equal(RESUME);
  });

  for (const phase of ['preparing', 'finished', 'uploaded'] as const) {
    it(`in ${phase} there is nothing to resume`, async () => {
      const page = await openExam();
      await reachIn(page, phase);
      expect(startText(await reload(page))).to.equal(START);
    });
  }

  it('of an exam that was resumed and is finished now, there is nothing to resume', async () => {
    const { page } = await interrupted();
    await reachIn(page, 'finished');
    expect(startText(await reload(page))).to.equal(START);
  });

  it('after an error that struck during the exam, it resumes', async () => {
    const page = await openExam();
    await reachIn(page, 'in-exam');
    page.sdk.session.rejectFinish(new Error('connection lost'));
    await inPhase(page.exam, 'error');
    expect(startText(await reload(page))).to.equal(RESUME);
  });

  it('after a start that failed there is nothing to resume', async () => {
    const page = await openExam();
    page.sdk.respond = () => Promise.reject(new Error('no camera'));
    await failedStart(page.exam);
    const again = await reload(page);
    expect(startText(again)).to.equal(START);
    expect(kept(again)).to.equal('[[],[],""]');
  });

  it('a start that fails leaves the exam to be resumed', async () => {
    const { page } = await interrupted();
    page.sdk.respond = () => Promise.reject(new Error('no camera'));
    await failedStart(page.exam);
    expect(startText(await reload(page))).to.equal(RESUME);
  });

  it('the author’s own start content stays as it is', async () => {
    const content = 'Mathematics I <button data-action="start">Go</button>';
    const page = await openExam(undefined, `<p slot="start">${content}</p>`);
    await reachIn(page, 'in-exam');
    const { exam } = await reload(page);
    expect(exam.children).to.have.length(1);
    expect(exam.querySelector('p')!.innerHTML).to.equal(content);
    expect(isVisible(exam.querySelector('button'))).to.be.true;
    expect(isVisible(part(exam, 'start-button'))).to.be.false;
  });

  it('another exam of the tab starts as ever', async () => {
    await interrupted();
    expect(startText(await openExam())).to.equal(START);
  });
});

describe('what the LMS says to a resumed start', () => {
  for (const [code, text] of [
    ['already-finished', START],
    ['too-late', START],
    ['not-signed-in', RESUME],
    ['not-allowed', RESUME],
    ['too-early', RESUME],
  ] as const) {
    it(`${code}: the next visit offers “${text}”`, async () => {
      const { lms, page } = await interrupted();
      await lms.replan({ start: [refused(code)] });
      expect(await failedStart(page.exam)).to.include({ code: 'endpoint-refused' });
      expect(startText(await reload(page))).to.equal(text);
    });
  }
});

describe('the mark of an exam that runs', () => {
  it('is for this tab, and holds no token, no session and no address', async () => {
    const data = freshSession();
    const lms = await planLms({ start: [{ body: data }] });
    const page = await openExam(lms);
    await reachIn(page, 'in-exam');
    const { sessionStorage, localStorage } = page.window;
    expect(Object.keys(sessionStorage)).to.have.length(1);
    expect(localStorage).to.have.length(0);
    expect(page.document.cookie).to.equal('');
    const secrets = [...(data['jwt'] as string).split('.'), page.exam.sessionId!, lms.url('start')];
    const { pathname } = new URL(lms.url('start'));
    for (const secret of [...secrets, ...pathname.split('/').filter((part) => part.length > 4)]) {
      expect(kept(page)).not.to.include(secret);
    }
    page.sdk.session.finish();
    await inPhase(page.exam, 'finished');
    expect(kept(page)).to.equal('[[],[],""]');
  });

  it('is not needed: an exam runs where a full or broken storage throws', async () => {
    const page = await openExam();
    const refuse = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    Object.assign(page.window.Storage.prototype, {
      setItem: refuse,
      getItem: refuse,
      removeItem: refuse,
    });
    await reachIn(page, 'uploaded');
    expect(page.exam.error).to.be.undefined;
  });
});
