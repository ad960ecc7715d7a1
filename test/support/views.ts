import { html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { checkEnvironment, type ProctoredExam, type ProctoringSdk } from '../../src/index.js';
import { PAUSE } from '../../src/element/controllers/announcements.js';
import { en } from '../../src/messages/en.js';
import { failedStart, inPhase, mount, openSupport, part, reach } from './exam.js';
import { planLms, startData, type Answer } from './lms.js';
import { fakeSdk, vendorSdk } from './sdk.js';

/**
 * Content of an author for the phases that most give some for; with buttons of its own colours, since
 * WebKit's are not readable in the dark.
 */
export const authored = html`
  <section slot="start">
    <h2>Mathematics I</h2>
    <p>Paper and a pen are allowed.</p>
    <button data-action="start" style="color: inherit; background: none">Start the quiz</button>
  </section>
  <template slot="in-exam"
    ><h2>Questions</h2>
    <label>Answer <input /></label>
    <button data-action="finish" style="color: inherit; background: none">Hand in</button></template
  >
  <section slot="finished">
    <h2>Thank you</h2>
    <p>You will find your <a href="#grades">grade</a> here.</p>
  </section>
`;

/** What was put in a browser's place, to be undone after the test. */
let undo: (() => void)[] = [];

afterEach(() => {
  for (const restore of undo.reverse()) restore();
  undo = [];
});

/** Lets `target[name]` be `value` until the test is over. */
export function pretend(target: object, name: string, value: unknown): void {
  define(target, name, { writable: true, value });
}

function define(target: object, name: string, descriptor: PropertyDescriptor): void {
  const own = Object.getOwnPropertyDescriptor(target, name);
  Object.defineProperty(target, name, { configurable: true, ...descriptor });
  undo.push(() => {
    if (own) Object.defineProperty(target, name, own);
    else Reflect.deleteProperty(target, name);
  });
}

/**
 * Lets the browser say something else of itself, once the elements of earlier tests have heard what it
 * says: those that ask at the same time share one answer.
 */
export async function pretendEnvironment(
  target: object,
  name: string,
  value: unknown,
): Promise<void> {
  await checkEnvironment();
  pretend(target, name, value);
}

/**
 * Lets the browser say that the learner has denied this site the camera, until the test is over.
 *
 * @returns tells, as browsers do, that the learner has allowed it
 */
export async function pretendDeniedCamera(): Promise<() => void> {
  await checkEnvironment();
  const { get } = Object.getOwnPropertyDescriptor(PermissionStatus.prototype, 'state')!;
  const asked = new Set<PermissionStatus>();
  let state: PermissionState = 'denied';
  define(PermissionStatus.prototype, 'state', {
    get(this: PermissionStatus): unknown {
      // the latter in Chromium
      if (!['camera', 'video_capture'].includes(this.name)) return get!.call(this);
      asked.add(this);
      return state;
    },
  });
  return () => {
    state = 'granted';
    for (const status of asked) status.dispatchEvent(new Event('change'));
  };
}

/** Lets start data and SDK be there as soon as the learner has been told of each that it is waited for. */
export function loadLate(exam: ProctoredExam): void {
  exam.fetchStartData = async () => {
    await told(exam);
    return startData();
  };
  exam.loadSdk = async () => {
    await until(exam, () => part(exam, 'message')!.textContent === en.loading);
    await told(exam);
    return import(vendorSdk) as Promise<ProctoringSdk>;
  };
}

/** Takes the connection away, or gives it back. */
export function connect(isOnline: boolean): void {
  pretend(navigator, 'onLine', isOnline);
  window.dispatchEvent(new Event(isOnline ? 'online' : 'offline'));
}

/** Settles when `condition` holds of what `exam` shows. */
export async function until(exam: ProctoredExam, condition: () => unknown): Promise<void> {
  await exam.updateComplete;
  while (!condition()) {
    await new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        observer.disconnect();
        resolve();
      });
      const everything = { attributes: true, childList: true, characterData: true, subtree: true };
      observer.observe(exam.shadowRoot!, everything);
    });
  }
}

/**
 * What the live regions say from now on, as a screen reader hears it: a text each time a region is
 * written to, also when that is the same text again; an emptied region is silent.
 */
export function listenTo(exam: ProctoredExam): string[] {
  const heard: string[] = [];
  for (const name of ['status', 'alert']) {
    const region = part(exam, name)!;
    new MutationObserver((records) => {
      for (const { type } of records) {
        const text = region.textContent.trim();
        if (text && type !== 'attributes') heard.push(`${name}: ${text}`);
      }
    }).observe(region, { childList: true, characterData: true, subtree: true });
  }
  return heard;
}

