import * as v from 'valibot';
import { readText } from '../contract/body.js';
import { EchoRedactor } from '../contract/echoes.js';
import { readId } from '../contract/ids.js';
import { MAX_ANSWER_BYTES } from '../contract/limits.js';
import { retryAfter } from '../contract/times.js';
import { checkFetchAnswer, unlessAborted, withoutSecrets } from './foreign-fetch.js';
import { isId, isSessionId, MAX_ID_LENGTH } from './ids.js';
import { isTooDeep, show } from './plain-json.js';
import { ProctorError, type ProctorErrorCode } from './proctor-error.js';
import { retry, Retryable } from './retry.js';
import { API_TOKEN_LIFETIME, unixTime, type Tokens } from './token.js';
import { isHttpUrl } from './url.js';

/** `not_changed`: the session had ended before, perhaps by this call's own first try. */
export type FinishResult = 'finished' | 'not_changed';

export interface CallOptions {
  /** Gives up: the call rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
}

export interface FinishOptions extends CallOptions {
  /** Where the vendor sends the learner; best left out with the SDK, whose page stays open. */
  sessionFinishUrl?: string | undefined;
}

/** What the vendor says of a session. Documented; more fields may come. */
export interface SessionStatus {
  accountId: string;
  sessionId: string;
  /** Questions may be released while it is `started`. The documented list may go on. */
  status:
    | 'not_scheduled'
    | 'early_to_start'
    | 'ready_to_start'
    | 'late_to_start'
    | 'started'
    | 'finished'
    | (string & {});
  /** ISO 8601; null before the start. */
  sessionStart: string | null;
  /** ISO 8601; null before the end. */
  sessionEnd: string | null;
  [field: string]: unknown;
}

/** The vendor's samples show account ids as numbers, its tables as strings. */
export const ID_SCHEMA = v.pipe(
  v.custom<string | number>(
    (value) => isId(readId(value)),
    'a text that is not empty, or a whole number below 2^53, as JSON rounds others',
  ),
  v.transform(String),
);

const FINISH_SCHEMA = v.looseObject({ message: v.picklist(['finished', 'not_changed']) });

const STATUS_SCHEMA: v.GenericSchema<unknown, SessionStatus> = v.looseObject({
  accountId: ID_SCHEMA,
  sessionId: ID_SCHEMA,
  status: v.string(),
  sessionStart: v.nullish(v.string(), null),
  sessionEnd: v.nullish(v.string(), null),
});

/** How the vendor's API is reached. */
export interface VendorConnection {
  serverOrigin: string;
  integrationName: string;
  fetch: typeof fetch;
  /** For a whole call, repeats included, in ms. */
  deadline: number;
  /** For one request, in ms. */
  requestDeadline: number;
}

export interface VendorApi {
  finish: (sessionId: string, options?: FinishOptions) => Promise<FinishResult>;
  status: (sessionId: string, options?: CallOptions) => Promise<SessionStatus | undefined>;
}

interface ApiRequest {
  method: 'GET' | 'POST';
  body?: string;
}

interface Answer {
  status: number;
  text: string;
  /** The secret and the token of the request, which nobody may be shown. */
  secrets: readonly string[];
}

/** Statuses that tell of a passing trouble. Both calls may be repeated without harm. */
const PASSING: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/** The longest piece of an answer that is kept as the cause of an error, in characters. */
const MAX_EXCERPT = 500;

