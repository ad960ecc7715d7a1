import { expect } from '@open-wc/testing';
import { ProctoredExamError, type ErrorCode } from '../../src/index.js';
import { failedStart, mount, part, reach } from '../support/exam.js';
import { planLms, startData, token, type Answer } from '../support/lms.js';
import { fakeSdk } from '../support/sdk.js';

/** A good answer but for `overrides`. */
const data = (overrides: Record<string, unknown>): Answer => ({ body: startData(overrides) });

const base64url = (text: string) => btoa(text).replaceAll('=', '');

const cases: { what: string; answer: Answer; code: ErrorCode; says: RegExp }[] = [
  {
    what: 'status 500',
    answer: { status: 500 },
    code: 'endpoint-refused',
    says: /expected status 200.*500/,
  },
  {
    what: 'status 404 with start data',
    answer: { status: 404, body: startData() },
    code: 'endpoint-refused',
    says: /404/,
  },
  {
    what: 'an HTML sign-in page',
    answer: {
      body: '<!doctype html><h1>Sign in</h1>',
      headers: { 'content-type': 'text/html; charset=utf-8' },
    },
    code: 'start-data-invalid',
    says: /expected JSON, got text\/html.*sign-in page/,
  },
  {
    what: 'an empty body',
    answer: { body: '' },
    code: 'start-data-invalid',
    says: /expected JSON/,
  },
  {
    what: 'JSON that breaks off',
    answer: { body: '{"jwt":' },
    code: 'start-data-invalid',
    says: /expected JSON/,
  },
  {
    what: 'more than 64 KiB',
    answer: data({ config: { pad: 'x'.repeat(65_536) } }),
    code: 'start-data-invalid',
    says: /\d+ bytes/,
  },
  {
    what: 'an empty object',
    answer: { body: {} },
    code: 'start-data-invalid',
    says: /serverOrigin.*integrationName.*jwt/s,
  },
  {
    what: 'null',
    answer: { body: 'null' },
    code: 'start-data-invalid',
    says: /serverOrigin.*integrationName.*jwt/s,
  },
  {
    what: 'an array',
    answer: { body: '[]' },
    code: 'start-data-invalid',
    says: /serverOrigin.*integrationName.*jwt/s,
  },
  {
    what: 'no serverOrigin',
    answer: data({ serverOrigin: undefined }),
    code: 'start-data-invalid',
    says: /^serverOrigin: expected an https origin, got undefined$/,
  },
  {
    what: 'an http serverOrigin',
    answer: data({ serverOrigin: 'http://proctor.example.org' }),
    code: 'start-data-invalid',
    says: /^serverOrigin: .*"http:\/\/proctor/,
  },
  {
    what: 'a serverOrigin with a path',
    answer: data({ serverOrigin: 'https://proctor.example.org/api' }),
    code: 'start-data-invalid',
    says: /^serverOrigin/,
  },
  {
    what: 'a serverOrigin with credentials',
    answer: data({ serverOrigin: 'https://a:b@proctor.example.org' }),
    code: 'start-data-invalid',
    says: /^serverOrigin/,
  },
  {
    what: 'a javascript: serverOrigin',
    answer: data({ serverOrigin: 'javascript:alert(1)' }),
    code: 'start-data-invalid',
    says: /^serverOrigin/,
  },
  {
    what: 'a host that only begins like this machine',
    answer: data({ serverOrigin: 'http://127.evil.example' }),
    code: 'start-data-invalid',
    says: /^serverOrigin/,
  },
  {
    what: 'a serverOrigin that is a number',
    answer: data({ serverOrigin: 5 }),
    code: 'start-data-invalid',
    says: /^serverOrigin: .*got 5$/,
  },
  {
    what: 'no integrationName',
    answer: data({ integrationName: undefined }),
    code: 'start-data-invalid',
    says: /^integrationName: expected a string, got undefined$/,
  },
  {
    what: 'a blank integrationName',
    answer: data({ integrationName: ' ' }),
    code: 'start-data-invalid',
    says: /^integrationName/,
  },
  {
    what: 'no jwt',
    answer: data({ jwt: undefined }),
    code: 'start-data-invalid',
    says: /^jwt: expected a token of three parts, got undefined$/,
  },
  {
    what: 'a two-part jwt',
    answer: data({ jwt: token().split('.').slice(0, 2).join('.') }),
    code: 'start-data-invalid',
    says: /^jwt: /,
  },
  {
    what: 'a jwt without its signature',
    answer: data({ jwt: token({}, { signature: '' }) }),
    code: 'start-data-invalid',
    says: /^jwt: /,
  },
  {
    what: 'a jwt whose payload is no JSON',
    answer: data({ jwt: token({}, { payload: '%%%' }) }),
    code: 'start-data-invalid',
    says: /^jwt: /,
  },
  {
    what: 'a jwt whose payload is a list',
    answer: data({ jwt: token({}, { payload: base64url('[]') }) }),
    code: 'start-data-invalid',
    says: /^jwt: /,
  },
  {
    what: 'a theme that is no string',
    answer: data({ theme: 7 }),
    code: 'start-data-invalid',
    says: /^theme: expected a string, got 7$/,
  },
  {
    what: 'a config that is no object',
    answer: data({ config: [] }),
    code: 'start-data-invalid',
    says: /^config: expected an object, got \[\]$/,
  },
  {
    what: 'an expired jwt',
    answer: data({ jwt: token({ exp: 1_000_000_000 }) }),
    code: 'token-expired',
    says: /2001-09-09T01:46:40/,
  },
];

