import { expect } from '@open-wc/testing';
import type { Answer } from '../../support/lms.js';
import { holdTimers } from '../../support/timers.js';
import { clickStart, freshData, good, type Fault, type Stage } from './fault.js';

const UNREACHABLE = 'The server did not answer. Check your connection and try again.';
const INVALID = 'This exam is not set up correctly. Please tell your teacher.';

const html = (title: string): Answer => ({
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: `<!doctype html><title>${title}</title><h1>${title}</h1>`,
});

/** The learner clicks, and the time that an answer may take passes once it is under way. */
const wait15s =
  (state: 'held' | 'sending') =>
  async (stage: Stage): Promise<void> => {
    const timers = holdTimers(stage.window);
    try {
      clickStart(stage);
      await stage.lms.waitFor('start', 1, { state });
      timers.ring(15_000);
    } finally {
      timers.restore();
    }
    // the request is given up, not only forgotten
    await stage.lms.waitFor('start', 1, { state: 'aborted' });
  };

/** The endpoint is asked at another origin, and answers there with these headers. */
const crossOrigin = (headers: Record<string, string>, credentials: RequestCredentials) => ({
  answers: { start: [{ body: freshData(), headers }] },
  prepare: ({ exam, lms }: Stage) => {
    exam.endpoint = lms.otherUrl('start');
    exam.credentials = credentials;
  },
  mend: async ({ lms }: Stage) => {
    const allowed = {
      'access-control-allow-origin': location.origin,
      'access-control-allow-credentials': 'true',
    };
    await lms.replan({ start: [{ ...good(), headers: allowed }] });
  },
});

const unreachable = {
  code: 'endpoint-unreachable',
  phase: 'preparing',
  retry: true,
  shows: [UNREACHABLE],
} as const;
const invalid = {
  code: 'start-data-invalid',
  phase: 'preparing',
  retry: true,
  shows: [INVALID],
} as const;
const signedOut = {
  ...invalid,
  shows: ['You are not signed in. Sign in again in another tab, then try again here.'],
} as const;

/** The way to the start endpoint and back. */
export const startEndpoint: Fault[] = [
  {
    fault: 'no endpoint is named',
    prepare: ({ exam }) => {
      exam.removeAttribute('data-endpoint');
    },
    code: 'endpoint-missing',
    phase: 'preparing',
    shows: ['This exam is not set up correctly. Please tell your teacher.'],
    mend: ({ exam, lms }) => {
      exam.setAttribute('data-endpoint', lms.url('start'));
    },
  },
  {
    fault: 'the connection is refused: nothing listens',
    prepare: ({ exam, lms }) => {
      exam.endpoint = lms.closedUrl('start');
    },
    mend: ({ exam, lms }) => {
      exam.endpoint = lms.url('start');
    },
    ...unreachable,
  },
  {
    fault: 'the connection is dropped before an answer',
    answers: { start: ['drop'] },
    ...unreachable,
  },
  {
    fault: 'the connection is dropped in the middle of the answer',
    answers: { start: [{ ...good(), end: 'break' }] },
    ...unreachable,
  },
  {
    fault: 'no answer comes within 15 s',
    answers: { start: [{ ...good(), delay: 'hold' }] },
    strike: wait15s('held'),
    ...unreachable,
    code: 'endpoint-timeout',
  },
  {
    fault: 'the answer drips, and is not complete within 15 s',
    answers: { start: [{ ...good(), end: 'drip' }] },
    strike: wait15s('sending'),
    ...unreachable,
    code: 'endpoint-timeout',
  },
  {
    fault: 'a redirect to a sign-in page',
    answers: {
      start: [{ status: 302, headers: { location: 'sign-in' } }],
      'sign-in': [html('Sign in')],
    },
    ...signedOut,
    holds: ({ exam }) => expect(exam.error!.message).to.include('sign-in page'),
  },
  {
    fault: 'a redirect that goes round in circles',
    answers: { start: [{ status: 302, headers: { location: 'start' } }] },
    ...unreachable,
  },
  {
    fault: 'a redirect to a sign-in service of another origin, without CORS',
    answers: { 'sign-in': [html('Sign in')] },
    prepare: ({ lms }) =>
      lms.replan({ start: [{ status: 302, headers: { location: lms.otherUrl('sign-in') } }] }),
    ...unreachable,
  },
  {
    fault: 'a captive portal answers every address with a page of its own, status 200',
    answers: { start: [html('Welcome to the airport')] },
    ...signedOut,
    holds: ({ exam }) => expect(exam.error!.message).to.include('text/html'),
  },
  {
    fault: 'another origin without a CORS header',
    ...crossOrigin({}, 'same-origin'),
    ...unreachable,
  },
  {
    fault: 'another origin that names a third in its CORS header',
    ...crossOrigin({ 'access-control-allow-origin': 'https://else.example' }, 'same-origin'),
    ...unreachable,
  },
  {
    fault: 'another origin with the CORS header * and data-credentials="include"',
    ...crossOrigin({ 'access-control-allow-origin': '*' }, 'include'),
    ...unreachable,
  },
  {
    fault: 'another origin that does not allow credentials, and data-credentials="include"',
    ...crossOrigin({ 'access-control-allow-origin': location.origin }, 'include'),
    ...unreachable,
  },
  {
    fault: 'an answer of 10 MB',
    answers: { start: [{ ...good(), pad: 10_000_000 }] },
    ...invalid,
    // given up at 64 KiB: the rest never leaves the server
    holds: ({ lms }) => lms.waitFor('start', 1, { state: 'aborted' }),
  },
  {
    fault: 'a refusal of 10 MB',
    answers: { start: [{ status: 403, body: { title: 'Closed' }, pad: 10_000_000 }] },
    code: 'endpoint-refused',
    phase: 'preparing',
    retry: true,
    shows: ['The exam’s server refused this. Sign in again or tell your teacher.'],
    holds: ({ lms }) => lms.waitFor('start', 1, { state: 'aborted' }),
  },
];
