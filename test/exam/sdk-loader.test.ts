import { expect } from '@open-wc/testing';
import type { ProctoredExam } from '../../src/index.js';
import { failedStart, mount, reach, viewText } from '../support/exam.js';
import { importMap, openPage, planLms, startData, type Answer } from '../support/lms.js';
import { fakeSdkOf, vendorSdk, type FakeSdk } from '../support/sdk.js';

/** A module with an `init` that the test page can watch. */
const good: Answer = {
  headers: { 'content-type': 'text/javascript' },
  body: 'export const init = (options) => window.fakeSdk.receive(options);',
};
const javascript = (body: string): Answer => ({ ...good, body });

/** A page of its own, since browsers remember modules by page, with an exam in it. */
async function page(sdk: Answer[], integrity?: string) {
  const lms = await planLms({ sdk, start: [{ body: startData() }] });
  const url = lms.url('sdk');
  const { window, document } = await openPage(
    `<!doctype html><html lang="en"><title>Exam</title>
    ${importMap(url, integrity ? { integrity: { [url]: integrity } } : {})}
    <script type="module" src="/src/index.ts"></script>
    <proctored-exam data-endpoint="${lms.url('start')}" data-sdk-preload="none"></proctored-exam>`,
  );
  return { exam: document.querySelector('proctored-exam')!, lms, sdk: fakeSdkOf(window), window };
}

const failures: { what: string; answer: Answer; code: string }[] = [
  { what: 'a 503', answer: { status: 503 }, code: 'sdk-unavailable' },
  { what: 'a 404', answer: { status: 404 }, code: 'sdk-unavailable' },
  {
    what: 'a wrong MIME type',
    answer: { headers: { 'content-type': 'text/html' }, body: 'export {}' },
    code: 'sdk-unavailable',
  },
  { what: 'a syntax error', answer: javascript('export const = 5;'), code: 'sdk-unavailable' },
  {
    what: 'a throw at import',
    answer: javascript('throw new Error("broken"); export const init = 1;'),
    code: 'sdk-unavailable',
  },
  {
    what: 'a module without init',
    answer: javascript('export const start = 1;'),
    code: 'sdk-invalid',
  },
  {
    what: 'an init that is no function',
    answer: javascript('export const init = 1;'),
    code: 'sdk-invalid',
  },
];

describe('the SDK module', () => {
  for (const { what, answer, code } of failures) {
    it(`${what} is ${code}; when it is mended, the next start works`, async () => {
      const { exam, sdk } = await page([answer, good]);
      expect(await failedStart(exam)).to.include({ code, retryable: true, phase: 'preparing' });
      expect(viewText(exam)).to.include('Proctoring did not load.');
      exam.shadowRoot!.querySelector<HTMLElement>('[part=retry-button]')!.click();
      await sdk.called();
      expect(exam.phase).to.equal('preparing');
    });

    it(`${what} twice over works at the third start`, async () => {
      const { exam, lms, sdk } = await page([answer]);
      await failedStart(exam);
      await failedStart(exam);
      await lms.replan({ sdk: [good] });
      await reachInit(exam, sdk);
      expect(sdk.calls).to.have.length(1);
    });
  }

  it('is requested at the mapped address and no other, whatever the try', async () => {
    const { exam, lms, sdk } = await page([{ status: 503 }]);
    await failedStart(exam);
    await failedStart(exam);
    await lms.replan({ sdk: [good] });
    await reachInit(exam, sdk);
    const urls = new Set((await lms.log('sdk')).map(({ url }) => url));
    expect(urls.size).to.equal(1);
    expect(lms.url('sdk')).to.include([...urls][0]);
  });

  it('never goes around an integrity that the import map lists', async () => {
    const bad = javascript('export const init = 1;');
    const { exam, lms, window } = await page([{ status: 503 }, bad], 'sha384-AAAA');
    for (let start = 0; start < 3; start++) {
      expect(await failedStart(exam))
        .to.have.property('code')
        .that.matches(/^sdk-/);
    }
    const requested = window.performance.getEntriesByType('resource').map(({ name }) => name);
    expect(requested).to.include(lms.url('sdk'));
    expect(requested.filter((name) => name.includes('sdk.js#'))).to.deep.equal([]);
  });

  it('blocked by the page’s content security policy is sdk-unavailable', async () => {
    const lms = await planLms({ sdk: [good], start: [{ body: startData() }] });
    const { document } = await openPage(
      `<!doctype html><html lang="en"><title>Exam</title>
      ${importMap(lms.otherUrl('sdk'))}
      <script type="module" src="/src/index.ts"></script>
      <proctored-exam data-endpoint="${lms.url('start')}" data-sdk-preload="none"></proctored-exam>`,
      { headers: { 'content-security-policy': `script-src 'self' 'unsafe-inline'` } },
    );
    const error = await failedStart(document.querySelector('proctored-exam')!);
    expect(error).to.include({ code: 'sdk-unavailable' });
    expect(await lms.log('sdk')).to.have.length(0);
  });

  it('replaced by loadSdk that rejects is sdk-unavailable, its reason the cause', async () => {
    const { exam } = await mount();
    exam.loadSdk = () => Promise.reject(new Error('blocked'));
    const error = await failedStart(exam);
    expect(error).to.include({ code: 'sdk-unavailable' });
    expect(error.cause).to.have.property('message', 'blocked');
    exam.loadSdk = undefined;
    await reach(exam, 'in-exam');
  });

  for (const module of [undefined, null, {}, { default: {} }, 'text']) {
    it(`replaced by loadSdk with ${JSON.stringify(module)} is sdk-invalid`, async () => {
      const { exam } = await mount();
      exam.loadSdk = () => Promise.resolve(module as never);
      expect(await failedStart(exam)).to.include({ code: 'sdk-invalid' });
    });
  }

  it('aborts the request for start data when it fails', async () => {
    const lms = await planLms({ start: [{ body: startData(), delay: 'hold' }] });
    const { exam } = await mount('', lms);
    exam.loadSdk = async () => {
      await lms.waitFor('start', 1, { state: 'held' });
      throw new Error('no module');
    };
    expect(await failedStart(exam)).to.include({ code: 'sdk-unavailable' });
    await lms.waitFor('start', 1, { state: 'aborted' });
  });
});

