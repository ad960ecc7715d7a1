import { expect, oneEvent } from '@open-wc/testing';
import type { ErrorCode, Phase, ProctoredExam } from '../../../src/index.js';
import { isVisible, mount, part, sessionOf } from '../../support/exam.js';
import {
  importMap,
  openPage,
  planLms,
  startData,
  token,
  type Answer,
  type Lms,
} from '../../support/lms.js';
import { fakeSdk, fakeSdkOf, type FakeSdk } from '../../support/sdk.js';

/** The engines, as the table names them. */
type Engine = 'Chromium' | 'Firefox' | 'WebKit';

/** What a fault plays on. */
export interface Stage {
  exam: ProctoredExam;
  lms: Lms;
  /** The vendor's side of the page. */
  sdk: FakeSdk;
  /** The page's window: the tests' own, or that of a frame. */
  window: Window & typeof globalThis;
}

/** How a row's page is served, if it needs one of its own. */
export interface Page {
  /** HTTP headers, e.g. a content security policy. */
  headers?: Record<string, string>;
  /** Attributes of the frame that it is shown in. */
  frame?: Record<string, string>;
  /** The import map; by default it leads the vendor's SDK to `sdk.js` of the plan. */
  importMap?: string;
  /** What else stands in its head. */
  head?: string;
}

/** What each row of the table says. */
export interface Claim {
  /** What is wrong, and how it is brought about for real. */
  fault: string;
  /** Where a row can't run, and why. */
  not?: Partial<Record<Engine, string>>;
  /** Why the error happened; `none`: there is no error. */
  code: ErrorCode | 'none';
  /** The phase in which it happened; without an error, the phase that is reached. */
  phase: Phase;
  /** The messages that a learner reads, line by line. */
  shows: readonly (string | RegExp)[];
  /** Whether the error can be retried; in phase `error` a button offers it then. */
  retry?: boolean;
}

/** A row whose page the tests reach into. */
export interface Fault extends Claim {
  /** Answers of the LMS, path by path; by default the start endpoint answers well. */
  answers?: Record<string, Answer[]>;
  /** Says that the page is one of its own, and how it is served. */
  page?: Page | ((lms: Lms) => Page);
  /** What is done to the page before the learner comes. */
  prepare?: (stage: Stage) => unknown;
  /** What happens then; by default the learner clicks on start. */
  strike?: (stage: Stage) => unknown;
  /** The phase that the exam is left in; by default `error`. */
  left?: Phase;
  /** What else holds. */
  holds?: (stage: Stage) => unknown;
  /** Ends the fault; by default the LMS answers well from now on. */
  mend?: (stage: Stage) => unknown;
  /** How it goes on when the fault is gone; by default another start leads into the exam. */
  later?: (stage: Stage) => unknown;
}

const engine: Engine = navigator.userAgent.includes('Firefox')
  ? 'Firefox'
  : navigator.userAgent.includes('Chrome')
    ? 'Chromium'
    : 'WebKit';

let sessions = 0;

/** Start data of a session of its own: across frames and tabs, one session runs once. */
export const freshData = (overrides: Record<string, unknown> = {}): Record<string, unknown> => ({
  ...startData({ jwt: token({ sessionId: `fault-${Date.now()}-${sessions++}` }), ...overrides }),
});

/** A good answer of the start endpoint. */
export const good = (overrides?: Record<string, unknown>) => ({ body: freshData(overrides) });

/** Declares the rows that this engine can run; `play` injects the fault and compares. */
export function declare<Row extends Claim>(
  title: string,
  rows: Row[],
  play: (row: Row) => Promise<void>,
): void {
  describe(title, () => {
    for (const row of rows) {
      if (!row.not?.[engine]) it(nameOf(row), () => play(row));
    }
  });
}

const nameOf = ({ fault, code, phase, not = {} }: Claim): string =>
  [
    `${fault}: ${code === 'none' ? `no error, ${phase}` : `${code} in ${phase}`}`,
    ...Object.entries(not).map(([name, why]) => `(not in ${name}: ${why})`),
  ].join(' ');

/** Injects a fault, compares what comes of it, mends it and starts again. */
export async function play(row: Fault): Promise<void> {
  const stage = await setStage(row);
  const unhandled: unknown[] = [];
  stage.window.addEventListener('unhandledrejection', ({ reason }) => unhandled.push(reason));
  await row.prepare?.(stage);
  const failed = row.code === 'none' ? undefined : oneEvent(stage.exam, 'exam-error');
  const strike: (stage: Stage) => unknown = row.strike ?? clickStart;
  await strike(stage);
  await failed;
  await stage.exam.updateComplete;
  expectOutcome(row, stage);
  await row.holds?.(stage);
  await (row.mend ?? (() => stage.lms.replan({ start: [good()] })))(stage);
  await (row.later ?? startAgain)(stage);
  expect(unhandled, 'unhandled rejections').to.deep.equal([]);
}

