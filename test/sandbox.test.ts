import { expect } from '@open-wc/testing';
import type * as Sandbox from '../src/sandbox/index.js';

/** Another copy of the module for each scenario, as an import map would load it. */
async function sandbox(scenario = ''): Promise<typeof Sandbox> {
  const url = new URL('../src/sandbox/index.ts', import.meta.url);
  if (scenario) url.searchParams.set('scenario', scenario);
  return (await import(url.href)) as typeof Sandbox;
}

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

const payload = {
  userId: 'learner-1',
  accountId: 'acme',
  accountName: 'Acme',
  examId: 'maths-1',
  examName: 'Mathematics I',
  duration: 60,
  schedule: false,
  proctoring: 'online',
  startDate: inMinutes(-1),
  endDate: inMinutes(60),
  rules: { allow_to_use_books: true, custom_rules: 'Bring your student card.' },
};

const base64url = (text: string) =>
  btoa(String.fromCharCode(...new TextEncoder().encode(text)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** Only the form of the signature counts: the sandbox cannot check it. */
function token(claims: object = {}, header: object = { alg: 'HS256', typ: 'JWT' }): string {
  const body = base64url(JSON.stringify({ ...payload, ...claims }));
  return [base64url(JSON.stringify(header)), body, base64url('s'.repeat(32))].join('.');
}

const options = (given: object = {}): Sandbox.SandboxOptions => ({
  serverOrigin: 'https://proctor.example',
  integrationName: 'acme',
  jwt: token(),
  theme: 'default',
  ...given,
});

interface Cause {
  code: string;
  fields: string[];
}

async function rejection(promise: Promise<unknown>): Promise<Error & { cause: Cause }> {
  const error = await promise.then(
    () => expect.fail('expected a rejection'),
    (reason: unknown) => reason,
  );
  expect(error).to.be.an.instanceof(Error);
  return error as Error & { cause: Cause };
}

const rootElement = () => document.getElementById('proctoring-root-element');
const ui = () => rootElement()!.firstElementChild!.shadowRoot!;
const heading = () => ui().querySelector('h2')!;

const findButton = (name: string) =>
  [...ui().querySelectorAll('button')].find((button) => button.textContent === name);

/** Presses a button as soon as there is one of that name. */
async function press(name: string): Promise<void> {
  let button = findButton(name);
  if (!button) {
    await new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        button = findButton(name);
        if (button) {
          observer.disconnect();
          resolve();
        }
      });
      observer.observe(ui(), { childList: true, subtree: true });
    });
  }
  button!.click();
}

async function agree(): Promise<void> {
  ui().querySelector<HTMLInputElement>('input[type=checkbox]')!.click();
  await press('Continue');
}

/** A shared screen: test browsers have none to share, and Firefox lets no script end a real track. */
class FakeTrack extends EventTarget {
  readyState = 'live';
  constructor(readonly displaySurface: string) {
    super();
  }
  getSettings() {
    return { displaySurface: this.displaySurface };
  }
  stop() {
    this.readyState = 'ended';
  }
}

const isOver = ({ readyState }: { readyState: string }) => readyState === 'ended';

/** The next text of the modal's alert. */
function alerted(): Promise<string | null> {
  const alert = ui().querySelector('dialog [role=alert]')!;
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!alert.textContent) return;
      observer.disconnect();
      resolve(alert.textContent);
    });
    observer.observe(alert, { childList: true });
  });
}

