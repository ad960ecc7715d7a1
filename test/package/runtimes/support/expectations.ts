import type { Answer, Ask } from './answers.js';

/** What is asked, and what every runtime has to answer. */
export type Case = readonly [request: (origin: string) => Ask, expected: Answer];

export function jsonAnswer(
  body: unknown,
  headers: Record<string, string> = { 'cache-control': 'no-store' },
): Answer {
  return { status: 200, headers: { 'content-type': 'application/json', ...headers }, body };
}

/** A problem document; with `id`, the one of an error that was logged. */
export function problem(
  status: number,
  code: string,
  title: string,
  headers: Record<string, string> = {},
  more: 'id' | Record<string, string> = {},
): Answer {
  const fields =
    more === 'id'
      ? {
          detail: 'Please try again. If that does not help, pass on this number: <id>',
          instance: 'urn:uuid:<id>',
        }
      : more;
  return {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...headers,
    },
    body: { type: `urn:problem-type:proctored-exam:${code}`, title, status, ...fields, code },
  };
}

/** The start data of the app's one payload. */
export function startData(headers: Record<string, string> = {}): Answer {
  const claims = {
    userId: 'learner-7',
    firstName: 'Zoë',
    lastName: '李 💧',
    accountId: '42',
    accountName: 'Acme University',
    examId: 'maths-1',
    examName: 'Mathematics I',
    duration: 60,
    schedule: false,
    proctoring: 'online',
    startDate: '2026-01-31T09:00:00+0100',
    sessionId: 'session-1',
    rules: { custom_rules: 'Water is allowed.', allow_to_hum: true },
    added_by_the_vendor: [1.5, null, { deep: 'ß' }],
  };
  return jsonAnswer(
    {
      serverOrigin: '<vendor>',
      integrationName: 'acme',
      jwt: { header: { alg: 'HS256', typ: 'JWT' }, claims, expiresIn: 120 },
      theme: 'dark',
      config: { chat: true },
    },
    { 'cache-control': 'no-store', vary: 'Origin', ...headers },
  );
}
