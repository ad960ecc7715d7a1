import { parse } from 'hono/utils/cookie';

/** Whom the LMS knows, by the session cookie. */
export interface Learner {
  /** The LMS's own, and what the vendor is told; never the cookie, which lets in whoever has it. */
  id: string;
  firstName: string;
  lastName: string;
  email: string;
}

const COOKIE = 'westbrook-session';

/** The signed-in learners; a real LMS has a database and a sign-in page. */
export class Learners {
  readonly #byCookie = new Map<string, Learner>();

  /** Who makes this request, if anyone has signed in. */
  of(request: Request): Learner | undefined {
    const value = parse(request.headers.get('Cookie') ?? '', COOKIE)[COOKIE];
    return value === undefined ? undefined : this.#byCookie.get(value);
  }

  /** Signs a new learner in; returns the cookie to set. */
  signIn(): string {
    const value = crypto.randomUUID();
    this.#byCookie.set(value, {
      id: crypto.randomUUID(),
      firstName: 'Robin',
      lastName: 'Berger',
      email: 'robin.berger@westbrook.example',
    });
    return `${COOKIE}=${value}; Path=/; HttpOnly; SameSite=Lax`;
  }
}
