import {
  checkCallback,
  createHandler,
  type Handler,
  type HandlerOptions,
  type Logger,
} from './handler.js';
import { checkJsonHead, readJson } from './json-body.js';
import { Problem } from './problem.js';
import type { FinishResult } from './vendor-api.js';

/**
 * The LMS's own part of a finish: finds out who asks and which session is theirs. The body holds a
 * `sessionId` too (`await request.json()`), but that is only what the page says: compare it, never
 * trust it. Nothing of the body is read before the callback has let the request in; a callback that
 * wants to read it does so when it knows who asks.
 *
 * @returns the session's id; `null` when nobody is signed in (401); or a {@link Problem}, which may
 *   be thrown as well
 */
export type FinishCallback = (
  request: Request,
) => string | Problem | null | Promise<string | Problem | null>;

/** The largest body of a finish request, in bytes. */
const MAX_BYTES = 16 * 1024;

export function createFinishHandler(
  finish: (sessionId: string) => Promise<FinishResult>,
  callback: FinishCallback,
  options: HandlerOptions,
  logger: Logger,
): Handler {
  checkCallback('finishHandler', callback);
  return createHandler('the finish endpoint', ['POST'], options, logger, async (request) => {
    const refusal = checkJsonHead(request, MAX_BYTES);
    if (refusal) return refusal;
    const sessionId = await callback(withGuardedJson(request));
    if (sessionId === null) return new Problem('not-signed-in');
    if (sessionId instanceof Problem) return sessionId;
    // What the callback has read has been its to judge.
    if (!request.bodyUsed) {
      const body = await readJson(request, MAX_BYTES);
      if (body instanceof Problem) return body;
    }
    return { status: await finish(sessionId) };
  });
}

/**
 * Lets a callback read the body as it is used to, by `await request.json()`: what is too large, or is no
 * JSON, is answered by its problem then, and not taken for an error of the callback.
 */
function withGuardedJson(request: Request): Request {
  const json = async (): Promise<unknown> => {
    // A mistake of the callback's, which is no problem of who sent the body.
    if (request.bodyUsed) throw new TypeError('the body of the request has been read already');
    const body = await readJson(request, MAX_BYTES);
    if (body instanceof Problem) throw body;
    return body.value;
  };
  return Object.defineProperty(request, 'json', { value: json, configurable: true });
}
