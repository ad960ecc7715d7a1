import { expect, html } from '@open-wc/testing';
import type { ProctoredExam } from '../../src/index.js';
import { en } from '../../src/messages/en.js';
import { inPhase, isVisible, mount, part, reach, seen } from '../support/exam.js';
import { fakeSdk } from '../support/sdk.js';
import { pretend, until } from '../support/views.js';

/** Where the vendor puts its screens: at the end of the body, over the page. */
function openScreens(content = '<button>Allow the camera</button>'): HTMLElement {
  const root = document.createElement('div');
  root.id = 'proctoring-root-element';
  root.style.cssText = 'position: fixed; inset: 20px auto auto 20px; z-index: 1000';
  root.innerHTML = content;
  document.body.append(root);
  return root;
}

const OVERLAY = 'position: fixed; inset: 0; z-index: 2000; background: #fff';

/** Ways to keep a learner from them; each returns what does so. */
const WAYS: Record<string, (exam: ProctoredExam, root: HTMLElement) => Element> = {
  'a dialog that is open as a modal': (exam) => {
    const dialog = document.createElement('dialog');
    exam.parentElement!.append(dialog);
    dialog.append('Wait');
    dialog.showModal();
    return dialog;
  },
  'an inert root': (_, root) => {
    root.inert = true;
    return root;
  },
  'something that lies over all of the page': () => {
    const overlay = document.createElement('div');
    overlay.style.cssText = OVERLAY;
    document.body.append(overlay);
    return overlay;
  },
};

const undo = (cover: Element, root: HTMLElement): void => {
  if (cover === root) root.inert = false;
  else cover.remove();
};

const noticeIn = (exam: ProctoredExam): string | undefined =>
  part(exam, 'notice')?.querySelector('[part="message"]')?.textContent;

describe('the vendor’s screens', () => {
  let root: HTMLElement;
  let told: unknown[][];
  beforeEach(() => {
    told = [];
    pretend(console, 'warn', (...values: unknown[]) => told.push(values));
  });
  afterEach(() => {
    root.remove();
  });

  for (const [way, cover] of Object.entries(WAYS)) {
    it(`behind ${way}: the learner is told, until they are in reach, and so is the author`, async () => {
      const { exam } = await mount(html`<p slot="preparing">Soon</p>`);
      exam.notices = 'none';
      await reach(exam, 'preparing');
      root = openScreens();
      const what = cover(exam, root);
      await until(exam, () => noticeIn(exam) === en.covered);
      expect(seen(exam)).to.deep.equal(['Soon']);
      expect(isVisible(part(exam, 'notice'))).to.be.true;
      await until(exam, () => part(exam, 'alert')!.textContent === en.covered);
      expect(told).to.have.length(1);
      expect(told[0]![0]).to.include('element.md#the-vendors-screens');
      expect(told[0]![1]).to.equal(what);
      undo(what, root);
      await until(exam, () => noticeIn(exam) === undefined);
      fakeSdk.session.start();
      await inPhase(exam, 'in-exam');
      expect(told).to.have.length(1);
    });
  }

  it('are told of when they are covered from the start, and not any more once the exam has started', async () => {
    const { exam } = await mount('');
    root = openScreens();
    root.inert = true;
    await reach(exam, 'preparing');
    await until(exam, () => noticeIn(exam) === en.covered);
    fakeSdk.session.start();
    await inPhase(exam, 'in-exam');
    expect(noticeIn(exam)).to.equal(undefined);
  });

  const inReach: [what: string, content: string][] = [
    ['over the page', '<button>Allow</button>'],
    [
      'with one control in reach',
      '<button style="margin-left: -200px">Out</button><button>In</button>',
    ],
    ['without a control', '<p>Look into the camera</p>'],
    [
      'that let presses through',
      '<div style="pointer-events: none; width: 80px; height: 80px"></div>',
    ],
    ['that don’t show', '<button hidden>Allow</button>'],
    [
      'for screen readers alone',
      '<p style="position: absolute; width: 1px; height: 1px; clip-path: inset(50%)">Wait</p>',
    ],
  ];
  for (const [what, content] of inReach) {
    it(`${what} are in reach: nobody is told anything`, async () => {
      const { exam } = await mount('');
      await reach(exam, 'preparing');
      root = openScreens(content);
      // The region speaks after the screens have been looked at.
      await until(exam, () => part(exam, 'status')!.textContent.includes(en.checks));
      expect(noticeIn(exam)).to.equal(en.checks);
      expect(told).to.deep.equal([]);
    });
  }

  it('that lie over a copy of earlier ones are in reach', async () => {
    const { exam } = await mount('');
    await reach(exam, 'preparing');
    root = openScreens();
    const copy = root.cloneNode(true) as HTMLElement;
    copy.style.zIndex = '1';
    root.before(copy);
    await until(exam, () => part(exam, 'status')!.textContent.includes(en.checks));
    expect(noticeIn(exam)).to.equal(en.checks);
    copy.remove();
  });

  it('in a dialog of their own are in reach, whatever dialog of the page is open', async () => {
    const { exam } = await mount('');
    await reach(exam, 'preparing');
    const page = document.createElement('dialog');
    exam.parentElement!.append(page);
    page.showModal();
    root = openScreens('<dialog><button>Allow</button></dialog>');
    root.querySelector('dialog')!.showModal();
    await until(exam, () => part(exam, 'status')!.textContent.includes(en.checks));
    expect(noticeIn(exam)).to.equal(en.checks);
  });
});
