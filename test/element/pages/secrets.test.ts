import { expect } from '@open-wc/testing';
import type { ProctoredExam, ProctoredExamError } from '../../../src/index.js';
import { failedStart, mount, part, reach } from '../../support/exam.js';
import { planLms, startData, token, type Answer } from '../../support/lms.js';
import { fakeSdk } from '../../support/sdk.js';
import { pretend, until } from '../../support/views.js';

const JWT = token({ sessionId: 'secret-session', learner: 'a learner whom nobody else may know' });
const ACCESS = 'a7f3Q9zLk2Wm8Xv4Tn6R';

/** All that a person could read of it: the view, the console, the error, what is copied. */
async function readAll(
  exam: ProctoredExam,
  error: ProctoredExamError,
  logged: unknown[],
): Promise<string> {
  let copied = '';
  pretend(navigator, 'clipboard', {
    writeText: (text: string) => {
      copied = text;
      return Promise.resolve();
    },
  });
  await exam.updateComplete;
  const copy = part(exam, 'copy-button');
  if (copy) {
    copy.click();
    await until(exam, () => copied !== '');
  }
  /** What developer tools show when it is opened there. */
  const texts = (thrown: unknown): unknown[] => {
    if (thrown instanceof Map) return [...thrown].map(texts);
    if (thrown instanceof URL) return [thrown.href];
    if (thrown instanceof Response) return [thrown.url];
    if (typeof thrown !== 'object' || thrown === null) return [thrown];
    return Reflect.ownKeys(thrown).map((key) => [String(key), texts(Reflect.get(thrown, key))]);
  };
  return JSON.stringify([
    exam.shadowRoot!.textContent,
    exam.shadowRoot!.innerHTML,
    texts(error),
    logged.map(texts),
    copied,
  ]);
}

/** Any eight characters of a secret are enough to tell that it leaks. */
function expectNone(text: string, secret: string): void {
  for (let start = 0; start + 8 <= secret.length; start++) {
    const some = secret.slice(start, start + 8);
    expect(text.includes(some), `“${some}” of a secret is shown in ${text}`).to.be.false;
  }
}

