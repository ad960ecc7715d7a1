import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where Moodle's plugins are. */
export const PLUGINS = fileURLToPath(
  new URL('../../../../../demo/integrations/moodle/', import.meta.url),
);
const LOCAL = `${PLUGINS}quizaccess_proctoredexam/classes/local`;

/** The PHP files of a plugin. */
export function sourcesOf(plugin: string): string[] {
  const files = readdirSync(`${PLUGINS}${plugin}`, { recursive: true, encoding: 'utf8' });
  return files.filter((file) => file.endsWith('.php')).map((file) => `${PLUGINS}${plugin}/${file}`);
}

/**
 * Runs an expression in PHP, with those classes of the access rule that need nothing of Moodle.
 *
 * @param expression may use the classes by their short names, and `$given`
 * @returns its value, by way of JSON
 */
export function evaluate(expression: string, given: unknown = null): unknown {
  const classes = readdirSync(LOCAL).map((file) => file.replace('.php', ''));
  const uses = classes.map((name) => `use quizaccess_proctoredexam\\local\\${name};`);
  const code = `
    ${uses.join('\n')}
    spl_autoload_register(fn($name) => require '${LOCAL}/' . basename(strtr($name, '\\\\', '/')) . '.php');
    $given = json_decode(stream_get_contents(STDIN), true);
    echo json_encode(${expression}, JSON_THROW_ON_ERROR | JSON_PRESERVE_ZERO_FRACTION);`;
  const options = ['-d', 'error_reporting=-1', '-d', 'display_errors=stderr', '-d', 'log_errors=0'];
  const { status, stdout, stderr } = spawnSync('php', [...options, '-r', code], {
    encoding: 'utf8',
    input: JSON.stringify(given),
  });
  assert.equal(stderr, '');
  assert.equal(status, 0, stdout);
  return JSON.parse(stdout);
}
