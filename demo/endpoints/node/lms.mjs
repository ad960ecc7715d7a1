// lms.mjs: a whole LMS with one learner. The vendor gives its three values; the sandbox takes any.
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { createProctor } from 'proctored-exam/server';

const proctor = createProctor({
  serverOrigin: process.env.PROCTOR_ORIGIN ?? 'https://proctor.example',
  integrationName: process.env.PROCTOR_NAME ?? 'my-university',
  jwtSecret: process.env.PROCTOR_ORIGIN ? process.env.PROCTOR_SECRET : crypto.randomUUID(),
});

const sessions = new Map(); // One session for each attempt, the same at each of its starts.

const start = proctor.startHandler(() => {
  const learner = 'ada'; // By your LMS's own session. Return null when nobody is signed in.
  if (!sessions.has(learner)) sessions.set(learner, crypto.randomUUID());
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

serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 3000 }, ({ port }) => {
  console.log(`http://localhost:${port}/`);
});
