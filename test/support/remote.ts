import type { ErrorCode, Phase } from '../../src/index.js';
import { importMap, servePage, type Lms, type Origins } from './lms.js';

/** What a remote page can be asked to do (see `remote-exam.ts`). */
export type Action = 'look' | 'warned' | 'focus' | 'start' | 'enter' | 'upload';

/** What a remote page shows and knows. */
export interface Report {
  phase: Phase;
  error: { code: ErrorCode; phase: Phase; retryable: boolean } | undefined;
  /** The visible messages. */
  messages: string[];
  /** Whether a retry is offered. */
  retry: boolean;
  /** The address that a link to the exam's own tab leads to. */
  ownTab: string | undefined;
  /** How often the SDK's `init` was called. */
  calls: number;
  /** What the page's content security policy has objected to. */
  violations: string[];
}

/** An exam in a page that the tests can only talk to. */
export type RemoteExam = (action: Action) => Promise<Report>;

/** How a remote page is served and shown. */
export interface RemotePage {
  /** Where it comes from; by default the tests' own origin. */
  at?: keyof Origins;
  headers?: Record<string, string>;
  /** Attributes of the frame, e.g. `allow` and `sandbox`. */
  frame?: Record<string, string>;
  /** What stands in its head before any module. */
  head?: string;
  /** The script that defines the element; by default the sources. */
  script?: string;
}

let frames: HTMLIFrameElement[] = [];
let asked = 0;

/** Opens an exam of `lms` in a frame; it goes after the test. */
export async function openRemote(lms: Lms, page: RemotePage): Promise<RemoteExam> {
  const frame = document.createElement('iframe');
  frame.title = 'a page of the test';
  for (const [attribute, value] of Object.entries(page.frame ?? {})) {
    frame.setAttribute(attribute, value);
  }
  const endpoint = new URL(lms.url('start')).pathname;
  const html = `<!doctype html><html lang="en"><title>Exam</title>
    ${page.head ?? ''}${importMap().replace('<script', '<script nonce="exam"')}
    <script type="module" nonce="exam" src="${page.script ?? '/src/index.ts'}"></script>
    <script type="module" nonce="exam" src="/test/support/remote-exam.ts"></script>
    <proctored-exam data-endpoint="${endpoint}" data-sdk-preload="none"
      ><template slot="in-exam"><p>Question 1</p></template></proctored-exam>`;
  frame.src = await servePage(html, page.headers, page.at);
  const loaded = new Promise((resolve) => {
    frame.addEventListener('load', resolve, { once: true });
  });
  document.body.append(frame);
  frames.push(frame);
  await loaded;
  return remoteExam(frame.contentWindow!);
}

/** The exam of a window that has imported `remote-exam.ts`. */
const remoteExam =
  (target: Window): RemoteExam =>
  (action) =>
    new Promise((resolve) => {
      const id = ++asked;
      const listen = ({ data, source }: MessageEvent<{ id?: number; report: Report }>) => {
        if (source !== target || data.id !== id) return;
        removeEventListener('message', listen);
        resolve(data.report);
      };
      addEventListener('message', listen);
      target.postMessage({ action, id }, '*');
    });

afterEach(() => {
  for (const frame of frames) frame.remove();
  frames = [];
});
