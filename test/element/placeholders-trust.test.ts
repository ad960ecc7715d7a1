import { expect } from '@open-wc/testing';
import { upgradePlaceholders, type ProctoredExam } from '../../src/index.js';
import { failedStart, inPhase, part, seen } from '../support/exam.js';
import { importMap, openPage, planLms, startData, type Lms } from '../support/lms.js';
import {
  CHILDREN,
  insert,
  insertExam,
  placeholder,
  planVendor,
  upgraded,
  VENDOR_SERVER,
} from '../support/placeholders.js';
import { fakeSdk, fakeSdkOf } from '../support/sdk.js';

const cors = { 'access-control-allow-origin': '*' };
const elsewhere = 'https://proctor.example.org';

/** Start data that name `serverOrigin`, at the tests' own origin and at another, which allows to be read. */
const planServer = (serverOrigin: string): Promise<Lms> =>
  planLms({ start: [{ body: startData({ serverOrigin }), headers: cors }] });

/** What `console.error` is given while `act` runs. */
async function complaintsOf(act: () => Promise<unknown>): Promise<unknown[]> {
  const { error } = console;
  const complaints: unknown[] = [];
  console.error = (...parts: unknown[]) => complaints.push(...parts);
  try {
    await act();
  } finally {
    console.error = error;
  }
  return complaints;
}

/** Fails unless the start is refused with this code, in the console too, before the SDK is called. */
async function expectRefusal(exam: ProctoredExam, code: string, says: RegExp): Promise<void> {
  const complaints = await complaintsOf(async () => {
    const error = await failedStart(exam);
    expect([error.code, error.message]).to.satisfy(
      ([got, message]: string[]) => got === code && says.test(message!),
      `${error.code}: ${error.message}`,
    );
  });
  expect(complaints).to.include(exam.error);
  expect(exam.phase).to.equal('error');
  expect(seen(exam)).to.deep.equal([]);
  expect(part(exam, 'support-code')!.textContent).to.include(code);
  expect(fakeSdk.calls).to.deep.equal([]);
}

/** Starts the exam and gives the server that the SDK was told. */
async function startedWith(exam: ProctoredExam): Promise<string> {
  const calls = fakeSdk.calls.length;
  exam.start().catch(() => undefined);
  return (await fakeSdk.called(calls + 1)).serverOrigin;
}

