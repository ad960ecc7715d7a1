import { Problem, ProctorError, WebhookError, type Proctor } from 'proctored-exam/server';
import type { Attempt, Attempts } from './attempts.js';
import { EXAM_ID, payloadOf } from './exam.js';
import type { Learner, Learners } from './learners.js';
import { troubleOf } from './troubles.js';

/** For so many ms, the vendor's word that a session runs is believed while answers are saved. */
const BELIEVED_FOR = 10_000;

/** The LMS's side of a proctored exam: three endpoints, and the gate before the questions. */
export function createProctoring(proctor: Proctor, learners: Learners, attempts: Attempts) {
  /** When the vendor was last asked about an attempt that answers are saved of, in ms. */
  const lastAsked = new WeakMap<Attempt, number>();

  /** For `data-endpoint`. */
  const start = proctor.startHandler(
    async (request) => {
      const { origin, searchParams } = new URL(request.url);
      const learner = learners.of(request);
      if (!learner || troubleOf(request) === 'signed-out') return null;
      if (searchParams.get('exam') !== EXAM_ID) return new Problem('not-allowed');
      if (troubleOf(request) === 'early') {
        return new Problem('too-early', {
          title: 'The quiz opens on Monday at 9:00',
          detail: 'Come back then: the start button will work from that minute on.',
        });
      }
      return payloadOf(learner, await openAttempt(learner), `${origin}/`);
    },
    (request) => (troubleOf(request) === 'expired-token' ? { expiresIn: 1 } : undefined),
  );

  /**
   * The attempt to start, or to come back to. The vendor is asked about an attempt that was there
   * before: its session may have ended meanwhile, or run in another browser of the learner's. Where it
   * doesn't answer, the learner comes back into the attempt all the same. As it allows any number of
   * attempts, this quiz goes on with a new one; others answer `new Problem('already-finished')` here.
   */
  async function openAttempt(learner: Learner): Promise<Attempt> {
    const last = attempts.latest(learner.id, EXAM_ID);
    if (last) await askIfAnswered(last);
    return last && last.endedAt === undefined ? last : attempts.begin(learner.id, EXAM_ID, last);
  }

  /** Asks the vendor about an attempt's session, and takes over what it says. */
  async function ask(attempt: Attempt): Promise<string | undefined> {
    const asked = Date.now();
    const session = await proctor.status(attempt.sessionId);
    if (session) attempt.note(session, asked);
    return session?.status;
  }

  /** The same, where an outage of the vendor's is no reason to stop. */
  async function askIfAnswered(attempt: Attempt): Promise<void> {
    try {
      await ask(attempt);
    } catch (error) {
      if (!(error instanceof ProctorError)) throw error;
    }
  }

  const finishSession = proctor.finishHandler((request) => {
    const learner = learners.of(request);
    if (!learner) return null;
    const attempt = attempts.latest(learner.id, EXAM_ID);
    return attempt?.sessionId ?? new Problem('not-allowed', { detail: 'Nothing was started.' });
  });

  /** For `data-finish-endpoint`. What the page says is not read: who is signed in decides. */
  async function finish(request: Request): Promise<Response> {
    const learner = learners.of(request);
    const attempt = learner && attempts.latest(learner.id, EXAM_ID);
    const response = await finishSession(request);
    if (attempt && response.ok && request.method === 'POST' && attempt.endedAt === undefined) {
      attempt.handedInAt = Date.now();
      attempt.end(attempt.handedInAt);
    }
    return response;
  }

  /**
   * Why the questions may not be read now, if so. Events in the page prove nothing, so it is the
   * vendor who is asked.
   */
  async function gate(attempt: Attempt | undefined): Promise<Problem | undefined> {
    try {
      if (attempt && (await ask(attempt)) === 'started') return undefined;
      return new Problem('not-allowed', {
        title: 'The questions are closed',
        detail: 'They are open while your proctored exam runs. Start it on the page of the quiz.',
      });
    } catch (error) {
      if (!(error instanceof ProctorError)) throw error;
      return new Problem('proctoring-unavailable', {
        status: 503,
        title: 'The proctoring service does not answer',
        detail: 'The questions open as soon as it does. Please try again in a moment.',
        headers: { 'Retry-After': '5' },
      });
    }
  }

  /**
   * Whether the session is known to have ended, so that answers come too late. The vendor is asked
   * every few seconds at most. Where it doesn't answer, nothing is known, and no answers are lost.
   */
  async function isClosed(attempt: Attempt): Promise<boolean> {
    const now = Date.now();
    const believed = now - (lastAsked.get(attempt) ?? 0) < BELIEVED_FOR;
    if (attempt.endedAt === undefined && !believed) {
      lastAsked.set(attempt, now);
      await askIfAnswered(attempt);
    }
    return attempt.isClosed(now);
  }

  /**
   * Takes the vendor's reviews. The same one may come again, and conclusions are revised: it is an
   * upsert by the session's id, and the last counts.
   */
  async function webhook(request: Request): Promise<Response> {
    try {
      const review = await proctor.verifyWebhook(request, 'review');
      const attempt = attempts.ofSession(review.sessionId);
      if (!attempt) return new Problem('unknown-session', { status: 404 }).toResponse();
      attempt.review = review;
      attempt.note({ sessionEnd: review.sessionEnd }, Date.now());
      return new Response(null, { status: 204 });
    } catch (error) {
      if (error instanceof WebhookError) return error.toResponse();
      throw error;
    }
  }

  return { start, finish, gate, isClosed, webhook };
}
