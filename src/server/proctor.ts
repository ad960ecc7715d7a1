import { isRecord } from '../contract/json.js';
import { MAX_TIMEOUT } from '../contract/limits.js';
import { isSecureOrigin, parseOrigin } from '../contract/origins.js';
import { createFinishHandler, type FinishCallback } from './finish-handler.js';
import type { Handler, HandlerOptions, Logger } from './handler.js';
import type { StartPayload } from './payload.js';
import type { StartData } from '../contract/start-data.js';
import { signStartData, type StartDataOptions } from './start-data.js';
import {
  createStartHandler,
  type StartCallback,
  type StartHandlerOptions,
} from './start-handler.js';
import { refuseSetting } from './meant.js';
import { warnOfSecret } from './secret.js';
import { createTokens } from './token.js';
import {
  createVendorApi,
  type CallOptions,
  type FinishOptions,
  type FinishResult,
  type SessionStatus,
} from './vendor-api.js';
import type { WebhookBodies, WebhookKind } from './webhook-bodies.js';
import { verifyWebhook } from './webhooks.js';

/** The first three are what the vendor issues to each customer. */
export interface ProctorConfig {
  /** The proctoring server: an https origin without path (http only for localhost). */
  serverOrigin: string;
  /** The name of the integration, also a part of the API's addresses. */
  integrationName: string;
  /**
   * The secret shared with the vendor. It must never reach a browser. What can't be meant is refused:
   * white space alone, quotes around it, a line break, a byte order mark or other invisible
   * characters, a word such as `undefined` or `null`, a placeholder such as `${SECRET}`. A short one is
   * warned about.
   */
  jwtSecret: string;
  /** Makes the requests to the vendor, such as one that goes by a proxy. Default: the runtime's own. */
  fetch?: typeof fetch | undefined;
  /** Takes what handlers keep from their clients. Default: `console`. */
  logger?: Logger | undefined;
  /**
   * Time for one call of `finish` or `status`, repeats included, in ms, at most 2,147,483,647.
   * Default 10,000: the element waits 15 seconds for a finish endpoint.
   */
  deadline?: number | undefined;
  /** Time for each request of such a call, in ms. Default 4,000. */
  requestDeadline?: number | undefined;
}

/**
 * The LMS's side of the vendor. It holds no state but its configuration: any number of instances,
 * behind any balancer, serve one exam. Its methods need no `this`.
 */
export interface Proctor {
  /**
   * Signs start data for one attempt: JWT with header `{alg: "HS256", typ: "JWT"}` and the payload as
   * it is, plus `exp`. The payload is checked before.
   *
   * @throws {PayloadError} names every wrong field of payload and options
   */
  startData: (payload: StartPayload, options?: StartDataOptions) => Promise<StartData>;

  /**
   * A start endpoint, for `data-endpoint` of the tag. GET and HEAD (405 otherwise; OPTIONS is
   * answered, as a CORS preflight for `allowedOrigins`). A browser's request from another origin,
   * subdomains included, is refused (403) unless listed in `allowedOrigins`. Answers are `no-store`;
   * errors are RFC 9457 problem documents. When the callback throws, or the payload is wrong, the
   * client gets 500 and an id, and the logger the rest, under that id.
   *
   * @throws TypeError for `allowedOrigins` that are no origins
   */
  startHandler: (
    callback: StartCallback,
    options?: StartHandlerOptions | null,
    handlerOptions?: HandlerOptions,
  ) => Handler;

  /**
   * Ends a session. Idempotent, so it is repeated (up to 4 requests, with backoff and `Retry-After`)
   * while the vendor cannot be reached or answers 429, 502, 503 or 504. Submitting an exam should not
   * depend on it: an outage of the vendor's is no reason to lose answers. A session that is booked
   * and not begun loses its booking.
   *
   * @throws {ProctorError} by its code, `unknown-session` among them
   * @throws TypeError for an id or URL that cannot be one
   */
  finish: (sessionId: string, options?: FinishOptions) => Promise<FinishResult>;

  /**
   * A finish endpoint, for `data-finish-endpoint` of the tag. POST with a JSON body of at most
   * 16 KiB, which is read once the callback has let the request in; origins, methods and errors as with `startHandler`. Answers
   * `{ "status": "finished" | "not_changed" }`, or 502 when the vendor's part failed.
   *
   * @throws TypeError for `allowedOrigins` that are no origins
   */
  finishHandler: (callback: FinishCallback, options?: HandlerOptions) => Handler;

