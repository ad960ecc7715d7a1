// lms.mjs: a whole LMS to try the tag with, beside an index.html that has it.
// Run `npm install proctored-exam hono @hono/node-server`, then `node lms.mjs`.
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { createProctor } from 'proctored-exam/server';

// The vendor gives you these. Without an origin of theirs only the sandbox runs, which takes any secret.
const { PROCTOR_ORIGIN, PROCTOR_NAME = 'my-university', PROCTOR_SECRET } = process.env;
const proctor = createProctor({
  serverOrigin: PROCTOR_ORIGIN ?? 'https://proctor.example',
  integrationName: PROCTOR_NAME,
  jwtSecret: PROCTOR_ORIGIN ? PROCTOR_SECRET : crypto.randomUUID(),
});

const sessions = new Map(); // one session an attempt, so that a learner can come back to it

const start = proctor.startHandler(() => {
  const learner = 'ada'; // by your LMS's own session; return null when nobody is signed in
  if (!sessions.has(learner)) sessions.set(learner, crypto.randomUUID());
  return {
    userId: learner,
    accountId: '1',
    accountName: 'My University',
    examId: '42',
    examName: 'Mathematics I',
    duration: 60, // minutes
    schedule: false,
    proctoring: 'offline',
    startDate: new Date(Date.now() - 60_000).toISOString(),
    endDate: new Date(Date.now() + 3 * 3_600_000).toISOString(),
    sessionId: sessions.get(learner),
    sessionUrl: 'https://lms.example/exam/42', // the page with the tag
  };
});

const app = new Hono();
app.all('/lms/proctoring/start', ({ req }) => start(req.raw));
app.get('/quiz/42', (page) => page.html('<h1>The questions</h1>'));
app.get('/', serveStatic({ path: 'index.html' }));
app.get(
  '/proctored-exam/*',
  serveStatic({
    root: 'node_modules/proctored-exam/dist',
    rewriteRequestPath: (path) => path.replace('/proctored-exam', ''),
  }),
);

const port = Number(process.env.PORT ?? 3000);
serve({ fetch: app.fetch, hostname: '127.0.0.1', port }, (address) => {
  console.log(`http://localhost:${address.port}/`);
});
