import type { Refusal } from '../contract/problem-document.js';
import type { MediaFeature } from '../exam/environment.js';
import { isWithoutFinishEndpoint, refusalOf, type ProctoredExamError } from '../exam/errors.js';
import { refusalReason, type RefusalReason } from '../exam/refusal-reason.js';
import type { RunningWhere } from '../exam/session-lock.js';
import type { Messages } from '../messages/en.js';

/** Texts, and the language that they are in for `Intl`; `undefined` if it is the page's. */
export interface Wording {
  readonly texts: Messages;
  readonly language: string | undefined;
}

/** The names of the texts for reasons that are none of an LMS's own. */
const TEXT_OF_REASON: Partial<Record<RefusalReason, keyof Messages>> = {
  'set-up-wrongly': 'endpoint-missing',
  unknown: 'endpoint-refused',
};

const MINUTE = 60_000;

const HERE: RunningWhere = 'element of this page';

/**
 * What a learner reads of an error: what happened, what to do, and what the LMS says about it. What the
 * vendor says is for developers, and stands in the details for support.
 */
export function errorLines(error: ProctoredExamError, wording: Wording): string[] {
  const { code, cause } = error;
  const { texts } = wording;
  const refusal = refusalOf(error);
  switch (code) {
    case 'frame-permission-missing':
      return [fill(texts[code], nameFeatures(cause as MediaFeature[], wording))];
    case 'init-rejected':
      return [texts[code], texts.permissions];
    case 'already-running':
      return [texts[cause === HERE ? 'already-running-here' : code]];
    case 'finish-failed': {
      const reason = isWithoutFinishEndpoint(error) ? 'endpoint-missing' : 'endpoint-unreachable';
      const lines = refusal ? refusalLines(refusal, wording) : [texts[reason]];
      // An exam that is finished needs not be handed in, and the LMS has said so.
      return refusalReason(refusal) === 'already-finished' ? lines : [texts[code], ...lines];
    }
    default:
      return refusal ? refusalLines(refusal, wording) : [texts[code]];
  }
}

/** Whether others must mend what has failed, and trying again helps nothing until they have. */
export const isForOthers = (error: ProctoredExamError): boolean =>
  error.severity === 'error' &&
  error.code !== 'sdk-invalid' &&
  refusalReason(refusalOf(error)) !== 'server-failed';

function refusalLines(refusal: Partial<Refusal>, { texts, language }: Wording): string[] {
  const reason = refusalReason(refusal);
  const key = TEXT_OF_REASON[reason] ?? (reason as keyof Messages);
  const { title, detail, retryAt = 0 } = refusal;
  // An LMS that explains itself in its own words does so better than our general text.
  const isKnown = reason === refusal.code;
  const explanation = reason === 'unknown' ? (detail ?? title) : detail;
  const lines = isKnown || explanation === undefined ? [texts[key]] : [];
  // A title often says what our text says, or what the detail says again.
  if (title !== undefined && !isSaid(title, [...lines, detail])) lines.push(title);
  if (detail !== undefined && !isSaid(detail, lines)) lines.push(detail);
  if (retryAt > Date.now()) lines.push(fill(texts.later, formatTime(retryAt, language)));
  return lines;
}

const isSaid = (text: string, lines: (string | undefined)[]): boolean =>
  lines.some((line) => line?.includes(text));

/** The time of day, in whole minutes that are not too early; with the date, unless that is today's. */
function formatTime(time: number, language: string | undefined): string {
  const date = new Date(Math.ceil(time / MINUTE) * MINUTE);
  const isToday = date.toDateString() === new Date().toDateString();
  return date.toLocaleString(language, {
    dateStyle: isToday ? undefined : 'medium',
    timeStyle: 'short',
  });
}

/** The names of devices as one text, such as "camera and microphone". */
export const nameFeatures = (features: MediaFeature[], { texts, language }: Wording): string =>
  new Intl.ListFormat(language).format(features.map((feature) => texts[feature]));

/** Puts `value` into the place that `text` has for it. */
export const fill = (text: string, value: string): string => text.replace(/{\w+}/, () => value);
