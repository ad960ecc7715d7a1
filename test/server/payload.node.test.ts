import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPayload, type StartPayload } from '../../src/server/index.js';
import { fullPayload, minimalPayload, withField } from './support/payloads.js';

interface Row {
  /** Must be there. */
  required?: boolean;
  right: unknown[];
  wrong: unknown[];
}

function text(max?: number): Row {
  if (max === undefined) return { right: ['', 'x', 'x'.repeat(5000)], wrong: [7, true, {}, null] };
  const right = ['', 'x'.repeat(max), '💧'.repeat(max)];
  return { right, wrong: ['x'.repeat(max + 1), '💧'.repeat(max + 1), 7, ['x'], null] };
}

function id(max: number): Row {
  return {
    right: ['x', 'x'.repeat(max), '💧'.repeat(max)],
    wrong: ['', 'x'.repeat(max + 1), 7, null],
  };
}

/** An id that somebody has given: what programs write without one is none. */
const givenId: Row = {
  right: [...id(255).right, '7', '0', 'null-island', 'a.b', 'Undefined'],
  wrong: [
    ...id(255).wrong,
    ' ',
    '\uFEFF',
    'undefined',
    'null',
    'NaN',
    'None',
    '[object Object]',
    0,
  ],
};

function required(row: Row): Row {
  return { ...row, required: true };
}

function nullable(row: Row): Row {
  return {
    ...row,
    right: [...row.right, null],
    wrong: row.wrong.filter((value) => value !== null),
  };
}

function oneOf(...values: string[]): Row {
  return { right: values, wrong: ['', 'other', `${String(values[0])} `, 1, true, null] };
}

function url(max?: number): Row {
  const base = 'https://lms.example.edu/';
  const wrong = ['', '/photo', 'lms.example.edu', 'ftp://a.b/', 'javascript:1', 7, {}, null];
  wrong.push('https:lms.example.edu', ' https://a.b/', 'https://', 'https://a.b/c d');
  if (max === undefined)
    return { right: [base, 'http://localhost:8080/a?b=c#d', 'HTTPS://A.B'], wrong };
  return {
    right: [base, base.padEnd(max, 'x')],
    wrong: [...wrong, base.padEnd(max + 1, 'x')],
  };
}

function number(min: number, max: number): Row {
  const wrong = [min - 1, max + 0.001, NaN, Infinity, -Infinity, String(max), true, null, [min]];
  return { right: [min, max, (min + max) / 2], wrong };
}

const flag: Row = { right: [true, false], wrong: ['true', 'false', 0, 1, null, []] };

const moment: Row = {
  right: [
    '2026-01-31T09:00:00Z',
    '2026-01-31T09:00Z',
    '2026-01-31T09:00:00.000Z',
    '2026-01-31T09:00:00.123456+01:00',
    '2026-01-31T09:00:00+0000',
    '2026-01-31T09:00:00-0530',
    '2026-01-31T09:00:00+01',
    '2024-02-29T23:59:59+14:00',
  ],
  wrong: [
    '',
    '2026-01-31',
    '2026-01-31T09:00:00',
    '2026-01-31 09:00:00Z',
    '2026-01-31T09:00:00z',
    '2026-01-31T9:00:00Z',
    '2026-01-31T24:00:00Z',
    '2026-01-31T09:60:00Z',
    '2026-01-31T09:00:60Z',
    '2026-13-01T09:00:00Z',
    '2026-00-01T09:00:00Z',
    '2026-02-29T09:00:00Z',
    '2026-02-30T09:00:00Z',
    '2026-01-32T09:00:00Z',
    '2026-01-31T09:00:00+25:00',
    '2026-01-31T09:00:00+01:60',
    '2026-01-31T09:00:00+1',
    '2026-01-31T09:00:00+01:',
    'tomorrow',
    1769850000,
    new Date(),
    null,
  ],
};

const object: Row = { right: [{}], wrong: ['', 'x', 7, true, [], null] };
const processNames: Row = { right: [[], ['a', 'b'], null], wrong: ['a', {}, 7] };

