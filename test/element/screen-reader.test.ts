import { expect, html, oneEvent } from '@open-wc/testing';
import { ProctoredExamError, type ProctoredExam } from '../../src/index.js';
import {
  failedStart,
  inPhase,
  mount,
  openSupport,
  part,
  reach,
  sessionOf,
} from '../support/exam.js';
import { planLms, startData } from '../support/lms.js';
import { fakeSdk } from '../support/sdk.js';
import { connect, listenTo, loadLate, pretend, told, until } from '../support/views.js';

const TITLE = 'What a screen reader says, phase by phase';

/** The rows of the guide's table, and the texts that each quotes. */
async function rows(): Promise<{ name: string; politely: string[]; atOnce: string[] }[]> {
  const guide = await (await fetch('/demo/docs/languages-accessibility.md')).text();
  const section = guide.split(`## ${TITLE}\n`)[1]!.split('\n## ')[0]!;
  const quoted = (cell = '') => [...cell.matchAll(/“(.*?)”/g)].map(([, text]) => text!);
  return [...section.matchAll(/^\|(.*)\|$/gm)].slice(2).map(([, row]) => {
    const [name = '', politely, atOnce] = row!.split('|').map((cell) => cell.trim());
    return { name, politely: quoted(politely), atOnce: quoted(atOnce) };
  });
}

/** Where the focus is, in the guide's words. */
function focus(exam: ProctoredExam): string {
  const { activeElement } = exam.shadowRoot!;
  return (
    activeElement?.getAttribute('part') ??
    (exam.contains(document.activeElement) ? document.activeElement!.localName : 'elsewhere')
  );
}

const content = html`
  <template slot="in-exam"
    ><p>Intro</p>
    <h2>Questions</h2>
    <button data-action="finish">Hand in</button></template
  >
`;

let failFinish = (): void => undefined;

/** What happens, one thing after the other, and where it leaves the focus. */
const WALK: Record<string, [happen: (exam: ProctoredExam) => unknown, focus: string]> = {
  'the page loads': [() => undefined, 'elsewhere'],
  'a start: preparing': [
    async (exam) => {
      part(exam, 'start-button')!.focus();
      loadLate(exam);
      await reach(exam, 'preparing');
      await sessionOf(exam);
    },
    'view',
  ],
  'the exam has started': [
    (exam) => {
      fakeSdk.session.start();
      return inPhase(exam, 'in-exam');
    },
    'h2',
  ],
  'handing in': [
    (exam) => {
      exam.requestFinish = () =>
        new Promise((_, reject) => {
          failFinish = () => reject(new ProctoredExamError('finish-failed', '', { status: 500 }));
        });
      exam.querySelector('button')!.focus();
      exam.querySelector('button')!.click();
    },
    'button',
  ],
  'a finish failed': [
    async (exam) => {
      const failed = oneEvent(exam, 'exam-error');
      failFinish();
      await failed;
    },
    'button',
  ],
  'the exam is finished': [
    (exam) => {
      fakeSdk.session.finish();
      return inPhase(exam, 'finished');
    },
    'view',
  ],
  'a minute passes': [
    (exam) => {
      const since = Date.now();
      pretend(Date, 'now', () => since + 60_000);
      exam.requestUpdate();
    },
    'view',
  ],
  'the connection is lost': [() => connect(false), 'view'],
  'the connection is back': [() => connect(true), 'view'],
  'the recording has arrived': [
    (exam) => {
      fakeSdk.session.upload();
      return inPhase(exam, 'uploaded');
    },
    'view',
  ],
  'an error': [
    async (exam) => {
      exam.reset();
      exam.fetchStartData = undefined;
      exam.endpoint = '';
      await failedStart(exam);
    },
    'view',
  ],
  'details are copied': [
    async (exam) => {
      openSupport(exam);
      part(exam, 'copy-button')!.focus();
      pretend(navigator, 'clipboard', { writeText: () => Promise.resolve() });
      part(exam, 'copy-button')!.click();
      await until(exam, () => part(exam, 'status')!.textContent);
    },
    'copy-button',
  ],
  "details can't be copied": [
    async (exam) => {
      pretend(navigator, 'clipboard', undefined);
      part(exam, 'copy-button')!.click();
      await until(exam, () => exam.shadowRoot!.activeElement === part(exam, 'details'));
    },
    'details',
  ],
  'a reset': [(exam) => exam.reset(), 'start-button'],
};

describe(`the guide’s “${TITLE}”`, () => {
  it('has a row for all that happens, in its order', async () => {
    expect((await rows()).map(({ name }) => name)).to.deep.equal(Object.keys(WALK));
  });

  it('quotes what the regions say, and says where the focus goes', async () => {
    const lms = await planLms({ start: [{ body: startData() }] });
    const { exam } = await mount(content, lms);
    const heard = listenTo(exam);
    for (const { name, politely, atOnce } of await rows()) {
      const [happen, target] = WALK[name]!;
      heard.length = 0;
      await happen(exam);
      await told(exam);
      const said = (region: string) =>
        heard
          .filter((text) => text.startsWith(region))
          .map((text) => text.split(': ').slice(1).join(': '));
      expect(focus(exam), name).to.equal(target);
      // the preparing that leads to the error is the second row's
      if (name === 'an error') {
        expect(said('alert')).to.deep.equal([part(exam, 'message')!.textContent]);
      } else {
        expect(said('status'), name).to.deep.equal(politely);
        expect(said('alert'), name).to.deep.equal(atOnce);
      }
    }
  });
});
