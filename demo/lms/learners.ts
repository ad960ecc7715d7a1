/** One learner's try at one exam. */
export interface Attempt {
  /**
   * The proctoring session, the same at each start of this attempt: so a learner who has reloaded
   * the page comes back into the session.
   */
  readonly sessionId: string;
  /** The answers, as last saved. */
  answers: Record<string, string[]>;
}

/** Whom the LMS knows, by the session cookie. */
export class Learner {
  readonly id = crypto.randomUUID();
  readonly firstName = 'Robin';
  readonly lastName = 'Berger';
  readonly email = 'robin.berger@westbrook.example';
  readonly #attempts = new Map<string, Attempt>();

  /** Finds this learner's attempt, or begins one. */
  attempt(examId: string): Attempt {
    const attempt = this.#attempts.get(examId) ?? { sessionId: crypto.randomUUID(), answers: {} };
    this.#attempts.set(examId, attempt);
    return attempt;
  }
}

const COOKIE = 'westbrook-session';

/** The signed-in learners; a real LMS has a database and a sign-in page. */
export class Learners {
  readonly #byCookie = new Map<string, Learner>();

  /** Who makes this request, if anyone has signed in. */
  of(request: Request): Learner | undefined {
    const cookies = request.headers.get('Cookie') ?? '';
    const value = new RegExp(`(?:^|; *)${COOKIE}=([^;]*)`).exec(cookies)?.[1];
    return value === undefined ? undefined : this.#byCookie.get(value);
  }

  /** Signs a new learner in; returns the cookie to set. */
  signIn(): string {
    const value = crypto.randomUUID();
    this.#byCookie.set(value, new Learner());
    return `${COOKIE}=${value}; Path=/; HttpOnly; SameSite=Lax`;
  }
}
