import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A small LMS with one exam, the built element, and an SDK that the test speaks for. */
export interface FaultServer {
  /** The exam's page. */
  origin: string;
  /** How many finish requests have arrived. */
  finished: number;
  /** Settles when the next start request has arrived, which gets no answer. */
  holdNext(): Promise<void>;
  close(): void;
}

/** The session's promises are resolved by functions of the window, under the promises' names. */
const SDK = `
  const promise = (name) => new Promise((resolve) => { window[name] = resolve; });
  export const init = async () => ({
    examStarted: promise('examStarted'),
    examFinished: promise('examFinished'),
    videoUploaded: promise('videoUploaded'),
  });`;

const IMPORTS = { 'https://sdk.web.proctor.constructor.app/proctoring.js': '/sdk.js' };

const PAGE = `<!doctype html><html lang="en"><title>Exam</title>
  <script type="importmap">${JSON.stringify({ imports: IMPORTS })}</script>
  <script type="module" src="/proctored-exam.min.js"></script>
  <proctored-exam data-endpoint="/start" data-finish-endpoint="/finish" data-sdk-preload="none"
    ><template slot="in-exam"><p>Question 1</p></template></proctored-exam>`;

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

/** Signed for one session, as an LMS does while an exam lasts; nobody here checks the signature. */
const startData = () => ({
  serverOrigin: 'https://proctor.example.org',
  integrationName: 'university',
  jwt: `${encode({ alg: 'HS256' })}.${encode({ exp: Date.now() / 1000 + 600, sessionId: 's1' })}.x`,
});

/** Serves what the rows need, at a port of its own, so that storage and locks are theirs alone. */
export async function serveFaults(): Promise<FaultServer> {
  let hold: (() => void) | undefined;
  const script = await readFile('dist/proctored-exam.min.js');
  const answers: Record<string, { type: string; body: () => string | Buffer }> = {
    '/': { type: 'text/html', body: () => PAGE },
    '/elsewhere': { type: 'text/html', body: () => '<!doctype html><title>Elsewhere</title>' },
    '/proctored-exam.min.js': { type: 'text/javascript', body: () => script },
    '/sdk.js': { type: 'text/javascript', body: () => SDK },
    '/start': { type: 'application/json', body: () => JSON.stringify(startData()) },
    '/finish': {
      type: 'application/json',
      body: () => {
        server.finished += 1;
        return '{}';
      },
    },
  };
  const http = createServer(({ url = '/' }, response) => {
    const answer = answers[url];
    if (url === '/start' && hold) {
      hold();
      hold = undefined;
      return;
    }
    response.writeHead(answer ? 200 : 404, {
      'content-type': answer?.type ?? 'text/plain',
      // a page that is not to be stored is kept out of the back/forward cache, too
      'cache-control': answer?.type === 'text/html' ? 'no-cache' : 'no-store',
    });
    response.end(answer?.body());
  });
  await once(http.listen(0, 'localhost'), 'listening');
  const server: FaultServer = {
    origin: `http://localhost:${(http.address() as AddressInfo).port}/`,
    finished: 0,
    holdNext: () =>
      new Promise((resolve) => {
        hold = resolve;
      }),
    close() {
      http.close();
      http.closeAllConnections();
    },
  };
  return server;
}
