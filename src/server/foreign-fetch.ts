import type { Message } from '../contract/body.js';
import { reasonOf } from '../contract/reason.js';
import type { Redactor } from '../contract/redact.js';
import type { AnswerHeaders } from '../contract/times.js';

/** So many causes of an error are kept. */
const MAX_CAUSES = 3;

/** What has to be in the answer of any fetch, the runtime's own or another. */
export interface FetchAnswer extends Message {
  status: number;
  headers: AnswerHeaders;
}

/**
 * What a fetch of the configuration has answered.
 *
 * @throws TypeError if that is nothing to be read
 */
export function checkFetchAnswer(value: unknown): FetchAnswer {
  if (isFetchAnswer(value)) return value;
  throw new TypeError(
    "createProctor: fetch: expected an answer with status, headers and a body that is a stream, as the runtime's own fetch gives it",
  );
}

function isFetchAnswer(value: unknown): value is FetchAnswer {
  if (typeof value !== 'object' || value === null) return false;
  const { status, headers, body } = value as Partial<Record<keyof FetchAnswer, unknown>>;
  const isBody =
    body === null ||
    (typeof body === 'object' &&
      ('getReader' in body || Symbol.asyncIterator in body) &&
      // Somebody else, such as a logger around the fetch, has begun to read it.
      !('locked' in body && body.locked === true));
  return (
    typeof status === 'number' &&
    typeof headers === 'object' &&
    headers !== null &&
    'get' in headers &&
    isBody
  );
}

/**
 * What a promise brings, unless the signal is aborted before: not every fetch heeds its signal, nor does
 * every body, and the deadline of a call holds all the same.
 */
export function unlessAborted<Result>(
  promise: Result | Promise<Result>,
  signal: AbortSignal,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      reject(new Error('the request was aborted'));
    };
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    // A fetch of the configuration may return its answer without a promise.
    Promise.resolve(promise)
      .then(resolve, reject)
      .finally(() => {
        signal.removeEventListener('abort', giveUp);
      });
  });
}

/** What of an error is kept, as far as it can be read: getters may throw. */
function partsOf(error: unknown): Partial<Record<'name' | 'code' | 'cause', unknown>> {
  try {
    const { name, code, cause } = Object(error) as Record<string, unknown>;
    return { name, code, cause };
  } catch {
    return {};
  }
}

/** The error of a network in words alone: a fetch may keep the whole request in it, token included. */
export function withoutSecrets(error: unknown, redactor: Redactor, depth = 0): Error {
  const { name, code, cause } = partsOf(error);
  const copy = new Error(redactor.redact(reasonOf(error)));
  copy.name = typeof name === 'string' ? redactor.redact(name) : 'Error';
  delete copy.stack;
  return Object.assign(copy, {
    ...(typeof code === 'string' && { code: redactor.redact(code) }),
    ...(cause !== undefined &&
      depth < MAX_CAUSES && { cause: withoutSecrets(cause, redactor, depth + 1) }),
  });
}
