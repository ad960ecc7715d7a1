/**
 * A stand-in for the vendor's browser SDK (`https://sdk.web.proctor.constructor.app/proctoring.js`),
 * for development and tests. It opens camera and screen for real, and records nothing. It sends
 * nothing either, unless `serverOrigin` is on this machine and a double of the vendor's server
 * answers there: see {@link VendorDouble}.
 *
 * A development page names this module in its import map, with a scenario if it likes:
 * `/dist/sandbox.min.js?scenario=terminated`. An app sets `loadSdk`, and names the scenario to
 * {@link createSandboxSdk}.
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
import { openSession } from './open-session.js';
import type { SandboxOptions } from './options.js';
import type { ScenarioName } from './scenario.js';

export type { SandboxOptions } from './options.js';
export type { ScenarioName } from './scenario.js';

/**
 * Opens a proctoring session, with the vendor's call shape ("Integrations using SDK on the
 * client-side"), in the scenario that the module's URL names.
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
export function init(options: SandboxOptions): Promise<ProctoringSession> {
  return openSession(options, new URL(import.meta.url).searchParams.get('scenario'));
}

/** What the sandbox has in the place of the vendor's module. */
export interface SandboxSdk {
  init(options: SandboxOptions): Promise<ProctoringSession>;
}

/**
 * The sandbox in a scenario, for an app's `loadSdk`:
 *
 * ```js
 * exam.loadSdk = async () => {
 *   const { createSandboxSdk } = await import('proctored-exam/sandbox');
 *   return createSandboxSdk({ scenario: 'terminated' });
 * };
 * ```
 *
 * @param settings `scenario` is a name of the table above; none for an exam without incident. With an
 *   unknown one `init` rejects, and names the known ones.
 */
export function createSandboxSdk({ scenario }: { scenario?: ScenarioName } = {}): SandboxSdk {
  return { init: (options) => openSession(options, scenario) };
}