/** The exam in the tests' own page, or in one of its own where the row wants that. */
async function setStage({ answers, page }: Fault): Promise<Stage> {
  const lms = await planLms({ start: [good()], ...answers });
  if (!page) {
    const { exam } = await mount('', lms);
    exam.innerHTML = content;
    return { exam, lms, sdk: fakeSdk, window };
  }
  const options = typeof page === 'function' ? page(lms) : page;
  const opened = await openPage(pageWith(lms, options), options);
  const exam = opened.document.querySelector('proctored-exam')!;
  return { exam, lms, sdk: fakeSdkOf(opened.window), window: opened.window };
}

const content = `<template slot="in-exam"><p>Question 1</p></template>`;

/** A page with an exam, without inline scripts but the import map. */
export const pageWith = (lms: Lms, { importMap: map, head = '' }: Page = {}): string =>
  `<!doctype html><html lang="en"><title>Exam</title>
  ${map ?? importMap(lms.url('sdk'))}${head}
  <script type="module" src="/src/index.ts"></script>
  <proctored-exam data-endpoint="${lms.url('start')}" data-sdk-preload="none">${content}</proctored-exam>`;

/** What a learner does. */
export const clickStart = ({ exam }: Stage): void => part(exam, 'start-button')!.click();

/** The built-in messages that a learner reads. */
export const messagesOf = (exam: ProctoredExam): string[] =>
  [...exam.shadowRoot!.querySelectorAll('#view [part="message"]')]
    .filter(isVisible)
    .map(({ textContent }) => textContent);

function expectOutcome(row: Fault, { exam, sdk }: Stage): void {
  expect(exam.phase, 'phase').to.equal(row.left ?? (row.code === 'none' ? row.phase : 'error'));
  const shown = messagesOf(exam);
  const expected = row.shows.map((line, index) =>
    typeof line !== 'string' && line.test(shown[index] ?? '') ? shown[index] : line,
  );
  expect(shown, 'what shows').to.deep.equal(expected);
  // what the LMS or the vendor said is text, whatever it holds
  expect(exam.shadowRoot!.querySelector('[part="message"] *'), 'markup').to.be.null;
  if (row.code === 'none') expect(exam.error, 'error').to.be.undefined;
  else expectError(row, exam, sdk);
}

function expectError(
  { code, phase, retry = false }: Fault,
  exam: ProctoredExam,
  sdk: FakeSdk,
): void {
  const { error } = exam;
  expect(error, 'error').to.include({ code, phase, retryable: retry });
  const place = `(${code}: demo/docs/errors.md#${code})`;
  expect(error!.message.split(place), 'says where the guide tells more').to.have.length(2);
  if (exam.phase !== 'error') return;
  expect(!!part(exam, 'retry-button'), 'a retry is offered').to.equal(retry);
  expect(part(exam, 'support-code')!.textContent)
    .to.include(error!.supportCode)
    .and.to.include(code);
  const beforeInit = /^(endpoint-|start-data|token-|config-|insecure|browser-|frame-|sdk-un|sdk-t)/;
  if (beforeInit.test(code)) expect(sdk.calls, 'calls of init').to.have.length(0);
}

/** The learner tries again, by the button where there is one, and comes into the exam. */
export async function startAgain({ exam, sdk }: Stage): Promise<void> {
  if (exam.phase === 'in-exam') return;
  const calls = sdk.calls.length;
  const retry = part(exam, 'retry-button');
  if (retry) retry.click();
  else exam.start().catch(() => undefined);
  await sdk.called(calls + 1);
  await enter({ exam, sdk });
  expect(exam.error, 'error of the later start').to.be.undefined;
  expect(messagesOf(exam), 'what shows later').to.deep.equal([]);
  expect(isVisible(exam.querySelector('p')), 'the exam shows').to.be.true;
}

/** The vendor's checks are passed: the exam begins. */
export async function enter({ exam, sdk }: Pick<Stage, 'exam' | 'sdk'>): Promise<void> {
  await sessionOf(exam);
  const begun = oneEvent(exam, 'exam-started');
  sdk.session.start();
  await begun;
}
