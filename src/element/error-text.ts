import { isRefusalCode } from '../contract/problem-document.js';
import { reasonOf } from '../contract/reason.js';
import type { MediaFeature } from '../exam/environment.js';
import { refusalOf, type ErrorCode, type ProctoredExamError } from '../exam/errors.js';
import type { Messages } from '../messages/en.js';

/** Texts, and the language that they are in for `Intl`; `undefined` if it is the page's. */
export interface Wording {
  readonly texts: Messages;
  readonly language: string | undefined;
}

/** Codes whose text is followed by what the vendor's SDK has said. */
const VENDOR_CODES: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'init-rejected',
  'session-failed',
  'upload-failed',
]);

/** What a learner reads of an error: our text, and what the LMS or the vendor says about it. */
export function errorLines(error: ProctoredExamError, wording: Wording): string[] {
  const { code, cause } = error;
  const { texts } = wording;
  if (code === 'frame-permission-missing') {
    return [fill(texts[code], nameFeatures(cause as MediaFeature[], wording))];
  }
  if (VENDOR_CODES.has(code)) return [texts[code], reasonOf(cause)];
  const refusal = refusalOf(error);
  return refusal ? refusalLines(error, wording) : [texts[code]];
}

function refusalLines(error: ProctoredExamError, { texts, language }: Wording): string[] {
  const { code: reason, title, detail, retryAt = 0 } = refusalOf(error) ?? {};
  const isRefusedStart = error.code === 'endpoint-refused';
  const hasOwnText = isRefusedStart && isRefusalCode(reason);
  const own = texts[hasOwnText ? reason : error.code];
  const lines: string[] = [];
  for (const said of [title, detail]) {
    // What our text says already need not be said twice.
    if (said && !own.includes(said)) lines.push(said);
  }
  if (retryAt > Date.now()) {
    lines.push(fill(texts.later, new Date(retryAt).toLocaleTimeString(language)));
  }
  // An LMS that explains itself in its own words does so better than our general text.
  return isRefusedStart && !hasOwnText && lines.length > 0 ? lines : [own, ...lines];
}

/** The names of devices as one text, such as "camera and microphone". */
export const nameFeatures = (features: MediaFeature[], { texts, language }: Wording): string =>
  new Intl.ListFormat(language).format(features.map((feature) => texts[feature]));

/** Puts `value` into the place that `text` has for it. */
export const fill = (text: string, value: string): string => text.replace(/{\w+}/, () => value);
