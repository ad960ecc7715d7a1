import {
  errorOf,
  isHandedIn,
  type AttemptState,
  type Failed,
  type FinishRequest,
  type Running,
  type Step,
} from '../exam/attempt-state.js';
import type { Environment } from '../exam/environment.js';
import type { Phase } from '../exam/phases.js';
import type { Sentences } from './controllers/announcements.js';
import { errorLines, fill, nameFeatures, type Wording } from './error-text.js';

/** Milliseconds after which a start takes longer than usual. */
export const SLOW_START = 8_000;
/** Milliseconds after which handing in takes longer than usual. */
export const SLOW_FINISH = 3_000;
export const MINUTE = 60_000;

/** What the built-in texts depend on. */
export interface Situation {
  /** Where the attempt stands; `undefined` where there is none. */
  readonly state: AttemptState | undefined;
  /** What the page can do, as far as it was checked. */
  readonly environment: Environment | undefined;
  /** Whether the exam was begun in this tab before, and the page reloaded. */
  readonly isInterrupted: boolean;
  readonly isOnline: boolean;
  /** Whether something on the page keeps the learner from the vendor's screens. */
  readonly areScreensCovered: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What a text means; each kind has looks of its own. */
export type Kind = 'info' | 'busy' | 'success' | 'warning' | 'error';

/** What a learner must know, whatever the author's content says. */
export interface Notice {
  readonly kind: Kind;
  /** Sentences, each of which is said once. */
  readonly lines: readonly string[];
  /** For how long the recording has been going up: shown, and not said. */
  readonly elapsed?: string;
}

export const phaseOf = ({ state }: Situation): Phase => state?.phase ?? 'start';

/** The notice that shows beside the content, if there is one. */
export function noticeOf(situation: Situation, wording: Wording): Notice | undefined {
  const { state } = situation;
  switch (state?.phase) {
    case undefined:
    case 'start':
      return startNotice(situation, wording);
    case 'preparing': {
      if (situation.areScreensCovered) return { kind: 'warning', lines: [wording.texts.covered] };
      const isLate = mayBeLate(state.step) && isPast(SLOW_START, state, situation);
      return busy(wording.texts[state.step], isLate, wording);
    }
    case 'in-exam':
      return finishNotice(state.finish, situation, wording);
    case 'finished':
      return uploadNotice(state.since, situation, wording);
    case 'uploaded':
      return { kind: 'success', lines: [wording.texts.uploaded] };
    case 'error': {
      const { error, finish } = state;
      const lines = errorLines(error, wording);
      // An exam that is over says so by its headline.
      if (isHandedIn(finish) && !isOver(state)) lines.unshift(wording.texts['handed-in']);
      return { kind: error.severity, lines };
    }
  }
}

/** What shows in place of the author's content, where a phase has a text of its own. */
export function headlineOf({ state }: Situation, { texts }: Wording): string | undefined {
  if (state?.phase === 'in-exam') return texts['in-exam'];
  if (!isOver(state)) return undefined;
  // An exam may end without the learner: only an accepted request says that it was handed in.
  return isHandedIn(state.finish) ? texts['handed-in'] : texts.finished;
}

/** Whether the exam has ended, for whatever reason. */
export const isOver = (state: AttemptState | undefined): state is Running | Failed =>
  state?.phase === 'finished' ||
  state?.phase === 'uploaded' ||
  (state?.phase === 'error' && state.error.code === 'upload-failed');

/** The time at which the notice changes by itself next, in ms since 1970. */
export function nextChange({ state, now }: Situation): number | undefined {
  const times: number[] = [];
  if (state?.phase === 'preparing' && mayBeLate(state.step)) times.push(state.since + SLOW_START);
  if (state?.phase === 'in-exam' && state.finish.status === 'pending') {
    times.push(state.finish.since + SLOW_FINISH);
  }
  if (state?.phase === 'finished') {
    const minutes = Math.floor((now - state.since) / MINUTE);
    times.push(state.since + (minutes + 1) * MINUTE);
  }
  return times.find((time) => time > now);
}

function startNotice(
  { environment, isInterrupted }: Situation,
  wording: Wording,
): Notice | undefined {
  const { texts } = wording;
  const { problem, denied = [] } = environment ?? {};
  if (problem) return { kind: problem.severity, lines: errorLines(problem, wording) };
  const lines = isInterrupted ? [texts.interrupted] : [];
  if (denied.length > 0) lines.push(fill(texts.denied, nameFeatures(denied, wording)));
  if (lines.length === 0) return undefined;
  return { kind: denied.length > 0 ? 'warning' : 'info', lines };
}

function finishNotice(
  finish: FinishRequest,
  situation: Situation,
  wording: Wording,
): Notice | undefined {
  const { texts } = wording;
  switch (finish.status) {
    case 'none':
      return undefined;
    case 'pending':
      return busy(texts.finishing, isPast(SLOW_FINISH, finish, situation), wording);
    default: {
      if (finish.status === 'accepted' || finish.wasAccepted) {
        return { kind: 'success', lines: [texts['handed-in']] };
      }
      const { code, severity } = finish.error;
      const lines = errorLines(finish.error, wording);
      // The page's own function may fail with any code of ours.
      const failed = code === 'finish-failed' ? [] : [texts['finish-failed']];
      return { kind: severity === 'info' ? 'warning' : severity, lines: [...failed, ...lines] };
    }
  }
}

function uploadNotice(since: number, situation: Situation, wording: Wording): Notice {
  const { isOnline, now } = situation;
  const { texts, language } = wording;
  const lines = [isOnline ? texts['keep-open'] : texts.offline];
  const minutes = Math.floor((now - since) / MINUTE);
  const kind = isOnline ? 'busy' : 'warning';
  if (minutes < 1) return { kind, lines };
  const time = minutes.toLocaleString(language, {
    style: 'unit',
    unit: 'minute',
    unitDisplay: 'long',
  });
  return { kind, lines, elapsed: fill(texts.elapsed, time) };
}

const busy = (text: string, isLate: boolean, { texts }: Wording): Notice => ({
  kind: 'busy',
  lines: isLate ? [text, texts.longer] : [text],
});

/** An LMS that is busy has said when to ask again, and a person is in the vendor's checks. */
const mayBeLate = (step: Step): boolean => step !== 'busy' && step !== 'checks';

const isPast = (limit: number, { since }: { since: number }, { now }: Situation): boolean =>
  now - since >= limit;

/** Whether a request to hand in is under way. */
export const isFinishing = (state: AttemptState | undefined): boolean =>
  state?.phase === 'in-exam' && state.finish.status === 'pending';

/** What the element is in: its phase, and what is so beside it. */
export function customStates(situation: Situation): readonly string[] {
  const states: string[] = [phaseOf(situation)];
  if (isFinishing(situation.state)) states.push('finishing');
  if (situation.isInterrupted) states.push('interrupted');
  return states;
}

/** Whether the notice tells of a failure, which no author can hide. */
export function isFailure({ state, environment, areScreensCovered }: Situation): boolean {
  const isBlocked = state === undefined && environment?.problem !== undefined;
  return isBlocked || areScreensCovered || errorOf(state) !== undefined;
}

/** Whether the learner is to follow what the vendor's screens say. */
export const areScreensAwaited = (state: AttemptState | undefined): boolean =>
  state?.phase === 'preparing' && state.step === 'checks';

/**
 * What there is to be heard of what shows.
 *
 * @param readSlot the slot of the author's content that stands in place of the headline or of an error, and
 *   that the focus reads
 * @param hasNotices whether notices show beside that content
 */
export function sentencesOf(
  situation: Situation,
  wording: Wording,
  { readSlot, hasNotices }: { readSlot: Phase | undefined; hasNotices: boolean },
): Sentences {
  const phase = phaseOf(situation);
  const hasFailed = isFailure(situation);
  // A start view says what it says by its text: nothing has happened that would have to be told.
  if (phase === 'start' || readSlot === 'error') return { polite: [], assertive: [] };
  const headline = readSlot ? undefined : headlineOf(situation, wording);
  const notice = hasNotices || hasFailed ? noticeOf(situation, wording) : undefined;
  const all = [...(headline === undefined ? [] : [headline]), ...(notice?.lines ?? [])];
  // In one region: what is said at once would cut off what is said politely.
  return hasFailed ? { polite: [], assertive: all } : { polite: all, assertive: [] };
}
