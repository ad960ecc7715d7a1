import { expect } from '@open-wc/testing';
import { importMap, type Answer } from '../../support/lms.js';
import { holdTimers } from '../../support/timers.js';
import { clickStart, good, type Fault } from './fault.js';

const UNLOADED =
  'Proctoring did not load. Check your connection, switch off content blockers and try again, or reload this page.';

const javascript = (body: string) => ({
  headers: { 'content-type': 'text/javascript' },
  body,
});
/** The fake SDK; a failed module keeps the record of its page all the same. */
const goodModule = javascript("export * from '/test/support/fake-sdk.ts';");

/** A module that fails at the first start, in a page of its own, since browsers remember modules. */
const row = (fault: string, answer: Answer, code: Fault['code'] = 'sdk-unavailable'): Fault => ({
  fault: `the SDK ${fault}`,
  page: {},
  answers: { sdk: [answer] },
  code,
  phase: 'preparing',
  shows: [UNLOADED],
  retry: true,
  mend: ({ lms }) => lms.replan({ start: [good()], sdk: [goodModule] }),
});

/** What the page's own loader gives. */
const loader = (fault: string, load: () => Promise<unknown>, code: Fault['code']): Fault => ({
  fault: `loadSdk ${fault}`,
  prepare: ({ exam }) => {
    exam.loadSdk = load as typeof exam.loadSdk;
  },
  code,
  phase: 'preparing',
  shows: [UNLOADED],
  retry: true,
  mend: ({ exam }) => {
    exam.loadSdk = undefined;
  },
});

/** The vendor's script on its way to the page. */
export const sdkModule: Fault[] = [
  row('is not there: 404', { status: 404 }),
  row('fails: 500', { status: 500 }),
  row('is unavailable: 503', { status: 503, headers: { 'retry-after': '1' } }),
  row('is cut off before an answer', 'drop'),
  row('is replaced by a captive portal’s page', {
    headers: { 'content-type': 'text/html' },
    body: '<h1>Welcome</h1>',
  }),
  row('comes as JSON', { headers: { 'content-type': 'application/json' }, body: '{}' }),
  row('has a syntax error', javascript('export const = 5;')),
  row(
    'throws while it is evaluated',
    javascript('throw new Error("broken"); export const init = 1'),
  ),
  {
    ...row(
      'imports what is not there',
      javascript("import '/lms/nowhere/part.js'; export const init = 1;"),
    ),
    not: { Firefox: 'it remembers the failed part until a reload, whatever the module’s address' },
  },
  row('exports no init', javascript('export const start = () => 1;'), 'sdk-invalid'),
  row('exports an init that is no function', javascript('export const init = {};'), 'sdk-invalid'),
  {
    ...row('has another hash than the import map lists', goodModule),
    not: { WebKit: 'WebKitGTK 2.50 does not enforce integrity in import maps' },
    page: (lms) => {
      const url = lms.url('sdk');
      return { importMap: importMap(url, { integrity: { [url]: 'sha384-AAAA' } }) };
    },
    // what the page forbids stays forbidden: no try goes around the integrity
    later: async ({ exam, sdk }) => {
      await exam.start().catch(() => undefined);
      await exam.start().catch(() => undefined);
      expect(exam.error).to.include({ code: 'sdk-unavailable' });
      expect(sdk.calls).to.have.length(0);
    },
  },
  {
    ...row('is blocked by the page’s Content-Security-Policy', goodModule),
    page: (lms) => ({
      importMap: importMap(lms.otherUrl('sdk')),
      headers: { 'content-security-policy': "script-src 'self' 'unsafe-inline'" },
    }),
    holds: async ({ lms }) => expect(await lms.log('sdk')).to.have.length(0),
    // a policy lasts as long as its page; the learner can't do anything about it
    later: async ({ exam }) => {
      await exam.start().catch(() => undefined);
      expect(exam.error).to.include({ code: 'sdk-unavailable', retryable: true });
    },
  },
  {
    ...row('does not arrive within 30 s', { ...goodModule, delay: 'hold' }, 'sdk-timeout'),
    strike: async (stage) => {
      const timers = holdTimers(stage.window);
      clickStart(stage);
      await stage.lms.waitFor('sdk', 1, { state: 'held' });
      timers.ring(30_000);
      timers.restore();
    },
    // browsers let every import of an address wait for the first: when that arrives, a start works
    mend: async ({ lms }) => {
      await lms.release('sdk');
      await lms.replan({ start: [good()] });
    },
  },
  loader('rejects', () => Promise.reject(new Error('blocked')), 'sdk-unavailable'),
  loader(
    'throws',
    () => {
      throw new Error('blocked');
    },
    'sdk-unavailable',
  ),
  loader('gives nothing', () => Promise.resolve(undefined), 'sdk-invalid'),
  loader('gives a module without init', () => Promise.resolve({ default: {} }), 'sdk-invalid'),
];
