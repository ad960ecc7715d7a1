import { expect } from '@open-wc/testing';
import type { Refusal } from '../../src/index.js';
import { failedStart, mount, reach } from '../support/exam.js';
import { planLms, startData, token } from '../support/lms.js';
import { fakeSdk } from '../support/sdk.js';
import { pretend } from '../support/views.js';

const MINUTE = 60_000;

/** The learner's clock is wrong by so many milliseconds until the test is over. */
function setClock(error: number): void {
  const { now } = Date;
  pretend(Date, 'now', () => now() + error);
}

const seconds = (time: number): number => Math.floor(time / 1000);
const tokenUntil = (time: number): string => token({ exp: seconds(time) });

describe('a learner’s clock judges nothing', () => {
  it('of a token that fetchStartData gives: an exam starts with a clock that is 20 minutes fast', async () => {
    const jwt = tokenUntil(Date.now() + 10 * MINUTE);
    setClock(20 * MINUTE);
    const { exam } = await mount();
    exam.fetchStartData = () => Promise.resolve(startData({ jwt }));
    await reach(exam, 'in-exam');
    expect(fakeSdk.calls).to.have.length(1);
  });

  it('nor of one from an endpoint of another origin that doesn’t expose its Date', async () => {
    const jwt = tokenUntil(Date.now() + 10 * MINUTE);
    setClock(20 * MINUTE);
    const lms = await planLms({
      start: [{ body: startData({ jwt }), headers: { 'access-control-allow-origin': '*' } }],
    });
    const { exam } = await mount('', lms);
    exam.endpoint = lms.otherUrl('start');
    await reach(exam, 'in-exam');
  });

  it('nor how long an LMS wants to be left alone: a date in Retry-After counts by the answer’s own', async () => {
    setClock(60 * MINUTE);
    const served = Date.now() - 60 * MINUTE;
    const lms = await planLms({
      start: [
        {
          status: 503,
          headers: {
            date: new Date(served).toUTCString(),
            'retry-after': new Date(served + 30_000).toUTCString(),
          },
        },
      ],
    });
    const { exam } = await mount('', lms);
    const { retryAt = 0 } = (await failedStart(exam)).cause as Refusal;
    expect((retryAt - Date.now()) / 1000).to.be.closeTo(30, 3);
  });
});

describe('the LMS’s clock judges', () => {
  for (const age of ['1800', '1800, 20']) {
    it(`a token that expired in a cache: its age (${age}) counts`, async () => {
      const served = Date.now() - 30 * MINUTE;
      const lms = await planLms({
        start: [
          {
            body: startData({ jwt: tokenUntil(served + 10 * MINUTE) }),
            headers: { date: new Date(served).toUTCString(), age },
          },
        ],
      });
      const { exam } = await mount('', lms);
      expect(await failedStart(exam)).to.include({ code: 'token-expired' });
      expect(fakeSdk.calls).to.have.length(0);
    });
  }

  it('a token that is valid by it starts, with a clock that is a day fast', async () => {
    const lms = await planLms({ start: [{ body: startData() }] });
    const { exam } = await mount('', lms);
    setClock(24 * 60 * MINUTE);
    await reach(exam, 'in-exam');
  });
});

describe('a session id that is a number', () => {
  it('locks the session as a text does', async () => {
    const id = Math.floor(Math.random() * 1e9);
    const lms = await planLms({ start: [{ body: startData({ jwt: token({ sessionId: id }) }) }] });
    const { exam } = await mount('', lms);
    await reach(exam, 'in-exam');
    expect(exam.sessionId).to.equal(String(id));
    const { held = [] } = await navigator.locks.query();
    expect(held.map(({ name }) => name)).to.include(`proctored-exam:${id}`);
  });
});
