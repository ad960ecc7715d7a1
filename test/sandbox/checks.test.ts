import { expect } from '@open-wc/testing';
import type * as Sandbox from '../../src/sandbox/index.js';
import { sandbox, inMinutes, token, options, type Cause, rejection } from '../support/sandbox.js';

describe('the sandbox’s checks', () => {
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
    expect(await code({ startDate: inMinutes(-60), endDate: inMinutes(-1) })).to.equal('too-late');
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
