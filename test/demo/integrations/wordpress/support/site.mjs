/**
 * A WordPress with the plugin, as a program: makes it in a temporary folder with a database of its own, says
 * `{"origin": …, "folder": …}` in a line once it listens, and removes everything when its standard
 * input ends. So nothing outlives whoever has started it, however that ends.
 *
 * `node test/demo/integrations/wordpress/support/site.mjs <settings as JSON>`: the plugin's, by the names of their constants.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { requireWordPress } from '../runtimes.mjs';

const root = fileURLToPath(new URL('../../../../../', import.meta.url));
const settings = JSON.parse(process.argv[2] ?? '{}');
const folder = mkdtempSync(join(tmpdir(), 'proctored-exam-wordpress-'));
const site = join(folder, 'site');
const socket = join(folder, 'db.sock');

/** @type {import('node:child_process').ChildProcess[]} */
const servers = [];

function killServers() {
  for (const { pid } of servers) {
    try {
      // With its workers: each server leads a group of its own.
      if (pid) process.kill(-pid, 'SIGKILL');
    } catch {
      // It has ended already.
    }
  }
}
process.once('exit', () => {
  killServers();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});
// A terminal's Ctrl-C reaches us too; whoever started us ends as well, and then our input does.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
let ending = false;
process.stdin.resume().once('end', () => {
  ending = true;
  const ended = servers.map((child) => once(child, 'close'));
  killServers();
  void Promise.all(ended).then(() => process.exit());
});

/**
 * Starts a server; resolves with the match of what it says once it is ready.
 *
 * @param {string} program @param {string[]} args @param {RegExp} ready
 * @returns {Promise<RegExpExecArray>}
 */
function serve(program, args, ready, env = {}) {
  const child = spawn(program, args, {
    detached: true,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  servers.push(child);
  let output = '';
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output = (output + String(chunk)).slice(-20_000);
        const match = ready.exec(output);
        if (match) resolve(match);
      });
    }
    child.once('error', reject);
    child.once('close', (code) => {
      if (!ending) reject(new Error(`${program} ended with ${code}: ${output}`));
    });
  });
}

async function startDatabase() {
  const user = process.getuid?.() === 0 ? ['--user=root'] : [];
  const data = ['--no-defaults', ...user, `--datadir=${join(folder, 'db')}`];
  execFileSync(
    'mariadb-install-db',
    [...data, '--auth-root-authentication-method=normal', '--skip-test-db'],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const options = ['--skip-networking', `--socket=${socket}`, '--innodb-flush-log-at-trx-commit=0'];
  await serve('mariadbd', [...data, ...options], /ready for connections/);
}

function unpack() {
  const source = requireWordPress();
  if ('folder' in source) {
    cpSync(source.folder, site, { recursive: true });
  } else {
    const files = join(folder, 'debs');
    for (const deb of source.debs) execFileSync('dpkg-deb', ['-x', deb, files]);
    renameSync(join(files, 'usr/share/wordpress'), site);
    // Debian's looks for the site's in /etc.
    rmSync(join(site, 'wp-config.php'));
  }
  const content = join(site, 'wp-content');
  const plugin = join(content, 'plugins/proctored-exam');
  // As the plugin's README says.
  cpSync(join(root, 'demo/integrations/wordpress/proctored-exam'), plugin, { recursive: true });
  mkdirSync(join(plugin, 'assets'));
  for (const part of ['proctored-exam.min.js', 'author-help.min.js', 'locales']) {
    cpSync(join(root, 'dist', part), join(plugin, 'assets', part), { recursive: true });
  }
  mkdirSync(join(content, 'mu-plugins'), { recursive: true });
  cpSync(
    join(root, 'test/demo/integrations/wordpress/support/sandbox.php'),
    join(content, 'mu-plugins/sandbox.php'),
  );
  cpSync(join(root, 'dist/sandbox.min.js'), join(site, 'sandbox.min.js'));
  writeFileSync(join(site, 'wp-config.php'), config());
  // PHP's server answers 404 before WordPress could.
  writeFileSync(join(site, 'favicon.ico'), '');
}

function config() {
  const constants = {
    DB_NAME: 'wordpress',
    DB_USER: 'root',
    DB_PASSWORD: '',
    DB_HOST: `localhost:${socket}`,
    DB_CHARSET: 'utf8mb4',
    DISABLE_WP_CRON: true,
    WP_HTTP_BLOCK_EXTERNAL: true,
    WP_ACCESSIBLE_HOSTS: '127.0.0.1',
    AUTOMATIC_UPDATER_DISABLED: true,
    WP_DEBUG: true,
    WP_DEBUG_DISPLAY: false,
    WP_DEBUG_LOG: join(folder, 'debug.log'),
    ...settings,
  };
  return [
    '<?php',
    ...Object.entries(constants).map(
      ([name, value]) => `define( '${name}', ${JSON.stringify(value)} );`,
    ),
    // The port is known once the server listens.
    "$origin = 'http://' . ( $_SERVER['HTTP_HOST'] ?? '127.0.0.1' );",
    "define( 'WP_HOME', $origin );",
    "define( 'WP_SITEURL', $origin );",
    "$table_prefix = 'wp_';",
    "defined( 'ABSPATH' ) || define( 'ABSPATH', __DIR__ . '/' );",
    "require_once ABSPATH . 'wp-settings.php';",
  ].join('\n');
}

const unpacked = Promise.resolve().then(unpack);
await Promise.all([unpacked, startDatabase()]);
const install = fileURLToPath(new URL('install.php', import.meta.url));
execFileSync('php', [install, site], { stdio: ['ignore', 'ignore', 'pipe'] });
const options = ['-d', 'opcache.enable=1', '-d', 'display_errors=0', '-S', '127.0.0.1:0'];
const [origin] = await serve('php', [...options, '-t', site], /http:\/\/127\.0\.0\.1:\d+/, {
  // A page asks the server while its own request is being answered.
  PHP_CLI_SERVER_WORKERS: '4',
});
process.stdout.write(`${JSON.stringify({ origin, folder })}\n`);