/**
 * Settles when the regions have said what there is to be said, and their observers have been told. The
 * regions speak after a pause; timers end in the order in which they were started.
 */
export const told = async (exam: ProctoredExam): Promise<void> => {
  await exam.updateComplete;
  await new Promise((resolve) => setTimeout(resolve, PAUSE));
  await exam.updateComplete;
  await new Promise((resolve) => setTimeout(resolve));
};

type Content = TemplateResult | string;

/** An exam in `phase`. */
async function inThe(phase: 'preparing' | 'in-exam' | 'finished' | 'uploaded', content: Content) {
  const { exam } = await mount(content);
  await reach(exam, phase);
  return exam;
}

/** An exam whose start has failed for what the LMS answered. */
async function failed(content: Content, answer: Answer): Promise<ProctoredExam> {
  const { exam } = await mount(content, await planLms({ start: [answer] }));
  await failedStart(exam);
  await exam.updateComplete;
  return exam;
}

/** An exam that has failed, and whose details the learner has asked to copy. */
async function asked(content: Content, writeText: () => Promise<void>): Promise<ProctoredExam> {
  pretend(navigator, 'clipboard', { writeText });
  const exam = await failed(content, { status: 503 });
  openSupport(exam);
  const before = part(exam, 'support')!.innerHTML;
  await told(exam);
  part(exam, 'copy-button')!.click();
  await until(exam, () => part(exam, 'support')!.innerHTML !== before);
  return exam;
}

/** An LMS that says itself why, and when to come again. */
const TOO_EARLY = {
  status: 403,
  headers: { 'retry-after': '600' },
  body: {
    title: 'The exam opens at noon',
    detail: 'The exam opens at noon, and stays open for one hour.',
    code: 'too-early',
  },
};

/** Every view that a learner may have before them, and how each comes about. */
export const VIEWS = {
  start: async (content: Content) => (await mount(content)).exam,

  'start, with a problem': async (content: Content) => {
    await pretendEnvironment(navigator, 'mediaDevices', undefined);
    const { exam } = await mount(content);
    await until(exam, () => part(exam, 'message'));
    return exam;
  },

  'start, with a hint': async (content: Content) => {
    await pretendDeniedCamera();
    const { exam } = await mount(content);
    await until(exam, () => part(exam, 'message'));
    return exam;
  },

  preparing: async (content: Content) => inThe('preparing', content),

  'in-exam': async (content: Content) => inThe('in-exam', content),

  'in-exam, not handed in': async (content: Content) => {
    const lms = await planLms({ start: [{ body: startData() }], finish: [{ status: 500 }] });
    const { exam } = await mount(content, lms);
    exam.finishEndpoint = lms.url('finish');
    await reach(exam, 'in-exam');
    await exam.finish().catch(() => undefined);
    await exam.updateComplete;
    return exam;
  },

  finished: async (content: Content) => inThe('finished', content),

  'finished, after five minutes': async (content: Content) => {
    const exam = await inThe('finished', content);
    const since = Date.now();
    pretend(Date, 'now', () => since + 5 * 60_000);
    exam.requestUpdate();
    await exam.updateComplete;
    return exam;
  },

  'finished, offline': async (content: Content) => {
    const exam = await inThe('finished', content);
    connect(false);
    await exam.updateComplete;
    return exam;
  },

  uploaded: async (content: Content) => inThe('uploaded', content),

  'error, with a retry': async (content: Content) => failed(content, { status: 503 }),

  'error, final': async (content: Content) =>
    failed(content, { status: 403, body: { title: 'No', code: 'not-allowed' } }),

  'error, set up wrongly': async (content: Content) => failed(content, { status: 404 }),

  'error, after the exam': async (content: Content) => {
    const exam = await inThe('finished', content);
    fakeSdk.session.rejectUpload(new Error('expected a recording that arrives, got none'));
    await inPhase(exam, 'error');
    await exam.updateComplete;
    return exam;
  },

  'error, in the LMS’s words': async (content: Content) => failed(content, TOO_EARLY),

  'error, details copied': async (content: Content) => asked(content, () => Promise.resolve()),

  'error, details shown': async (content: Content) =>
    asked(content, () => Promise.reject(new DOMException('refused', 'NotAllowedError'))),
};
