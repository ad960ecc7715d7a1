import { parseOrigin } from '../contract/origins.js';
import { show } from './plain-json.js';
import { Problem } from './problem.js';
import { ProctorError, VENDOR_CODES } from './proctor-error.js';

/** A fetch-style request handler. It never rejects. */
export type Handler = (request: Request) => Promise<Response>;

export interface HandlerOptions {
  /**
   * Origins of pages, besides the handler's own, that may call it from a browser
   * (`['https://lms.example.edu']`), each written out: `*` is refused. They get CORS headers that
   * allow credentials.
   */
  allowedOrigins?: readonly string[] | undefined;
}

/** Where errors go that the client must not see. `console` is one. */
export interface Logger {
  error(message: string, details: unknown): void;
  /** Takes what should be mended some day. Without it, the console does. */
  warn?(message: string): void;
}

/**
 * The frame of both endpoints: method, origin, CORS, and what becomes of errors. `answer` returns
 * what is sent as JSON, or a problem.
 */
export function createHandler(
  name: string,
  methods: readonly string[],
  options: HandlerOptions,
  logger: Logger,
  answer: (request: Request) => Promise<object>,
): Handler {
  const allowedOrigins = normalise(options.allowedOrigins ?? []);
  const allow = [...methods, 'OPTIONS'].join(', ');

  async function respond(request: Request): Promise<Response> {
    if (request.method === 'OPTIONS') {
      return new Response(null, {
        status: 204,
        headers: { Allow: allow, 'Cache-Control': 'no-store' },
      });
    }
    if (!methods.includes(request.method)) {
      return new Problem('method-not-allowed', {
        status: 405,
        headers: { Allow: allow },
      }).toResponse();
    }
    if (!isOwnSite(request) && !isAllowed(request)) {
      return new Problem('cross-site', {
        status: 403,
        title: 'This page may not ask for that',
      }).toResponse();
    }
    try {
      const result = await answer(request);
      return result instanceof Problem ? answerOf(result) : json(result);
    } catch (error) {
      return error instanceof Problem ? answerOf(error) : failure(error, name, logger);
    }
  }

  function isAllowed(request: Request): boolean {
    return allowedOrigins.has(request.headers.get('Origin') ?? '');
  }

  async function respondByOrigin(request: Request): Promise<Response> {
    const response = await respond(request);
    if (isAllowed(request)) allowCrossOrigin(request, response, allow);
    if (allowedOrigins.size > 0) response.headers.append('Vary', 'Origin');
    // Like the answer to GET, without its body.
    return request.method === 'HEAD' ? new Response(null, response) : response;
  }

  return async (request) => {
    try {
      return await respondByOrigin(request);
    } catch (error) {
      // Whatever it is, such as an answer that can't be built: a server would exit over a rejection.
      return failure(error, name, logger);
    }
  };
}

/** @throws TypeError for a callback that can't be called, before anybody asks the endpoint */
export function checkCallback(name: string, callback: unknown): void {
  if (typeof callback === 'function') return;
  throw new TypeError(
    `${name}: expected a function that decides on each request, got ${show(callback)}`,
  );
}

/** @throws TypeError if what says that it is a problem can't be answered */
function answerOf(problem: Problem): Response {
  const response: unknown = problem.toResponse();
  // Another copy of the package made it, or something that only bears its mark.
  if (response instanceof Response) return response;
  throw new TypeError('expected a problem whose toResponse() gives a Response');
}

/** Logs an error once and answers with nothing but the id that finds it in the log. */
function failure(error: unknown, name: string, logger: Logger): Response {
  const id = crypto.randomUUID();
  try {
    logger.error(`proctored-exam: ${name} failed (${id})`, { id, error });
  } catch {
    // A logger that fails is no reason to leave the learner without an answer.
  }
  const isVendors = error instanceof ProctorError && VENDOR_CODES.has(error.code);
  return new Problem(isVendors ? error.code : 'internal-error', {
    status: isVendors ? 502 : 500,
    title: isVendors ? 'The proctoring service did not do its part' : 'Something went wrong',
    detail: `Please try again. If that does not help, pass on this number: ${id}`,
    instance: `urn:uuid:${id}`,
  }).toResponse();
}

function json(body: object): Response {
  return new Response(JSON.stringify(body), {
    headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' },
  });
}

/**
 * Whether a browser says that the request comes from the page's own origin, or from no page at all.
 * Clients that are no browsers say nothing and pass: the callback decides who they are.
 */
function isOwnSite(request: Request): boolean {
  const site = request.headers.get('Sec-Fetch-Site');
  if (site !== null) return site === 'same-origin' || site === 'none';
  const origin = request.headers.get('Origin');
  if (origin === null) return true;
  // Browsers before 2023. Hosts only: behind a proxy that ends TLS, the handler sees another scheme.
  const host = parseOrigin(origin) && new URL(origin).host;
  return host === request.headers.get('Host') || host === new URL(request.url).host;
}

function allowCrossOrigin(request: Request, response: Response, allow: string): void {
  const { headers } = response;
  headers.set('Access-Control-Allow-Origin', request.headers.get('Origin') ?? '');
  headers.set('Access-Control-Allow-Credentials', 'true');
  // The element goes by the LMS's clock, and comes back when it says, where it may read them
  headers.set('Access-Control-Expose-Headers', 'Date, Retry-After');
  if (request.method !== 'OPTIONS') return;
  headers.set('Access-Control-Allow-Methods', allow);
  const asked = request.headers.get('Access-Control-Request-Headers');
  if (asked !== null) headers.set('Access-Control-Allow-Headers', asked);
}

function normalise(origins: unknown): Set<string> {
  if (!Array.isArray(origins)) {
    throw new TypeError(`allowedOrigins: expected a list of origins, got ${show(origins)}`);
  }
  return new Set(
    origins.map((origin) => {
      const parsed = parseOrigin(origin);
      if (parsed === undefined) {
        throw new TypeError(
          `allowedOrigins: expected origins such as https://lms.example.edu, without *, got ${show(origin)}`,
        );
      }
      return parsed;
    }),
  );
}