describe('the start endpoint of a placeholder', () => {
  it('at another origin is refused, and never asked', async () => {
    const lms = await planServer(VENDOR_SERVER);
    const exam = await insertExam(placeholder(lms.otherUrl('start')));
    await expectRefusal(exam, 'endpoint-unreachable', new RegExp(`not at ${location.origin}`));
    expect(await lms.log()).to.deep.equal([]);
  });

  it('may not redirect to another origin', async () => {
    const lms = await planServer(VENDOR_SERVER);
    await lms.replan({ go: [{ status: 302, headers: { location: lms.otherUrl('start') } }] });
    const exam = await insertExam(placeholder(lms.url('go')));
    await expectRefusal(exam, 'endpoint-unreachable', /expected an answer/);
    expect((await lms.log()).map(({ path }) => path)).to.deep.equal(['go']);
  });

  it('may redirect within its origin', async () => {
    const lms = await planServer(VENDOR_SERVER);
    await lms.replan({ go: [{ status: 302, headers: { location: lms.url('start') } }] });
    const exam = await insertExam(placeholder(lms.url('go')));
    expect(await startedWith(exam)).to.equal(VENDOR_SERVER);
  });

  const json = encodeURIComponent(JSON.stringify(startData({ serverOrigin: VENDOR_SERVER })));
  for (const address of [
    `data:application/json,${json}`,
    `javascript:${json}`,
    'about:blank',
    `//other.example/start`,
    `https:other.example/start`,
    `http://${location.host}.other.example/start`,
    `http://${location.hostname}:1/start`,
    `${location.origin}@other.example/start`,
    'http://',
  ]) {
    it(`${address.slice(0, 32)} is refused`, async () => {
      const exam = await insertExam(placeholder(address.replaceAll('"', '&quot;')));
      await expectRefusal(exam, 'endpoint-unreachable', /not at/);
    });
  }

  it('stays bound when it changes later, by attribute or property', async () => {
    const lms = await planServer(VENDOR_SERVER);
    const exam = await insertExam(placeholder(lms.url('start')));
    exam.dataset['endpoint'] = lms.otherUrl('start');
    await expectRefusal(exam, 'endpoint-unreachable', /not at/);
    exam.endpoint = lms.otherUrl('start?again');
    await expectRefusal(exam, 'endpoint-unreachable', /not at/);
    expect(await lms.log()).to.deep.equal([]);
  });

  it('stays bound in a copy, and in its own markup', async () => {
    const lms = await planServer(VENDOR_SERVER);
    const original = await insertExam(placeholder(lms.otherUrl('start')));
    const section = insert('');
    section.append(original.cloneNode(true));
    const copy = section.querySelector('proctored-exam')!;
    await copy.updateComplete;
    await expectRefusal(copy, 'endpoint-unreachable', /not at/);
    const parsed = await insertExam(original.outerHTML);
    await expectRefusal(parsed, 'endpoint-unreachable', /not at/);
  });

  it('is not freed by an attribute of the author', async () => {
    const lms = await planServer(VENDOR_SERVER);
    const address = lms.otherUrl('start');
    const exam = await insertExam(
      placeholder(address, CHILDREN, `data-given-endpoint="${address}"`),
    );
    await expectRefusal(exam, 'endpoint-unreachable', /not at/);
  });

  it('that the page gives may be of any origin, as may its server', async () => {
    const lms = await planServer(elsewhere);
    const section = insert(`<div class="proctored-exam">${CHILDREN}</div>`);
    const [exam] = upgradePlaceholders(section, { endpoint: () => lms.otherUrl('start') });
    expect(await startedWith(exam!)).to.equal(elsewhere);
  });

  it('that the page gives frees no other', async () => {
    const lms = await planServer(elsewhere);
    const section = insert(`<div class="proctored-exam">${CHILDREN}</div>`);
    const [exam] = upgradePlaceholders(section, { endpoint: () => lms.otherUrl('start') });
    exam!.dataset['endpoint'] = lms.otherUrl('other');
    await expectRefusal(exam!, 'endpoint-unreachable', /not at/);
  });

  it('gives way to the page’s own fetchStartData', async () => {
    const exam = await insertExam(placeholder('https://other.example/'));
    exam.fetchStartData = () => Promise.resolve(startData({ serverOrigin: elsewhere }));
    expect(await startedWith(exam)).to.equal(elsewhere);
  });

  it('of the tag may be of any origin', async () => {
    const lms = await planServer(elsewhere);
    const exam = await insertExam(
      `<proctored-exam data-sdk-preload="none" data-endpoint="${lms.otherUrl('start')}"></proctored-exam>`,
    );
    expect(await startedWith(exam)).to.equal(elsewhere);
  });
});

describe('the finish endpoint of a placeholder', () => {
  async function running(lms: Lms, finish: string): Promise<ProctoredExam> {
    const attributes = `data-finish-endpoint="${finish}"`;
    const exam = await insertExam(placeholder(lms.url('start'), CHILDREN, attributes));
    await startedWith(exam);
    fakeSdk.session.start();
    await inPhase(exam, 'in-exam');
    return exam;
  }

  it('at another origin is refused, and never asked', async () => {
    const lms = await planVendor();
    const exam = await running(lms, lms.otherUrl('finish'));
    const error = await exam.finish().catch((reason: unknown) => reason);
    expect(error).to.include({ code: 'finish-failed' });
    expect((await lms.log()).map(({ path }) => path)).to.deep.equal(['start']);
  });

  it('of the page’s own origin is asked', async () => {
    const lms = await planVendor();
    await lms.replan({ finish: [{ status: 204 }] });
    const exam = await running(lms, lms.url('finish'));
    await exam.finish();
    expect(await lms.log('finish')).to.have.length(1);
  });

  it('is bound also where the page gave the start endpoint', async () => {
    const lms = await planVendor();
    const address = lms.otherUrl('finish');
    const section = insert(
      `<div class="proctored-exam" data-finish-endpoint="${address}">${CHILDREN}</div>`,
    );
    upgradePlaceholders(section, { endpoint: () => lms.url('start') });
    const exam = section.querySelector('proctored-exam')!;
    await startedWith(exam);
    fakeSdk.session.start();
    await inPhase(exam, 'in-exam');
    const error = await exam.finish().catch((reason: unknown) => reason);
    expect(error).to.include({ code: 'finish-failed' });
    expect(await lms.log('finish')).to.deep.equal([]);
  });
});

