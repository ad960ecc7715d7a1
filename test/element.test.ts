import { expect, fixture, html } from '@open-wc/testing';
import { ProctoredExam } from '../src/index.js';
import { en } from '../src/messages/en.js';
import { styles } from '../src/element/styles.js';
import { failedStart, inPhase, isVisible, mount, part, reach } from './support/exam.js';
import { importMap, openPage, planLms, startData } from './support/lms.js';
import { openRemote } from './support/remote.js';
import { fakeSdk, fakeSdkOf } from './support/sdk.js';

describe('attributes and properties', () => {
  const attributes = [
    ['data-endpoint', 'endpoint', '', '/start'],
    ['data-finish-endpoint', 'finishEndpoint', '', '/finish'],
    ['data-credentials', 'credentials', 'same-origin', 'include'],
    ['data-theme', 'theme', 'default', 'dark'],
    ['data-sdk-preload', 'sdkPreload', 'intent', 'none'],
  ] as const;
  for (const [attribute, property, initial, value] of attributes) {
    it(`${attribute} is ${property}, by default ${JSON.stringify(initial)}`, () => {
      const exam = new ProctoredExam();
      expect(exam[property]).to.equal(initial);
      exam.setAttribute(attribute, value);
      expect(exam[property]).to.equal(value);
      exam.removeAttribute(attribute);
      expect(exam[property]).to.equal(initial);
    });
  }

  it('data-config is config, parsed', () => {
    const exam = new ProctoredExam();
    expect(exam.config).to.deep.equal({});
    exam.setAttribute('data-config', '{"alwaysShowChat":true}');
    expect(exam.config).to.deep.equal({ alwaysShowChat: true });
    exam.removeAttribute('data-config');
    expect(exam.config).to.deep.equal({});
  });

  it('objects, functions and lists never show up as attributes', async () => {
    const exam = await fixture<ProctoredExam>(html`<proctored-exam></proctored-exam>`);
    exam.config = { disabledWorkers: ['ping'] };
    exam.messages = { start: 'Go' };
    exam.fetchStartData = () => Promise.resolve(startData());
    exam.requestFinish = () => Promise.resolve();
    exam.loadSdk = () => Promise.reject(new Error());
    await exam.updateComplete;
    expect(exam.getAttributeNames()).to.deep.equal([]);
  });

  it('set before the upgrade count, also for a start right after it', async () => {
    const lms = await planLms({ start: [{ body: startData() }] });
    const { window, document: page } = await openPage(
      `<!doctype html><html lang="en"><title>Exam</title>${importMap()}
      <proctored-exam data-theme="attribute"></proctored-exam>
      <script>
        const exam = document.querySelector('proctored-exam');
        exam.endpoint = ${JSON.stringify(lms.url('start'))};
        exam.config = { beforeExamList: true };
        exam.theme = 'property';
        customElements.whenDefined('proctored-exam').then(() => exam.start());
      </script>
      <script type="module" src="/src/index.ts"></script>`,
    );
    const [options] = await Promise.all([fakeSdkOf(window).called(), lms.waitFor('start')]);
    expect(options).to.include({ theme: 'property', beforeExamList: true });
    expect(page.querySelector('proctored-exam')!.getAttributeNames()).to.deep.equal(['data-theme']);
  });

  it('messages replace single texts', async () => {
    const { exam } = await mount('');
    exam.messages = { start: 'Los geht’s' };
    await exam.updateComplete;
    expect(part(exam, 'start-button')!.textContent).to.include('Los geht’s');
    exam.endpoint = '';
    await failedStart(exam);
    expect(part(exam, 'message')!.textContent).to.include('not set up correctly');
  });

  it('has no attribute that names the SDK’s address', () => {
    expect(ProctoredExam.observedAttributes).to.have.members([
      'data-endpoint',
      'data-finish-endpoint',
      'data-credentials',
      'data-theme',
      'data-config',
      'data-sdk-preload',
    ]);
  });

  it('phase, session, sessionId and error are read-only', () => {
    const exam = new ProctoredExam() as unknown as Record<string, unknown>;
    for (const name of ['phase', 'session', 'sessionId', 'error']) {
      expect(() => (exam[name] = 1), name).to.throw(TypeError);
    }
  });
});

