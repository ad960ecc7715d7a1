import { setTimeout } from 'node:timers/promises';
import { createProctor, Problem } from 'proctored-exam/server';
import { EXAM_ID, payloadOf } from './exam.js';
import { Learners, type Learner } from './learners.js';

/** Reads one of the demo's HTML files, built or transformed. */
export type ReadPage = (name: string) => Promise<string>;

/** Stands for the secret that the vendor issues; a real one comes from the server's environment. */
const DEMO_ONLY_SECRET = 'not-a-secret: this key signs nothing but the demo';

/** Where the pages lie; the quiz's own address is behind the sign-in. */
const PAGES: Record<string, string> = {
  '/': 'index.html',
  '/index.html': 'index.html',
  '/minimal.html': 'minimal.html',
};
const QUIZ = `/lms/quiz/${EXAM_ID}`;

/**
 * A small LMS: it knows its learners by a cookie, keeps their attempts, signs start data and serves
 * the quiz.
 *
 * @returns a handler that leaves what is no business of an LMS (scripts, styles) to the next one
 */
export function createLms(readPage: ReadPage) {
  const learners = new Learners();
  const proctor = createProctor({
    serverOrigin: 'https://proctor.example',
    integrationName: 'westbrook',
    jwtSecret: DEMO_ONLY_SECRET,
  });

  const start = proctor.startHandler(
    (request) => {
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
      return payloadOf(learner, learner.attempt(EXAM_ID), `${origin}/`);
    },
    (request) => (troubleOf(request) === 'expired-token' ? { expiresIn: 1 } : undefined),
  );

  /** The start endpoint, and what goes wrong on the way to some. */
  async function startOrFail(request: Request): Promise<Response> {
    switch (troubleOf(request)) {
      case 'html-page':
        return htmlPage('<!doctype html><title>Sign in</title><h1>Please sign in</h1>');
      case 'unreachable':
        return Response.error();
      case 'expired-token': {
        const response = await start(request);
        await setTimeout(1100);
        return response;
      }
      default:
        return start(request);
    }
  }

  async function quiz(request: Request, learner: Learner | undefined): Promise<Response> {
    if (!learner) return new Problem('not-signed-in').toResponse();
    if (request.method !== 'PUT') return htmlPage(await readPage('quiz.html'));
    const answers = await request.formData();
    learner.attempt(EXAM_ID).answers = Object.fromEntries(
      [...answers.keys()].map((name) => [name, answers.getAll(name).map(String)]),
    );
    return new Response(null, { status: 204 });
  }

  return async (request: Request): Promise<Response | undefined> => {
    const { pathname, searchParams } = new URL(request.url);
    const learner = learners.of(request);
    if (pathname === '/lms/proctoring/start') return startOrFail(request);
    if (pathname === QUIZ) return quiz(request, learner);
    if (pathname.startsWith('/lms/') || pathname === '/quiz.html') {
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

/** What the demo page wants to go wrong, by the switch beside the exam. */
function troubleOf(request: Request): string | null {
  return new URL(request.url).searchParams.get('trouble');
}

/** The sandbox reads its scenario from its own address, which the page's import map gives. */
function withScenario(html: string, scenario: string | null): string {
  if (!scenario) return html;
  const sandbox = '/proctored-exam/sandbox.min.js';
  return html.replace(`"${sandbox}"`, `"${sandbox}?scenario=${encodeURIComponent(scenario)}"`);
}

function htmlPage(html: string): Response {
  const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' };
  return new Response(html, { headers });
}
