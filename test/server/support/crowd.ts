/**
 * Learners of one exam, each with a page of their own and the widget's own attempt (`ExamAttempt`), on the
 * clock of node:test: everything but the server, the browser and the human is real.
 */
import { setImmediate as turn } from 'node:timers/promises';
import type { TestContext } from 'node:test';
import type { ProctoredExamError } from '../../../src/exam/errors.js';
import type { AttemptOptions } from '../../../src/exam/attempt-options.js';
import { ExamAttempt } from '../../../src/exam/attempt.js';
import { requestStartData } from '../../../src/exam/requests.js';
import { encodePart } from './jwt.js';

/** Milliseconds that the clock goes on at a time. */
const STEP = 100;

/** Milliseconds from sending a request to its answer. */
const ROUND_TRIP = 200;

/** What the endpoint says at a time, in ms since nine o'clock. */
export type Endpoint = (time: number) => Response;

export const startData = () =>
  Response.json({
    serverOrigin: 'https://proctor.example',
    integrationName: 'acme',
    jwt: `${encodePart({ alg: 'HS256' })}.${encodePart({ exp: 9_999_999_999 })}.c2lnbmF0dXJl`,
  });

export interface Crowd {
  /** Requests in each second since nine o'clock. */
  perSecond: number[];
  /** When each learner's requests were sent, in ms since nine o'clock. */
  requests: number[][];
  /** How many learners have been handed over to the SDK. */
  started: number;
}

/**
 * Lets learners come, click, and click again when they are refused, until all have started or time
 * is up.
 *
 * @param arrival when each first clicks, in ms since nine o'clock
 * @param reaction milliseconds from an error to the click on "try again"
 */
export async function simulate(
  t: TestContext,
  endpoint: Endpoint,
  {
    learners,
    seconds,
    arrival,
    reaction,
  }: {
    learners: number;
    seconds: number;
    arrival: () => number;
    reaction: (error: ProctoredExamError) => number;
  },
): Promise<Crowd> {
  const nine = new Date('2026-01-31T09:00:00Z').getTime();
  t.mock.timers.enable({ apis: ['setTimeout', 'Date'], now: nine });
  const crowd: Crowd = { perSecond: Array<number>(seconds).fill(0), requests: [], started: 0 };

  const fetch = async (url: string) => {
    const time = Date.now() - nine;
    crowd.perSecond[Math.floor(time / 1000)]! += 1;
    crowd.requests[Number(new URL(url).searchParams.get('learner'))]!.push(time);
    await new Promise((resolve) => setTimeout(resolve, ROUND_TRIP));
    return endpoint(time);
  };
  standInForABrowser(t, { fetch });
  for (let learner = 0; learner < learners; learner++) {
    crowd.requests.push([]);
    const options = optionsOf(learner, () => crowd.started++);
    const click = (last?: ExamAttempt) => {
      const attempt = new ExamAttempt(options, () => undefined);
      attempt.started.catch((error: unknown) => {
        setTimeout(click, reaction(error as ProctoredExamError), attempt);
      });
      void attempt.run(last);
      leaveToNextPage();
    };
    setTimeout(click, arrival());
  }
  for (let time = 0; time < seconds * 1000 && crowd.started < learners; time += STEP) {
    t.mock.timers.tick(STEP);
    await turn();
  }
  return crowd;
}

function optionsOf(learner: number, started: () => void): AttemptOptions {
  const never = new Promise<void>(() => undefined);
  const session = { examStarted: never, examFinished: never, videoUploaded: never };
  const init = () => {
    started();
    return Promise.resolve(session);
  };
  return {
    environmentChecked: true,
    secrets: () => [],
    config: {},
    theme: '',
    requestStartData: ({ signal }) =>
      requestStartData(
        {
          url: `https://lms.example/start?learner=${learner}`,
          credentials: 'include',
          mode: 'cors',
        },
        signal,
      ),
    loadSdk: () => Promise.resolve({ init }),
    requestFinish: () => never,
  };
}

/** One page runs one attempt; here, each attempt has a page. */
function leaveToNextPage(): void {
  (globalThis as Record<symbol, unknown>)[Symbol.for('proctored-exam:running')] = undefined;
}

/** As far as an attempt asks: a secure page whose frames withhold nothing. */
function standInForABrowser(t: TestContext, more: Record<string, unknown>): void {
  const globals = {
    ...more,
    isSecureContext: true,
    navigator: {
      mediaDevices: { getUserMedia: () => 0, getDisplayMedia: () => 0 },
      permissions: { query: () => ({ state: 'prompt' }) },
    },
    document: { featurePolicy: { allowsFeature: () => true }, querySelector: () => null },
  };
  for (const [name, value] of Object.entries(globals)) {
    const before = Object.getOwnPropertyDescriptor(globalThis, name);
    Object.defineProperty(globalThis, name, { value, configurable: true });
    t.after(() => {
      if (before) Object.defineProperty(globalThis, name, before);
      else Reflect.deleteProperty(globalThis, name);
    });
  }
}