describe('registration', () => {
  it('stands back for a copy that was first', async () => {
    const { window } = await openPage(
      `<!doctype html><html lang="en"><title>Exam</title>
      <script>
        customElements.define('proctored-exam', class extends HTMLElement { first = true });
        window.failed = [];
        window.addEventListener('error', ({ message }) => window.failed.push(message));
      </script>
      <script type="module" src="/src/index.ts"></script><proctored-exam></proctored-exam>`,
    );
    expect((window as unknown as { failed: string[] }).failed).to.deep.equal([]);
    expect(window.document.querySelector('proctored-exam')).to.have.property('first', true);
  });

  it('by the class entry is the page’s own affair', async () => {
    const { window } = await openPage(
      `<!doctype html><html lang="en"><title>Exam</title>
      <script type="module">
        import { ProctoredExam } from '/src/element/index.ts';
        window.before = customElements.get('proctored-exam');
        customElements.define('my-exam', class extends ProctoredExam {});
      </script><my-exam></my-exam>`,
    );
    await window.customElements.whenDefined('my-exam');
    expect(window).to.have.property('before', undefined);
    const exam = window.document.querySelector<ProctoredExam>('my-exam' as string)!;
    await exam.updateComplete;
    expect(part(exam, 'start-button')).to.be.instanceOf(window.HTMLButtonElement);
  });
});

describe('styling hooks', () => {
  it('the phase is a custom state', async () => {
    const { exam } = await mount('');
    expect(exam.matches(':state(start)')).to.be.true;
    await reach(exam, 'in-exam');
    expect(exam.matches(':state(in-exam)')).to.be.true;
    expect(exam.matches(':state(start), :state(preparing)')).to.be.false;
  });

  it('a browser that refuses the state’s name loses the state only', async () => {
    const { attachInternals } = ProctoredExam.prototype;
    ProctoredExam.prototype.attachInternals = () =>
      ({
        get states(): never {
          throw new DOMException('dashes', 'SyntaxError');
        },
      }) as never;
    try {
      const { exam } = await mount('');
      await reach(exam, 'in-exam');
      expect(exam.phase).to.equal('in-exam');
    } finally {
      ProctoredExam.prototype.attachInternals = attachInternals;
    }
  });

  it('is a block, and hides when it is told to', async () => {
    const { exam } = await mount('');
    expect(getComputedStyle(exam).display).to.equal('block');
    exam.hidden = true;
    expect(getComputedStyle(exam).display).to.equal('none');
  });
});

describe('a property that a framework sets to undefined', () => {
  it('is as good as not set', async () => {
    const { exam } = await mount();
    Object.assign(exam, {
      config: undefined,
      theme: undefined,
      credentials: undefined,
      sdkPreload: undefined,
      messages: undefined,
    });
    await reach(exam, 'in-exam');
    expect(fakeSdk.calls[0]).to.include({ theme: 'default' });
  });
});