async function reachInit(exam: ProctoredExam, sdk: FakeSdk): Promise<void> {
  exam.start().catch(() => undefined);
  await sdk.called();
}

describe('the SDK ahead of a start', () => {
  const requested = async (preload: string) => {
    const opened = await page([good]);
    opened.exam.setAttribute('data-sdk-preload', preload);
    return opened;
  };

  it('none: is not requested before the click', async () => {
    const { exam, lms, sdk } = await requested('none');
    exam.dispatchEvent(new PointerEvent('pointerenter'));
    exam.shadowRoot!.querySelector('button')!.focus();
    expect(await lms.log('sdk')).to.have.length(0);
    await reachInit(exam, sdk);
    expect(await lms.log('sdk')).to.have.length(1);
  });

  it('eager: is requested on connection, and not again', async () => {
    const { exam, lms, sdk } = await requested('eager');
    await lms.waitFor('sdk', 1);
    await reachInit(exam, sdk);
    expect(await lms.log('sdk')).to.have.length(1);
    expect(await lms.log('start')).to.have.length(1);
  });

  for (const type of ['pointerenter', 'focusin']) {
    it(`intent: is requested at ${type}`, async () => {
      const { exam, lms } = await requested('intent');
      expect(await lms.log('sdk')).to.have.length(0);
      exam.dispatchEvent(new Event(type));
      await lms.waitFor('sdk', 1);
      expect(await lms.log('start')).to.have.length(0);
    });
  }

  it('failing leaves nothing behind: no error shows, and the start tries again', async () => {
    const { exam, lms, sdk, window } = await page([{ status: 503 }]);
    exam.sdkPreload = 'eager';
    await lms.waitFor('sdk', 1);
    // joins the import under way, so settles when it has failed
    await window.eval(`import('${vendorSdk}').catch(() => undefined)`);
    expect(exam.phase).to.equal('start');
    await lms.replan({ sdk: [good] });
    await reachInit(exam, sdk);
    expect(sdk.calls).to.have.length(1);
  });

  it('by loadSdk when the page has one', async () => {
    const { exam } = await mount();
    const called = new Promise<void>((resolve) => {
      exam.loadSdk = () => {
        resolve();
        return Promise.reject(new Error('offline'));
      };
    });
    exam.sdkPreload = 'eager';
    await called;
    expect(exam.phase).to.equal('start');
  });
});
