/**
 * `npm run bench`, the server's part: how fast `startHandler` signs, checks of request and payload
 * included, from Request to Response, beside an HMAC of the same bytes by bare Web Crypto, and beside
 * the signing alone of two libraries that do no checks. Needs a build. Ratios are of one run: the
 * contestants take turns within each round.
 */
import { createRequire } from 'node:module';
import { createSigner } from 'fast-jwt';
import { createProctor } from '../../dist/server/index.js';

/* global Request, TextEncoder, crypto */

const GOAL = 0.35;
const ROUNDS = 41;
const WARM_UP = 8;
/** Signatures in a turn. */
const BATCH = 200;

const jsonwebtoken = createRequire(import.meta.url)('jsonwebtoken');
const secret = 'a-secret-of-the-benchmark-only-0123456789';

/** What a real start says: about 1 KB. */
const payload = {
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

const proctor = createProctor({
  serverOrigin: 'https://proctor.example',
  integrationName: 'westbrook',
  jwtSecret: secret,
});
const handler = proctor.startHandler(() => payload);
const request = new Request('https://lms.westbrook.example/lms/proctoring/start?exam=42', {
  headers: { 'Sec-Fetch-Site': 'same-origin', Cookie: 'session=1' },
});

const { jwt } = await proctor.startData(payload);
const signingInput = new TextEncoder().encode(jwt.slice(0, jwt.lastIndexOf('.')));
const key = await crypto.subtle.importKey(
  'raw',
  new TextEncoder().encode(secret),
  { name: 'HMAC', hash: 'SHA-256' },
  false,
  ['sign'],
);
const fastJwt = createSigner({ key: secret, algorithm: 'HS256', noTimestamp: true });

/** @type {Record<string, () => unknown>} */
const contestants = {
  'Web Crypto HMAC, same bytes': () => crypto.subtle.sign('HMAC', key, signingInput),
  'startHandler, Request to Response': () => handler(request),
  'startHandler, and the body read': async () => (await handler(request)).text(),
  'startData, checks and signs': () => proctor.startData(payload),
  'jsonwebtoken, signs alone': () =>
    jsonwebtoken.sign(payload, secret, { algorithm: 'HS256', noTimestamp: true }),
  'fast-jwt, signs alone': () => fastJwt(payload),
};
const [bare, ours] = Object.keys(contestants);

/** One after the other, as on a server's single thread; per second. */
async function turn(/** @type {() => unknown} */ sign) {
  const start = performance.now();
  for (let count = 0; count < BATCH; count++) await sign();
  return (BATCH * 1000) / (performance.now() - start);
}

function median(/** @type {number[]} */ numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/** @type {{ name: string, rates: number[] }[]} */
const results = Object.keys(contestants).map((name) => ({ name, rates: [] }));
for (let round = -WARM_UP; round < ROUNDS; round++) {
  // Another one begins each time.
  const shift = Math.abs(round) % results.length;
  for (const { name, rates } of [...results.slice(shift), ...results.slice(0, shift)]) {
    const rate = await turn(contestants[name]);
    if (round >= 0) rates.push(rate);
  }
}

const baseline = results.find(({ name }) => name === bare)?.rates ?? [];
/** The median of the rounds' ratios: what slows the machine for a while slows both. */
const ratio = (/** @type {number[]} */ rates) =>
  median(rates.map((rate, round) => rate / (baseline[round] ?? NaN)));

console.log(
  `Signing, ${signingInput.length} bytes; Node ${process.versions.node}; ` +
    `${ROUNDS} rounds of ${BATCH}, medians\n`,
);
console.log(`${''.padEnd(36)}${'per second'.padStart(12)}${'ratio'.padStart(8)}`);
for (const { name, rates } of results) {
  const perSecond = Math.round(median(rates)).toLocaleString('en');
  console.log(name.padEnd(36) + perSecond.padStart(12) + ratio(rates).toFixed(2).padStart(8));
}
const reached = ratio(results.find(({ name }) => name === ours)?.rates ?? []);
console.log(
  `\nstartHandler: ${reached.toFixed(2)} of bare HMAC; goal ${GOAL}: ` +
    (reached >= GOAL ? 'reached' : 'missed'),
);
