/** What of Moodle's plugins needs no Moodle. The rest is walked through in a running one: see the README beside. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { checkPayload } from '../../../../src/server/payload.js';
import { sign, verify } from '../../../server/support/jwt.js';
import { evaluate, PLUGINS, sourcesOf } from './support/php.js';

const SECRET = 'a-secret-of-these-tests-only';
const NOW = 1_795_000_000;
const RULE = 'quizaccess_proctoredexam';

for (const plugin of [RULE, 'local_proctoredexam']) {
  test(`${plugin} is PHP`, () => {
    for (const file of sourcesOf(plugin)) {
      const options = ['-d', 'error_reporting=-1', '-d', 'display_errors=1'];
      const { status, stdout } = spawnSync('php', [...options, '-l', file], { encoding: 'utf8' });
      assert.equal(status, 0, stdout);
      assert.match(stdout, /^No syntax errors/, file);
    }
  });

  test(`${plugin} has every text that it asks for, and says under which licence it is`, () => {
    const strings = readFileSync(`${PLUGINS}${plugin}/lang/en/${plugin}.php`, 'utf8');
    const known = new Set(
      [...strings.matchAll(/^\$string\['([^']+)'\]/gm)].map(([, name]) => name),
    );
    assert.ok(known.size > 10);
    for (const file of sourcesOf(plugin)) {
      const source = readFileSync(file, 'utf8');
      assert.match(source, /GNU General Public License/, file);
      const asked = source.matchAll(new RegExp(`get_string\\('([\\w:]+)', '${plugin}'`, 'g'));
      for (const [, name] of asked) assert.ok(known.has(name), `${file}: ${name}`);
    }
  });
}

describe('tokens', () => {
  const verified = (token: string) =>
    evaluate('jwt::verify($given[0], $given[1], $given[2])', [token, SECRET, NOW]);
  const exp = NOW + 60;

  test('are those of JWT', () => {
    const token = evaluate('jwt::sign($given, "' + SECRET + '")', {
      name: 'Élan/?',
      exp,
    }) as string;
    assert.deepEqual(verify(token, SECRET), {
      header: { alg: 'HS256', typ: 'JWT' },
      claims: { name: 'Élan/?', exp },
    });
    assert.deepEqual(verified(token), { name: 'Élan/?', exp });
  });

  test('count with the right signature, algorithm and expiry only', () => {
    const good = sign({ exp }, SECRET);
    const [header = '', payload = '', signature = ''] = good.split('.');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    assert.deepEqual(verified(good), { exp });
    assert.deepEqual(verified(sign({ exp: NOW - 59 }, SECRET)), { exp: NOW - 59 });
    for (const bad of [
      sign({ exp }, 'another-secret'),
      sign({ exp: NOW - 61 }, SECRET),
      sign({}, SECRET),
      sign({ exp: `${exp}` }, SECRET),
      `${none}.${payload}.`,
      `${none}.${payload}.${signature}`,
      `${header}.${payload}.`,
      `${header}.${payload}`,
      '',
      '..',
    ]) {
      assert.equal(verified(bad), null, bad);
    }
  });

  test('of a learner open no webhook, though the secret is the same', () => {
    const isVendor = (header: string) =>
      evaluate('jwt::is_vendor($given[0], $given[1], $given[2])', [header, SECRET, NOW]);
    assert.equal(isVendor(`JWT ${sign({ exp }, SECRET)}`), true);
    for (const header of [
      `JWT ${sign({ exp, userId: '7' }, SECRET)}`,
      `JWT ${sign({ exp, examId: '7' }, SECRET)}`,
      `Bearer ${sign({ exp }, SECRET)}`,
      sign({ exp }, SECRET),
      'JWT',
      '',
    ]) {
      assert.equal(isVendor(header), false, header);
    }
  });
});

test('a server is an https origin, or this machine', () => {
  const normalised = (given: string) => evaluate('server_origin::normalise($given)', given);
  assert.equal(normalised(' https://Proctor.example.edu/ '), 'https://proctor.example.edu');
  assert.equal(normalised('https://proctor.example.edu:8443'), 'https://proctor.example.edu:8443');
  assert.equal(normalised('http://127.0.0.1:8099'), 'http://127.0.0.1:8099');
  for (const wrong of [
    'proctor.example.edu',
    'http://proctor.example.edu',
    'https://proctor.example.edu/api',
    'https://user:pass@proctor.example.edu',
    'https://proctor.example.edu?x',
    'https://proctor.example.edu#x',
    'https://*.example.edu',
    'https://',
    'javascript:alert(1)',
    'http://localhost.example.edu',
    '',
  ]) {
    assert.equal(normalised(wrong), null, wrong);
  }
});

test("a session speaks Moodle's language where the vendor does, never another that begins alike", () => {
  const chosen = (...codes: string[]) => evaluate('language::for_vendor($given)', codes);
  assert.equal(chosen('de', 'de_du'), 'de');
  assert.equal(chosen('pt', 'pt_br'), 'pt');
  assert.equal(chosen('zh', 'zh_cn'), 'zh');
  assert.equal(chosen('fil', 'fil'), 'en');
  assert.equal(chosen('ast', 'ast', 'es'), 'es');
  assert.equal(chosen('fi', 'fi'), 'en');
});

describe('what the vendor is told', () => {
  const exam = {
    id: 42,
    name: 'Analysis I',
    coursename: 'Mathematics',
    coursecode: 'M1',
    url: 'https://moodle.example.edu/mod/quiz/view.php?id=42',
    timelimit: 5400,
    timeclose: 0,
  };
  const given = {
    account: { id: '1', name: 'Test University' },
    learner: {
      ...{ id: 7, firstname: 'Ada', lastname: 'Lovelace', email: null, language: 'en' },
      accommodations: null,
    },
    exam,
    options: {
      ...{ mode: 'offline', identification: 'face', calculator: 'off', agreementurl: null },
      ...{ auxiliarycamera: '0', multipledisplays: '1', trial: 0, customrules: '' },
      rules: ['allow_to_use_books', 'no_such_rule'],
    },
  };
  const claimsOf = (changed: object = {}) =>
    evaluate(
      `start_claims::make($given['account'], $given['learner'], $given['exam'], $given['options'],
        '5f8e7a52-2a29-4d44-9ab9-7e6f3c1b2a10', ${NOW})`,
      { ...given, ...changed },
    ) as Record<string, unknown>;

  test("meets the server side's own check, with nothing that was not given", () => {
    const claims = claimsOf();
    assert.deepEqual(checkPayload(claims), []);
    assert.equal(claims['duration'], 90);
    assert.equal(claims['exp'], NOW + 600);
    assert.equal(Date.parse(String(claims['startDate'])), (NOW - 60) * 1000);
    assert.ok(!('email' in claims) && !('userAgreementUrl' in claims));
    const rules = claims['rules'] as Record<string, unknown>;
    assert.equal(rules['allow_to_use_books'], true);
    assert.equal(rules['allow_to_use_paper'], false);
    assert.ok(!('no_such_rule' in rules));
    const told = claimsOf({
      learner: { ...given.learner, email: 'ada@example.edu', accommodations: 'May stand up' },
      options: { ...given.options, agreementurl: 'https://example.edu/rules' },
    });
    assert.deepEqual(checkPayload(told), []);
    assert.equal(told['email'], 'ada@example.edu');
    assert.equal(told['specialAccommodationsInfo'], 'May stand up');
    assert.equal(told['userAgreementUrl'], 'https://example.edu/rules');
  });

  test('leaves time to come back, and keeps to the vendor’s lengths', () => {
    const end = (timeclose: number) =>
      Date.parse(String(claimsOf({ exam: { ...exam, timeclose } })['endDate'])) / 1000;
    assert.equal(end(0), NOW + 86_400);
    assert.equal(end(NOW + 60), NOW + 5400);
    assert.equal(end(NOW + 50_000), NOW + 50_000);
    const long = claimsOf({ exam: { ...exam, name: '𝔄é'.repeat(400) } });
    assert.equal(Array.from(String(long['examName'])).length, 500);
    assert.equal(claimsOf({ exam: { ...exam, timelimit: 0, timeclose: NOW + 90 } })['duration'], 2);
  });
});

describe('a review', () => {
  const fieldsOf = (body: unknown) =>
    evaluate(
      'review::parse($given)?->fields',
      typeof body === 'string' ? body : JSON.stringify(body),
    );

  test('changes what it says, and nothing else', () => {
    assert.deepEqual(fieldsOf({ accountId: '1', sessionId: 's', warnings: [], reportUrl: null }), {
      warnings: 0,
    });
    assert.deepEqual(
      fieldsOf({
        sessionId: 's',
        conclusion: 'rejected',
        score: 91,
        threshold: { attention: 60, rejected: 80 },
        comment: 'A cat',
        reportUrl: 'https://vendor.example/report?id=1',
        archive: 'https://vendor.example/video.webm',
        warnings: [{}, {}],
        sessionStart: '2026-11-27T00:00:00Z',
        sessionEnd: '2026-11-27T01:00:00+00:00',
      }),
      {
        conclusion: 'rejected',
        score: 91,
        rejectedabove: 80,
        comment: 'A cat',
        reporturl: 'https://vendor.example/report?id=1',
        archiveurl: 'https://vendor.example/video.webm',
        warnings: 2,
        timestarted: 1_795_737_600,
        timeended: 1_795_741_200,
      },
    );
  });

  test('brings no address that a page must not link to, and no conclusion that is not known', () => {
    const body = { sessionId: 's', conclusion: 'fine', reportUrl: 'javascript:alert(1)' };
    assert.deepEqual(fieldsOf(body), { conclusion: 'unknown' });
    assert.deepEqual(fieldsOf({ sessionId: 's', archive: 'http://vendor.example/video' }), []);
  });

  test('is none without a session', () => {
    for (const body of [
      '',
      '[]',
      '"s"',
      {},
      { sessionId: 7 },
      { sessionId: '' },
      { sessionId: 'x'.repeat(256) },
    ]) {
      assert.equal(fieldsOf(body), null);
    }
  });
});