describe('the sandbox', () => {
  describe('checks', () => {
    /** Let past the checks, `init` comes to the scenario. */
    async function problems(given: unknown): Promise<Error & { cause: Cause }> {
      const { init } = await sandbox('init-rejects');
      return rejection(init(given as Sandbox.SandboxOptions));
    }

    for (const serverOrigin of [
      'https://proctor.example',
      'https://proctor.example:8443/',
      'http://localhost:3000',
      'http://lms.localhost',
      'http://127.0.0.1:8080',
      'http://[::1]:8080',
    ]) {
      it(`takes ${serverOrigin} as serverOrigin`, async () => {
        expect((await problems(options({ serverOrigin }))).cause.code).to.equal('init-rejected');
      });
    }

    for (const serverOrigin of [
      undefined,
      '',
      'proctor.example',
      'https://proctor.example/api',
      'https://user@proctor.example',
      'http://proctor.example',
      'http://localhost.example',
      'http://notlocalhost',
      7,
    ]) {
      it(`refuses ${JSON.stringify(serverOrigin)} as serverOrigin`, async () => {
        const { message, cause } = await problems(options({ serverOrigin }));
        expect(cause).to.deep.equal({ code: 'options-invalid', fields: ['serverOrigin'] });
        expect(message).to.contain('serverOrigin: expected an https origin');
      });
    }

    const wrong: [name: string, given: object, ...fields: string[]][] = [
      ['no integrationName', { integrationName: undefined }, 'integrationName'],
      ['an empty integrationName', { integrationName: ' ' }, 'integrationName'],
      ['an empty theme', { theme: '' }, 'theme'],
      ['no token', { jwt: undefined }, 'jwt'],
      ['a token of two parts', { jwt: 'a.b' }, 'jwt'],
      ['a header in another encoding', { jwt: token().replace('.', '=.') }, 'jwt.header'],
      ['an unsigned token', { jwt: token({}, { alg: 'none' }) }, 'jwt.header'],
      ['another algorithm', { jwt: token({}, { alg: 'RS256' }) }, 'jwt.header'],
      ['a cut signature', { jwt: token().slice(0, -3) }, 'jwt.signature'],
      ['a payload that is no JSON', { jwt: token().replace(/\.\w+/, '.e30x') }, 'jwt.payload'],
      ['a wrong claim', { jwt: token({ duration: '60' }) }, 'jwt.duration'],
      ['a wrong rule', { jwt: token({ rules: { allow_voices: 1 } }) }, 'jwt.rules.allow_voices'],
      ['an expiry that is no number', { jwt: token({ exp: 'soon' }) }, 'jwt.exp'],
      [
        'several at once',
        { integrationName: 1, jwt: token({ userId: '', proctoring: 'live' }) },
        'integrationName',
        'jwt.userId',
        'jwt.proctoring',
      ],
    ];
    for (const required of [
      'userId',
      'accountId',
      'accountName',
      'examId',
      'examName',
      'duration',
      'schedule',
      'proctoring',
      'startDate',
    ]) {
      wrong.push([`no ${required}`, { jwt: token({ [required]: undefined }) }, `jwt.${required}`]);
    }
    for (const [name, given, ...fields] of wrong) {
      it(`refuses ${name}, naming ${fields.join(' and ')}`, async () => {
        const { message, cause } = await problems(options(given));
        expect(cause).to.deep.equal({ code: 'options-invalid', fields });
        for (const field of fields) expect(message).to.contain(`${field}: expected`);
      });
    }

    it('refuses what is no object', async () => {
      expect((await problems(undefined)).cause.fields).to.deep.equal([
        'serverOrigin',
        'integrationName',
        'jwt',
      ]);
    });

    it('never quotes the token', async () => {
      const jwt = token({ userId: 7 });
      const { message } = await problems(options({ jwt }));
      for (const part of jwt.split('.')) expect(message).not.to.contain(part);
    });

    it('knows when the exam may be entered', async () => {
      const code = async (claims: object) =>
        (await problems(options({ jwt: token(claims) }))).cause.code;
      const now = Math.floor(Date.now() / 1000);
      expect(await code({ exp: now - 1 })).to.equal('token-expired');
      expect(await code({ exp: now + 60 })).to.equal('init-rejected');
      expect(await code({ startDate: inMinutes(1) })).to.equal('too-early');
      expect(await code({ startDate: inMinutes(-60), endDate: inMinutes(-1) })).to.equal(
        'too-late',
      );
    });

    it('reads every form of an offset', async () => {
      for (const offset of ['-05', '-0500', '-05:00']) {
        // Local time of five hours west: as a time in Z it would have passed.
        const startDate = inMinutes(1 - 5 * 60).replace('Z', offset);
        const { cause } = await problems(options({ jwt: token({ startDate }) }));
        expect(cause.code, offset).to.equal('too-early');
      }
    });
  });

  it('rejects by name when the scenario is unknown, and lists the known ones', async () => {
    const { init } = await sandbox('bogus');
    const { message, cause } = await rejection(init(options()));
    expect(cause.code).to.equal('unknown-scenario');
    expect(message).to.contain('"bogus"').and.to.contain('instant, init-rejects, camera-denied');
  });

  it('rejects in the scenario init-rejects', async () => {
    const { init } = await sandbox('init-rejects');
    expect((await rejection(init(options()))).cause.code).to.equal('init-rejected');
  });

  it('passes an exam by itself in the scenario instant, without UI', async () => {
    const { init } = await sandbox('instant');
    const session = await init(options());
    expect(session).to.be.frozen;
    expect(session).to.have.all.keys('examStarted', 'examFinished', 'videoUploaded');
    const order: string[] = [];
    for (const [name, promise] of Object.entries(session)) {
      void (promise as Promise<unknown>).then(() => order.push(name));
    }
    await session.videoUploaded;
    expect(order).to.deep.equal(['examStarted', 'examFinished', 'videoUploaded']);
    expect(rootElement()).to.equal(null);
  });

  it('refuses a second session while one runs, in whichever copy of the module', async () => {
    const [{ init }, other] = await Promise.all([sandbox('instant'), sandbox()]);
    const first = init(options());
    expect((await rejection(init(options()))).cause.code).to.equal('session-running');
    expect((await rejection(other.init(options()))).cause.code).to.equal('session-running');
    await (
      await first
    ).videoUploaded;
    await (
      await init(options())
    ).videoUploaded;
  });

  describe('with a learner', () => {
    const opener = document.createElement('button');
    const { mediaDevices } = navigator;
    let camera: MediaStreamTrack[];
    let screens: FakeTrack[];
    let displaySurface: string;

    beforeEach(() => {
      document.body.append(opener);
      opener.focus();
      camera = [];
      screens = [];
      displaySurface = 'monitor';
      const devices = {
        getUserMedia: () => {
          const stream = document.createElement('canvas').captureStream();
          camera.push(...stream.getTracks());
          return Promise.resolve(stream);
        },
        getDisplayMedia: () => {
          const tracks = [new FakeTrack(displaySurface)];
          screens.push(...tracks);
          return Promise.resolve({ getTracks: () => tracks, getVideoTracks: () => tracks });
        },
      };
      Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: devices });
    });

    afterEach(() => {
      Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: mediaDevices });
      opener.remove();
    });

    async function begin(scenario = '') {
      const { init } = await sandbox(scenario);
      const session = init(options());
      await agree();
      await press('Turn on camera and microphone');
      await press('Continue');
      await press('Share screen');
      const opened = await session;
      await press('Begin exam');
      await opened.examStarted;
      return opened;
    }

    async function end() {
      await press('End exam');
      await press('Yes, end the exam');
    }

    it('opens a modal at the end of body that says SANDBOX', async () => {
      const { init } = await sandbox();
      const session = init(options());
      expect(document.body.lastElementChild).to.equal(rootElement());
      expect(ui().querySelector('dialog:modal')!.textContent).to.contain('SANDBOX');
      expect(ui().activeElement).to.equal(heading());
      expect(heading().textContent).to.equal('Before you begin');
      await expect(rootElement()).to.be.accessible();

      await press('Cancel');
      expect((await rejection(session)).cause.code).to.equal('cancelled');
      expect(rootElement()).to.equal(null);
      expect(document.activeElement).to.equal(opener);
    });

    it('does not go on without the agreement', async () => {
      const { init } = await sandbox();
      const session = init(options());
      await press('Continue');
      expect(heading().textContent).to.equal('Before you begin');
      await agree();
      await press('Turn on camera and microphone');
      await press('Cancel');
      await rejection(session);
      expect(camera)
        .to.have.length(1)
        .and.to.satisfy(() => camera.every(isOver));
    });

    it('shows the token’s rules, with the vendor’s defaults for the others', async () => {
      const { init } = await sandbox();
      const session = init(options());
      await agree();
      await press('Turn on camera and microphone');
      await press('Continue');
      await press('Share screen');
      const { examStarted } = await session;
      const texts = (list: string) =>
        [...ui().querySelectorAll(`${list} li`)].map((item) => item.textContent);
      expect(texts('.allowed')).to.deep.equal(['Paper and pen', 'A calculator', 'Books and notes']);
      expect(texts('.forbidden')).to.include('Other websites');
      expect(ui().querySelector('dialog')!.textContent).to.contain('Bring your student card.');
      await expect(rootElement()).to.be.accessible();
      await press('Cancel');
      expect((await rejection(examStarted)).cause.code).to.equal('cancelled');
    });

    it('wants the entire screen', async () => {
      const { init } = await sandbox();
      const session = init(options());
      await agree();
      await press('Turn on camera and microphone');
      await press('Continue');
      displaySurface = 'window';
      await press('Share screen');
      expect(await alerted()).to.contain('choose the entire screen');
      await press('Cancel');
      expect((await rejection(session)).cause).to.be.an.instanceof(DOMException);
      expect([...camera, ...screens].map(isOver)).to.deep.equal([true, true]);
    });

    it('docks a panel beside the page, and takes it away again', async () => {
      const session = await begin();
      expect(ui().querySelector('dialog')).to.equal(null);
      const panel = ui().querySelector('aside')!;
      const toggle = panel.querySelector('button')!;
      expect(panel.textContent).to.contain('SANDBOX');
      expect(document.activeElement).to.equal(opener);
      if (toggle.ariaExpanded === 'false') toggle.click();
      await expect(rootElement()).to.be.accessible();
      const room = getComputedStyle(document.documentElement);
      expect([room.paddingRight, room.paddingBottom]).not.to.deep.equal(['0px', '0px']);
      toggle.click();
      expect(panel.querySelector<HTMLElement>('#body')!.hidden).to.equal(true);
      toggle.click();

      await end();
      await session.examFinished;
      expect(heading().textContent).to.equal('The exam is over');
      expect(panel.textContent).to.contain('SANDBOX');
      expect([...camera, ...screens].map(isOver)).to.deep.equal([true, true]);
      await session.videoUploaded;
      await expect(rootElement()).to.be.accessible();
      await press('Close');
      expect(rootElement()).to.equal(null);
      expect(document.adoptedStyleSheets).to.deep.equal([]);
    });

    it('warns when the screen is no longer shared, and shares it again', async () => {
      const session = await begin();
      screens[0]!.dispatchEvent(new Event('ended'));
      await press('Share again');
      await end();
      await session.videoUploaded;
      expect(screens)
        .to.have.length(2)
        .and.to.satisfy(() => screens.every(isOver));
      await press('Close');
    });

    it('rejects with the browser’s refusal in the scenario camera-denied', async () => {
      const { init } = await sandbox('camera-denied');
      const session = init(options());
      await agree();
      const alert = alerted();
      await press('Turn on camera and microphone');
      expect(await alert).to.contain('Access was refused.');
      await press('Cancel');
      const { cause } = await rejection(session);
      expect(cause).to.be.an.instanceof(DOMException).with.property('name', 'NotAllowedError');
    });

    it('waits for a proctor in the scenario never-starts, until the learner cancels', async () => {
      const { init } = await sandbox('never-starts');
      const session = await init(options());
      expect(heading().textContent).to.equal('Waiting for a free proctor');
      expect(ui().querySelector('dialog')!.textContent).to.contain('SANDBOX');
      await expect(rootElement()).to.be.accessible();
      const first = await Promise.race([session.examStarted, Promise.resolve('still waiting')]);
      expect(first).to.equal('still waiting');
      await press('Cancel');
      for (const promise of Object.values(session)) {
        expect((await rejection(promise as Promise<unknown>)).cause.code).to.equal('cancelled');
      }
    });

    it('rejects videoUploaded in the scenario upload-fails', async () => {
      const session = await begin('upload-fails');
      await end();
      await session.examFinished;
      expect((await rejection(session.videoUploaded)).cause.code).to.equal('upload-failed');
      expect(ui().querySelector('aside')!.textContent).to.contain('The upload has failed.');
      await press('Close');
    });
  });
});
