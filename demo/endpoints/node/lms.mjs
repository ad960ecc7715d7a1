// lms.mjs: a whole LMS with one learner
import { randomUUID } from 'node:crypto';
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { createProctor } from 'proctored-exam/server';

// The vendor gives you these three. Without their server, the sandbox takes whatever is signed.
const { PROCTOR_ORIGIN, PROCTOR_NAME, PROCTOR_SECRET } = process.env;
const proctor = createProctor({
  serverOrigin: PROCTOR_ORIGIN ?? 'https://proctor.example',
  integrationName: PROCTOR_NAME ?? 'my-university',
  jwtSecret: PROCTOR_ORIGIN ? PROCTOR_SECRET : randomUUID(),
});

const sessions = new Map(); // One session for each attempt, the same at each of its starts.

const start = proctor.startHandler(() => {
  const learner = 'ada'; // By your LMS's own session. Return null when nobody is signed in.
  if (!sessions.has(learner)) sessions.set(learner, randomUUID());
  return {
    userId: learner,
    accountId: '1',
    accountName: 'My University',
    examId: '42',
    examName: 'Mathematics I',
    duration: 60, // Minutes.
    schedule: false,
    proctoring: 'offline',
    startDate: new Date(Date.now() - 60_000).toISOString(),
    endDate: new Date(Date.now() + 3 * 3_600_000).toISOString(),
    sessionId: sessions.get(learner),
    sessionUrl: 'https://lms.example/exam/42', // The page with the tag.
  };
});

const app = new Hono();
app.all('/lms/proctoring/start', ({ req }) => start(req.raw));
app.get('/quiz/42', (context) => context.html('<h1>The questions</h1>'));
app.get('/', serveStatic({ path: 'index.html' }));
app.use(
  '/proctored-exam/*',
  serveStatic({
    root: 'node_modules/proctored-exam/dist',
    rewriteRequestPath: (path) => path.replace('/proctored-exam/', '/'),
  }),
);

const port = Number(process.env.PORT ?? 3000);
serve({ fetch: app.fetch, hostname: '127.0.0.1', port }, (address) => {
  console.log(`http://localhost:${address.port}/`);
});
