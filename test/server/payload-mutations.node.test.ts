import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createProctor, PayloadError, type StartPayload } from '../../src/server/index.js';
import { now, verify } from './support/jwt.js';
import { fullPayload, withField } from './support/payloads.js';
import { Random } from './support/random.js';

const secret = 'mutation-secret-0123456789abcdef';
const proctor = createProctor({
  serverOrigin: 'https://proctor.example',
  integrationName: 'acme',
  jwtSecret: secret,
});

type Path = (string | number)[];

/** The paths of all fields, those of nested objects and lists included. */
function paths(value: object): Path[] {
  return Object.entries(value).flatMap(([key, field]: [string, unknown]) => [
    [key],
    ...(typeof field === 'object' && field !== null
      ? paths(field).map((rest) => [key, ...rest])
      : []),
  ]);
}

function randomText(random: Random, length: number): string {
  const alphabet = ['a', 'Z', '0', '-', '.', '"', '\\', '\u0000', 'é', '水', '💧', '\u2028', ' '];
  return Array.from({ length }, () => random.pick(alphabet)).join('');
}

/** Values of all kinds of JSON, near to right ones and far from them. */
function randomValue(random: Random, depth = 0): unknown {
  const kinds = [
    () => null,
    () => random.next() < 0.5,
    () => random.below(2000) - 500,
    () => random.next() * 12,
    () => randomText(random, random.below(20)),
    () => randomText(random, random.pick([200, 255, 256, 450, 451, 500, 501])),
    () => random.pick(['online', 'auto', 'face', 'skip', 'video', 'high', 'off', 'no_video', 'de']),
    () => `https://example.edu/${encodeURIComponent(randomText(random, random.below(9)))}`,
    () => new Date(random.below(4e9) * 1000).toISOString(),
    () => (depth > 2 ? [] : Array.from({ length: random.below(4) }, () => randomValue(random, 9))),
    () =>
      depth > 2
        ? {}
        : Object.fromEntries(
            Array.from({ length: random.below(4) }, () => [
              randomText(random, 1 + random.below(6)),
              randomValue(random, depth + 1),
            ]),
          ),
  ];
  return random.pick(kinds)();
}

/** Where an unknown field may be put. */
function randomOwner(random: Random, payload: StartPayload): Path {
  const owners = Object.entries(payload).filter(
    ([, value]) => typeof value === 'object' && value !== null && !Array.isArray(value),
  );
  return random.next() < 0.5 || owners.length === 0 ? [] : [random.pick(owners)[0]];
}

function mutate(random: Random, payload: StartPayload): [StartPayload, Path] {
  const chance = random.next();
  const path =
    chance < 0.15
      ? [...randomOwner(random, payload), randomText(random, 1 + random.below(9))]
      : random.pick(paths(payload));
  // Taken out of a list, a value would leave a hole there, which is no JSON.
  const isListed = typeof path.at(-1) === 'string' && /^\d+$/.test(String(path.at(-1)));
  return [
    withField(payload, path, chance > 0.85 && !isListed ? undefined : randomValue(random)),
    path,
  ];
}

/** A problem may name the mutated field, one inside or around it, and `endDate` beside `startDate`. */
function isAbout(problem: string, mutated: Path[]): boolean {
  return mutated.some((path) => {
    const dotted = path.join('.');
    const isDate = dotted === 'startDate' && problem.startsWith('endDate: ');
    return isDate || problem.startsWith(`${dotted}: `) || problem.startsWith(`${dotted}.`);
  });
}

test('10,500 mutated payloads: signed as they are, or refused by the right field', async () => {
  const random = new Random(20260131);
  const full = fullPayload();
  let signed = 0;
  let refused = 0;
  for (let round = 0; round < 10_500; round++) {
    let payload = full;
    const mutated: Path[] = [];
    for (let count = 1 + random.below(2); count > 0; count--) {
      const [next, path] = mutate(random, payload);
      payload = next;
      mutated.push(path);
    }
    const context = `seed ${random.seed}, round ${round}, ${JSON.stringify(mutated)}`;
    try {
      const { jwt } = await proctor.startData(payload);
      const { header, claims } = verify(jwt, secret);
      assert.deepEqual(header, { alg: 'HS256', typ: 'JWT' }, context);
      const { exp, ...rest } = claims;
      assert.ok(typeof exp === 'number' && Math.abs(exp - now() - 600) < 5, context);
      assert.deepEqual(rest, payload, context);
      signed++;
    } catch (error) {
      if (!(error instanceof PayloadError)) throw error;
      assert.ok(error.problems.length > 0, context);
      for (const problem of error.problems) {
        assert.ok(isAbout(problem, mutated), `${context}: ${problem}`);
      }
      refused++;
    }
  }
  // Neither side may be the exception.
  assert.ok(signed > 1500, `${signed} signed`);
  assert.ok(refused > 1500, `${refused} refused`);
});
