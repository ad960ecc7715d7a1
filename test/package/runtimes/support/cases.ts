import { encodePart, hmac, now, sign } from '../../../server/support/jwt.js';
import { jsonAnswer, problem, startData, type Case } from './expectations.js';

export const secret = 'a-secret-of-the-tests-only-0123456789';

const learner = { Cookie: 'learner=7' };
const json = { 'Content-Type': 'application/json' };
const review = { accountId: 42, sessionId: 'session-1', score: 12, comment: 'Zoë 💧', new: [1] };

const token = (claims: object = {}) => sign({ exp: now() + 60, ...claims }, secret);

function webhook(authorization: string | undefined, body: string = JSON.stringify(review)) {
  const headers = { ...json, ...(authorization !== undefined && { Authorization: authorization }) };
  return { path: '/webhook', method: 'POST', headers, body };
}

function unsigned(): string {
  return `${encodePart({ alg: 'none' })}.${encodePart({ exp: now() + 60 })}.`;
}

/** Signed with SHA-256, while the header says another algorithm. */
function mislabelled(): string {
  const input = `${encodePart({ alg: 'HS384' })}.${encodePart({ exp: now() + 60 })}`;
  return `${input}.${hmac(input, secret)}`;
}

const refused = problem(401, 'not-authorized', 'Not authorized', { 'www-authenticate': 'JWT' });

const finish = (sessionId: string, headers: object = learner) => ({
  path: '/finish',
  method: 'POST',
  headers: { ...json, ...headers },
  body: JSON.stringify({ sessionId }),
});

const status = (session: string) => ({ path: `/status?session=${encodeURIComponent(session)}` });

const cors = {
  'access-control-allow-origin': 'https://lms.example.edu',
  'access-control-allow-credentials': 'true',
};

