import { expect } from '@open-wc/testing';
import {
  sandbox,
  options,
  rejection,
  rootElement,
  ui,
  heading,
  press,
  agree,
  FakeTrack,
  isOver,
  alerted,
} from '../support/sandbox.js';

describe('the sandbox', () => {
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

  it('plays the scenario that an app names in its loadSdk', async () => {
    const { createSandboxSdk } = await sandbox();
    const { videoUploaded } = await createSandboxSdk({ scenario: 'instant' }).init(options());
    await videoUploaded;
    const rejecting = createSandboxSdk({ scenario: 'init-rejects' }).init(options());
    expect((await rejection(rejecting)).cause.code).to.equal('init-rejected');
    const unknown = { scenario: 'bogus' } as object;
    const { cause, message } = await rejection(createSandboxSdk(unknown).init(options()));
    expect(cause.code).to.equal('unknown-scenario');
    expect(message).to.contain('"bogus"').and.to.contain('instant, init-rejects, camera-denied');
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
      // room is made once the panel has been laid out
      const room = getComputedStyle(document.body);
      while (parseFloat(room.paddingRight) + parseFloat(room.paddingBottom) === 0) {
        await new Promise(requestAnimationFrame);
      }
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

    it('leaves room beside the page, or below it, and the width that a theme measures', async () => {
      const content = document.createElement('div');
      document.body.append(content);
      const { width } = document.body.getBoundingClientRect();
      const session = await begin();
      const panel = ui().querySelector('aside')!;
      const isClear = () => {
        const { left } = panel.getBoundingClientRect();
        const isBelow = left <= 0;
        return isBelow
          ? parseFloat(getComputedStyle(document.body).paddingBottom) >= panel.offsetHeight
          : content.getBoundingClientRect().right <= left;
      };
      while (!isClear()) await new Promise(requestAnimationFrame);
      expect(document.body.getBoundingClientRect().width).to.equal(width);
      await end();
      await session.videoUploaded;
      await press('Close');
      content.remove();
    });

    it('takes no room while a page swapper has it out of the page', async () => {
      const session = await begin();
      const root = rootElement()!;
      root.remove();
      window.dispatchEvent(new Event('resize'));
      const { paddingRight, paddingBottom } = getComputedStyle(document.body);
      document.body.append(root);
      expect([paddingRight, paddingBottom]).to.deep.equal(['0px', '0px']);
      await end();
      await session.videoUploaded;
      await press('Close');
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
