/**
 * The LMS that all examples talk to: `/api/sign-in` gives a token, `/api/start` and `/api/finish` want
 * it in the `Authorization` header. Beside it a double of the vendor's server.
 *
 * `npx tsx demo/frameworks/server.ts` serves what has been built.
 */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createProctor, type StartPayload } from 'proctored-exam/server';
import { nodeMiddleware } from '../lms/node-adapter.js';
import { integration } from '../lms/vendor.js';
import { startDouble } from '../vendor/server.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const widget = fileURLToPath(new URL('../../dist', import.meta.url));

const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
};

const QUIZ = `<!doctype html><html lang="en"><title>Questions</title>
  <meta name="color-scheme" content="light dark" />
  <label>What is seven times six? <input name="answer" /></label></html>`;

/** A session of the learner's, as the LMS tells the vendor of it. */
function payloadOf(learner: string, sessionId: string): StartPayload {
  const now = Date.now();
  return {
    userId: learner,
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

export interface ExampleServer {
  /** Below it each example has its folder. */
  origin: string;
  close: () => Promise<void>;
}

/** Serves the examples that have been built, and the widget's files for script tags. */
export async function serveExamples(port = 0): Promise<ExampleServer> {
  const vendor = await startDouble(integration);
  const proctor = createProctor({ ...integration, serverOrigin: vendor.origin });
  /** The learners' sessions, by the token that a page has got. */
  const sessions = new Map<string, string>();

  const learnerOf = (request: Request) => {
    const [scheme, token = ''] = request.headers.get('Authorization')?.split(' ') ?? [];
    return scheme === 'Bearer' && sessions.has(token) ? token : undefined;
  };
  const start = proctor.startHandler(async (request) => {
    const learner = learnerOf(request);
    if (!learner) return null;
    const last = sessions.get(learner)!;
    const isOver = (await proctor.status(last))?.status === 'finished';
    const sessionId = isOver ? randomUUID() : last;
    sessions.set(learner, sessionId);
    return payloadOf(learner, sessionId);
  });
  const finish = proctor.finishHandler((request) => {
    const learner = learnerOf(request);
    return learner ? sessions.get(learner)! : null;
  });

  const file = async (pathname: string, scenario: string | null) => {
    const [, folder = '', ...rest] = normalize(pathname).replace(/\/$/, '/index.html').split('/');
    const path = rest.join('/');
    const root = folder === 'proctored-exam' ? widget : join(here, folder, 'dist');
    const body = await readFile(join(root, path)).catch(() => undefined);
    if (!body) return new Response('Not found', { status: 404 });
    const type = TYPES[extname(path)] ?? 'application/octet-stream';
    const headers = { 'Content-Type': type, 'Cache-Control': 'no-store' };
    // the sandbox reads its scenario from its own address, which the page's import map gives
    const sandbox = '/proctored-exam/sandbox.min.js';
    return scenario && type.startsWith('text/html')
      ? new Response(
          String(body).replace(sandbox, `${sandbox}?scenario=${encodeURIComponent(scenario)}`),
          { headers },
        )
      : new Response(new Uint8Array(body), { headers });
  };

  const middleware = nodeMiddleware(async (request) => {
    const { pathname, searchParams } = new URL(request.url);
    switch (pathname) {
      case '/api/sign-in': {
        const token = randomUUID();
        sessions.set(token, randomUUID());
        return Response.json({ token });
      }
      case '/api/start':
        return start(request);
      case '/api/finish':
        return finish(request);
      case '/quiz':
        return new Response(QUIZ, { headers: { 'Content-Type': TYPES['.html']! } });
      case '/favicon.ico':
        return new Response(null, { status: 204 });
      default:
        return file(pathname, searchParams.get('scenario'));
    }
  });
  const http = createServer((incoming, outgoing) => {
    middleware(incoming, outgoing, (error) => {
      console.error(error);
      outgoing.writeHead(500).end();
    });
  });
  await once(http.listen(port, 'localhost'), 'listening');
  return {
    origin: `http://localhost:${(http.address() as AddressInfo).port}`,
    async close() {
      http.closeAllConnections();
      http.close();
      await vendor.close();
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { origin } = await serveExamples(5180);
  console.log(`${origin}/react/ and the like, for each example that was built`);
}
