import { NEXT_PHASES } from '../../../src/exam/phases.js';
import type { ErrorCode, Phase } from '../../../src/index.js';

/** What an attempt waits for, in the order of a good one. */
export const STEPS = [
  'data',
  'sdk',
  'init',
  'examStarted',
  'examFinished',
  'videoUploaded',
] as const;
export type Step = (typeof STEPS)[number];

/** How a step ends; `nonsense`: it resolves with what can't be used. */
export type End = 'good' | 'nonsense' | 'rejected';

/** What a promise that the element has handed out says so far. */
export interface Result {
  outcome: 'pending' | 'resolved' | 'AbortError' | 'InvalidStateError' | ErrorCode;
}

/** One attempt, as far as the page and the vendor can tell. */
export interface Attempt {
  /** Who has the word: the LMS and the network, the learner in the vendor's checks, the session, nobody. */
  stage: 'asking' | 'init' | 'session' | 'over';
  ends: Partial<Record<Step, End>>;
  started: Result;
  /** The requests to hand in; the last may be under way. */
  finishes: { result: Result; end?: End }[];
}

const REFUSED: Partial<Record<Step, Record<Exclude<End, 'good'>, ErrorCode>>> = {
  data: { rejected: 'endpoint-unreachable', nonsense: 'start-data-invalid' },
  sdk: { rejected: 'sdk-unavailable', nonsense: 'sdk-invalid' },
  init: { rejected: 'init-rejected', nonsense: 'sdk-invalid' },
};

const FACT: Partial<Record<Phase, string>> = {
  'in-exam': 'exam-started',
  finished: 'exam-finished',
  uploaded: 'video-uploaded',
};

/**
 * What the contract (sections 2 and 5) says of phases, errors, events and promises, without any of
 * the element's machinery: promises are heard at once here, and all there is to an attempt is how
 * far it has come.
 */
export class PhaseModel {
  phase: Phase = 'start';
  error: { code: ErrorCode; phase: Phase } | undefined;
  connected = true;
  /** Whether the content of the exam's template is in the document. */
  inserted = false;
  readonly events: string[] = [];
  /** The changes of phase so far, such as `preparing → in-exam`. */
  readonly transitions: string[] = [];
  /** The commands so far, and the phases in which they were taken. */
  readonly taken: string[] = [];
  /** Codes of the errors so far. */
  readonly codes: ErrorCode[] = [];
  readonly attempts: Attempt[] = [];

  /** The attempt that may still change something. */
  get current(): Attempt | undefined {
    return this.attempts.find(({ stage }) => stage !== 'over');
  }

  /** Whether leaving the page asks for confirmation. */
  get guarded(): boolean {
    const { phase, error, connected } = this;
    return (
      phase === 'in-exam' ||
      phase === 'finished' ||
      // the answers of an exam that has failed go with the element
      (phase === 'error' && error?.phase === 'in-exam' && connected)
    );
  }

  start(prevented: boolean): Result {
    if (this.current) return this.current.started;
    if (this.phase === 'uploaded' || !this.connected) return { outcome: 'InvalidStateError' };
    this.events.push('exam-starting');
    if (prevented) return { outcome: 'AbortError' };
    const started: Result = { outcome: 'pending' };
    this.attempts.push({ stage: 'asking', ends: {}, started, finishes: [] });
    this.#enter('preparing');
    return started;
  }

  finish(): Result {
    const { current } = this;
    if (!current || this.phase !== 'in-exam') return { outcome: 'InvalidStateError' };
    const last = current.finishes.at(-1);
    if (last && !last.end) return last.result;
    this.error = undefined;
    const result: Result = { outcome: 'pending' };
    current.finishes.push({ result });
    return result;
  }

  /** The LMS has answered the latest request to hand in of `attempt`. */
  answerFinish(attempt: Attempt, end: End): void {
    const last = attempt.finishes.at(-1)!;
    last.end = end;
    // a session that has ended meanwhile was not in need of it
    const failed = end === 'rejected' && this.phase === 'in-exam' && attempt === this.current;
    last.result.outcome = failed ? 'finish-failed' : 'resolved';
    if (!failed) return;
    this.error = { code: 'finish-failed', phase: 'in-exam' };
    this.#report('finish-failed');
  }

  /** @returns whether it may be called now */
  reset(): boolean {
    if (this.phase !== 'error' && this.phase !== 'uploaded') return false;
    this.#enter('start');
    return true;
  }

  /** Out of the document for a task or longer. */
  remove(): void {
    this.connected = false;
    const { current } = this;
    if (current?.stage !== 'asking') return;
    current.stage = 'over';
    this.#enter('start');
    current.started.outcome = 'AbortError';
  }

  insert(): void {
    this.connected = true;
  }

  /** A promise of `attempt` settles. */
  settle(attempt: Attempt, step: Step, end: End): void {
    attempt.ends[step] = end;
    const { stage, ends } = attempt;
    if (stage === 'session') this.#hear(attempt, step);
    if (stage === 'over' || stage === 'session') return;
    const refused = end !== 'good' && REFUSED[step]?.[end];
    if (refused) this.#fail(attempt, refused);
    else if (stage === 'asking' && ends.data && ends.sdk) attempt.stage = 'init';
    else if (step === 'init') {
      attempt.stage = 'session';
      for (const next of STEPS.slice(3)) if (ends[next]) this.#hear(attempt, next);
    }
  }

  #hear(attempt: Attempt, step: Step): void {
    const { ends } = attempt;
    if (attempt.stage === 'over') return;
    if (step === 'examStarted') {
      if (ends.examStarted === 'good') this.#forward(attempt, 'in-exam');
      else if (this.phase === 'preparing') this.#fail(attempt, 'session-failed');
    } else if (step === 'examFinished') {
      if (ends.examFinished === 'good') this.#forward(attempt, 'finished');
      else if (this.phase !== 'finished') this.#fail(attempt, 'session-failed');
    } else if (ends.videoUploaded === 'good') this.#forward(attempt, 'uploaded');
    if (ends.videoUploaded === 'rejected' && this.phase === 'finished') {
      this.#fail(attempt, 'upload-failed');
    }
  }

  /** An attempt goes where the table of transitions lets it go, whatever order its promises settle in. */
  #forward(attempt: Attempt, phase: Phase): void {
    if (!NEXT_PHASES[this.phase].includes(phase)) return;
    if (phase === 'uploaded') attempt.stage = 'over';
    this.#enter(phase);
    attempt.started.outcome = 'resolved';
  }

  #fail(attempt: Attempt, code: ErrorCode): void {
    attempt.stage = 'over';
    this.#enter('error', { code, phase: this.phase });
    this.#report(code);
    if (attempt.started.outcome === 'pending') attempt.started.outcome = code;
  }

  #report(code: ErrorCode): void {
    this.events.push('exam-error');
    this.codes.push(code);
  }

  #enter(phase: Phase, error?: PhaseModel['error']): void {
    this.transitions.push(`${this.phase} → ${phase}`);
    this.phase = phase;
    this.error = error;
    // an error, and the way back from it, leave the answers where they are
    this.inserted =
      phase === 'in-exam' || (this.inserted && (phase === 'error' || phase === 'preparing'));
    this.events.push(`exam-phase-change:${phase}`);
    const fact = FACT[phase];
    if (fact) this.events.push(fact);
  }
}