describe('start data', () => {
  for (const { what, answer, code, says } of cases) {
    it(`${what} is ${code}, and the next start works`, async () => {
      const { exam } = await mount('', await planLms({ start: [answer, { body: startData() }] }));
      const shown = new Promise((resolve) => {
        exam.addEventListener('exam-error', ({ detail }) => {
          resolve(detail.error);
        });
      });
      const error = await failedStart(exam);
      expect(error).to.be.instanceOf(ProctoredExamError);
      expect(error).to.include({ code, retryable: true, phase: 'preparing' });
      const place = ` (${code}: demo/docs/errors.md#${code})`;
      expect(error.message).to.match(/#[\w-]+\)$/);
      expect(error.message.replace(place, '')).to.match(says);
      expect(await shown).to.equal(error);
      expect(exam.error).to.equal(error);
      expect(exam.phase).to.equal('error');
      expect(fakeSdk.calls).to.have.length(0);
      expect(part(exam, 'message')!.textContent).to.have.length.above(20);
      const support = part(exam, 'support-code')!.textContent;
      expect(support).to.include(error.supportCode).and.to.include(code);

      part(exam, 'retry-button')!.click();
      await fakeSdk.called();
      expect(exam.error).to.be.undefined;
    });
  }

  it('names every wrong field at once, and never prints the token', async () => {
    const jwt = `${token()}.secret`;
    const body = startData({ serverOrigin: 'ftp://x', integrationName: 0, jwt });
    const { exam } = await mount('', await planLms({ start: [{ body }] }));
    const { message } = await failedStart(exam);
    expect(message).to.match(/serverOrigin.*integrationName.*jwt/);
    expect(message).not.to.include('secret').and.not.to.include(jwt.slice(0, 10));
  });

  for (const serverOrigin of [
    'https://a.example:8443',
    'http://localhost:8080',
    'http://lms.localhost',
    'http://127.0.0.1:1',
    'http://[::1]:3000',
  ]) {
    it(`takes ${serverOrigin} for an origin`, async () => {
      const { exam } = await mount('', await planLms({ start: [data({ serverOrigin })] }));
      await reach(exam, 'in-exam');
      expect(fakeSdk.calls[0]).to.include({ serverOrigin });
    });
  }

  it('hands a serverOrigin with a final slash on without it', async () => {
    const { exam } = await mount(
      '',
      await planLms({ start: [data({ serverOrigin: 'https://a.example/' })] }),
    );
    await reach(exam, 'in-exam');
    expect(fakeSdk.calls[0]).to.include({ serverOrigin: 'https://a.example' });
  });

  it('takes null for an absent theme and config', async () => {
    const { exam } = await mount(
      '',
      await planLms({ start: [data({ theme: null, config: null })] }),
    );
    await reach(exam, 'in-exam');
    expect(fakeSdk.calls[0]).to.include({ theme: 'default' });
  });

  it('reads a session id beyond ASCII, and does without one', async () => {
    const { exam, lms } = await mount(
      '',
      await planLms({ start: [data({ jwt: token({ sessionId: 'prüfung-ß' }) })] }),
    );
    await reach(exam, 'uploaded');
    expect(exam.sessionId).to.equal('prüfung-ß');
    await lms.replan({ start: [data({ jwt: token({ sessionId: undefined, exp: undefined }) })] });
    exam.reset();
    await reach(exam, 'in-exam');
    expect(exam.sessionId).to.be.undefined;
  });

  it('goes by the LMS’s clock where it is told, since learners’ clocks err', async () => {
    const hourAgo = Math.floor(Date.now() / 1000) - 3600;
    const answer: Answer = {
      body: startData({ jwt: token({ exp: hourAgo + 600 }) }),
      headers: { date: new Date(hourAgo * 1000).toUTCString() },
    };
    const { exam } = await mount('', await planLms({ start: [answer] }));
    await reach(exam, 'in-exam');
    expect(fakeSdk.calls).to.have.length(1);
  });

  it('checks what the page’s own function returns like an answer', async () => {
    const { exam } = await mount();
    exam.fetchStartData = () => Promise.resolve({} as never);
    expect(await failedStart(exam)).to.include({ code: 'start-data-invalid' });
  });
});

describe('the administrator’s list of servers', () => {
  const list = (content: string, parent: Element = document.head) => {
    const meta = document.createElement('meta');
    meta.name = 'proctored-exam:server-origins';
    meta.content = content;
    parent.append(meta);
    return meta;
  };
  let meta: HTMLMetaElement;
  afterEach(() => {
    meta.remove();
  });

  const content = 'https://proctor.acme.edu\n  https://*.proctor.constructor.app';
  for (const serverOrigin of ['https://proctor.acme.edu', 'https://eu.proctor.constructor.app']) {
    it(`lets ${serverOrigin} pass`, async () => {
      meta = list(content);
      const { exam } = await mount('', await planLms({ start: [data({ serverOrigin })] }));
      await reach(exam, 'in-exam');
      expect(fakeSdk.calls[0]).to.include({ serverOrigin });
    });
  }
  for (const serverOrigin of [
    'https://proctor.acme.edu:444',
    'https://proctor.constructor.app',
    'https://evilproctor.constructor.app',
    'https://proctor.constructor.app.evil.example',
  ]) {
    it(`refuses ${serverOrigin}`, async () => {
      meta = list(content);
      const { exam } = await mount('', await planLms({ start: [data({ serverOrigin })] }));
      const error = await failedStart(exam);
      expect(error).to.include({ code: 'start-data-invalid' });
      expect(error.message)
        .to.include('proctored-exam:server-origins')
        .and.to.include(serverOrigin);
    });
  }
  it('does not count in the body, where others may write', async () => {
    meta = list('https://nobody.example', document.body);
    const { exam } = await mount();
    await reach(exam, 'in-exam');
    expect(exam.phase).to.equal('in-exam');
  });
});
