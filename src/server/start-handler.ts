import {
  checkCallback,
  createHandler,
  type Handler,
  type HandlerOptions,
  type Logger,
} from './handler.js';
import type { StartPayload } from './payload.js';
import { Problem } from './problem.js';
import type { StartData } from '../contract/start-data.js';
import type { StartDataOptions } from './start-data.js';

/**
 * The LMS's own part of a start: finds out who asks (from its session, never from what the page
 * says), whether they may take the exam now, and which `sessionId` their attempt has.
 *
 * @returns the payload; `null` when nobody is signed in (401); or a {@link Problem}, which may be
 *   thrown as well
 */
export type StartCallback = (
  request: Request,
) => StartPayload | Problem | null | Promise<StartPayload | Problem | null>;

/** Options for all starts, or for each one. */
export type StartHandlerOptions =
  | StartDataOptions
  | ((
      request: Request,
      payload: StartPayload,
    ) => StartDataOptions | undefined | Promise<StartDataOptions | undefined>);

export function createStartHandler(
  startData: (payload: StartPayload, options?: StartDataOptions) => Promise<StartData>,
  callback: StartCallback,
  options: StartHandlerOptions | null,
  handlerOptions: HandlerOptions,
  logger: Logger,
): Handler {
  checkCallback('startHandler', callback);
  return createHandler(
    'the start endpoint',
    ['GET', 'HEAD'],
    handlerOptions,
    logger,
    async (request) => {
      const payload = await callback(request);
      if (payload === null) return new Problem('not-signed-in');
      if (payload instanceof Problem) return payload;
      const given = typeof options === 'function' ? await options(request, payload) : options;
      return startData(payload, given ?? {});
    },
  );
}