const rows: Record<string, Row> = {
  userId: required(givenId),
  email: nullable(text()),
  firstName: text(255),
  lastName: text(255),
  thirdName: nullable(text(255)),
  // Two letters in the vendor's documents; its plugin sends regions as well.
  language: {
    right: ['de', 'de-ch', 'zh-cn', 'de-CH'],
    wrong: ['', 'd', 'deu', 'de_ch', 'de-', 'german', 7, null],
  },
  specialAccommodationsInfo: nullable(text()),
  preliminaryCheck: { ...object, right: [] },
  'preliminaryCheck.enabled': required(flag),
  'preliminaryCheck.photo_url': required(url()),
  accountId: required(givenId),
  accountName: required(id(255)),
  courseName: text(450),
  courseCode: text(),
  examId: required(givenId),
  examName: required(id(500)),
  userAgreementUrl: nullable(url(200)),
  duration: required({
    right: [1, 45, 60, 1440],
    wrong: [0, -1, 1.5, '60', NaN, Infinity, 2 ** 53, true, null],
  }),
  schedule: required(flag),
  proctoring: required(oneOf('online', 'offline', 'auto', 'identification')),
  startDate: required(moment),
  endDate: moment,
  trial: flag,
  identification: oneOf('face', 'passport', 'face_and_passport', 'skip'),
  auxiliaryCamera: flag,
  auxiliaryCameraMode: oneOf('photo', 'video'),
  allowRoomScanAuxCamera: flag,
  allowMakingRoomScanSecondCamera: flag,
  webCameraMainView: oneOf('front', 'side'),
  allowMultipleDisplays: flag,
  allowVirtualEnvironment: flag,
  checkIdPhotoQuality: flag,
  secureBrowser: flag,
  ldb: flag,
  secureBrowserLevel: oneOf('basic', 'medium', 'high'),
  desktopAppForbiddenProcesses: processNames,
  desktopAppAllowedProcesses: processNames,
  'desktopAppForbiddenProcesses.0': { right: ['', 'x'], wrong: [7, null, {}] },
  calculator: oneOf('off', 'simple', 'scientific'),
  streamsPreset: nullable(oneOf('default', 'no_video', 'no_ai_detection')),
  sendManualWarningsToLearner: flag,
  rules: object,
  'rules.custom_rules': text(),
  scoreConfig: object,
  'scoreConfig.cheater_level': { ...number(0, 100), wrong: [...number(0, 100).wrong, 50.5] },
  visibleWarnings: object,
  biometricIdentification: object,
  'biometricIdentification.enabled': flag,
  'biometricIdentification.photo_url': url(),
  'biometricIdentification.skip_fail': flag,
  'biometricIdentification.flow': text(),
  'biometricIdentification.theme': text(),
  sessionId: { ...givenId, wrong: [...givenId.wrong, '.', '..', 'half \ud800'] },
  sessionUrl: url(),
  sessionFinishUrl: url(),
  exp: {
    right: [1, 1769850000, 9_999_999_999],
    wrong: [0, -1, 1.5, 1769850000000, '1769850000', true, null],
  },
};

const full = fullPayload();
for (const name of Object.keys(full.rules ?? {})) rows[`rules.${name}`] ??= flag;
for (const name of Object.keys(full.visibleWarnings ?? {})) rows[`visibleWarnings.${name}`] = flag;
for (const name of Object.keys(full.scoreConfig ?? {})) {
  rows[`scoreConfig.${name}`] ??= number(0, 10);
}

/** The full payload, but with dates that are not compared with each other. */
function payloadWith(path: string, value: unknown): StartPayload {
  const base = withField(full, [path === 'endDate' ? 'endDate' : 'exp'], undefined);
  const startDate = path === 'endDate' ? '2000-01-01T00:00:00Z' : base.startDate;
  const endDate = path === 'startDate' ? '2099-01-01T00:00:00Z' : base.endDate;
  return withField({ ...base, startDate, endDate }, path.split('.'), value);
}

for (const [path, row] of Object.entries(rows)) {
  test(`${path}: right values pass, wrong ones are named`, () => {
    for (const value of row.right) assert.deepEqual(checkPayload(payloadWith(path, value)), []);
    for (const value of row.wrong) {
      const problems = checkPayload(payloadWith(path, value));
      assert.equal(problems.length, 1, `${JSON.stringify(value)}: ${problems.join('; ')}`);
      assert.ok(problems[0]!.startsWith(`${path}: expected `), problems[0]);
    }
    if (path.endsWith('.0')) return;
    const problems = checkPayload(payloadWith(path, undefined));
    if (row.required) {
      assert.equal(problems.length, 1);
      assert.match(problems[0]!, new RegExp(`^${path}: expected .*, got nothing$`));
    } else {
      assert.deepEqual(problems, []);
    }
  });
}

test('every field of the example payload has a row', () => {
  const paths = Object.entries(full).flatMap(([name, value]) =>
    typeof value === 'object' && value && !Array.isArray(value)
      ? [name, ...Object.keys(value).map((key) => `${name}.${key}`)]
      : [name],
  );
  assert.deepEqual(
    paths.filter((path) => !(path in rows)),
    [],
  );
});

test('the least and the fullest payload pass', () => {
  assert.deepEqual(checkPayload(minimalPayload()), []);
  assert.deepEqual(checkPayload(fullPayload()), []);
});

test('a problem says what was expected and what came', () => {
  const problem = (path: string, value: unknown) => checkPayload(payloadWith(path, value)).join();
  assert.equal(
    problem('duration', '60'),
    'duration: expected a whole number of minutes ≥ 1, got "60"',
  );
  assert.equal(
    problem('proctoring', 'Online'),
    'proctoring: expected one of online, offline, auto, identification, got "Online"',
  );
  assert.equal(problem('rules', []), 'rules: expected an object, got a list');
  assert.equal(
    problem('examId', 'x'.repeat(256)),
    `examId: expected an id, a string of 1 to 255 characters, got "${'x'.repeat(40)}"… (256 characters)`,
  );
});
