import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { sign } from '../server/support/jwt.js';
import { check, run, type Run } from './support/cli.js';
import { endpoint, goodClaims, secret, serve, type Parts } from './support/endpoint.js';

const session = 'the-session-of-ada-lovelace';
const args = ['--secret-env', 'PROCTOR_SECRET', '--header', `Cookie: lms=${session}`];
const env = { PROCTOR_SECRET: secret };

/** Fails if an output holds a piece of what it has to keep. */
function assertKeeps({ stdout, stderr }: Run, ...secrets: string[]): void {
  for (const kept of secrets) {
    for (let start = 0; start + 8 <= kept.length; start += 1) {
      const piece = kept.slice(start, start + 8);
      assert.ok(!`${stdout}${stderr}`.includes(piece), `shows ${piece}: ${stdout}${stderr}`);
    }
  }
}

async function assertKept(t: TestContext, parts: Parts): Promise<void> {
  const { url, token } = await endpoint(t, parts);
  const address = `${url}&token=${token}&key=${encodeURIComponent(secret)}`;
  for (const output of [
    await check(address, args, env),
    await run(['check', address, ...args], env),
  ]) {
    assert.equal(output.stderr, '');
    assert.match(output.stdout, /\[hidden\]/);
    assertKeeps(output, secret, token, session);
  }
}

const token = sign(goodClaims(), secret);
const encodings = [
  Buffer.from(secret).toString('base64'),
  Buffer.from(secret).toString('hex'),
  `x${secret}`,
  `${'x'.repeat(33)}${secret}`,
].join(' ');

test('a good endpoint', (t) => assertKept(t, {}));

test('fields that echo token, secret and session', (t) =>
  assertKept(t, {
    data: {
      serverOrigin: `https://${token}`,
      integrationName: `${secret} ${token}`,
      theme: [secret],
      config: { jwt: token },
      [secret]: token,
      [session]: session,
    },
  }));

test('claims that echo them', (t) =>
  assertKept(t, {
    claims: () => ({
      userId: { secret },
      proctoring: secret,
      language: encodings,
      startDate: `${'x'.repeat(34)}${secret}`,
      endDate: session,
    }),
    tokenHeader: { typ: secret },
  }));

test('headers that echo them', (t) =>
  assertKept(t, {
    headers: { 'Content-Type': secret, 'Cache-Control': `max-age=1, ${token}, ${session}` },
  }));

test('a refusal that echoes them', (t) =>
  assertKept(t, {
    status: 500,
    headers: { 'Content-Type': 'application/problem+json' },
    body: JSON.stringify({ code: secret, title: `Failed: ${token}`, detail: encodings + session }),
  }));

test('a token that is none', (t) =>
  assertKept(t, { token: (good) => `${good.replaceAll('.', ':')} ${secret}` }));

test('a redirect that carries them', async (t) => {
  const url = await serve(t, ({ url: path = '' }, response) => {
    const location = `/login/${token}/${secret}?token=${token}`;
    if (path.startsWith('/login')) response.end(token);
    else response.writeHead(302, { Location: location }).end();
  });
  const output = await check(url, args, env);
  assert.equal(output.code, 1);
  assertKeeps(output, secret, token, session);
});

test('what commands a terminal is not passed on', async (t) => {
  const { url } = await endpoint(t, {
    data: { integrationName: '\u001b[2J\u009b2J\u202e\n', ['\u001b[31m']: 1 },
  });
  for (const output of [await run(['check', url]), await check(url)]) {
    const commands = Array.from(output.stdout).filter((character) =>
      /[\p{Cc}\p{Cf}]/u.test(character),
    );
    assert.deepEqual([...new Set(commands)], ['\n']);
  }
});
