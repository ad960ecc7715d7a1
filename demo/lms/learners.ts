import type { ReviewWebhook } from 'proctored-exam/server';

/** One learner's try at one exam. */
export class Attempt {
  /**
   * The proctoring session, the same at each start of this attempt: so a learner who has reloaded
   * the page comes back into the session.
   */
  readonly sessionId = crypto.randomUUID();
  /** Whether the questions were released to the learner. */
  released = false;
  /** The answers, as last saved. */
  answers: Record<string, string[]> = {};
  /** What the vendor last said of the session's result. */
  review: ReviewWebhook | undefined;
}

/** Whom the LMS knows, by the session cookie. */
export class Learner {
  readonly id = crypto.randomUUID();
  readonly firstName = 'Robin';
  readonly lastName = 'Berger';
  readonly email = 'robin.berger@westbrook.example';
  /** By exam, the latest one. */
  readonly attempts = new Map<string, Attempt>();
  readonly #all: Map<string, Attempt>;

  /** @param all the attempts of all learners, by session */
  constructor(all: Map<string, Attempt>) {
    this.#all = all;
  }

  /** Begins an attempt after `last`, or finds the one that another request has begun meanwhile. */
  begin(examId: string, last: Attempt | undefined): Attempt {
    const current = this.attempts.get(examId);
    if (current && current !== last) return current;
    const attempt = new Attempt();
    this.attempts.set(examId, attempt);
    this.#all.set(attempt.sessionId, attempt);
    return attempt;
  }
}

const COOKIE = 'westbrook-session';

/** The signed-in learners; a real LMS has a database and a sign-in page. */
export class Learners {
  readonly #byCookie = new Map<string, Learner>();
  readonly #attempts = new Map<string, Attempt>();

  /** Who makes this request, if anyone has signed in. */
  of(request: Request): Learner | undefined {
    const cookies = request.headers.get('Cookie') ?? '';
    const value = new RegExp(`(?:^|; *)${COOKIE}=([^;]*)`).exec(cookies)?.[1];
    return value === undefined ? undefined : this.#byCookie.get(value);
  }

  /** The attempt that a proctoring session is of. */
  attemptOf(sessionId: string): Attempt | undefined {
    return this.#attempts.get(sessionId);
  }

  /** Signs a new learner in; returns the cookie to set. */
  signIn(): string {
    const value = crypto.randomUUID();
    this.#byCookie.set(value, new Learner(this.#attempts));
    return `${COOKIE}=${value}; Path=/; HttpOnly; SameSite=Lax`;
  }
}
