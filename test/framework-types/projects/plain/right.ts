/** TypeScript without a framework: elements, events, and every public type. */
import {
  checkEnvironment,
  ProctoredExam,
  ProctoredExamError,
  upgradePlaceholders,
  type Environment,
  type ErrorCode,
  type InitOptions,
  type MediaFeature,
  type Messages,
  type Phase,
  type ProctoredExamEventMap,
  type ProctoringSdk,
  type ProctoringSession,
  type Refusal,
  type SessionDetail,
  type StartData,
  type UpgradeOptions,
} from 'proctored-exam';
import { ProctoredExam as Element } from 'proctored-exam/element';
import { init, type SandboxOptions } from 'proctored-exam/sandbox';
import { createProctor, type Proctor } from 'proctored-exam/server';

const exam: ProctoredExam = document.createElement('proctored-exam');
const found: ProctoredExam | null = document.querySelector('proctored-exam');
const same: Element = exam;

exam.endpoint = '/lms/proctoring/start?exam=42';
exam.credentials = 'include';
exam.sdkPreload = 'eager';
exam.config = { anything: { goes: 1 } };
exam.messages = { start: 'Begin', 'endpoint-missing': 'Tell us.' };
exam.fetchStartData = async ({ signal }): Promise<StartData> => {
  const answer = await fetch('/start', { signal, headers: { Authorization: 'Bearer …' } });
  return (await answer.json()) as StartData;
};
exam.requestFinish = async ({ sessionId, signal }) => {
  await fetch(`/finish/${sessionId ?? ''}`, { method: 'POST', signal });
};
exam.loadSdk = async (): Promise<ProctoringSdk> => ({ init });
exam.loadSdk = undefined;

const phase: Phase = exam.phase;
const session: ProctoringSession | undefined = exam.session;
const sessionId: string | undefined = exam.sessionId;
const code: ErrorCode | undefined = exam.error?.code;
const started: Promise<void> = exam.start();
const finished: Promise<void> = exam.finish();
exam.reset();

exam.addEventListener('exam-starting', (event) => event.preventDefault());
exam.addEventListener('exam-started', ({ detail }) => detail.sessionId?.trim());
document.addEventListener('exam-finished', ({ detail }: CustomEvent<SessionDetail>) => detail);
window.addEventListener('video-uploaded', ({ detail }) => detail.sessionId?.trim());
document.body.addEventListener('exam-error', ({ detail: { error } }) => {
  const { supportCode, retryable }: ProctoredExamError = error;
  console.log(supportCode.trim(), retryable, error.phase, (error.cause as Refusal).title);
});
exam.addEventListener(
  'exam-phase-change',
  ({ detail }: ProctoredExamEventMap['exam-phase-change']) => {
    const phases: Phase[] = [detail.phase, detail.previousPhase];
    console.log(phases);
  },
);

const options: UpgradeOptions = { endpoint: ({ id }) => `/start?exam=${id}` };
const exams: ProctoredExam[] = upgradePlaceholders(document, options);
const environment: Promise<Environment> = checkEnvironment();
const denied: MediaFeature[] = (await environment).denied;

const proctor: Proctor = createProctor({
  serverOrigin: 'https://proctor.example',
  integrationName: 'acme',
  jwtSecret: 'secret',
});

export type { InitOptions, Messages, SandboxOptions };
export { code, denied, exams, finished, found, phase, proctor, same, session, sessionId, started };
