import { readText } from '../contract/body.js';
import { parseJson } from '../contract/json.js';
import { MAX_ANSWER_BYTES } from '../contract/limits.js';
import { readRefusal, type Refusal } from '../contract/problem-document.js';
import { reasonOf } from '../contract/reason.js';
import { answerTime, retryAfter } from '../contract/times.js';
import { isOwnAddress } from './address.js';
import type { Answer, FinishOptions } from './attempt-options.js';
import { factOf, ProctoredExamError } from './errors.js';
import { pageOrigin } from './platform.js';

/** What fetch takes. A page's attribute may hold anything. */
export const CREDENTIALS = ['omit', 'same-origin', 'include'] as const;

/** The content types of pages. */
const HTML = /^\s*(text\/html|application\/xhtml\+xml)\b/i;

/** A request to one of the LMS's endpoints. */
export interface LmsRequest {
  /** Relative to the document, or absolute. Empty where the page names none. */
  url: string;
  /** Frameworks may set it to `undefined`: that is `same-origin`. */
  credentials: RequestCredentials | undefined;
  /** `same-origin` for what may reach the page's own origin only, also after redirects. */
  mode: RequestMode;
}

/**
 * Fetches start data from the LMS's endpoint.
 *
 * @throws ProctoredExamError `endpoint-missing`, `endpoint-unreachable`, `endpoint-refused` or
 *   `start-data-invalid`
 */
export async function requestStartData(
  request: LmsRequest,
  signal: AbortSignal,
): Promise<Pick<Answer, 'data' | 'time'>> {
  const { url } = request;
  if (!url) {
    const message = 'expected data-endpoint or fetchStartData, got neither';
    throw new ProctoredExamError('endpoint-missing', message);
  }
  const response = await send(request, { signal });
  const text = await readAnswer(response).catch((cause: unknown) => {
    throw unreachable(url, cause);
  });
  if (text === undefined) {
    throw invalid(url, response, new Error(`more than ${MAX_ANSWER_BYTES} bytes`));
  }
  try {
    return { data: parseJson(text), time: answerTime(response.headers) };
  } catch (cause) {
    throw invalid(url, response, cause);
  }
}

/**
 * Asks the LMS's endpoint to end the session.
 *
 * @throws ProctoredExamError `finish-failed`
 */
export async function postFinish(
  request: LmsRequest,
  { sessionId, signal }: FinishOptions,
): Promise<void> {
  if (!request.url) {
    const message = 'expected data-finish-endpoint or requestFinish, got neither';
    const cause = new ProctoredExamError('endpoint-missing', message);
    throw new ProctoredExamError('finish-failed', message, cause);
  }
  try {
    const response = await send(request, {
      method: 'POST',
      body: JSON.stringify({ sessionId }),
      headers: { 'content-type': 'application/json' },
      signal,
    });
    // Nothing in the body counts, and unread it would hold the connection.
    void response.body?.cancel();
    checkFinished(request.url, response);
  } catch (error) {
    if (error instanceof ProctoredExamError) {
      throw new ProctoredExamError('finish-failed', factOf(error), error.cause);
    }
    throw new ProctoredExamError('finish-failed', reasonOf(error), error);
  }
}

/**
 * An LMS in which the learner is signed out leads elsewhere, or answers with a page to sign in: neither has
 * handed anything in.
 */
function checkFinished(url: string, response: Response): void {
  if (!response.redirected && !isHtml(response)) return;
  const got = response.redirected ? 'a redirect' : response.headers.get('content-type');
  const message = `${url}: expected an answer of the endpoint, got ${got} (a sign-in page?)`;
  throw new ProctoredExamError('endpoint-refused', message, signedOut(response));
}

const isHtml = ({ headers }: Response): boolean => HTML.test(headers.get('content-type') ?? '');

/** What an LMS would say that had known who asks. */
const signedOut = ({ status }: Response): Refusal => ({ status, code: 'not-signed-in' });

/** What differs between the requests. */
interface Sending {
  method?: string;
  body?: string;
  headers?: Record<string, string>;
  signal: AbortSignal;
}

/**
 * Sends one request to the LMS.
 *
 * @returns an answer of status 2xx
 * @throws ProctoredExamError `endpoint-unreachable` or `endpoint-refused`
 */
async function send(
  { url, credentials = 'same-origin', mode }: LmsRequest,
  { headers, ...rest }: Sending,
): Promise<Response> {
  if (!CREDENTIALS.includes(credentials)) {
    const message = `data-credentials: expected one of ${CREDENTIALS.join()}, got ${credentials}`;
    throw new ProctoredExamError('config-invalid', message);
  }
  const response = await fetchFrom(url, {
    ...rest,
    credentials,
    mode,
    cache: 'no-store',
    headers: { accept: 'application/json, application/problem+json', ...headers },
  });
  if (response.ok) return response;
  const refusal = await refusalIn(response);
  const message = `${url}: expected status 200, got ${JSON.stringify(refusal)}`;
  throw new ProctoredExamError('endpoint-refused', message, refusal);
}

async function fetchFrom(url: string, init: RequestInit): Promise<Response> {
  try {
    // To `fetch` alone, a `data:` address would be of the page's own origin.
    if (init.mode === 'same-origin' && !isOwnAddress(url)) {
      throw new Error(`not at ${pageOrigin()}`);
    }
    return await fetch(url, init);
  } catch (cause) {
    throw unreachable(url, cause);
  }
}

/** What an answer that is no success says: a problem document (RFC 9457), or its status alone. */
async function refusalIn(response: Response): Promise<Refusal> {
  const refusal = readRefusal(response.status, await documentIn(response));
  const wait = retryAfter(response.headers);
  return wait === undefined ? refusal : { ...refusal, retryAt: Date.now() + wait };
}

async function documentIn(response: Response): Promise<unknown> {
  try {
    return parseJson((await readAnswer(response)) ?? '');
  } catch {
    // An HTML error page, or a body that broke off: the status says enough.
    return undefined;
  }
}

/** The text of an answer; `undefined`, and the connection given up, when it is too large. */
async function readAnswer(response: Response): Promise<string | undefined> {
  const text = await readText(response, MAX_ANSWER_BYTES);
  if (text === undefined) void response.body?.cancel();
  return text;
}

function unreachable(url: string, cause: unknown): ProctoredExamError {
  const message = `${url}: expected an answer, got none (offline, CORS, blocked?): ${reasonOf(cause)}`;
  return new ProctoredExamError('endpoint-unreachable', message, cause);
}

function invalid(url: string, response: Response, thrown: unknown): ProctoredExamError {
  const type = response.headers.get('content-type');
  const guess = isHtml(response) ? ' (a sign-in page?)' : '';
  const cause = isHtml(response) ? signedOut(response) : thrown;
  const message = `${url}: expected JSON, got ${type}${guess}: ${reasonOf(thrown)}`;
  return new ProctoredExamError('start-data-invalid', message, cause);
}