describe('the styles', () => {
  it('set no custom property of the author’s content', async () => {
    const names = [...styles.cssText.matchAll(/(?<!\()--[\w-]+(?=:)/g)].map(([name]) => name);
    expect(names).to.include('--accent');
    const { exam } = await mount('');
    const content = document.createElement('p');
    for (const phase of ['start', 'finished'] as const) {
      content.slot = phase;
      exam.append(content);
      if (phase === 'finished') await reach(exam, phase);
      expect(isVisible(content)).to.equal(true);
      const computed = getComputedStyle(content);
      expect(names.filter((name) => computed.getPropertyValue(name))).to.deep.equal([]);
    }
  });
});

describe('what a screen reader hears', () => {
  it('polite news of each phase, and an error at once, in regions that outlast all phases', async () => {
    const { exam } = await mount('');
    const status = part(exam, 'status')!;
    const alert = part(exam, 'alert')!;
    expect(status.getAttribute('role')).to.equal('status');
    expect(alert.getAttribute('role')).to.equal('alert');
    const heard = () => [status.textContent, alert.textContent];
    const said = [heard()];
    exam.addEventListener('exam-phase-change', () => said.push(heard()));
    await reach(exam, 'uploaded');
    exam.reset();
    exam.endpoint = '';
    await failedStart(exam);
    await exam.updateComplete;
    expect(said).to.deep.equal([
      ['', ''],
      [en.preparing, ''],
      [en['in-exam'], ''],
      [en.finished, ''],
      [en.uploaded, ''],
      ['', ''],
      [en.preparing, ''],
      ['', en['endpoint-missing']],
    ]);
    expect([part(exam, 'status'), part(exam, 'alert')]).to.deep.equal([status, alert]);
    exam.reset();
    expect(heard()).to.deep.equal(['', '']);
  });

  for (const phase of ['start', 'preparing', 'in-exam', 'finished', 'uploaded', 'error'] as const) {
    it(`phase ${phase} has no accessibility fault that axe knows of`, async () => {
      const { exam } = await mount('');
      if (phase === 'error') {
        exam.endpoint = '';
        await failedStart(exam);
      } else if (phase !== 'start') await reach(exam, phase);
      await expect(exam).to.be.accessible();
    });
  }
});

describe('focus', () => {
  /** The focused node, through shadow roots. */
  const focused = (): Element | null => {
    let { activeElement } = document;
    while (activeElement?.shadowRoot?.activeElement) ({ activeElement } = activeElement.shadowRoot);
    return activeElement;
  };

  it('moves from the built-in start button into each new view', async () => {
    const { exam } = await mount('');
    part(exam, 'start-button')!.focus();
    await reach(exam, 'preparing');
    while (!exam.session) await Promise.resolve();
    for (const [step, phase] of [
      ['start', 'in-exam'],
      ['finish', 'finished'],
      ['upload', 'uploaded'],
    ] as const) {
      expect(focused()).to.equal(part(exam, 'view'));
      fakeSdk.session[step]();
      await inPhase(exam, phase);
    }
    expect(focused()).to.equal(part(exam, 'view'));
  });

  it('moves to the first heading or control of an author’s content', async () => {
    const { exam } = await mount(html`
      <button slot="start" data-action="start">Go</button>
      <template slot="in-exam"
        ><p>Intro</p>
        <h2>Question 1</h2>
        <input aria-label="Answer"
      /></template>
      <div slot="finished">
        <p>Thanks</p>
        <a href="#results">Results</a>
      </div>
    `);
    exam.querySelector('button')!.focus();
    await reach(exam, 'preparing');
    expect(document.activeElement).to.equal(exam);
    while (!exam.session) await Promise.resolve();
    fakeSdk.session.start();
    await inPhase(exam, 'in-exam');
    expect(focused()).to.equal(exam.querySelector('h2'));
    exam.querySelector('input')!.focus();
    fakeSdk.session.finish();
    await inPhase(exam, 'finished');
    const link = exam.querySelector('a');
    expect(focused()).to.equal(link);
    fakeSdk.session.upload();
    await inPhase(exam, 'uploaded');
    expect(focused(), 'what still shows keeps the focus').to.equal(link);
  });

  it('moves to the retry button of an error', async () => {
    const { exam } = await mount('', await planLms({ start: [{ status: 503 }] }));
    part(exam, 'start-button')!.focus();
    await failedStart(exam);
    expect(focused()).to.equal(part(exam, 'retry-button'));
  });

  it('moves to the view itself where it holds nothing that takes the focus', async () => {
    const { exam } = await mount(html`
      <button slot="start" data-action="start">Go</button>
      <p slot="in-exam">Write your answer on paper. <button disabled>Next</button></p>
    `);
    exam.querySelector('button')!.focus();
    await reach(exam, 'in-exam');
    expect(focused()).to.equal(part(exam, 'view'));
  });

  it('is never taken from elsewhere', async () => {
    const { exam } = await mount('');
    const outside = document.createElement('input');
    exam.after(outside);
    outside.focus();
    await reach(exam, 'uploaded');
    expect(document.activeElement).to.equal(outside);
    outside.remove();
  });

  it('is never taken from the page around a frame', async () => {
    const lms = await planLms({ start: [{ body: startData() }] });
    const ask = await openRemote(lms, {
      at: 'other',
      frame: { allow: 'camera; microphone; display-capture' },
    });
    await ask('focus');
    const outside = await fixture<HTMLInputElement>(html`<input aria-label="Elsewhere" />`);
    outside.focus();
    await ask('start');
    expect((await ask('enter')).phase).to.equal('in-exam');
    expect(document.activeElement === outside, 'the focus is where it was').to.equal(true);
    await ask('upload');
  });
});
