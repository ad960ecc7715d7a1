import { createProctor, Problem } from 'proctored-exam/server';
import { EXAM_ID } from './exam.js';
import { htmlPage } from './html.js';
import { Learners, type Learner } from './learners.js';
import { createProctoring } from './proctoring.js';
import { resultOf } from './result.js';
import { withTroubles } from './troubles.js';
import { integration, WEBHOOK_PATH } from './vendor.js';

/** Reads one of the demo's HTML files, built or transformed. */
export type ReadPage = (name: string) => Promise<string>;

/** Where the pages lie; the others' own addresses are behind the sign-in. */
const PAGES: Record<string, string> = {
  '/': 'index.html',
  '/index.html': 'index.html',
  '/minimal.html': 'minimal.html',
};
const QUIZ = `/lms/quiz/${EXAM_ID}`;
const RESULTS = `/lms/results/${EXAM_ID}`;
const INNER_PAGES = ['/quiz.html', '/results.html'];

/** Answers may be on their way when the session ends; this many ms after it they still count. */
const LAST_SAVE = 10_000;

/**
 * A small LMS: it knows its learners by a cookie, keeps their attempts, signs start data, serves the
 * quiz while the proctored session runs, and shows its result.
 *
 * @param serverOrigin the vendor's server
 * @returns a handler that leaves what is no business of an LMS (scripts, styles) to the next one
 */
export function createLms(readPage: ReadPage, serverOrigin: string) {
  const learners = new Learners();
  const proctoring = createProctoring(createProctor({ serverOrigin, ...integration }), learners);
  const start = withTroubles(proctoring.start);

  async function quiz(request: Request, learner: Learner): Promise<Response> {
    const attempt = learner.attempts.get(EXAM_ID);
    if (request.method === 'PUT') {
      // Nobody is asked: an outage of the vendor's is no reason to lose answers.
      const end = attempt?.review?.sessionEnd;
      const isOver = typeof end === 'string' && Date.now() > Date.parse(end) + LAST_SAVE;
      if (!attempt?.released || isOver) return new Problem('not-allowed').toResponse();
      const answers = await request.formData();
      attempt.answers = Object.fromEntries(
        [...answers.keys()].map((name) => [name, answers.getAll(name).map(String)]),
      );
      return new Response(null, { status: 204 });
    }
    const problem = await proctoring.gate(attempt);
    if (problem) return problem.toResponse();
    if (attempt) attempt.released = true;
    return htmlPage(await readPage('quiz.html'));
  }

  async function results(learner: Learner): Promise<Response> {
    const page = await readPage('results.html');
    const result = resultOf(learner.attempts.get(EXAM_ID));
    return htmlPage(page.replace('<!-- result -->', () => result));
  }

  return async (request: Request): Promise<Response | undefined> => {
    const { pathname, searchParams } = new URL(request.url);
    const learner = learners.of(request);
    if (pathname === '/lms/proctoring/start') return start(request);
    if (pathname === '/lms/proctoring/finish') return proctoring.finish(request);
    if (pathname === WEBHOOK_PATH) return proctoring.webhook(request);
    if (pathname === QUIZ || pathname === RESULTS) {
      if (!learner) return new Problem('not-signed-in').toResponse();
      return pathname === QUIZ ? quiz(request, learner) : results(learner);
    }
    if (pathname.startsWith('/lms/') || INNER_PAGES.includes(pathname)) {
      return new Problem('not-found', { status: 404 }).toResponse();
    }

    const page = PAGES[pathname];
    // the demo page also imports the minimal one, to show its source
    const wantsPage = request.headers.get('Accept')?.includes('text/html');
    if (!page || !wantsPage) return undefined;
    const response = htmlPage(withScenario(await readPage(page), searchParams.get('scenario')));
    if (!learner) response.headers.append('Set-Cookie', learners.signIn());
    return response;
  };
}

/** The sandbox reads its scenario from its own address, which the page's import map gives. */
function withScenario(html: string, scenario: string | null): string {
  if (!scenario) return html;
  const sandbox = '/proctored-exam/sandbox.min.js';
  return html.replace(`"${sandbox}"`, `"${sandbox}?scenario=${encodeURIComponent(scenario)}"`);
}