  /**
   * What the vendor says of a session; `undefined` when it knows none by that id. Repeated like
   * `finish`. Ask it before questions are released or results recorded: events in the page are no
   * proof.
   *
   * @throws {ProctorError} by its code
   * @throws TypeError for an id that cannot be one
   */
  status: (sessionId: string, options?: CallOptions) => Promise<SessionStatus | undefined>;

  /**
   * The body of one of the vendor's webhooks, once it has proved to be one: a POST with
   * `Authorization: JWT <token>` (no other scheme), signed with HS256 (no other algorithm) and the
   * shared secret, not expired for more than 60 seconds, and no start token, with a JSON body of at most 1 MiB that is of
   * that kind.
   *
   * The token signs an expiry, not the body, and the same webhook rightly comes again: take them by
   * TLS only, write idempotently by `sessionId`, ask `status` before acting on what matters, and
   * answer 2xx once written.
   *
   * @throws {WebhookError} `return error.toResponse()` answers it
   */
  verifyWebhook: <Kind extends WebhookKind>(
    request: Request,
    kind: Kind,
  ) => Promise<WebhookBodies[Kind]>;
}

/**
 * ```ts
 * const proctor = createProctor({ serverOrigin, integrationName, jwtSecret });
 * const start = proctor.startHandler(async (request) => {
 *   const learner = await signedIn(request);
 *   return learner && examPayload(learner);
 * });
 * ```
 *
 * @throws TypeError names what is wrong in the configuration, and never shows the secret
 */
export function createProctor(config: ProctorConfig): Proctor {
  if (!isRecord(config)) {
    throw new TypeError(
      `createProctor: expected an object with serverOrigin, integrationName and jwtSecret`,
    );
  }
  const { jwtSecret, integrationName, logger = console } = config;
  const { deadline = 10_000, requestDeadline = 4_000 } = config;
  const serverOrigin = parseOrigin(config.serverOrigin);
  if (serverOrigin === undefined || !isSecureOrigin(serverOrigin)) {
    fail('serverOrigin', 'an https origin without path and without * (http only for localhost)');
  }
  for (const [name, text] of Object.entries({ integrationName, jwtSecret })) {
    const refusal = refuseSetting(text);
    if (refusal !== undefined) fail(name, refusal);
  }
  // Dots would be resolved as path segments of the API's addresses.
  if (/^\.{1,2}$|^\s|\s$/.test(integrationName)) {
    fail('integrationName', 'the name that the vendor issued, without white space around it');
  }
  for (const [name, time] of Object.entries({ deadline, requestDeadline })) {
    if (!(Number.isFinite(time) && time > 0 && time <= MAX_TIMEOUT)) {
      fail(name, `a number of milliseconds above 0, up to the ${MAX_TIMEOUT} that timers can hold`);
    }
  }
  if (config.fetch !== undefined && typeof config.fetch !== 'function') {
    fail('fetch', 'a function such as the one of the runtime');
  }
  if (!isLogger(logger)) fail('logger', 'an object with a function error, such as the console');
  warn(logger, warnOfSecret(jwtSecret));

  const tokens = createTokens(jwtSecret);
  const server = { serverOrigin, integrationName };
  const api = createVendorApi(
    {
      ...server,
      // Looked up at each call: instrumentation may replace it later.
      fetch: config.fetch ?? ((input, init) => fetch(input, init)),
      deadline,
      requestDeadline,
    },
    tokens,
  );
  const startData: Proctor['startData'] = (payload, options) =>
    signStartData(server, tokens, payload, options);

  return {
    startData,
    startHandler: (callback, options = null, handlerOptions = {}) =>
      createStartHandler(startData, callback, options, handlerOptions, logger),
    finish: api.finish,
    finishHandler: (callback, options = {}) =>
      createFinishHandler(api.finish, callback, options, logger),
    status: api.status,
    verifyWebhook: (request, kind) => verifyWebhook(tokens, request, kind),
  };
}

/** Asked of what JavaScript has given; the type alone would let pass nothing else. */
function isLogger(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'error' in value &&
    typeof value.error === 'function'
  );
}

function warn(logger: Logger, text: string | undefined): void {
  if (text === undefined) return;
  const taker = logger.warn === undefined ? console : logger;
  taker.warn?.(`proctored-exam: createProctor: ${text}`);
}

/** Tells nothing of what came: with variables mixed up it may be the secret. */
function fail(name: string, expected: string): never {
  throw new TypeError(`createProctor: ${name}: expected ${expected}`);
}
