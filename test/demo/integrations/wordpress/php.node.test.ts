/** The PHP for LMSs by itself: what no test can run in its LMS is at least PHP. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { verify } from '../../../server/support/jwt.js';

for (const lms of ['wordpress', 'moodle']) {
  const folder = fileURLToPath(new URL(`../../../../demo/lms/${lms}/`, import.meta.url));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const sources = files.filter((file) => file.endsWith('.php'));

  test(`demo/lms/${lms} is PHP`, () => {
    assert.ok(sources.length > 0);
    for (const file of sources) {
      const options = ['-d', 'error_reporting=-1', '-d', 'display_errors=1'];
      const { status, stdout } = spawnSync('php', [...options, '-l', join(folder, file)], {
        encoding: 'utf8',
      });
      assert.equal(status, 0, stdout);
      assert.match(stdout, /^No syntax errors/, file);
    }
  });
}

test('the tokens of Moodle’s plugin can be verified, its sessions are those of their attempts', () => {
  const file = new URL(
    '../../../../demo/lms/moodle/proctoredexam/classes/token.php',
    import.meta.url,
  );
  const code = `
    require $argv[1];
    use local_proctoredexam\\token;
    $ids = array_map(fn($attempt) => token::session_id($attempt, 'secret'), ['7 1', '7 1', '7 2']);
    echo json_encode([token::sign(['examName' => 'Élan/?', 'exp' => 1], 'secret'), ...$ids]);`;
  const { stdout } = spawnSync('php', ['-r', code, fileURLToPath(file)], { encoding: 'utf8' });
  const [token = '', ...ids] = JSON.parse(stdout) as string[];
  assert.deepEqual(verify(token, 'secret'), {
    header: { alg: 'HS256', typ: 'JWT' },
    claims: { examName: 'Élan/?', exp: 1 },
  });
  assert.equal(ids[1], ids[0]);
  assert.notEqual(ids[2], ids[0]);
  for (const id of ids)
    assert.match(id, /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
});
