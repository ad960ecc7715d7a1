import type { ProctoringSession } from '../exam/sdk.js';
import { SandboxExam } from './exam.js';
import { checkOptions, refusal, type SandboxOptions } from './options.js';
import { readScenario } from './scenario.js';
import { Session } from './session.js';
import { mayHaveDouble, VendorDouble } from './vendor-double.js';

/** The time between the steps of the scenario `instant`, in ms. */
const INSTANT = 50;

/** Where the page keeps its session: an import map may load several copies of this module. */
const CURRENT = Symbol.for('proctored-exam/sandbox session');

/** What every copy of this module on the page can see. */
const PAGE = globalThis as { [CURRENT]?: Session };

/**
 * Opens the page's one session.
 *
 * @param scenario a name that has come from outside, or none
 * @throws Error as `init` of `index.ts` describes it
 */
export async function openSession(
  options: SandboxOptions,
  scenario: string | null | undefined,
): Promise<ProctoringSession> {
  const incident = readScenario(scenario);
  const last = PAGE[CURRENT];
  if (last && !last.over) {
    throw refusal('session-running', 'expected one session at a time, got another that is running');
  }
  const payload = checkOptions(options, Date.now());
  if (incident === 'init-rejects') {
    throw refusal('init-rejected', 'expected to be let in, got the scenario init-rejects');
  }

  last?.dismiss();
  const session = new Session();
  PAGE[CURRENT] = session;
  const fail = (error: unknown) => {
    session.fail(error as Error);
  };
  try {
    if (mayHaveDouble(options)) {
      session.server = await VendorDouble.enter(options, () => {
        session.end('lms');
      });
    }
    if (incident === 'instant') {
      await elapse();
      passInstantly(session).catch(fail);
      return session.promises;
    }
    const exam = new SandboxExam(session, payload, incident);
    await exam.checkDevices();
    exam.proceed().catch(fail);
  } catch (error) {
    fail(error);
    throw error;
  }
  return session.promises;
}

async function passInstantly(session: Session): Promise<void> {
  const isEnded = () => Promise.race([session.ended.then(() => true), elapse().then(() => false)]);
  // A session that the LMS has ended before it began is over for the vendor's side already.
  if (await isEnded()) session.server = undefined;
  else await session.start();
  await isEnded();
  session.end('learner');
  await session.finish();
  await elapse();
  await session.complete();
}

function elapse(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, INSTANT);
  });
}
