/**
 * The whole life of an exam in a DOM without a browser, as an app's own unit test would have it. Throws
 * what fails, so that any runner may call it.
 */
import 'proctored-exam';
import { createFakeSdk, createFakeStartData } from 'proctored-exam/testing';

const expectPhase = (exam, phase) => {
  if (exam.phase !== phase) throw new Error(`expected phase ${phase}, got ${exam.phase}`);
};

const phaseChange = (exam) =>
  new Promise((resolve) => exam.addEventListener('exam-phase-change', resolve, { once: true }));

export async function wholeLife() {
  document.body.innerHTML = `<proctored-exam>
    <button slot="start" data-action="start">Start</button>
    <template slot="in-exam"><p id="question">Question 1</p></template>
    <p slot="finished">Thank you.</p>
  </proctored-exam>`;
  const exam = document.querySelector('proctored-exam');
  const sdk = createFakeSdk();
  exam.loadSdk = async () => sdk;
  exam.fetchStartData = async () => createFakeStartData({ sessionId: 's-1' });

  const started = exam.start();
  const session = await sdk.opened();
  expectPhase(exam, 'preparing');
  if (document.querySelector('#question')) throw new Error('the question shows before the start');
  session.startExam();
  await started;
  expectPhase(exam, 'in-exam');
  if (!document.querySelector('#question')) throw new Error('the question does not show');
  if (sdk.calls[0].integrationName !== 'fake') throw new Error('init was not given the start data');

  let changed = phaseChange(exam);
  session.finishExam();
  await changed;
  expectPhase(exam, 'finished');
  changed = phaseChange(exam);
  session.completeUpload();
  await changed;
  expectPhase(exam, 'uploaded');
  document.body.replaceChildren();
}

export async function failure() {
  const exam = document.createElement('proctored-exam');
  document.body.append(exam);
  const sdk = createFakeSdk();
  exam.loadSdk = async () => sdk;
  exam.fetchStartData = async () => createFakeStartData();
  const started = exam.start();
  const session = await sdk.opened();
  session.fail('examStarted', new Error('no camera'));
  const error = await started.catch((reason) => reason);
  if (error.code !== 'session-failed') throw new Error(`expected session-failed, got ${error}`);
  expectPhase(exam, 'error');
  document.body.replaceChildren();
}
