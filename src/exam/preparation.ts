import { ANSWER_DEADLINE, SDK_DEADLINE } from '../contract/limits.js';
import type { AttemptOptions } from './attempt-options.js';
import { withDeadline } from './deadline.js';
import { asExamError } from './errors.js';
import { checkSdk } from './sdk-loader.js';
import type { ProctoringSdk } from './sdk.js';
import { checkAnswer, type CheckedStartData } from './start-data.js';

/** What `init` needs. */
export interface Preparation {
  startData: CheckedStartData;
  sdk: ProctoringSdk;
}

/**
 * Asks for start data and loads the SDK, side by side. Both requests leave before the function returns.
 *
 * @param signal gives both up
 * @param onlySdkIsMissing is called when the start data are there and the SDK is not
 * @throws ProctoredExamError of the first of both that fails; the signal's reason when that aborts
 */
export async function prepare(
  options: AttemptOptions,
  signal: AbortSignal,
  onlySdkIsMissing: () => void,
): Promise<Preparation> {
  let sdkIsMissing = true;
  const loading = loadSdk(options, signal).then((sdk) => {
    sdkIsMissing = false;
    return sdk;
  });
  const asking = askForStartData(options, signal).then((startData) => {
    if (sdkIsMissing) onlySdkIsMissing();
    return startData;
  });
  const [startData, sdk] = await Promise.all([asking, loading]);
  return { startData, sdk };
}

async function askForStartData(
  options: AttemptOptions,
  signal: AbortSignal,
): Promise<CheckedStartData> {
  try {
    const answer = await withDeadline(
      { deadline: ANSWER_DEADLINE, late: 'endpoint-timeout', signal },
      (innerSignal) => options.requestStartData({ signal: innerSignal }),
    );
    return checkAnswer(answer);
  } catch (error) {
    throw asExamError(error, 'endpoint-unreachable');
  }
}

async function loadSdk(options: AttemptOptions, signal: AbortSignal): Promise<ProctoringSdk> {
  try {
    const module = await withDeadline({ deadline: SDK_DEADLINE, late: 'sdk-timeout', signal }, () =>
      options.loadSdk(),
    );
    return checkSdk(module);
  } catch (error) {
    throw asExamError(error, 'sdk-unavailable');
  }
}