describe('no secret is shown', () => {
  const { error: log } = console;
  let logged: unknown[] = [];

  beforeEach(() => {
    logged = [];
    console.error = (...values: unknown[]) => logged.push(...values);
  });

  afterEach(() => {
    console.error = log;
  });

  const refused = (body: unknown): Answer => ({ status: 403, body });
  const answers: Record<string, Answer> = {
    'the LMS echoes the token in a problem document': refused({
      title: `Not valid: ${JWT}`,
      detail: `The token was ${JWT}.`,
      code: JWT,
    }),
    'the LMS answers with the token in another field': {
      body: { ...startData({ jwt: JWT, serverOrigin: JWT }), theme: [JWT] },
    },
    'the LMS answers with the token as the name, and without one': {
      body: { ...startData(), jwt: undefined, integrationName: 7, serverOrigin: JWT },
    },
    'the LMS echoes the address': refused({
      title: `No such exam: /start?access_token=${ACCESS}`,
      detail: encodeURIComponent(ACCESS),
    }),
  };
  for (const [what, answer] of Object.entries(answers)) {
    it(`when ${what}`, async () => {
      const lms = await planLms({ start: [answer] });
      const { exam } = await mount('', lms);
      exam.endpoint = `${lms.url('start')}?access_token=${ACCESS}&exam=42`;
      const error = await failedStart(exam);
      const text = await readAll(exam, error, logged);
      expectNone(text, JWT);
      expectNone(text, ACCESS);
    });
  }

  it('of an endpoint that can’t be reached', async () => {
    const lms = await planLms();
    const { exam } = await mount('', lms);
    exam.endpoint = `${lms.closedUrl('start')}?access_token=${ACCESS}#${ACCESS}`;
    const error = await failedStart(exam);
    expect(error.code).to.equal('endpoint-unreachable');
    expectNone(await readAll(exam, error, logged), ACCESS);
  });

  const thrown: Record<string, () => unknown> = {
    'an error': () => new Error(`Bad token ${JWT}`),
    'an error with a cause': () => new Error('Bad', { cause: new Error(`Token ${JWT}`) }),
    'a text': () => `Bad token ${JWT}`,
    'an object': () => ({ message: `Bad token ${JWT}`, request: { jwt: JWT } }),
    'a part of the token': () => new Error(`Bad payload ${JWT.split('.')[1]!.slice(4)}`),
    'an error of several': () => new AggregateError([new Error(`Token ${JWT}`)], 'All failed'),
    'an error whose message was changed': () => {
      const error = new Error(`Token ${JWT}`);
      error.message = 'Bad';
      return error;
    },
    'an error with a map': () => Object.assign(new Error('Bad'), { seen: new Map([['jwt', JWT]]) }),
    'an error with an address': () =>
      Object.assign(new Error('Bad'), { address: new URL(`https://example.org/?jwt=${JWT}`) }),
    'an error with the token for a key': () => Object.assign(new Error('Bad'), { [JWT]: true }),
    'the token in base64': () => new Error(`Bad ${btoa(`Bearer ${JWT}`)}`),
  };
  for (const [what, make] of Object.entries(thrown)) {
    it(`when the vendor's init throws ${what}`, async () => {
      const lms = await planLms({ start: [{ body: startData({ jwt: JWT }) }] });
      const { exam } = await mount('', lms);
      fakeSdk.respond = () => Promise.reject(make());
      const error = await failedStart(exam);
      expect(error.code).to.equal('init-rejected');
      expectNone(await readAll(exam, error, logged), JWT);
    });
  }

  it('when the page’s own function throws the answer that it got', async () => {
    const lms = await planLms({ start: [{ status: 403, body: 'No.' }] });
    const { exam } = await mount('', lms);
    exam.endpoint = `${lms.url('start')}?access_token=${ACCESS}`;
    exam.fetchStartData = async () => {
      const answer = await fetch(exam.endpoint);
      // As apps do, though it is no error.
      const thrown: unknown = answer;
      throw thrown;
    };
    expectNone(await readAll(exam, await failedStart(exam), logged), ACCESS);
  });

  it('and what can’t be read is left out', async () => {
    const { exam } = await mount('');
    fakeSdk.respond = () =>
      Promise.reject(
        Object.defineProperty(new Error('Bad'), 'session', {
          get: () => {
            throw new Error('no session');
          },
        }),
      );
    expect((await failedStart(exam)).code).to.equal('init-rejected');
  });

  it('when the vendor’s session fails with it', async () => {
    const lms = await planLms({ start: [{ body: startData({ jwt: JWT }) }] });
    const { exam } = await mount('', lms);
    await reach(exam, 'in-exam');
    fakeSdk.session.rejectFinish(new Error(`Session of ${JWT} is lost`));
    await until(exam, () => exam.error);
    expectNone(await readAll(exam, exam.error!, logged), JWT);
  });

  it('when handing in fails, and the LMS echoes token and address', async () => {
    const lms = await planLms({
      start: [{ body: startData({ jwt: JWT }) }],
      finish: [refused({ title: `Not with ${JWT}`, detail: `?key=${ACCESS}` })],
    });
    const { exam } = await mount('', lms);
    exam.finishEndpoint = `${lms.url('finish')}?key=${ACCESS}`;
    await reach(exam, 'in-exam');
    const error = await exam.finish().then(
      () => undefined,
      (reason: unknown) => reason as ProctoredExamError,
    );
    expect(error?.code).to.equal('finish-failed');
    const text = await readAll(exam, error!, logged);
    expectNone(text, JWT);
    expectNone(text, ACCESS);
  });

  it('and what is no secret stays as it was thrown', async () => {
    const cause = new Error('camera not found');
    fakeSdk.respond = () => Promise.reject(cause);
    const { exam } = await mount();
    expect((await failedStart(exam)).cause).to.equal(cause);
  });
});