export function createVendorApi(connection: VendorConnection, tokens: Tokens): VendorApi {
  const { serverOrigin, integrationName, deadline, requestDeadline } = connection;
  const { fetch } = connection;

  function call(
    action: 'finish' | 'status',
    sessionId: string,
    request: ApiRequest,
    { signal }: CallOptions,
  ): Promise<Answer> {
    if (!isSessionId(sessionId) || sessionId.length > 2 * MAX_ID_LENGTH) {
      throw new TypeError(`${action}: expected a session id, got ${show(sessionId)}`);
    }
    const path = [integrationName, 'sessions', sessionId, action].map(encodeURIComponent).join('/');
    const url = `${serverOrigin}/api/v2/integration/simple/${path}/`;
    return retry((timeLeft) => attempt(action, url, request, timeLeft, signal), deadline, signal);
  }

  async function attempt(
    action: string,
    url: string,
    { method, body }: ApiRequest,
    timeLeft: number,
    signal: AbortSignal | undefined,
  ): Promise<Answer | Retryable> {
    const token = await tokens.sign({ exp: unixTime() + API_TOKEN_LIFETIME });
    const secrets = [tokens.secret, token];
    signal?.throwIfAborted();
    const controller = new AbortController();
    const abort = () => {
      controller.abort();
    };
    const time = Math.min(requestDeadline, timeLeft);
    const timer = setTimeout(abort, time);
    signal?.addEventListener('abort', abort);
    const unanswered = (cause: unknown) => {
      signal?.throwIfAborted();
      return new Retryable(
        controller.signal.aborted
          ? new ProctorError('vendor-timeout', `${action}: no answer in ${Math.round(time)} ms`)
          : new ProctorError('vendor-unreachable', `${action}: the request failed`, {
              cause: withoutSecrets(cause, new EchoRedactor(secrets)),
            }),
      );
    };
    try {
      let fetched: unknown;
      try {
        const asked = fetch(url, {
          method,
          headers: {
            Accept: 'application/json',
            Authorization: `JWT ${token}`,
            ...(body && { 'Content-Type': 'application/json' }),
          },
          body: body ?? null,
          redirect: 'manual',
          signal: controller.signal,
        });
        fetched = await unlessAborted(asked, controller.signal);
      } catch (cause) {
        return unanswered(cause);
      }
      // Outside of what is repeated: a fetch that can't be used is no trouble of the network's.
      const response = checkFetchAnswer(fetched);
      let text: string | undefined;
      try {
        const read = readText(response, MAX_ANSWER_BYTES);
        text = await unlessAborted(read, controller.signal);
      } catch (cause) {
        return unanswered(cause);
      }
      const answer = { status: response.status, text: text ?? '(more than can be read)', secrets };
      if (!PASSING.has(answer.status)) return answer;
      return new Retryable(
        vendorError('vendor-unavailable', action, answer),
        retryAfter(response.headers),
      );
    } finally {
      clearTimeout(timer);
      // Lets go of an answer that was too long to read.
      abort();
      signal?.removeEventListener('abort', abort);
    }
  }

  return {
    async finish(sessionId, { sessionFinishUrl, ...options } = {}) {
      if (sessionFinishUrl !== undefined && !isHttpUrl(sessionFinishUrl)) {
        throw new TypeError(
          `sessionFinishUrl: expected an absolute http or https URL, got ${show(sessionFinishUrl)}`,
        );
      }
      const body = JSON.stringify({ sessionFinishUrl });
      const answer = await call('finish', sessionId, { method: 'POST', body }, options);
      return parse('finish', FINISH_SCHEMA, answer).message;
    },

    async status(sessionId, options = {}) {
      const answer = await call('status', sessionId, { method: 'GET' }, options);
      return answer.status === 404 ? undefined : parse('status', STATUS_SCHEMA, answer);
    },
  };
}

/** Deeper values than that could not be stored or sent on, as JSON would overflow the stack. */
const JSON_TEXT = v.pipe(
  v.string(),
  v.parseJson(),
  v.check((value) => !isTooDeep(value)),
);

function parse<Result>(
  action: string,
  schema: v.GenericSchema<unknown, Result>,
  answer: Answer,
): Result {
  const { status } = answer;
  if (status === 404) throw vendorError('unknown-session', action, answer);
  if (status >= 500) throw vendorError('vendor-unavailable', action, answer);
  if (status < 200 || status > 299) throw vendorError('vendor-refused', action, answer);
  const result = v.safeParse(v.pipe(JSON_TEXT, schema), answer.text);
  if (!result.success) throw vendorError('vendor-answer-invalid', action, answer);
  return result.output;
}

/** What the codes mean, for a log. */
const MEANINGS: Partial<Record<ProctorErrorCode, string>> = {
  'unknown-session': 'the vendor knows no such session or integration',
  'vendor-refused': 'the vendor refused (check jwtSecret, integrationName and the clock)',
  'vendor-unavailable': 'the vendor is not available',
  'vendor-answer-invalid': 'the vendor answered something else than it documents',
};

/** Keeps the beginning of the answer as the cause, without what it echoes of secrets. */
function vendorError(code: ProctorErrorCode, action: string, { status, text, secrets }: Answer) {
  return new ProctorError(code, `${action}: ${MEANINGS[code] ?? code}, HTTP ${status}`, {
    status,
    cause: new EchoRedactor(secrets).redact(text).slice(0, MAX_EXCERPT),
  });
}
