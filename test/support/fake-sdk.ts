import type { ProctoringSdk } from '../../src/exam/sdk.js';
import { fakeSdkOf } from './fake-sdk-recorder.js';

/**
 * Stands where the vendor's SDK stands: an import map leads the vendor's address here (see
 * `web-test-runner.config.mjs`). It only passes calls on to the record of its window.
 */
// Synchronous on purpose: `respond` may throw as well as reject.
export const init: ProctoringSdk['init'] = (options) =>
  fakeSdkOf(window).receive(options) as ReturnType<ProctoringSdk['init']>;
