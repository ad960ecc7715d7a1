import { expect } from '@open-wc/testing';
import { planLms } from '../../support/lms.js';
import { openRemote, type RemotePage, type Report } from '../../support/remote.js';
import { good, type Claim } from './fault.js';

/** A row whose page the tests can't reach into: it stands in a frame, and reports. */
export interface RemoteFault extends Claim {
  page: RemotePage;
  /** What shows already before a start. */
  showsBefore?: readonly string[];
  /** Whether a link opens the page in its own tab. */
  ownTab?: boolean;
  /** The page without the fault: a start there leads into the exam. */
  mended?: RemotePage;
}

const FRAME = 'camera; microphone; display-capture';
const UNSUPPORTED =
  'This browser cannot share camera and screen. Use a current Chrome or Edge on a computer.';
const INSECURE = 'Proctoring needs a secure page. Open this page with https.';
const withheld = (features: string) =>
  `This page may not use ${features} here. Open it in its own tab, or tell your teacher.`;

const allowed: RemotePage = { at: 'other', frame: { allow: FRAME } };

const unpermitted = (fault: string, page: RemotePage, features: string): RemoteFault => ({
  fault,
  page,
  code: 'frame-permission-missing',
  phase: 'preparing',
  shows: [withheld(features)],
  showsBefore: [withheld(features)],
  retry: false,
  ownTab: true,
  mended: allowed,
});

const UNTOLD = 'it does not tell of display-capture before it is asked for';
const HEADER = 'it knows no Permissions-Policy header';

const without = (method: string): RemoteFault => ({
  fault: `the browser has no ${method}`,
  page: { ...allowed, head: `<script>delete MediaDevices.prototype.${method}</script>` },
  code: 'browser-unsupported',
  phase: 'preparing',
  shows: [UNSUPPORTED],
  showsBefore: [UNSUPPORTED],
  retry: false,
  mended: allowed,
});

/** Pages in which a proctored exam can't work, or only just. */
export const environment: RemoteFault[] = [
  {
    fault: 'the page comes over http from a machine that is not this one',
    page: { at: 'insecure', frame: { allow: FRAME } },
    code: 'insecure-context',
    phase: 'preparing',
    shows: [INSECURE],
    showsBefore: [INSECURE],
    retry: false,
    mended: allowed,
  },
  without('getUserMedia'),
  without('getDisplayMedia'),
  {
    ...without('mediaDevices'),
    page: { ...allowed, head: '<script>delete Navigator.prototype.mediaDevices</script>' },
  },
  {
    ...unpermitted(
      'a frame of another origin allows nothing',
      { at: 'other' },
      'camera, microphone, and screen sharing',
    ),
    not: { Firefox: UNTOLD, WebKit: UNTOLD },
  },
  unpermitted(
    'a frame of another origin allows screen sharing alone',
    { at: 'other', frame: { allow: 'display-capture' } },
    'camera and microphone',
  ),
  unpermitted(
    'a frame of another origin withholds the camera',
    { at: 'other', frame: { allow: 'microphone; display-capture' } },
    'camera',
  ),
  unpermitted(
    'a frame of another origin withholds the microphone',
    { at: 'other', frame: { allow: 'camera; display-capture' } },
    'microphone',
  ),
  {
    ...unpermitted(
      'a frame of another origin withholds screen sharing',
      { at: 'other', frame: { allow: 'camera; microphone' } },
      'screen sharing',
    ),
    not: { Firefox: UNTOLD, WebKit: UNTOLD },
  },
  {
    ...unpermitted(
      'the page’s own Permissions-Policy header withholds camera and screen sharing',
      { ...allowed, headers: { 'permissions-policy': 'camera=(), display-capture=()' } },
      'camera and screen sharing',
    ),
    not: { Firefox: HEADER, WebKit: HEADER },
  },
  {
    fault: 'a sandboxed frame: an opaque origin without storage and locks',
    page: {
      at: 'other',
      frame: { allow: 'camera *; microphone *; display-capture *', sandbox: 'allow-scripts' },
    },
    code: 'none',
    phase: 'in-exam',
    shows: [],
  },
];

/** Opens the page, compares what comes of a start, and opens it again without the fault. */
export async function playRemote(row: RemoteFault): Promise<void> {
  const headers = { 'access-control-allow-origin': '*' };
  const lms = await planLms({ start: [{ ...good(), headers }] });
  const exam = await openRemote(lms, row.page);
  const before = await exam(row.showsBefore ? 'warned' : 'look');
  expect(before.messages, 'what shows before').to.deep.equal(row.showsBefore ?? []);
  const after = await exam('start');
  if (row.code === 'none') {
    expectExam(await exam('enter'));
    return;
  }
  const { code, phase, shows: messages, retry = false, ownTab = false } = row;
  expect(after.error).to.deep.equal({ code, phase, retryable: retry });
  expect(after).to.deep.include({ phase: 'error', messages, retry, calls: 0 });
  expect(!!after.ownTab, 'a link to its own tab').to.equal(ownTab);
  if (!row.mended) return;
  const mended = await openRemote(lms, row.mended);
  await mended('start');
  expectExam(await mended('enter'));
}

function expectExam(report: Report): void {
  expect(report.error).to.be.undefined;
  expect(report).to.deep.include({ phase: 'in-exam', messages: [], calls: 1, violations: [] });
}
