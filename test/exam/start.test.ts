import { expect, oneEvent } from '@open-wc/testing';
import { ProctoredExam } from '../../src/index.js';
import { failedStart, inPhase, mount, part, reach, sessionOf } from '../support/exam.js';
import { planLms, startData, token } from '../support/lms.js';
import { fakeSdk, sdkRequests } from '../support/sdk.js';
import { pretendDeniedCamera, until } from '../support/views.js';

describe('start', () => {
  it('takes a learner from the start button to the uploaded recording', async () => {
    const { exam, events } = await mount('');
    part(exam, 'start-button')!.click();
    await fakeSdk.called();
    expect(exam.phase).to.equal('preparing');
    await sessionOf(exam);
    for (const step of ['start', 'finish', 'upload'] as const) {
      const changed = oneEvent(exam, 'exam-phase-change');
      fakeSdk.session[step]();
      await changed;
    }
    expect(events).to.deep.equal([
      'exam-starting',
      'exam-phase-change:preparing',
      'exam-phase-change:in-exam',
      'exam-started',
      'exam-phase-change:finished',
      'exam-finished',
      'exam-phase-change:uploaded',
      'video-uploaded',
    ]);
  });

  it('fires events that bubble, cross shadow roots and carry a read-only detail', async () => {
    const { exam } = await mount();
    const heard: CustomEvent[] = [];
    const listen = (event: Event) => heard.push(event as CustomEvent);
    document.addEventListener('exam-started', listen);
    document.addEventListener('exam-phase-change', listen);
    await reach(exam, 'in-exam');
    document.removeEventListener('exam-started', listen);
    document.removeEventListener('exam-phase-change', listen);
    expect(heard.map(({ type, detail }) => [type, detail as unknown])).to.deep.equal([
      ['exam-phase-change', { phase: 'preparing', previousPhase: 'start' }],
      ['exam-phase-change', { phase: 'in-exam', previousPhase: 'preparing' }],
      ['exam-started', { sessionId: 'session-1' }],
    ]);
    for (const event of heard) {
      expect(event.composed).to.be.true;
      expect(Object.isFrozen(event.detail)).to.be.true;
    }
  });

  it('asks the endpoint with GET, for JSON, past every cache, and at each start anew', async () => {
    const { exam, lms } = await mount();
    expect(await lms.log('start')).to.have.length(0);
    await reach(exam, 'uploaded');
    exam.reset();
    await reach(exam, 'in-exam');
    const [request, second] = await lms.log('start');
    expect(request).to.include({ method: 'GET' });
    expect(request!.headers['accept']).to.include('application/json');
    expect(request!.headers['cache-control']).to.equal('no-cache');
    expect(second).to.include({ n: 2 });
  });

  it('calls init with the page’s configuration, the LMS’s over it, and four names over both', async () => {
    const jwt = token();
    const body = startData({
      jwt,
      theme: 'dark',
      config: { alwaysShowChat: true, jwt: 'evil', serverOrigin: 'https://evil.example' },
    });
    const { exam } = await mount('', await planLms({ start: [{ body }] }));
    exam.theme = 'light';
    exam.config = {
      beforeExamList: true,
      alwaysShowChat: false,
      theme: 'evil',
      integrationName: 'evil',
    };
    await reach(exam, 'in-exam');
    expect(fakeSdk.calls).to.deep.equal([
      {
        beforeExamList: true,
        alwaysShowChat: true,
        theme: 'dark',
        serverOrigin: 'https://proctor.example.org',
        integrationName: 'university',
        jwt,
      },
    ]);
  });

  it('takes the page’s theme when the LMS names none', async () => {
    const { exam } = await mount();
    exam.setAttribute('data-theme', 'light');
    exam.setAttribute('data-config', '{"theme":"evil"}');
    await reach(exam, 'in-exam');
    expect(fakeSdk.calls[0]).to.include({ theme: 'light' });
  });

  it('shows the session and its id while there is one', async () => {
    const { exam } = await mount();
    expect(exam.session).to.be.undefined;
    expect(exam.sessionId).to.be.undefined;
    await reach(exam, 'in-exam');
    expect(exam.session).to.equal(fakeSdk.session);
    expect(exam.sessionId).to.equal('session-1');
  });

  it('asks for the SDK while the LMS still answers', async () => {
    const lms = await planLms({ start: [{ body: startData(), delay: 'hold' }] });
    const { exam } = await mount('', lms);
    const loaded = new Promise<void>((resolve) => {
      exam.loadSdk = () => {
        resolve();
        return Promise.resolve({
          init: (options) => Promise.resolve(fakeSdk.receive(options)) as never,
        });
      };
    });
    void exam.start();
    await Promise.all([loaded, lms.waitFor('start', 1, { state: 'held' })]);
    expect(fakeSdk.calls).to.have.length(0);
    await lms.release('start');
    await fakeSdk.called();
  });

  it('imports the vendor’s module at the vendor’s address, by the page’s import map', async () => {
    const { exam } = await mount();
    await reach(exam, 'in-exam');
    expect(await sdkRequests()).to.have.length(1);
  });

  it('makes one attempt of two clicks, and gives both callers one promise', async () => {
    const { exam, lms } = await mount('');
    const button = part(exam, 'start-button')!;
    button.click();
    button.click();
    const first = exam.start();
    expect(exam.start()).to.equal(first);
    await fakeSdk.called();
    await sessionOf(exam);
    fakeSdk.session.start();
    await first;
    expect(exam.start()).to.equal(first);
    fakeSdk.session.finish();
    await inPhase(exam, 'finished');
    expect(exam.start()).to.equal(first);
    expect(await lms.log('start')).to.have.length(1);
    expect(fakeSdk.calls).to.have.length(1);
  });

  it('makes one attempt when a listener of exam-starting starts again', async () => {
    const { exam, lms } = await mount();
    let inner: Promise<void> | undefined;
    exam.addEventListener('exam-starting', () => {
      inner = exam.start();
    });
    const outer = exam.start();
    expect(inner).to.equal(outer);
    await fakeSdk.called();
    expect(await lms.log('start')).to.have.length(1);
  });

  it('resolves after exam-started was fired', async () => {
    const { exam, events } = await mount();
    const started = exam.start().then(() => events.at(-1));
    await fakeSdk.called();
    await sessionOf(exam);
    fakeSdk.session.start();
    expect(await started).to.equal('exam-started');
  });

  it('leaves everything as it was when exam-starting is prevented', async () => {
    const { exam, lms, events } = await mount();
    exam.addEventListener('exam-starting', (event) => event.preventDefault(), { once: true });
    expect(await failedStart(exam)).to.include({ name: 'AbortError' });
    expect(exam.phase).to.equal('start');
    expect(events).to.deep.equal(['exam-starting']);
    expect(await lms.log('start')).to.have.length(0);
    await reach(exam, 'in-exam');
  });

  it('keeps the shown error when a retry is prevented', async () => {
    const lms = await planLms({ start: [{ status: 500 }] });
    const { exam } = await mount('', lms);
    const error = await failedStart(exam);
    exam.addEventListener('exam-starting', (event) => event.preventDefault());
    expect(await failedStart(exam)).to.include({ name: 'AbortError' });
    expect(exam.phase).to.equal('error');
    expect(exam.error).to.equal(error);
  });

  it('refuses in phase uploaded until reset() was called', async () => {
    const { exam, events } = await mount();
    await reach(exam, 'uploaded');
    expect(await failedStart(exam)).to.include({ name: 'InvalidStateError' });
    expect(exam.phase).to.equal('uploaded');
    exam.reset();
    expect(exam.phase).to.equal('start');
    expect(events.at(-1)).to.equal('exam-phase-change:start');
    expect(exam.session).to.be.undefined;
    expect(exam.sessionId).to.be.undefined;
    await reach(exam, 'in-exam');
  });

  it('refuses outside of a document', async () => {
    const error = await failedStart(new ProctoredExam());
    expect(error).to.include({ name: 'InvalidStateError' });
  });

  for (const phase of ['start', 'preparing', 'in-exam', 'finished'] as const) {
    it(`refuses reset() in phase ${phase}`, async () => {
      const { exam } = await mount();
      if (phase !== 'start') await reach(exam, phase);
      expect(() => {
        exam.reset();
      })
        .to.throw(DOMException)
        .with.property('name', 'InvalidStateError');
      expect(exam.phase).to.equal(phase);
    });
  }

  it('uses the page’s own function in place of the request, with a signal', async () => {
    const { exam, lms } = await mount();
    let signal: AbortSignal | undefined;
    exam.fetchStartData = (options) => {
      ({ signal } = options);
      return Promise.resolve(startData({ integrationName: 'own' }));
    };
    await reach(exam, 'in-exam');
    expect(signal).to.be.instanceOf(AbortSignal);
    expect(fakeSdk.calls[0]).to.include({ integrationName: 'own' });
    expect(await lms.log('start')).to.have.length(0);
  });

  it('sends cookies to other origins only when told so', async () => {
    const cors = {
      'access-control-allow-origin': location.origin,
      'access-control-allow-credentials': 'true',
    };
    const lms = await planLms({ start: [{ body: startData(), headers: cors }] });
    document.cookie = 'learner=1; SameSite=Lax; path=/';
    const { exam } = await mount('', lms);
    exam.endpoint = lms.otherUrl('start');
    await reach(exam, 'uploaded');
    exam.reset();
    exam.credentials = 'include';
    await reach(exam, 'uploaded');
    const cookies = (await lms.log('start')).map(({ headers }) => headers['cookie']);
    expect(cookies[0]).to.be.undefined;
    expect(cookies[1]).to.include('learner=1');
  });

  it('a hint that the camera is denied shows only as long as it is', async () => {
    const allow = await pretendDeniedCamera();
    const { exam } = await mount('');
    await until(exam, () => part(exam, 'message'));
    expect(part(exam, 'message')!.textContent).to.include('camera');
    allow();
    await until(exam, () => !part(exam, 'message'));
    expect(part(exam, 'start-button')).to.exist;
  });
});
