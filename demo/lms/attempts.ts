import type { ReviewWebhook } from 'proctored-exam/server';

/** The values of each field of the quiz, by its name. */
export type Answers = Record<string, string[]>;

/** Answers as they were saved at one moment, in ms. */
interface Save {
  at: number;
  answers: Answers;
}

/** What the vendor says of a session, as far as it concerns the attempt. */
type Tidings = Partial<Record<'status' | 'sessionEnd', string | null | undefined>>;

/** Answers may be on their way when the session ends; for this many ms they still count. */
const LAST_SAVE = 10_000;

/**
 * One learner's try at one exam. In a real LMS it is a row of a table, with the session's id in a
 * column of its own.
 */
export class Attempt {
  /**
   * The proctoring session, made with the attempt and stored with it. It is the same at each start, so
   * that a learner who has reloaded the page comes back into it. An id that is reckoned, such as from
   * the number of finished attempts, comes again once a teacher deletes an attempt, and then names a
   * session that is over.
   */
  readonly sessionId = crypto.randomUUID();
  /** When the questions were first given out, in ms. */
  releasedAt: number | undefined;
  /** When the learner has handed in, in ms. */
  handedInAt: number | undefined;
  /** What the vendor last said of the session's result. */
  review: ReviewWebhook | undefined;
  #endedAt: number | undefined;
  #saves: Save[] = [];

  /** When the session has ended, in ms, as far as the LMS has heard. */
  get endedAt(): number | undefined {
    return this.#endedAt;
  }

  /** Takes over when the session has ended; of several tidings the first counts. */
  end(moment: number): void {
    this.#endedAt ??= moment;
    this.#saves = this.#saves.filter(({ at }) => !this.isClosed(at));
  }

  /** Takes over what the vendor says of the session at that moment, by its API or by a webhook. */
  note({ status, sessionEnd }: Tidings, moment: number): void {
    const end = Date.parse(sessionEnd ?? '');
    if (!Number.isNaN(end)) this.end(end);
    else if (status === 'finished') this.end(moment);
    // It still ran, so of the answers until then only the last can count.
    else if (status === 'started') this.#keepLast(moment);
  }

  /** Whether answers of that moment are too late. */
  isClosed(moment: number): boolean {
    return this.#endedAt !== undefined && moment > this.#endedAt + LAST_SAVE;
  }

  /**
   * Keeps answers with their time. As long as nobody knows whether the session has ended, all are kept:
   * those that turn out to be later than its end are dropped then.
   */
  save(answers: Answers, at: number): void {
    this.#saves.push({ at, answers });
  }

  /** The answers that count. */
  get answers(): Answers {
    return this.#saves.at(-1)?.answers ?? {};
  }

  #keepLast(moment: number): void {
    const last = this.#saves.findLastIndex(({ at }) => at <= moment);
    if (last > 0) this.#saves.splice(0, last);
  }
}

/** The attempts of all learners: by session, and the latest of each learner at each exam. */
export class Attempts {
  readonly #bySession = new Map<string, Attempt>();
  readonly #latest = new Map<string, Attempt>();

  /** The attempt that a proctoring session is of. */
  ofSession(sessionId: string): Attempt | undefined {
    return this.#bySession.get(sessionId);
  }

  latest(learnerId: string, examId: string): Attempt | undefined {
    return this.#latest.get(keyOf(learnerId, examId));
  }

  /**
   * Begins an attempt after `last`, or finds the one that another request has begun meanwhile: two tabs
   * may ask at the same time. A database does that by a unique key.
   */
  begin(learnerId: string, examId: string, last: Attempt | undefined): Attempt {
    const current = this.latest(learnerId, examId);
    if (current && current !== last) return current;
    const attempt = new Attempt();
    this.#latest.set(keyOf(learnerId, examId), attempt);
    this.#bySession.set(attempt.sessionId, attempt);
    return attempt;
  }
}

function keyOf(...ids: string[]): string {
  return JSON.stringify(ids);
}
