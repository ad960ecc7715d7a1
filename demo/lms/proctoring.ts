import { Problem, ProctorError, type Proctor } from 'proctored-exam/server';
import { EXAM_ID, payloadOf } from './exam.js';
import type { Attempt, Learner, Learners } from './learners.js';
import { troubleOf } from './troubles.js';

/** The LMS's side of a proctored exam: three endpoints, and the gate before the questions. */
export function createProctoring(proctor: Proctor, learners: Learners) {
  /** For `data-endpoint`. */
  const start = proctor.startHandler(
    async (request) => {
      const { origin, searchParams } = new URL(request.url);
      const learner = learners.of(request);
      if (!learner || troubleOf(request) === 'signed-out') return null;
      if (searchParams.get('exam') !== EXAM_ID) return new Problem('not-allowed');
      if (troubleOf(request) === 'too-early') {
        return new Problem('too-early', {
          title: 'The quiz opens on Monday at 9:00',
          detail: 'Come back then: the start button will work from that minute on.',
        });
      }
      return payloadOf(learner, await openAttempt(learner), `${origin}/`);
    },
    (request) => (troubleOf(request) === 'expired-token' ? { expiresIn: 1 } : undefined),
  );

  /** The attempt to go on with; a new one when the last is over, as often as the learner likes. */
  async function openAttempt(learner: Learner): Promise<Attempt> {
    const last = learner.attempts.get(EXAM_ID);
    const session = last && (await proctor.status(last.sessionId));
    return last && session?.status !== 'finished' ? last : learner.begin(EXAM_ID, last);
  }

  /** For `data-finish-endpoint`. What the page says is not read: who is signed in decides. */
  const finish = proctor.finishHandler((request) => {
    const learner = learners.of(request);
    if (!learner) return null;
    const attempt = learner.attempts.get(EXAM_ID);
    return attempt?.sessionId ?? new Problem('not-allowed', { detail: 'Nothing was started.' });
  });

  /**
   * Why the questions may not be read now, if so. Events in the page prove nothing, so it is the
   * vendor who is asked.
   */
  async function gate(attempt: Attempt | undefined): Promise<Problem | undefined> {
    try {
      const session = attempt && (await proctor.status(attempt.sessionId));
      if (session?.status === 'started') return undefined;
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
   * Takes the vendor's reviews. The same one may come again, and conclusions are revised: the last
   * counts, by session.
   */
  async function webhook(request: Request): Promise<Response> {
    try {
      const review = await proctor.verifyWebhook(request, 'review');
      const attempt = learners.attemptOf(review.sessionId);
      if (!attempt) return new Problem('unknown-session', { status: 404 }).toResponse();
      attempt.review = review;
      return new Response(null, { status: 204 });
    } catch (error) {
      if (error instanceof Problem) return error.toResponse();
      throw error;
    }
  }

  return { start, finish, gate, webhook };
}
