/** What the server's parts of `npm run bench` serve, on any runtime: one start, checked or bare. */
import { createProctor } from '../../../dist/server/index.js';

/* global Response, TextEncoder, btoa */

export const secret = 'a-secret-of-the-benchmark-only-0123456789';

/** What a real start says: about 1 KB. */
export const payload = {
  userId: '8f0c7f2e-7d2b-4a55-9d0e-6c2c3f0a5b11',
  firstName: 'Robin',
  lastName: 'Berger',
  email: 'robin.berger@westbrook.example',
  language: 'en',
  accountId: 'westbrook',
  accountName: 'Westbrook College',
  courseName: 'Mathematics I',
  examId: '42',
  examName: 'Mathematics I: final quiz',
  duration: 20,
  schedule: false,
  proctoring: 'offline',
  identification: 'face',
  trial: true,
  startDate: '2026-01-31T09:00:00Z',
  endDate: '2026-01-31T13:00:00Z',
  rules: {
    allow_to_use_paper: true,
    allow_to_use_calculator: true,
    allow_to_use_books: false,
    allow_to_use_websites: false,
    allow_voices: false,
    custom_rules: 'You may drink water.',
  },
  scoreConfig: { cheater_level: 80 },
  visibleWarnings: { warning_avert_eyes: true, warning_voice_detected: true },
  sessionId: '3a0e4a5c-0a0e-4a2e-8d76-2f6a2a3b9d52',
  sessionUrl: 'https://lms.westbrook.example/exams/42',
};

const server = { serverOrigin: 'https://proctor.example', integrationName: 'westbrook' };
export const proctor = createProctor({ ...server, jwtSecret: secret });

/** The bytes of a token that are signed, and the key for it. */
export async function signingInput() {
  const { jwt } = await proctor.startData(payload);
  const encoder = new TextEncoder();
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  return {
    text: jwt.slice(0, jwt.lastIndexOf('.')),
    bytes: encoder.encode(jwt.slice(0, jwt.lastIndexOf('.'))),
    key: await crypto.subtle.importKey('raw', encoder.encode(secret), hmac, false, ['sign']),
  };
}

/** Signs the same bytes at each request, checks nothing, and answers with as many. */
export async function bareBody({ text, bytes, key } = input) {
  const signature = new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes));
  const encoded = btoa(String.fromCharCode(...signature))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
  return JSON.stringify({ ...server, jwt: `${text}.${encoded}` });
}

export const headers = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' };

/** @type {Awaited<ReturnType<typeof signingInput>>} */
let input;
const start = proctor.startHandler(() => payload);

/** @param {Request} request */
export async function handle(request) {
  if (request.url.endsWith('/start')) return start(request);
  // at the first request: workerd allows no such work while a module loads
  input ??= await signingInput();
  return new Response(await bareBody(), { headers });
}
