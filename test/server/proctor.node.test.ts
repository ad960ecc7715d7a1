import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  createProctor,
  PayloadError,
  ProctorError,
  type ProctorConfig,
  type StartDataOptions,
} from '../../src/server/index.js';
import { now, verify } from './support/jwt.js';
import { assertKeeps, rejection } from './support/leaks.js';
import { fullPayload, minimalPayload, withField } from './support/payloads.js';

const secret = 'a-secret-that-must-not-be-shown';
const config: ProctorConfig = {
  serverOrigin: 'https://proctor.example',
  integrationName: 'acme',
  jwtSecret: secret,
};

test('the server origin is normalised', async () => {
  for (const [given, expected] of [
    ['https://proctor.example', 'https://proctor.example'],
    ['https://proctor.example/', 'https://proctor.example'],
    ['HTTPS://Proctor.Example:443/', 'https://proctor.example'],
    ['https://proctor.example:8443', 'https://proctor.example:8443'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['http://proctor.localhost', 'http://proctor.localhost'],
    ['http://127.0.0.1:3000/', 'http://127.0.0.1:3000'],
    ['http://[::1]:3000', 'http://[::1]:3000'],
  ] as const) {
    const proctor = createProctor({ ...config, serverOrigin: given });
    assert.equal((await proctor.startData(minimalPayload())).serverOrigin, expected);
  }
});

const wrongConfig: Record<string, unknown[]> = {
  serverOrigin: [
    ...[undefined, null, 7, '', 'proctor.example', '//proctor.example', 'ftp://proctor.example'],
    ...['http://proctor.example', 'http://localhost.evil.example', 'http://127.0.0.1.evil.example'],
    ...['https://proctor.example/api', 'https://proctor.example?', 'https://proctor.example/#x'],
    ...['https://user:pass@proctor.example', secret],
  ],
  integrationName: [undefined, null, 7, '', '.', '..'],
  jwtSecret: [undefined, null, 7, '', new Uint8Array(32)],
  deadline: [0, -1, NaN, Infinity, '1000'],
  requestDeadline: [0, -1, NaN, Infinity, '1000'],
};

for (const [name, values] of Object.entries(wrongConfig)) {
  test(`createProctor refuses a wrong ${name} by name and shows no secret`, () => {
    for (const value of values) {
      if (value === undefined && name.endsWith('eadline')) continue;
      const wrong = { ...config, [name]: value };
      assert.throws(
        () => createProctor(wrong),
        (error) => {
          assert.ok(error instanceof TypeError);
          assert.match(error.message, new RegExp(`^createProctor: ${name}: expected `));
          assertKeeps(error, secret, 'pass');
          return true;
        },
      );
    }
  });
}

test('a secret of any length will do: the vendor issues it', async () => {
  const proctor = createProctor({ ...config, jwtSecret: 'k' });
  assert.ok(verify((await proctor.startData(minimalPayload())).jwt, 'k'));
});

test('the proctor shows no secret when it is logged', () => {
  assertKeeps(createProctor(config), secret);
  assert.doesNotMatch(JSON.stringify(createProctor(config)), /secret/);
});

test('start data carry the payload as it is, signed, with exp', async () => {
  const payload = { ...fullPayload(), unknown: { nested: [1, 'é', '水', '💧', null] } };
  const startData = await createProctor(config).startData(payload);
  assert.deepEqual(Object.keys(startData), ['serverOrigin', 'integrationName', 'jwt']);
  const { header, claims } = verify(startData.jwt, secret);
  assert.deepEqual(header, { alg: 'HS256', typ: 'JWT' });
  const { exp, ...rest } = claims;
  assert.deepEqual(rest, payload);
  assert.ok(Math.abs(Number(exp) - now() - 600) <= 2, 'ten minutes by default');
});

test('fields that are undefined are left out', async () => {
  const { startData } = createProctor(config);
  const { jwt } = await startData({ ...minimalPayload(), email: undefined, exp: undefined });
  const { claims } = verify(jwt, secret);
  assert.deepEqual(Object.keys(claims), [...Object.keys(minimalPayload()), 'exp']);
});

test('expiresIn sets the expiry, an exp of the payload wins', async () => {
  const { startData } = createProctor(config);
  const exp = async (payload = minimalPayload(), options: StartDataOptions = {}) =>
    Number(verify((await startData(payload, options)).jwt, secret).claims['exp']);
  assert.ok(Math.abs((await exp(undefined, { expiresIn: 30 })) - now() - 30) <= 2);
  const later = now() + 4000;
  assert.equal(await exp({ ...minimalPayload(), exp: later }, { expiresIn: 30 }), later);
});

test('theme and config are handed on', async () => {
  const options = { theme: 'dark', config: { beforeExamList: true, later: { any: ['thing'] } } };
  const { theme, config: sdkConfig } = await createProctor(config).startData(
    minimalPayload(),
    options,
  );
  assert.deepEqual({ theme, config: sdkConfig }, options);
});

async function problems(payload: unknown, options?: unknown): Promise<readonly string[]> {
  const { startData } = createProctor(config);
  const error = await rejection(
    startData(payload as never, options as StartDataOptions),
    PayloadError,
  );
  assert.ok(error instanceof ProctorError);
  assert.equal(error.code, 'payload-invalid');
  assert.equal(error.name, 'PayloadError');
  assertKeeps(error, secret, 'eyJ');
  for (const problem of error.problems) assert.ok(error.message.includes(problem));
  return error.problems;
}

test('nothing is signed while a field is wrong, and each is named', async () => {
  for (const name of Object.keys(minimalPayload())) {
    const [problem, ...others] = await problems(withField(minimalPayload(), [name], undefined));
    assert.match(problem!, new RegExp(`^${name}: expected .*, got nothing$`));
    assert.deepEqual(others, []);
  }
  assert.equal((await problems({})).length, 9);
  assert.match((await problems(undefined))[0]!, /^payload: expected an object, got nothing$/);
});

test('a token that has expired is not signed', async () => {
  for (const exp of [now() - 1, now() - 4000]) {
    assert.deepEqual(await problems({ ...minimalPayload(), exp }), [
      `exp: expected a time to come, got ${exp}`,
    ]);
  }
});

test('wrong options are refused by name, with the payload', async () => {
  assert.deepEqual(
    await problems(
      { ...minimalPayload(), duration: 0 },
      { theme: '', expiresIn: 0.5, config: { jwt: 'x', theme: 'x', fine: true, bad: [() => 1] } },
    ),
    [
      'duration: expected a whole number of minutes ≥ 1, got 0',
      'theme: expected a string that is not empty, got ""',
      'expiresIn: expected a whole number of seconds ≥ 1, at most a year, got 0.5',
      'config.jwt: is reserved and cannot be configured',
      'config.theme: is reserved and cannot be configured',
      'config.bad.0: expected plain JSON, got a function',
    ],
  );
  for (const name of ['serverOrigin', 'integrationName', 'jwt', 'theme']) {
    assert.deepEqual(await problems(minimalPayload(), { config: { [name]: 'x' } }), [
      `config.${name}: is reserved and cannot be configured`,
    ]);
  }
  for (const [value, found] of [
    ['{}', '"{}"'],
    [[], 'a list'],
    [null, 'null'],
    [new Date(), 'an instance of a class'],
  ] as const) {
    assert.deepEqual(await problems(minimalPayload(), { config: value }), [
      `config: expected an object, got ${found}`,
    ]);
  }
  for (const expiresIn of [0, -1, NaN, Infinity, '600', 2 ** 53, 1e12]) {
    assert.match((await problems(minimalPayload(), { expiresIn }))[0]!, /^expiresIn: expected /);
  }
});

test('start data that the element would find too long are refused', async () => {
  const { startData } = createProctor(config);
  const about = (bytes: number) => ({ config: { text: 'x'.repeat(bytes) } });
  const { length } = JSON.stringify(await startData(minimalPayload(), about(0)));
  const most = 64 * 1024 - length;
  await startData(minimalPayload(), about(most));
  assert.deepEqual(await problems(minimalPayload(), about(most + 1)), [
    'payload: expected start data of at most 65536 bytes, got 65537',
  ]);
  // Counted in bytes.
  assert.match(
    (await problems(minimalPayload(), { config: { text: '水'.repeat(30_000) } }))[0]!,
    /at most 65536 bytes, got 9/,
  );
});
