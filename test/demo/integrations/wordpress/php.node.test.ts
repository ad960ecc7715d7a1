/** The plugin's PHP by itself. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../../../demo/integrations/wordpress/', import.meta.url));

test('what is written in PHP is PHP', () => {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' });
  const sources = files.filter((file) => file.endsWith('.php'));
  assert.ok(sources.length > 0);
  for (const file of sources) {
    const options = ['-d', 'error_reporting=-1', '-d', 'display_errors=1'];
    const { status, stdout } = spawnSync('php', [...options, '-l', join(FOLDER, file)], {
      encoding: 'utf8',
    });
    assert.equal(status, 0, stdout);
    assert.match(stdout, /^No syntax errors/, file);
  }
});

test('a session speaks the language of the learner where the vendor does, and no other', () => {
  const code = `
    define('ABSPATH', '/');
    function add_action() {}
    require $argv[1];
    echo json_encode(array_map('proctored_exam_language', json_decode($argv[2])));`;
  const locales = ['de_CH_informal', 'pt_BR', 'zh_CN', 'en_US', 'fil', 'fi', 'ckb', ''];
  const file = join(FOLDER, 'proctored-exam/includes/start.php');
  const { stdout } = spawnSync('php', ['-r', code, file, JSON.stringify(locales)], {
    encoding: 'utf8',
  });
  assert.deepEqual(JSON.parse(stdout), ['de', 'pt', 'zh', 'en', 'en', 'en', 'en', 'en']);
});
