import { expect } from '@open-wc/testing';
import { sessionOf } from '../../support/exam.js';
import { token, type Answer } from '../../support/lms.js';
import { freshData, good, type Fault, type Stage } from './fault.js';

const INVALID = 'This exam is not set up correctly. Please tell your teacher.';

/** An answer with status 200 that is no start data; `names` is what the error names for the integrator. */
const row = (fault: string, answer: Answer, names: RegExp): Fault => ({
  fault: `the answer ${fault}`,
  answers: { start: [answer] },
  code: 'start-data-invalid',
  phase: 'preparing',
  shows: [INVALID],
  retry: true,
  holds: ({ exam }) => expect(exam.error!.message).to.match(names),
});

const body = (text: string): Answer => ({
  body: text,
  headers: { 'content-type': 'application/json' },
});

/** A good answer but for one field. */
const field = (fault: string, name: string, value: unknown): Fault =>
  row(`has ${fault}`, good({ [name]: value }), new RegExp(`^${name}: expected`));

const base64url = (text: string) => btoa(text).replaceAll('=', '');
const noFault = { code: 'none', phase: 'in-exam', shows: [] } as const;

/** Answers in which something strange is to be borne: the exam starts. */
const harmless = (fault: string, answer: Answer, more: Partial<Fault> = {}): Fault => ({
  fault: `the answer ${fault}`,
  answers: { start: [answer] },
  strike: ({ exam, sdk }) => startInto({ exam, sdk }),
  ...noFault,
  ...more,
});

async function startInto({ exam, sdk }: Pick<Stage, 'exam' | 'sdk'>): Promise<void> {
  const started = exam.start();
  await sdk.called();
  await sessionOf(exam);
  sdk.session.start();
  await started;
}

/** A list of servers in the head of the tests' own page, as long as a row runs. */
const listed = (content: string): Pick<Fault, 'prepare' | 'mend'> => {
  const meta = document.createElement('meta');
  return {
    prepare: () => {
      meta.name = 'proctored-exam:server-origins';
      meta.content = content;
      document.head.append(meta);
    },
    mend: async ({ lms }) => {
      meta.remove();
      await lms.replan({ start: [good()] });
    },
  };
};

const FIELDS = /^serverOrigin: .*integrationName: .*jwt: /;

