/**
 * A start endpoint for <proctored-exam>, on Node 20 or later with Hono: `fetch` of the app is a handler
 * from Request to Response, for any server that takes one.
 *
 * Run:    npm install proctored-exam hono @hono/node-server
 *         PROCTOR_SECRET=… node start-endpoint.mjs
 * Try:    curl -i -X POST 'http://127.0.0.1:8000/sign-in?user=ada'
 * Check:  npx proctored-exam check 'http://127.0.0.1:8000/lms/proctoring/start?exam=42' \
 *             --header 'Cookie: session=<from the answer>' --secret-env PROCTOR_SECRET
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import { parse } from 'hono/utils/cookie';
import { createProctor, Problem } from 'proctored-exam/server';

const env = process.env;
if (!env.PROCTOR_SECRET) {
  console.error("PROCTOR_SECRET: the vendor's secret is missing");
  process.exit(1);
}
const proctor = createProctor({
  serverOrigin: env.PROCTOR_SERVER_ORIGIN ?? 'https://proctor.example',
  integrationName: env.PROCTOR_INTEGRATION_NAME ?? 'my-university',
  jwtSecret: env.PROCTOR_SECRET,
});

// What your LMS has in its database.
const users = new Map([
  ['ada', { firstName: 'Ada', lastName: 'Lovelace' }],
  ['grace', { firstName: 'Grace', lastName: 'Hopper' }],
  ['zoe', { firstName: 'Zoë', lastName: '李' }],
]);
const exams = new Map([
  ['42', { name: 'Mathematics I', minutes: 60, closes: Date.now() + 4 * 3_600_000 }],
]);
/** Session cookie to user. */
const logins = new Map();
/** User and exam to proctoring session: a column of your table of attempts. */
const attempts = new Map();

/** Finds or creates the one proctoring session of an attempt. */
function sessionOfAttempt(user, examId) {
  const key = JSON.stringify([user, examId]);
  if (!attempts.has(key)) attempts.set(key, randomUUID());
  return attempts.get(key);
}

/** By the LMS's own session, never by what the page says. */
function userOf(request) {
  const { session } = parse(request.headers.get('Cookie') ?? '', 'session');
  return logins.get(session);
}

const start = proctor.startHandler((request) => {
  const user = userOf(request);
  if (user === undefined) return null; // 401
  const examId = new URL(request.url).searchParams.get('exam');
  const exam = exams.get(examId);
  if (!exam) return new Problem('not-allowed'); // or the user is not enrolled
  if (Date.now() > exam.closes) return new Problem('too-late');
  return {
    userId: user,
    ...users.get(user),
    language: 'en',
    accountId: '1',
    accountName: 'My University',
    examId,
    examName: exam.name,
    duration: exam.minutes,
    schedule: false,
    proctoring: 'offline',
    identification: 'face',
    startDate: new Date(Date.now() - 60_000).toISOString(), // clocks differ
    endDate: new Date(exam.closes).toISOString(),
    sessionId: sessionOfAttempt(user, examId),
    sessionUrl: `https://lms.example.edu/exam/${examId}`,
  };
});

export const app = new Hono();
app.all('/lms/proctoring/start', ({ req }) => start(req.raw));

// Stands in for your LMS's own sign-in, which asks for a password.
app.post('/sign-in', (context) => {
  const user = context.req.query('user');
  if (!users.has(user)) return context.notFound();
  const login = randomBytes(24).toString('base64url');
  logins.set(login, user);
  setCookie(context, 'session', login, { path: '/', httpOnly: true, sameSite: 'Lax' });
  return context.body(null, 204);
});

// Run by itself, and not imported by a server of yours.
if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const port = Number(env.PORT ?? 8000);
  serve({ fetch: app.fetch, hostname: '127.0.0.1', port }, (address) => {
    console.log(`Listening on http://127.0.0.1:${address.port}`);
  });
}
