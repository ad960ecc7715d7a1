import * as v from 'valibot';
import { hasBrand, isInstance, WEBHOOK_ERROR } from './brand.js';
import { checkJsonHead, readJson } from './json-body.js';
import { show } from './plain-json.js';
import { Problem, type ProblemOptions } from './problem.js';
import { TokenError, type Tokens } from './token.js';
import { WEBHOOK_SCHEMAS, type WebhookBodies, type WebhookKind } from './webhook-bodies.js';

/** A webhook's token counts for this many seconds after its expiry: clocks differ. */
export const WEBHOOK_LEEWAY = 60;

/** The largest body of a webhook, in bytes: a review may list very many warnings. */
const MAX_BYTES = 1024 * 1024;

/**
 * A request that is no webhook of the vendor's. `message` says why, for a log; the response made by
 * `toResponse()` says no more than the status does.
 *
 * | status | code | when |
 * | --- | --- | --- |
 * | 405 | `method-not-allowed` | not a POST |
 * | 401 | `not-authorized` | no token, or one that is forged, expired, not signed with HS256, or a learner's start token |
 * | 415 | `unsupported-media-type` | not `application/json` |
 * | 413 | `body-too-large` | more than 1 MiB |
 * | 400 | `body-invalid` | not JSON |
 * | 422 | `body-unexpected` | JSON, but not of that kind of webhook |
 */
export class WebhookError extends Problem {
  override readonly name = 'WebhookError';

  /** Tells another copy of the package what this is. */
  readonly [WEBHOOK_ERROR] = true;

  static override [Symbol.hasInstance](value: unknown): boolean {
    return this === WebhookError ? hasBrand(value, WEBHOOK_ERROR) : isInstance(this, value);
  }

  constructor(code: string, reason: string, options: ProblemOptions & { status: number }) {
    super(code, options, reason);
  }
}

export async function verifyWebhook<Kind extends WebhookKind>(
  tokens: Tokens,
  request: Request,
  kind: Kind,
): Promise<WebhookBodies[Kind]> {
  if (!Object.hasOwn(WEBHOOK_SCHEMAS, kind)) {
    const kinds = Object.keys(WEBHOOK_SCHEMAS).join(', ');
    throw new TypeError(`verifyWebhook: expected one of ${kinds}, got ${show(kind)}`);
  }
  if (request.bodyUsed) {
    throw new TypeError('verifyWebhook: expected a request whose body has not been read yet');
  }
  if (request.method !== 'POST') {
    throw new WebhookError('method-not-allowed', `expected a POST, got ${request.method}`, {
      status: 405,
      headers: { Allow: 'POST' },
    });
  }
  // First of all who asks: nobody else gets a megabyte read.
  await authorize(tokens, request);
  const body = checkJsonHead(request, MAX_BYTES) ?? (await readJson(request, MAX_BYTES));
  if (body instanceof Problem) {
    throw new WebhookError(body.code, body.message, { status: body.status, title: body.title });
  }
  const schema: v.GenericSchema<unknown, WebhookBodies[Kind]> = WEBHOOK_SCHEMAS[kind];
  const result = v.safeParse(schema, body.value);
  if (!result.success) {
    const reasons = result.issues.map((issue) => {
      const path = v.getDotPath(issue) ?? 'body';
      const found = issue.path ? issue.path.at(-1)?.value : body.value;
      return `${path}: expected ${issue.message}, got ${show(found)}`;
    });
    throw new WebhookError('body-unexpected', reasons.join('; '), { status: 422 });
  }
  return result.output;
}

async function authorize(tokens: Tokens, request: Request): Promise<void> {
  const reason = await refusal(tokens, request.headers.get('Authorization') ?? '');
  if (reason === undefined) return;
  throw new WebhookError('not-authorized', reason, {
    status: 401,
    headers: { 'WWW-Authenticate': 'JWT' },
  });
}

async function refusal(tokens: Tokens, header: string): Promise<string | undefined> {
  const token = /^JWT +(\S+)$/i.exec(header)?.[1];
  if (token === undefined) return 'expected an Authorization header "JWT <token>"';
  try {
    const claims = await tokens.verify(token, WEBHOOK_LEEWAY);
    // Signed with the same secret, and in every learner's hands.
    const isStartToken = 'userId' in claims || 'examId' in claims;
    return isStartToken ? 'expected a token of the vendor, got one that starts an exam' : undefined;
  } catch (error) {
    if (error instanceof TokenError) return error.message;
    throw error;
  }
}
