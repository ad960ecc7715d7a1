import { isOwnAddress } from './address.js';
import { isRecord, ProctoredExamError, reasonOf, type Refusal } from './errors.js';
import { parseJson } from './json.js';

/** Largest start data that are read, in bytes. */
const LIMIT = 65536;

/** Start data as they came, to be checked. */
export interface Answer {
  /** Parsed JSON, or whatever the page's own function returned. */
  data: unknown;
  /** When it was given by the LMS's clock, in ms since 1970; learners' clocks err by hours. */
  time?: number;
  /** How far the request might go: to the page's own origin only, for a placeholder. */
  mode?: RequestMode;
}

/**
 * Fetches start data from the LMS's endpoint.
 *
 * @throws ProctoredExamError `endpoint-missing`, `endpoint-unreachable`, `endpoint-refused` or
 *   `start-data-invalid`
 */
export async function requestStartData(
  url: string,
  credentials: RequestCredentials,
  signal: AbortSignal,
  mode: RequestMode,
): Promise<Answer> {
  if (!url) {
    throw new ProctoredExamError(
      'endpoint-missing',
      'expected data-endpoint or fetchStartData, got neither',
    );
  }
  const response = await ask(url, { credentials, signal, mode });
  const body = await readText(response).catch((cause: unknown) => {
    throw unreachable(url, cause);
  });
  try {
    if (body === undefined) throw new Error(`more than ${LIMIT} bytes`);
    const data = parseJson(body);
    // NaN for other origins, which must expose the header for us to read it
    const time = Date.parse(response.headers.get('date') ?? '');
    return { data, mode, ...(time && { time }) };
  } catch (cause) {
    const type = response.headers.get('content-type');
    throw new ProctoredExamError(
      'start-data-invalid',
      `${url}: expected JSON, got ${type}${type?.includes('html') ? ' (a sign-in page?)' : ''}: ${reasonOf(cause)}`,
      cause,
    );
  }
}

/**
 * Asks the LMS's endpoint to end the session.
 *
 * @throws ProctoredExamError `finish-failed`
 */
export async function postFinish(
  url: string,
  credentials: RequestCredentials,
  { sessionId, signal }: { sessionId: string | undefined; signal: AbortSignal },
  mode: RequestMode,
): Promise<void> {
  if (!url) {
    throw new ProctoredExamError(
      'finish-failed',
      'expected data-finish-endpoint or requestFinish, got neither',
    );
  }
  const { body } = await ask(url, {
    method: 'POST',
    body: JSON.stringify({ sessionId }),
    headers: { 'content-type': 'application/json' },
    credentials,
    signal,
    mode,
  }).catch((error: unknown) => {
    const { message, cause } = error as ProctoredExamError;
    throw new ProctoredExamError('finish-failed', message, cause);
  });
  // nothing in it counts, and unread it would hold the connection
  void body?.cancel();
}

/**
 * One request to the LMS; resolves with a 2xx answer.
 *
 * @throws ProctoredExamError `endpoint-unreachable` or `endpoint-refused`
 */
async function ask(
  url: string,
  init: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> },
): Promise<Response> {
  let response: Response;
  try {
    // to `fetch` alone, a data: URL is the page's own
    if (init.mode === 'same-origin' && !isOwnAddress(url)) throw new Error(`not at ${origin}`);
    response = await fetch(url, {
      ...init,
      cache: 'no-store',
      headers: { accept: 'application/json, application/problem+json', ...init.headers },
    });
  } catch (cause) {
    throw unreachable(url, cause);
  }
  if (!response.ok) {
    const refusal = await readRefusal(response);
    throw new ProctoredExamError(
      'endpoint-refused',
      `${url}: expected status 200, got ${JSON.stringify(refusal)}`,
      refusal,
    );
  }
  return response;
}

const unreachable = (url: string, cause: unknown): ProctoredExamError =>
  new ProctoredExamError(
    'endpoint-unreachable',
    `${url}: expected an answer, got none (offline, CORS, blocked?): ${reasonOf(cause)}`,
    cause,
  );

/** What a problem document (RFC 9457) says; anything else leaves the status alone. */
async function readRefusal(response: Response): Promise<Refusal> {
  const refusal: Refusal = { status: response.status };
  const after = response.headers.get('retry-after');
  const retryAt = Date.now() + Number(after) * 1000 || Date.parse(after!);
  if (after && retryAt) refusal.retryAt = retryAt;
  try {
    const problem = parseJson((await readText(response)) ?? '');
    if (isRecord(problem)) {
      for (const name of ['title', 'detail', 'code'] as const) {
        const value = problem[name];
        if (typeof value === 'string') refusal[name] = value;
      }
    }
  } catch {
    // an HTML error page, or a body that broke off: the status says enough
  }
  return refusal;
}

/** The whole body; undefined, and the connection given up, when it is over the limit. */
async function readText({ body }: Response): Promise<string | undefined> {
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (let size = 0; ;) {
    const { value } = (await reader?.read()) ?? {};
    if (!value) return text + decoder.decode();
    size += value.length;
    if (size > LIMIT) {
      void reader!.cancel();
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}
