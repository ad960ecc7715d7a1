import { expect, fixture, html } from '@open-wc/testing';
import { ProctoredExam } from '../../src/index.js';
import { STYLES } from '../../src/element/styles.js';
import { en } from '../../src/messages/en.js';
import { failedStart, isVisible, mount, part, reach } from '../support/exam.js';
import { importMap, openPage, planLms, startData } from '../support/lms.js';
import { fakeSdk, fakeSdkOf } from '../support/sdk.js';

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

  it('are also set under the names that Vue and Svelte make of them', () => {
    const exam = new ProctoredExam();
    const requestFinish = () => Promise.resolve();
    Object.assign(exam, { 'finish-endpoint': '/finish', 'request-finish': requestFinish });
    expect(exam).to.include({ finishEndpoint: '/finish', requestFinish });
    Object.assign(exam, { finishendpoint: '/end', sdkpreload: 'none' });
    expect(exam).to.include({ 'finish-endpoint': '/end', finishEndpoint: '/end' });
    expect(exam.sdkPreload).to.equal('none');
    expect(Object.keys(exam)).to.not.include('finish-endpoint');
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

  it('messages that a framework does not know yet leave the built-in texts', async () => {
    const { exam } = await mount('');
    Reflect.set(exam, 'messages', { start: undefined });
    await exam.updateComplete;
    expect(part(exam, 'start-button')!.textContent).to.equal(en.start);
  });

  it('has no attribute that names the SDK’s address', () => {
    expect(ProctoredExam.observedAttributes).to.have.members([
      'data-endpoint',
      'data-finish-endpoint',
      'data-credentials',
      'data-theme',
      'data-config',
      'data-sdk-preload',
      'data-notices',
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
    const names = [...STYLES.cssText.matchAll(/(?<!\()--[\w-]+(?=:)/g)].map(([name]) => name);
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