/** In their order: a session that has been finished stays so. */
export const cases: Record<string, Case> = {
  'start: 200': [() => ({ path: '/start', headers: learner }), startData()],
  'start: HEAD': [
    () => ({ path: '/start', method: 'HEAD', headers: learner }),
    { ...startData(), body: '' },
  ],
  'start: 401 for nobody': [
    () => ({ path: '/start' }),
    problem(401, 'not-signed-in', 'You are not signed in', { vary: 'Origin' }),
  ],
  'start: a problem': [
    () => ({ path: '/start?exam=early' }),
    problem(
      403,
      'too-early',
      'The exam has not opened yet',
      { vary: 'Origin' },
      { detail: 'It opens at 9:00. ☕' },
    ),
  ],
  'start: a callback that throws': [
    () => ({ path: '/start?exam=broken' }),
    problem(500, 'internal-error', 'Something went wrong', { vary: 'Origin' }, 'id'),
  ],
  'start: a wrong payload': [
    () => ({ path: '/start?exam=wrong' }),
    problem(500, 'internal-error', 'Something went wrong', { vary: 'Origin' }, 'id'),
  ],
  'start: what went wrong is logged under its id': [
    () => ({ path: '/log' }),
    jsonAnswer(
      Array.from({ length: 2 }, () => ({
        message: 'proctored-exam: the start endpoint failed (<id>)',
        id: '<id>',
      })),
      {},
    ),
  ],
  'start: 405 for POST': [
    () => ({ path: '/start', method: 'POST', headers: { ...json, ...learner }, body: '{}' }),
    problem(405, 'method-not-allowed', 'Method not allowed', {
      allow: 'GET, HEAD, OPTIONS',
      vary: 'Origin',
    }),
  ],
  'start: 403 across sites, by Sec-Fetch-Site': [
    () => ({ path: '/start', headers: { ...learner, 'Sec-Fetch-Site': 'cross-site' } }),
    problem(403, 'cross-site', 'This page may not ask for that', { vary: 'Origin' }),
  ],
  'start: 403 across sites, by Origin': [
    () => ({ path: '/start', headers: { ...learner, Origin: 'https://evil.example' } }),
    problem(403, 'cross-site', 'This page may not ask for that', { vary: 'Origin' }),
  ],
  'start: its own origin': [
    (origin) => ({ path: '/start', headers: { ...learner, Origin: origin } }),
    startData(),
  ],
  'start: an allowed origin': [
    () => ({
      path: '/start',
      headers: {
        ...learner,
        Origin: 'https://lms.example.edu',
        'Sec-Fetch-Site': 'cross-site',
      },
    }),
    startData(cors),
  ],
  'start: a preflight': [
    () => ({
      path: '/start',
      method: 'OPTIONS',
      headers: {
        Origin: 'https://lms.example.edu',
        'Access-Control-Request-Method': 'GET',
        'Access-Control-Request-Headers': 'x-csrf',
      },
    }),
    {
      status: 204,
      headers: {
        ...cors,
        'access-control-allow-headers': 'x-csrf',
        'access-control-allow-methods': 'GET, HEAD, OPTIONS',
        allow: 'GET, HEAD, OPTIONS',
        'cache-control': 'no-store',
        vary: 'Origin',
      },
      body: '',
    },
  ],

  'status: started': [
    () => status('session-1'),
    jsonAnswer(
      {
        accountId: '42',
        sessionId: 'session-1',
        status: 'started',
        sessionStart: '2026-01-31T08:00:00.000Z',
        sessionEnd: null,
      },
      {},
    ),
  ],
  'status: none by that id': [() => status('session-2'), jsonAnswer(null, {})],
  'status: an id like a path': [() => status('a/b?c#d ü'), jsonAnswer(null, {})],
  'status: a vendor that redirects is not followed': [
    () => status('redirects'),
    jsonAnswer({ name: 'ProctorError', code: 'vendor-refused', status: 302 }, {}),
  ],
  'status: a vendor that is silent': [
    () => status('silent'),
    jsonAnswer({ name: 'ProctorError', code: 'vendor-timeout' }, {}),
  ],
  'status: a vendor that stops in the middle': [
    () => status('stalls'),
    jsonAnswer({ name: 'ProctorError', code: 'vendor-timeout' }, {}),
  ],
  'status: a vendor that is busy once': [() => status('busy'), jsonAnswer(null, {})],

  'finish: 401 for nobody': [
    () => finish('session-1', {}),
    problem(401, 'not-signed-in', 'You are not signed in'),
  ],
  'finish: 403 across sites': [
    () => finish('session-1', { ...learner, 'Sec-Fetch-Site': 'same-site' }),
    problem(403, 'cross-site', 'This page may not ask for that'),
  ],
  'finish: 405 for GET': [
    () => ({ path: '/finish', headers: learner }),
    problem(405, 'method-not-allowed', 'Method not allowed', { allow: 'POST, OPTIONS' }),
  ],
  'finish: 415 for a form': [
    () => finish('session-1', { ...learner, 'Content-Type': 'text/plain' }),
    problem(415, 'unsupported-media-type', 'The content type has to be application/json'),
  ],
  'finish: 400 for what is no JSON': [
    () => ({ ...finish(''), body: '{' }),
    problem(400, 'body-invalid', 'The body is not JSON'),
  ],
  'finish: 413 for a long body': [
    () => finish('x'.repeat(16 * 1024)),
    problem(413, 'body-too-large', 'More than 16384 bytes'),
  ],
  'finish: 200': [() => finish('session-1'), jsonAnswer({ status: 'finished' })],
  'finish: again': [() => finish('session-1'), jsonAnswer({ status: 'not_changed' })],
  'finish: 502 for a session that the vendor does not know': [
    () => finish('session-2'),
    problem(502, 'unknown-session', 'The proctoring service did not do its part', {}, 'id'),
  ],
  'status: finished': [
    () => status('session-1'),
    jsonAnswer(
      {
        accountId: '42',
        sessionId: 'session-1',
        status: 'finished',
        sessionStart: '2026-01-31T08:00:00.000Z',
        sessionEnd: '2026-01-31T08:00:00.000Z',
      },
      {},
    ),
  ],

  'webhook: verified': [
    () => webhook(`JWT ${token()}`),
    jsonAnswer({ ...review, accountId: '42' }, {}),
  ],
  'webhook: no token': [() => webhook(undefined), refused],
  'webhook: another scheme': [() => webhook(`Bearer ${token()}`), refused],
  'webhook: another secret': [
    () => webhook(`JWT ${sign({ exp: now() + 60 }, 'another-secret')}`),
    refused,
  ],
  'webhook: alg none': [() => webhook(`JWT ${unsigned()}`), refused],
  'webhook: alg HS384': [() => webhook(`JWT ${mislabelled()}`), refused],
  'webhook: expired': [() => webhook(`JWT ${token({ exp: now() - 90 })}`), refused],
  'webhook: a start token': [() => webhook(`JWT ${token({ userId: 'learner-7' })}`), refused],
  'webhook: not of that kind': [
    () => webhook(`JWT ${token()}`, '{"accountId":"42"}'),
    problem(422, 'body-unexpected', 'Body unexpected'),
  ],
  'webhook: no JSON': [
    () => webhook(`JWT ${token()}`, '<xml/>'),
    problem(400, 'body-invalid', 'The body is not JSON'),
  ],
  'webhook: a megabyte': [
    () => webhook(`JWT ${token()}`, JSON.stringify({ ...review, comment: 'x'.repeat(1_000_000) })),
    jsonAnswer({ ...review, accountId: '42', comment: 'x'.repeat(1_000_000) }, {}),
  ],
  'webhook: more than 1 MiB': [
    () => webhook(`JWT ${token()}`, JSON.stringify({ ...review, comment: 'x'.repeat(1 << 20) })),
    problem(413, 'body-too-large', 'More than 1048576 bytes'),
  ],
  'and it goes on': [() => ({ path: '/start', headers: learner }), startData()],
};
