import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { createProctor, WebhookError, type WebhookKind } from '../../../src/server/index.js';
import { now, sign } from './jwt.js';
import { assertKeeps } from './leaks.js';
import { serve } from './serve.js';

export const secret = 'a-secret-that-must-not-be-shown';
export const proctor = createProctor({
  serverOrigin: 'https://proctor.example',
  integrationName: 'acme',
  jwtSecret: secret,
});

/** Claims of a token that is good for half a minute. */
export const soon = { exp: now() + 30 };

export const session = { accountId: '42', sessionId: 'session-1' };
export const warning = {
  type: 'WARNING_NO_USER_IN_FRAME',
  start: '2026-01-31T09:10:00Z',
  end: '2026-01-31T09:11:00Z',
  cyber: true,
};
export const bodies = {
  review: {
    ...session,
    archive: 'https://proctor.example/archive/1',
    reportUrl: 'https://proctor.example/report/1',
    conclusion: 'accepted',
    comment: 'Nothing to see',
    score: 12,
    threshold: { attention: 60, rejected: 80 },
    sessionStart: '2026-01-31T09:00:00Z',
    sessionEnd: '2026-01-31T10:00:00Z',
    warnings: [warning],
    warningTitles: { WARNING_PHONE: { en: 'A phone', de: 'Ein Telefon' } },
  },
  schedule: {
    ...session,
    event: 'scheduled',
    start: '2026-01-31T09:00:00Z',
    cancelDeadline: '2026-01-30T09:00:00Z',
  },
  warning: { ...session, ...warning, id: 7 },
  agreement: { ...session, timestamp: '2026-01-31T09:00:00Z' },
};
export const kinds = Object.keys(bodies) as WebhookKind[];

export interface Receiver {
  accepted: unknown[];
  errors: unknown[];
  send: (
    body: unknown,
    init?: { token?: string; headers?: Record<string, string | undefined> },
  ) => Promise<Response>;
}

/** An LMS that takes webhooks, as the README has it. */
export async function receiver(t: TestContext, kind: WebhookKind = 'review'): Promise<Receiver> {
  const accepted: unknown[] = [];
  const errors: unknown[] = [];
  const origin = await serve(t, async (request) => {
    try {
      accepted.push(await proctor.verifyWebhook(request, kind));
      return new Response(null, { status: 204 });
    } catch (error) {
      if (!(error instanceof WebhookError)) throw error;
      errors.push(error);
      return error.toResponse();
    }
  });
  return {
    accepted,
    errors,
    send: (body, { token = sign({ exp: now() + 30 }, secret), headers } = {}) => {
      const all = { Authorization: `JWT ${token}`, 'Content-Type': 'application/json', ...headers };
      const sent = Object.entries(all).filter((entry): entry is [string, string] => !!entry[1]);
      return fetch(origin, {
        method: 'POST',
        headers: sent,
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
    },
  };
}

export async function assertRefused(
  response: Response,
  status: number,
  code: string,
): Promise<void> {
  assert.equal(response.status, status);
  assert.equal(response.headers.get('Content-Type'), 'application/problem+json');
  assert.equal(response.headers.get('Cache-Control'), 'no-store');
  const problem = (await response.json()) as Record<string, unknown>;
  assert.deepEqual(Object.keys(problem), ['type', 'title', 'status', 'code']);
  assert.equal(problem['code'], code);
  assertKeeps(problem, secret, 'eyJ');
}
