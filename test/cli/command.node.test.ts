import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { parseCommand, UsageError } from '../../src/cli/command.js';
import { render, wantsColour } from '../../src/cli/render.js';
import { check, fields, run } from './support/cli.js';
import { endpoint, nowhere, secret } from './support/endpoint.js';

const url = 'https://lms.example.edu/start';

const wrongUses: [string, string[], RegExp][] = [
  ['nothing', [], /command "check"/],
  ['another command', ['start', url], /command "check"/],
  ['no URL', ['check'], /one URL, got 0/],
  ['two URLs', ['check', url, url], /one URL, got 2/],
  ['a relative URL', ['check', '/start'], /absolute/],
  ['a file', ['check', 'file:///start'], /http or https/],
  [
    'a password in the URL',
    ['check', `https://ada:${secret}@lms.example.edu/`],
    /without user and password/,
  ],
  ['an unknown option', ['check', url, `--secret=${secret}`], /unknown option; .*--secret-env/],
  ['an option without its value', ['check', url, '--header'], /take a value/],
  ['a flag with a value', ['check', url, `--json=${secret}`], /take a value/],
  ['no header', ['check', url, '--header', secret], /'Name: value'/],
  ['no name', ['check', url, '--header', `: ${secret}`], /'Name: value'/],
  [
    'no value that HTTP allows',
    ['check', url, '--header', `Cookie: ${secret}\u4e2d`],
    /HTTP allows/,
  ],
  ['Origin as a header', ['check', url, '--header', 'Origin: https://x.example'], /--origin/],
  [
    'a header of the connection',
    ['check', url, '--header', 'Connection: close'],
    /Connection cannot be set/,
  ],
  ['no origin', ['check', url, '--origin', 'lms.example.edu'], /--origin: expected/],
  [
    'an origin with a path',
    ['check', url, '--origin', 'https://lms.example.edu/exam'],
    /--origin: expected/,
  ],
  [
    'a variable that is not set',
    ['check', url, '--secret-env', 'NOWHERE'],
    /--secret-env: expected/,
  ],
  ['a variable that is empty', ['check', url, '--secret-env', 'EMPTY'], /--secret-env: expected/],
  ['the secret itself', ['check', url, '--secret-env', secret], /--secret-env: expected/],
];

test('used wrongly: a text, which repeats no value', () => {
  for (const [name, args, text] of wrongUses) {
    assert.throws(
      () => parseCommand(args, { EMPTY: '' }),
      (error) => {
        assert.ok(error instanceof UsageError, name);
        assert.match(error.message, text);
        assert.ok(!error.message.includes(secret), name);
        return true;
      },
    );
  }
});

test('used wrongly: exit code 2', async () => {
  for (const args of [
    [],
    ['check', url, `--secret=${secret}`],
    ['check', url, '--secret-env', 'X'],
  ]) {
    const { code, stdout, stderr } = await run(args);
    assert.equal(code, 2);
    assert.equal(stdout, '');
    assert.match(stderr, /^proctored-exam: .*\nTry: npx proctored-exam --help\n$/);
    assert.ok(!stderr.includes(secret));
  }
});

test('--help and --version', async () => {
  for (const option of ['--help', '-h']) {
    const { code, stdout, stderr } = await run(['check', option]);
    assert.equal(code, 0);
    assert.equal(stderr, '');
    assert.match(stdout, /^Usage: proctored-exam check <url>/);
    for (const name of ['--header', '--origin', '--secret-env', '--json', 'Exit status']) {
      assert.ok(stdout.includes(name), name);
    }
  }
  const description = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  const { version } = JSON.parse(description) as { version: string };
  assert.deepEqual(await run(['--version']), { code: 0, stdout: `${version}\n`, stderr: '' });
});

test('nothing answers: exit code 2', async () => {
  const address = `${await nowhere()}/start`;
  const { code, report } = await check(address);
  assert.equal(code, 2);
  assert.deepEqual(report, {
    url: address,
    ok: false,
    findings: [
      {
        level: 'error',
        field: 'request',
        expected: 'an answer',
        got: 'nothing: the connection was refused',
        docs: 'demo/docs/check.md#request',
      },
    ],
  });
  const text = await run(['check', address]);
  assert.equal(text.code, 2);
  assert.match(text.stdout, /Nothing answered\.\n$/);
});

test('a host that does not exist', async () => {
  const { code, report } = await check('http://nowhere.invalid/start');
  assert.equal(code, 2);
  assert.deepEqual(fields(report, 'error'), ['request']);
  assert.deepEqual(fields(report, 'warning'), ['url']);
});

test('the fragment of a URL is nothing to a server', async (t) => {
  const { url: address } = await endpoint(t);
  const { report } = await check(`${address}#exam`);
  assert.equal(report.url, address.replace('=42', '=[hidden]'));
});

test('colours are for terminals of people who want them', () => {
  assert.equal(wantsColour({ isTTY: true }, {}), true);
  assert.equal(wantsColour({ isTTY: true }, { NO_COLOR: '' }), true);
  assert.equal(wantsColour({ isTTY: true }, { NO_COLOR: '1' }), false);
  assert.equal(wantsColour({ isTTY: true }, { TERM: 'dumb' }), false);
  assert.equal(wantsColour({}, {}), false);
  const finding = {
    level: 'error',
    field: 'status',
    expected: '200',
    got: '500',
    docs: 'x.md#y',
  } as const;
  const result = { answered: true, report: { url, ok: false, findings: [finding] } };
  const coloured = render(result, true);
  const plain = render(result, false);
  const lines = plain.replace('error  ', '\u001b[31merror  \u001b[39m');
  assert.match(plain, /^error {4}status: expected 200, got 500 \(see x\.md#y\)$/m);
  assert.equal(coloured, lines);
});
