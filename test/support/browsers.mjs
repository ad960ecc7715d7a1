/** Finds the three engines that the browser tests run in, and installs what is missing where it can. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, readFileSync, readdirSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * @typedef {'chromium' | 'firefox' | 'webkit'} Engine
 * @typedef {{ chromium?: string, firefox?: string, webkitDriver?: string, webkitBrowser?: string, xvfb?: string }} Browsers
 */

/** @type {readonly Engine[]} */
export const engines = ['chromium', 'firefox', 'webkit'];

/** What each engine needs: the parts by their key in `Browsers`, the Debian packages, what to say elsewhere. */
const needs = {
  chromium: {
    parts: /** @type {const} */ (['chromium']),
    packages: ['chromium'],
    advice: 'Chromium or Google Chrome (or set CHROMIUM_PATH)',
  },
  firefox: {
    parts: /** @type {const} */ (['firefox']),
    packages: ['firefox-esr'],
    advice: 'Firefox (or set FIREFOX_PATH)',
  },
  webkit: {
    parts: /** @type {const} */ (['webkitDriver', 'webkitBrowser', 'xvfb']),
    packages: ['webkit2gtk-driver', 'xvfb', 'xauth'],
    advice: 'WebKitGTK 4.1 with WebKitWebDriver and MiniBrowser, and Xvfb (Linux only)',
  },
};

/** The engines that `BROWSERS=chromium,firefox` asks for; all by default. @returns {Engine[]} */
export function wantedEngines(list = process.env.BROWSERS) {
  if (!list) return [...engines];
  const wanted = list.split(',').map((name) => name.trim().toLowerCase());
  const unknown = wanted.filter((name) => !engines.some((engine) => engine === name));
  if (unknown.length)
    throw new Error(`BROWSERS: unknown ${unknown.join(', ')}; known are ${engines.join(', ')}`);
  return engines.filter((engine) => wanted.includes(engine));
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** @param {string[]} names programs on the PATH, or whole paths */
function firstOf(...names) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'];
  return names
    .flatMap((name) => (name.includes('/') ? [name] : folders.map((folder) => join(folder, name))))
    .find(isExecutable);
}

/** MiniBrowser lies outside the PATH, in a folder of its library's version. */
function findMiniBrowser() {
  const roots = ['/usr/lib', '/usr/libexec', '/usr/lib64'];
  const triples = readdirSync('/usr/lib').filter((name) => name.includes('-linux-'));
  const folders = [...triples.map((triple) => join('/usr/lib', triple)), ...roots];
  return firstOf(
    ...['webkit2gtk-4.1', 'webkit2gtk-4.0'].flatMap((version) =>
      folders.map((folder) => join(folder, version, 'MiniBrowser')),
    ),
  );
}

/** @param {'CHROMIUM_PATH' | 'FIREFOX_PATH'} variable @param {string[]} names */
function named(variable, ...names) {
  const path = process.env[variable];
  // A path that was given and is wrong is a mistake to report, not one to paper over.
  if (path && !isExecutable(path)) throw new Error(`${variable}=${path} is not an executable file`);
  return path || firstOf(...names);
}

/** @returns {Browsers} */
export function findBrowsers() {
  return {
    chromium: named(
      'CHROMIUM_PATH',
      'chromium',
      'google-chrome-stable',
      'google-chrome',
      'chromium-browser',
      '/opt/google/chrome/chrome',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ),
    firefox: named(
      'FIREFOX_PATH',
      'firefox-esr',
      'firefox',
      '/opt/firefox/firefox',
      '/Applications/Firefox.app/Contents/MacOS/firefox',
    ),
    webkitDriver: firstOf('WebKitWebDriver', '/usr/libexec/WebKitWebDriver'),
    webkitBrowser: process.platform === 'linux' ? findMiniBrowser() : undefined,
    xvfb: firstOf('Xvfb'),
  };
}

/** @param {Engine[]} wanted @param {Browsers} browsers */
function missingOf(wanted, browsers) {
  return wanted.filter((engine) => needs[engine].parts.some((part) => !browsers[part]));
}

function distribution() {
  try {
    return /^ID=["']?([\w-]+)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? '';
  } catch {
    return process.platform;
  }
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

/** @param {string[]} packages */
function install(packages) {
  console.log(`Installing ${packages.join(', ')} for the browser tests…`);
  // A source that fails is only a warning to `update`, and may have nothing to do with us.
  const update = apt('update');
  const { done, output } = apt('install', '--no-install-recommends', ...packages);
  if (!done) throw new Error(`The browsers could not be installed.\n${update.output}\n${output}`);
}

/**
 * The paths of the wanted engines.
 *
 * @param {Engine[]} wanted
 * @throws when an engine is missing: it is never left out quietly
 */
export function requireBrowsers(wanted) {
  const browsers = findBrowsers();
  const missing = missingOf(wanted, browsers);
  if (!missing.length) return browsers;
  const packages = missing.flatMap((engine) => needs[engine].packages);
  throw new Error(
    [
      'The browser tests need what is not installed here:',
      ...missing.map((engine) => `  ${needs[engine].advice}`),
      'On Debian:',
      `  sudo apt-get update && sudo apt-get install --no-install-recommends -y ${packages.join(' ')} fonts-dejavu-core`,
      'On Ubuntu chromium and firefox are snaps, which the tests cannot drive: install Google Chrome and',
      "Mozilla's own Firefox package. A run of some engines only: BROWSERS=chromium npm test",
    ].join('\n'),
  );
}

/**
 * Like `requireBrowsers`; on Debian and Ubuntu, as root, installs first what is missing.
 *
 * @param {Engine[]} wanted
 */
export function provideBrowsers(wanted) {
  const missing = missingOf(wanted, findBrowsers());
  const system = distribution();
  // Ubuntu's chromium and firefox packages only fetch snaps.
  const installable = missing.filter((engine) => system === 'debian' || engine === 'webkit');
  const isRoot = process.getuid?.() === 0;
  if (installable.length && isRoot && ['debian', 'ubuntu'].includes(system)) {
    const packages = installable.flatMap((engine) => needs[engine].packages);
    install([...packages, 'fonts-dejavu-core']);
  }
  return requireBrowsers(wanted);
}
