/**
 * The LMS that all examples talk to: `/api/sign-in` gives a token, `/api/start` and `/api/finish` want
 * it in the `Authorization` header. Beside it a double of the vendor's server.
 *
 * `npx tsx demo/frameworks/server.ts` serves what has been built.
 */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { createProctor, type StartPayload } from 'proctored-exam/server';
import { integration } from '../lms/vendor.js';
import { startDouble } from '../vendor/server.js';

/** Each example has a folder of its own here, and is built into its `dist`. */
const HERE = import.meta.dirname;
const WIDGET = join(HERE, '../../dist');
const SANDBOX = '/proctored-exam/sandbox.min.js';

const QUIZ = `<!doctype html><html lang="en"><title>Questions</title>
  <meta name="color-scheme" content="light dark" />
  <label>What is seven times six? <input name="answer" /></label></html>`;

/** Whom the LMS knows. */
interface Learner {
  /** The LMS's own, and what the vendor is told. The token stays between page and LMS. */
  id: string;
  /** The proctoring session of the attempt that is under way. */
  sessionId: string;
}

/** A session of the learner's, as the LMS tells the vendor of it. */
function payloadOf({ id, sessionId }: Learner): StartPayload {
  const now = Date.now();
  return {
    userId: id,
    accountId: 'westbrook',
    accountName: 'Westbrook College',
    examId: '42',
    examName: 'Mathematics I',
    duration: 20,
    schedule: false,
    proctoring: 'offline',
    startDate: new Date(now - 60_000).toISOString(),
    endDate: new Date(now + 3_600_000).toISOString(),
    sessionId,
  };
}

/** The examples' LMS, as a handler from `Request` to `Response`. */
export function createExampleLms(serverOrigin: string): Hono {
  const proctor = createProctor({ ...integration, serverOrigin });
  /** By the token that a page has got. */
  const learners = new Map<string, Learner>();

  const learnerOf = (request: Request): Learner | undefined => {
    const [scheme, token = ''] = request.headers.get('Authorization')?.split(' ') ?? [];
    return scheme === 'Bearer' ? learners.get(token) : undefined;
  };
  const start = proctor.startHandler(async (request) => {
    const learner = learnerOf(request);
    if (!learner) return null;
    const session = await proctor.status(learner.sessionId);
    // These examples allow any number of attempts.
    if (session?.status === 'finished') learner.sessionId = randomUUID();
    return payloadOf(learner);
  });
  const finish = proctor.finishHandler((request) => learnerOf(request)?.sessionId ?? null);

  const app = new Hono();
  app.post('/api/sign-in', (context) => {
    const token = randomUUID();
    learners.set(token, { id: randomUUID(), sessionId: randomUUID() });
    return context.json({ token });
  });
  app.all('/api/start', ({ req }) => start(req.raw));
  app.all('/api/finish', ({ req }) => finish(req.raw));
  app.get('/quiz', (context) => context.html(QUIZ));
  app.get('/favicon.ico', (context) => context.body(null, 204));
  app.get(
    '/proctored-exam/*',
    serveFrom(WIDGET, (path) => path.replace('/proctored-exam', '')),
  );
  app.get(
    '/:example/*',
    withScenario,
    serveFrom(HERE, (path) => path.replace(/^\/[^/]+/, '$&/dist')),
  );
  return app;
}

function serveFrom(root: string, rewriteRequestPath: (path: string) => string) {
  const onFound = (_path: string, context: Context) => {
    context.header('Cache-Control', 'no-store');
  };
  return serveStatic({ root, rewriteRequestPath, onFound });
}

/** The sandbox reads its scenario from its own address, which the page's import map gives. */
const withScenario = createMiddleware(async (context, next) => {
  await next();
  const scenario = context.req.query('scenario');
  if (!scenario || !context.res.headers.get('Content-Type')?.startsWith('text/html')) return;
  const page = await context.res.text();
  const written = page.replace(SANDBOX, `${SANDBOX}?scenario=${encodeURIComponent(scenario)}`);
  const headers = new Headers(context.res.headers);
  // The page is longer than its file.
  headers.delete('Content-Length');
  context.res = undefined;
  context.res = new Response(written, { headers });
});

export interface ExampleServer {
  /** Below it each example has its folder. */
  origin: string;
  close: () => Promise<void>;
}

/** Serves the examples that have been built, and the widget's files for script tags. */
export async function serveExamples(port = 0): Promise<ExampleServer> {
  const vendor = await startDouble(integration);
  const lms = createExampleLms(vendor.origin);
  const listener = getRequestListener(lms.fetch, { overrideGlobalObjects: false });
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  await once(server.listen(port, 'localhost'), 'listening');
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await vendor.close();
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { origin } = await serveExamples(5180);
  console.log(`${origin}/react/ and the like, for each example that was built`);
}