describe('the server that a placeholder’s start data name', () => {
  let meta: HTMLMetaElement;
  const list = (content: string, parent: Element = document.head) => {
    meta = document.createElement('meta');
    meta.name = 'proctored-exam:server-origins';
    meta.content = content;
    parent.append(meta);
  };
  afterEach(() => {
    (meta as HTMLMetaElement | undefined)?.remove();
  });

  const withoutList: [origin: string, allowed: boolean][] = [
    ['https://eu.proctor.constructor.app', true],
    ['https://a.b.proctor.constructor.app', true],
    ['https://proctor.constructor.app', false],
    ['https://evilproctor.constructor.app', false],
    ['https://eu.proctor.constructor.app.evil.example', false],
    ['https://eu.proctor.constructor.app:8443', false],
    ['https://constructor.app', false],
    [elsewhere, false],
    // this page is at localhost: development
    ['http://localhost:8080', true],
    ['https://localhost', true],
    ['http://127.0.0.1:1', true],
  ];
  for (const [origin, allowed] of withoutList) {
    it(`${origin} is ${allowed ? 'allowed' : 'refused'} without a list`, async () => {
      const exam = await insertExam(placeholder((await planServer(origin)).url('start')));
      if (allowed) expect(await startedWith(exam)).to.equal(origin);
      else await expectRefusal(exam, 'start-data-invalid', /serverOrigin: .*server-origins/);
    });
  }

  it('is one of the administrator’s list, where there is one, and no other', async () => {
    list('https://proctor.acme.edu https://*.acme.org');
    for (const [origin, allowed] of [
      ['https://proctor.acme.edu', true],
      ['https://eu.acme.org', true],
      [VENDOR_SERVER, false],
      ['http://localhost', false],
    ] as const) {
      const exam = await insertExam(placeholder((await planServer(origin)).url('start')));
      if (!allowed) await expectRefusal(exam, 'start-data-invalid', /serverOrigin/);
      else {
        expect(await startedWith(exam)).to.equal(origin);
        const { session } = fakeSdk;
        session.upload();
        await inPhase(exam, 'uploaded');
        fakeSdk.reset();
      }
    }
  });

  it('is none where the list is empty', async () => {
    list('');
    const exam = await insertExam(placeholder((await planVendor()).url('start')));
    await expectRefusal(exam, 'start-data-invalid', /serverOrigin/);
  });

  it('is not of a list in the body', async () => {
    list(elsewhere, document.body);
    const exam = await insertExam(placeholder((await planServer(elsewhere)).url('start')));
    await expectRefusal(exam, 'start-data-invalid', /serverOrigin/);
  });

  it('is of the list also where an author has shadowed the document’s head', async () => {
    list('https://proctor.acme.edu');
    const shadows = ['head', 'documentElement', 'scripts'].map(
      (name) => `<img name="${name}" alt>`,
    );
    insert(shadows.join(''));
    expect(document.head.localName).to.equal('img');
    const exam = await insertExam(placeholder((await planVendor()).url('start')));
    await expectRefusal(exam, 'start-data-invalid', /serverOrigin/);
  });

  it('is of the list, also where an author has shadowed what would find it', async () => {
    list('https://proctor.acme.edu');
    const exam = await insertExam(placeholder((await planVendor()).url('start')));
    insert('<img name="querySelector" alt><img name="querySelectorAll" alt>');
    await expectRefusal(exam, 'start-data-invalid', /serverOrigin/);
  });

  it('is not this machine, unless the page is on it', async () => {
    const lms = await planServer('http://localhost:8080');
    const { document: outer } = await openPage('<!doctype html><title>Page</title><body>');
    const frame = outer.createElement('iframe');
    frame.allow = 'camera; microphone; display-capture';
    // such a document has the origin of its parent, and no host
    frame.srcdoc = `${importMap()}<script type="module" src="/src/index.ts"></script>${placeholder(lms.url('start'))}`;
    const loaded = new Promise((resolve) => {
      frame.addEventListener('load', resolve);
    });
    outer.body.append(frame);
    await loaded;
    const page = frame.contentWindow!;
    expect(page.location.hostname).to.equal('');
    const error = await failedStart(page.document.querySelector('proctored-exam')!);
    expect(error.code).to.equal('start-data-invalid');
    expect(fakeSdkOf(page).calls).to.deep.equal([]);
  });
});

describe('two placeholders on a page', () => {
  it('are bound each by itself', async () => {
    const lms = await planVendor();
    const section = insert(placeholder(lms.otherUrl('start')) + placeholder(lms.url('start')));
    await upgraded();
    const [refused, good] = section.querySelectorAll('proctored-exam');
    await good!.updateComplete;
    await expectRefusal(refused!, 'endpoint-unreachable', /not at/);
    expect(await startedWith(good!)).to.equal(VENDOR_SERVER);
  });
});
