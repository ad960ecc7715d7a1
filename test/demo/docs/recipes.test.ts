/** The recipes of the guide to the element, as they stand there. */
import { expect, fixture, html } from '@open-wc/testing';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import type { ProctoredExam } from '../../../src/index.js';
import { inPhase, reach, seen } from '../../support/exam.js';
import { planLms, startData } from '../../support/lms.js';
import { fakeSdk } from '../../support/sdk.js';

const guide = await (await fetch('/demo/docs/element.md')).text();

/** The first block of code in that language after a line of the guide that begins so. */
function recipe(beginning: string, language: string): string {
  const [, rest = ''] = guide.split(`\n${beginning}`);
  const [, code] = new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 's').exec(rest) ?? [];
  if (code === undefined) throw new Error(`element.md: expected ${language} after "${beginning}"`);
  return code;
}

/** Runs a page's script. */
const run = (code: string): Promise<unknown> =>
  import(`data:text/javascript,${encodeURIComponent(code)}`);

async function mountRecipe(beginning: string) {
  const lms = await planLms({ start: [{ body: startData() }], finish: [{ status: 204 }] });
  const content = recipe(beginning, 'html').replace(/<iframe.*<\/iframe>/, '');
  const exam = await fixture<ProctoredExam>(
    html`<proctored-exam data-endpoint=${lms.url('start')} data-finish-endpoint=${lms.url('finish')}
      >${unsafeHTML(content)}</proctored-exam
    >`,
  );
  return { exam, lms };
}

describe('the recipe that asks before handing in', () => {
  const ASK = '### Ask before handing in';
  const DIALOG = 'proctored-exam dialog';

  const find = (exam: Element, selector: string): HTMLElement => {
    const found = exam.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`expected ${selector}`);
    return found;
  };
  const dialogOf = (exam: Element) => find(exam, 'dialog') as HTMLDialogElement;
  const closed = (dialog: HTMLDialogElement) =>
    new Promise((resolve) => {
      dialog.addEventListener('close', resolve, { once: true });
    });

  before(() => run(recipe(ASK, 'js')));

  /** An exam in which the button that hands in was pressed. */
  async function pressed() {
    const { exam, lms } = await mountRecipe(ASK);
    await reach(exam, 'in-exam');
    const button = find(exam, '[data-action="finish"]');
    button.focus();
    button.click();
    const dialog = dialogOf(exam);
    return { exam, lms, button, dialog };
  }

  async function end(exam: ProctoredExam): Promise<void> {
    fakeSdk.session.finish();
    await inPhase(exam, 'finished');
    fakeSdk.session.upload();
    await inPhase(exam, 'uploaded');
  }

  it('asks in a dialog, and sends nothing meanwhile', async () => {
    const { exam, lms, dialog } = await pressed();
    expect(dialog.matches(`${DIALOG}:modal`)).to.be.true;
    expect(exam.matches(':state(finishing)')).to.be.false;
    expect(await lms.log('finish')).to.have.length(0);
    await end(exam);
  });

  it('goes on with the exam when the learner says so, and asks again at the next press', async () => {
    const { exam, lms, button, dialog } = await pressed();
    const left = closed(dialog);
    find(dialog, 'button[value="no"]').click();
    await left;
    expect(exam.phase).to.equal('in-exam');
    expect(await lms.log('finish')).to.have.length(0);
    button.click();
    expect(dialog.open).to.be.true;
    await end(exam);
  });

  it('hands in when the learner is sure, as a press on the button does', async () => {
    const { exam, lms, button, dialog } = await pressed();
    const left = closed(dialog);
    find(dialog, 'button[value="yes"]').click();
    await left;
    await exam.updateComplete;
    expect(button.getAttribute('aria-disabled')).to.equal('true');
    button.click();
    expect(dialog.open, 'a further press asks nothing').to.be.false;
    await lms.waitFor('finish');
    await end(exam);
    expect(await lms.log('finish')).to.have.length(1);
  });
});

it('the recipe with `uploaded` content asks to stay as long as the recording goes up, and no longer', async () => {
  const { exam } = await mountRecipe('**Content that asks to keep the page open**');
  await reach(exam, 'finished');
  expect(seen(exam).join()).to.include('Stay on this page');
  fakeSdk.session.upload();
  await inPhase(exam, 'uploaded');
  expect(seen(exam).join()).to.include('The exam has ended').and.not.to.include('Stay');
});
