/** Properties of signing, over payloads that fast-check makes up. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkPayload, createProctor, type StartPayload } from '../../src/server/index.js';
import { isId, isSessionId } from '../../src/server/ids.js';
import { json } from './support/any-json.js';
import { now, verify } from './support/jwt.js';
import { fullPayload, minimalPayload } from './support/payloads.js';

const secret = 'property-secret-0123456789abcdef';
const proctor = createProctor({
  serverOrigin: 'https://proctor.example',
  integrationName: 'acme',
  jwtSecret: secret,
});

// Payloads

const unit = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }) },
  // A half of a pair is a JavaScript string, if no Unicode.
  fc.constantFrom('\ud83d', '\udca7', '\u0000', '\u2028', '"', '\\', '.'),
);

/** Texts, some as long as they may be. */
function text(max = 1000, min = 0): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 6, arbitrary: fc.string({ unit, minLength: min, maxLength: 20 }) },
    fc.constantFrom('x', '水', '💧').map((character) => character.repeat(max)),
  );
}

/** Ids, none of them blank or a word for no value. */
const id = text(255, 1).filter((value) => isId(value));

const url = (max = 2000) =>
  fc
    .webUrl({ validSchemes: ['http', 'https'], withQueryParameters: true, withFragments: true })
    .filter((value) => value.length <= max && URL.canParse(value));

const orNull = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const flags = (object: object | undefined) =>
  Object.fromEntries(
    Object.entries(object ?? {})
      .filter(([, value]) => typeof value === 'boolean')
      .map(([key]) => [key, fc.boolean()]),
  );

const full = fullPayload();

/** Fields that the tables do not know beside those that they do. */
function withUnknown<Known extends object>(known: fc.Arbitrary<Known>, names: string[]) {
  const unknown = fc.dictionary(text(50), json, { maxKeys: 3, noNullPrototype: true });
  return fc.tuple(unknown, known).map(([more, fields]): Record<string, unknown> => {
    const others = Object.entries(more).filter(([key]) => !names.includes(key));
    return { ...Object.fromEntries(others), ...fields };
  });
}

function nested(fields: Record<string, fc.Arbitrary<unknown>>, requiredKeys: string[] = []) {
  const known = fc.record(fields, { requiredKeys, noNullPrototype: true });
  return withUnknown(known, Object.keys(fields));
}

const processes = orNull(fc.array(text(30), { maxLength: 3 }));
const score = fc.double({ min: 0, max: 10, noNaN: true }).map((value) => value + 0);

/** Start and end with the same offset, written in all the ways that pass. */
const dates = fc
  .record({
    start: fc.date({
      min: new Date('1970-01-02'),
      max: new Date('2200-01-01'),
      noInvalidDate: true,
    }),
    minutes: fc.integer({ min: 1, max: 1e6 }),
    offset: fc.constantFrom('Z', '.5Z', '.123456Z', '+01:00', '-0330', '+14', '+00:00'),
  })
  .map(({ start, minutes, offset }) => {
    const write = (time: number) => new Date(time).toISOString().slice(0, 19) + offset;
    return {
      startDate: write(start.getTime()),
      endDate: write(start.getTime() + minutes * 60_000),
    };
  });

const known: Record<string, fc.Arbitrary<unknown>> = {
  ...flags(full),
  userId: id,
  email: orNull(text()),
  firstName: text(255),
  lastName: text(255),
  thirdName: orNull(text(255)),
  language: fc.stringMatching(/^[a-zA-Z]{2}(-[a-zA-Z]{2})?$/),
  specialAccommodationsInfo: orNull(text()),
  preliminaryCheck: nested({ enabled: fc.boolean(), photo_url: url() }, ['enabled', 'photo_url']),
  accountId: id,
  accountName: text(255, 1),
  courseName: text(450),
  courseCode: text(),
  examId: id,
  examName: text(500, 1),
  userAgreementUrl: orNull(url(200)),
  duration: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  proctoring: fc.constantFrom('online', 'offline', 'auto', 'identification'),
  identification: fc.constantFrom('face', 'passport', 'face_and_passport', 'skip'),
  auxiliaryCameraMode: fc.constantFrom('photo', 'video'),
  webCameraMainView: fc.constantFrom('front', 'side'),
  secureBrowserLevel: fc.constantFrom('basic', 'medium', 'high'),
  desktopAppForbiddenProcesses: processes,
  desktopAppAllowedProcesses: processes,
  calculator: fc.constantFrom('off', 'simple', 'scientific'),
  streamsPreset: orNull(fc.constantFrom('default', 'no_video', 'no_ai_detection')),
  rules: nested({ ...flags(full.rules), custom_rules: text() }),
  scoreConfig: nested({
    cheater_level: fc.integer({ min: 0, max: 100 }),
    ...Object.fromEntries(
      Object.keys(full.scoreConfig ?? {})
        .filter((key) => key !== 'cheater_level')
        .map((key) => [key, score]),
    ),
  }),
  visibleWarnings: nested(flags(full.visibleWarnings)),
  biometricIdentification: nested({
    ...flags(full.biometricIdentification),
    photo_url: url(),
    flow: text(),
    theme: text(),
  }),
  sessionId: id.filter((value) => isSessionId(value)),
  sessionUrl: url(),
  sessionFinishUrl: url(),
  exp: fc.integer({ min: now() + 3600, max: 9_999_999_999 }),
};

const payloads = fc
  .tuple(
    nested(
      known,
      Object.keys(minimalPayload()).filter((key) => key in known),
    ),
    dates,
    fc.boolean(),
  )
  .map(([fields, { startDate, endDate }, isOpen]) => {
    const payload = { ...fields, startDate, ...(!isOpen && { endDate }) };
    return payload as unknown as StartPayload;
  });

test('every field of the tables is made up', () => {
  const made = [...Object.keys(known), 'startDate', 'endDate', 'exp'];
  assert.deepEqual(
    Object.keys(full).filter((key) => !made.includes(key)),
    [],
  );
});

test('2,500 payloads: what the schema accepts comes out of the token unchanged', async () => {
  await fc.assert(
    fc.asyncProperty(payloads, async (payload) => {
      assert.deepEqual(checkPayload(payload), []);
      const { jwt } = await proctor.startData(payload);
      const { header, claims } = verify(jwt, secret);
      assert.deepEqual(header, { alg: 'HS256', typ: 'JWT' });
      const { exp, ...rest } = claims;
      const { exp: ownExp, ...sent } = payload;
      if (ownExp === undefined) assert.ok(Math.abs(Number(exp) - now() - 600) < 10);
      else assert.equal(exp, ownExp);
      assert.deepEqual(rest, sent);
    }),
    { numRuns: 2500 },
  );
});

// Forgeries: what can be made of tokens without the secret, or with it by another algorithm
