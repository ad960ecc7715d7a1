import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import { createProctor, Problem } from 'proctored-exam/server';
import { Attempts, type Attempt } from './attempts.js';
import { EXAM_ID } from './exam.js';
import { htmlPage } from './html.js';
import { Learners } from './learners.js';
import { createProctoring } from './proctoring.js';
import { createQuiz } from './quiz.js';
import { resultOf } from './result.js';
import { withTroubles } from './troubles.js';
import { integration, WEBHOOK_PATH } from './vendor.js';

/** Reads one of the demo's HTML files, built or transformed. */
export type ReadPage = (name: string) => Promise<string>;

/** The pages that anybody may open. */
const PAGES: Record<string, string> = {
  '/': 'index.html',
  '/index.html': 'index.html',
  '/minimal.html': 'minimal.html',
};
const QUIZ = `/lms/quiz/${EXAM_ID}`;
const RESULTS = `/lms/results/${EXAM_ID}`;

/** The largest answers that are read, in bytes. */
const MAX_ANSWERS = 64 * 1024;

/** What a route behind the sign-in is given: the learner's latest attempt, if there is one. */
interface SignedIn {
  Variables: { attempt: Attempt | undefined };
}

/**
 * A small LMS: it knows its learners by a cookie, keeps their attempts, signs start data, serves the
 * quiz while the proctored session runs, and shows its result.
 *
 * @param serverOrigin the vendor's server
 * @returns a handler that leaves what is no business of an LMS (scripts, styles) to the next one
 */
export function createLms(readPage: ReadPage, serverOrigin: string) {
  const learners = new Learners();
  const attempts = new Attempts();
  const proctor = createProctor({ serverOrigin, ...integration });
  const proctoring = createProctoring(proctor, learners, attempts);
  const start = withTroubles(proctoring.start);
  const quiz = createQuiz(proctoring, readPage);

  const signedIn = createMiddleware<SignedIn>(async (context, next) => {
    const learner = learners.of(context.req.raw);
    if (!learner) return new Problem('not-signed-in').toResponse();
    context.set('attempt', attempts.latest(learner.id, EXAM_ID));
    await next();
    return undefined;
  });

  const answersAreSmall = bodyLimit({
    maxSize: MAX_ANSWERS,
    onError: () => new Problem('body-too-large', { status: 413 }).toResponse(),
  });

  const app = new Hono();
  app.all('/lms/proctoring/start', ({ req }) => start(req.raw));
  app.all('/lms/proctoring/finish', ({ req }) => proctoring.finish(req.raw));
  app.all(WEBHOOK_PATH, ({ req }) => proctoring.webhook(req.raw));
  app.get(QUIZ, signedIn, ({ var: { attempt } }) => quiz.show(attempt));
  app.put(QUIZ, signedIn, answersAreSmall, ({ req, var: { attempt } }) =>
    quiz.save(attempt, req.raw),
  );
  app.get(RESULTS, signedIn, async ({ var: { attempt } }) => {
    const page = await readPage('results.html');
    return htmlPage(page.replace('<!-- result -->', () => resultOf(attempt)));
  });
  app.onError((error) => {
    console.error(error);
    return new Problem('internal-error', { status: 500 }).toResponse();
  });
  app.notFound(() => new Problem('not-found', { status: 404 }).toResponse());

  async function openPage(request: Request): Promise<Response | undefined> {
    const { pathname, searchParams } = new URL(request.url);
    const page = PAGES[pathname];
    // The demo's page also imports the minimal one, to show its source.
    const wantsPage = request.headers.get('Accept')?.includes('text/html');
    if (!page || !wantsPage) return undefined;
    const response = htmlPage(withScenario(await readPage(page), searchParams.get('scenario')));
    if (!learners.of(request)) response.headers.append('Set-Cookie', learners.signIn());
    return response;
  }

  return async (request: Request): Promise<Response | undefined> =>
    new URL(request.url).pathname.startsWith('/lms/') ? app.fetch(request) : openPage(request);
}

/** The sandbox reads its scenario from its own address, which the page's import map gives. */
function withScenario(html: string, scenario: string | null): string {
  if (!scenario) return html;
  const sandbox = '/proctored-exam/sandbox.min.js';
  return html.replace(`"${sandbox}"`, `"${sandbox}?scenario=${encodeURIComponent(scenario)}"`);
}
