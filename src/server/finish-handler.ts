import { createHandler, type Handler, type HandlerOptions, type Logger } from './handler.js';
import { readJson } from './message-body.js';
import { Problem } from './problem.js';
import type { FinishResult } from './vendor-api.js';

/**
 * The LMS's own part of a finish: finds out who asks and which session is theirs. The body holds a
 * `sessionId` too (`await request.json()`), but that is only what the page says: compare it, never
 * trust it.
 *
 * @returns the session's id; `null` when nobody is signed in (401); or a {@link Problem}, which may
 *   be thrown as well
 */
export type FinishCallback = (
  request: Request,
) => string | Problem | null | Promise<string | Problem | null>;

const maxBytes = 16 * 1024;

export function createFinishHandler(
  finish: (sessionId: string) => Promise<FinishResult>,
  callback: FinishCallback,
  options: HandlerOptions,
  logger: Logger,
): Handler {
  return createHandler('the finish endpoint', ['POST'], options, logger, async (request) => {
    // Of a clone: the callback may want to read the body itself.
    const body = await readJson(request.clone(), maxBytes);
    if (body instanceof Problem) return body;
    const sessionId = await callback(request);
    if (sessionId === null) return new Problem('not-signed-in');
    if (sessionId instanceof Problem) return sessionId;
    return { status: await finish(sessionId) };
  });
}
