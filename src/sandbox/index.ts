/**
 * A stand-in for the vendor's browser SDK (`https://sdk.web.proctor.constructor.app/proctoring.js`),
 * for development and tests. A development page names it in its import map, with a scenario if it
 * likes: `/dist/sandbox.min.js?scenario=terminated`. It opens camera and screen for real, and
 * records nothing. It sends nothing either, unless `serverOrigin` is on this machine and a double of
 * the vendor answers there: see {@link VendorDouble}.
 *
 * | scenario | what happens |
 * | --- | --- |
 * | none | the learner is led through the checks, sits the exam, and ends it |
 * | `instant` | no UI and no camera: started, finished, uploaded, each 50 ms after the last |
 * | `init-rejects` | `init` rejects |
 * | `camera-denied` | the camera is refused; `init` rejects once the learner cancels |
 * | `never-starts` | a waiting room at once; `examStarted` stays open as long as the learner waits |
 * | `terminated` | the proctor ends the exam 8 s after its start |
 * | `upload-stalls` | the upload stops at 60 %, `videoUploaded` stays open |
 * | `upload-fails` | the upload fails at 40 %, `videoUploaded` rejects |
 */
import type { ProctoringSession } from '../exam/sdk.js';
import { Exam } from './exam.js';
import { checkOptions, refusal, type SandboxOptions } from './options.js';
import { scenarioOf } from './scenario.js';
import { Session } from './session.js';
import { mayHaveDouble, VendorDouble } from './vendor-double.js';

export type { SandboxOptions } from './options.js';

/** Milliseconds between the steps of the scenario `instant`. */
const INSTANT = 50;

/** The page's session is known to every copy of this module: an import map may load several. */
const CURRENT = Symbol.for('proctored-exam/sandbox session');
const page = globalThis as { [CURRENT]?: Session };

/**
 * Opens a proctoring session, with the vendor's call shape ("Integrations using SDK on the
 * client-side").
 *
 * Checks what it is given as the vendor does, but for the token's signature, which takes the secret:
 * a double of the vendor, where there is one, checks that.
 * Resolves once the learner has accepted the agreement and opened camera, microphone and screen;
 * where exactly the vendor resolves is not documented. Then `examStarted` resolves at "Begin exam",
 * `examFinished` when somebody ended the exam, `videoUploaded` after the pretended upload.
 *
 * Every rejection is an `Error` with a `cause`: `{ code, fields }`, or the browser's `DOMException`
 * where it refused camera or screen. A learner who cancels makes `init` reject, or, when it has
 * resolved already, the three promises. Stricter than the vendor, perhaps: a page has one session
 * at a time.
 */
export async function init(options: SandboxOptions): Promise<ProctoringSession> {
  const scenario = scenarioOf(import.meta.url);
  const last = page[CURRENT];
  if (last && !last.over) {
    throw refusal('session-running', 'expected one session at a time, got another that is running');
  }
  const payload = checkOptions(options, Date.now());
  if (scenario === 'init-rejects') {
    throw refusal('init-rejected', 'expected to be let in, got the scenario init-rejects');
  }

  last?.dismiss();
  const session = (page[CURRENT] = new Session());
  const fail = (error: unknown) => {
    session.fail(error as Error);
  };
  try {
    if (mayHaveDouble(options)) session.double = await VendorDouble.enter(options, session);
    if (scenario === 'instant') {
      await elapse();
      passInstantly(session).catch(fail);
      return session.promises;
    }
    const exam = new Exam(session, payload, scenario);
    await exam.checkDevices();
    exam.proceed().catch(fail);
  } catch (error) {
    fail(error);
    throw error;
  }
  return session.promises;
}

async function passInstantly(session: Session): Promise<void> {
  const pause = () => Promise.race([session.ended.then(() => 'over'), elapse()]);
  if ((await pause()) === 'over') session.double = undefined;
  else await session.start();
  await pause();
  session.end('learner');
  await session.finish();
  await elapse();
  await session.complete();
}

const elapse = () => new Promise((resolve) => setTimeout(resolve, INSTANT));