/** What the answer says. */
export const startData: Fault[] = [
  row('is empty', body(''), /expected JSON/),
  row('is 204 No Content', { status: 204 }, /expected JSON/),
  row('is JSON that breaks off', body('{"serverOrigin": "https://'), /expected JSON/),
  row(
    'is JSON with something after it',
    body(`${JSON.stringify(freshData())}<!-- 3 ms -->`),
    /JSON/,
  ),
  row('is null', body('null'), FIELDS),
  row('is an array', body(JSON.stringify([freshData()])), FIELDS),
  row('is a string', body('"start"'), FIELDS),
  row('is a number', body('42'), FIELDS),
  row('is an object without fields', body('{}'), FIELDS),
  row('has the fields one level too deep', { body: { data: freshData() } }, FIELDS),
  row('is in UTF-16', body('{\u0000"\u0000}\u0000'), /expected JSON/),
  field('no serverOrigin', 'serverOrigin', undefined),
  field('an http serverOrigin', 'serverOrigin', 'http://proctor.example.org'),
  field('a serverOrigin with a path', 'serverOrigin', 'https://proctor.example.org/v1'),
  field('a serverOrigin with a password', 'serverOrigin', 'https://a:b@proctor.example.org'),
  field('a javascript: serverOrigin', 'serverOrigin', 'javascript:alert(1)'),
  field('a data: serverOrigin', 'serverOrigin', 'data:text/html,x'),
  field('a serverOrigin without scheme', 'serverOrigin', '//proctor.example.org'),
  field('a list for serverOrigin', 'serverOrigin', ['https://proctor.example.org']),
  field('no integrationName', 'integrationName', undefined),
  field('a blank integrationName', 'integrationName', ' '),
  field('a number for integrationName', 'integrationName', 42),
  field('no jwt', 'jwt', undefined),
  field('a jwt of two parts', 'jwt', 'e30.e30'),
  field('a jwt of four parts', 'jwt', `${token()}.more`),
  field('an unsigned jwt', 'jwt', token({}, { signature: '' })),
  field('a jwt whose payload is no JSON', 'jwt', token({}, { payload: '%%%' })),
  field('a jwt whose payload is null', 'jwt', token({}, { payload: base64url('null') })),
  field('a theme that is no string', 'theme', { dark: true }),
  field('a config that is a string', 'config', '{}'),
  field('a config that is a list', 'config', [1]),
  {
    ...row(
      'names a server that the administrator did not list',
      good({ serverOrigin: 'https://proctor.evil.example' }),
      /proctored-exam:server-origins/,
    ),
    ...listed('https://proctor.acme.edu https://*.proctor.constructor.app'),
  },
  {
    ...row(
      'names a server that only ends like a listed one',
      good({ serverOrigin: 'https://evilproctor.constructor.app' }),
      /proctored-exam:server-origins/,
    ),
    ...listed('https://*.proctor.constructor.app'),
  },
  {
    fault: 'the token has expired an hour ago',
    answers: { start: [good({ jwt: token({ exp: Math.floor(Date.now() / 1000) - 3600 }) })] },
    code: 'token-expired',
    phase: 'preparing',
    shows: ['The permission to start has expired. Please try again.'],
    retry: true,
  },
  harmless('begins with a byte order mark', body(`\uFEFF${JSON.stringify(freshData())}`)),
  harmless('is JSON that calls itself text/plain', {
    body: JSON.stringify(freshData()),
    headers: { 'content-type': 'text/plain' },
  }),
  harmless('has fields that nobody knows', good({ debug: true, serverOrigins: ['x'] })),
  harmless(
    'has a config that would replace what init is called with',
    good({
      config: {
        serverOrigin: 'https://evil.example',
        integrationName: 'evil',
        jwt: 'a.b.c',
        theme: 'evil',
        lang: 'de',
      },
      theme: 'dark',
    }),
    {
      holds: ({ sdk: { calls } }) =>
        expect(calls[0]).to.include({
          serverOrigin: 'https://proctor.example.org',
          integrationName: 'university',
          theme: 'dark',
          lang: 'de',
        }),
    },
  ),
  harmless(
    'has a config that would pollute prototypes',
    body(
      JSON.stringify({ ...freshData(), config: 'CONFIG' }).replace(
        '"CONFIG"',
        '{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}, "lang": "de"}',
      ),
    ),
    {
      holds: ({ sdk: { calls } }) => {
        expect({}).not.to.have.property('polluted');
        expect(calls[0]).to.include({ lang: 'de' }).and.not.to.have.property('polluted');
        expect(Object.getPrototypeOf(calls[0])).to.equal(Object.prototype);
      },
    },
  ),
  harmless(
    'would pollute prototypes itself',
    body(`{"__proto__": {"theme": "evil"}, ${JSON.stringify(freshData()).slice(1)}`),
    {
      holds: ({ sdk: { calls } }) => expect(calls[0]).to.include({ theme: 'default' }),
    },
  ),
];

const config = (attribute: string, names: string): Fault => ({
  fault: `data-config is ${attribute}`,
  prepare: ({ exam }) => {
    exam.setAttribute('data-config', attribute);
  },
  code: 'config-invalid',
  phase: 'preparing',
  shows: ['This exam is not set up correctly. Please tell your teacher.'],
  holds: ({ exam }) => expect(exam.error!.message).to.include(names),
  mend: ({ exam }) => {
    exam.removeAttribute('data-config');
  },
});

/** What the page says. */
export const pageConfig: Fault[] = [
  config('{', '"{"'),
  config('[]', '[]'),
  config('null', 'null'),
  config('"text"', '"text"'),
  {
    fault: 'data-config would replace what init is called with, and pollute prototypes',
    prepare: ({ exam }) => {
      exam.setAttribute(
        'data-config',
        '{"jwt": "a.b.c", "serverOrigin": "https://evil.example", "theme": "evil", "__proto__": {"polluted": 1}, "lang": "de"}',
      );
    },
    strike: startInto,
    ...noFault,
    holds: ({ sdk: { calls } }) => {
      expect({}).not.to.have.property('polluted');
      expect(calls[0])
        .to.include({ serverOrigin: 'https://proctor.example.org', theme: 'default', lang: 'de' })
        .and.not.to.have.property('polluted');
    },
  },
];
