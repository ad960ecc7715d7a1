/** Finds the runtimes of the recipes in `demo/endpoints`, and installs what is missing where it can. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * Each runtime's trial, which succeeds where a recipe can run, and its Debian packages.
 *
 * @type {Record<Exclude<import('./runtimes.mjs').Runtime, 'node'>, { trial: string[], fits?: (output: string) => boolean, packages: string[], advice: string }>}
 */
const runtimes = {
  python3: {
    trial: ['-c', 'import http.server, hmac, sys; sys.exit(sys.version_info < (3, 8))'],
    packages: ['python3'],
    advice: 'Python 3.8 or later',
  },
  php: {
    trial: ['-r', 'exit(PHP_VERSION_ID >= 80100 && extension_loaded("session") ? 0 : 1);'],
    packages: ['php-cli'],
    advice: 'PHP 8.1 or later, with sessions',
  },
  ruby: {
    trial: ['-e', 'require "openssl"; require "webrick"; exit RUBY_VERSION >= "2.7"'],
    packages: ['ruby', 'ruby-webrick'],
    advice: 'Ruby 2.7 or later, with WEBrick',
  },
  java: {
    // A JDK: a JRE cannot run a source file.
    trial: ['--list-modules'],
    fits: (output) =>
      Number(/^jdk\.compiler@(\d+)/m.exec(output)?.[1]) >= 17 && /^jdk\.httpserver@/m.test(output),
    packages: ['default-jdk-headless'],
    advice: 'a JDK 17 or later',
  },
  go: {
    trial: ['version'],
    fits: (output) => Number(/go1\.(\d+)/.exec(output)?.[1]) >= 19,
    packages: ['golang-go'],
    advice: 'Go 1.19 or later',
  },
};

const names = /** @type {(keyof typeof runtimes)[]} */ (Object.keys(runtimes));

function missingOnes() {
  return names.filter((name) => {
    const { trial, fits } = runtimes[name];
    const { status, stdout } = spawnSync(name, trial, { encoding: 'utf8', timeout: 30_000 });
    return status !== 0 || fits?.(stdout) === false;
  });
}

/** @throws when one is missing: it is never left out quietly */
export function requireRuntimes() {
  const missing = missingOnes();
  if (!missing.length) return;
  const packages = missing.flatMap((name) => runtimes[name].packages);
  throw new Error(
    [
      'The tests of demo/endpoints need what is not installed here:',
      ...missing.map((name) => `  ${runtimes[name].advice} (as ${name} on the PATH)`),
      'On Debian or Ubuntu:',
      `  sudo apt-get update && sudo apt-get install --no-install-recommends -y ${packages.join(' ')}`,
    ].join('\n'),
  );
}

/** @param {string[]} args */
function apt(...args) {
  const { status, stdout, stderr, error } = spawnSync('apt-get', ['-q', '-y', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const output = error?.message ?? `${stdout}\n${stderr}`.trim().split('\n').slice(-12).join('\n');
  return { done: status === 0, output: `apt-get ${args.join(' ')}:\n${output}` };
}

/** Like `requireRuntimes`; on Debian and Ubuntu, as root, installs first what is missing. */
export function provideRuntimes() {
  const missing = missingOnes();
  if (missing.length && process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    const packages = missing.flatMap((name) => runtimes[name].packages);
    console.log(`Installing ${packages.join(', ')} for the tests of demo/endpoints…`);
    // A source that fails is only a warning to `update`, and may have nothing to do with us.
    const update = apt('update');
    const { done, output } = apt('install', '--no-install-recommends', ...packages);
    if (!done) throw new Error(`The runtimes are not installed.\n${update.output}\n${output}`);
  }
  requireRuntimes();
}
