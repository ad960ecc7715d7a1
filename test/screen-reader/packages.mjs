/** Finds what a screen reader needs to run without a desktop, and installs it where that is possible. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Programs, and the Debian package that each comes with. */
const PROGRAMS = {
  orca: 'orca',
  'speech-dispatcher': 'speech-dispatcher',
  'dbus-daemon': 'dbus',
  Xvfb: 'xvfb',
  openbox: 'openbox',
  xdotool: 'xdotool',
};

/** Files that are no programs on the path, likewise. */
const FILES = {
  '/usr/libexec/at-spi-bus-launcher': 'at-spi2-core',
  '/usr/lib/python3/dist-packages/pyatspi/__init__.py': 'python3-pyatspi',
};

/** @param {string} file @param {number} mode */
function isThere(file, mode) {
  try {
    accessSync(file, mode);
    return true;
  } catch {
    return false;
  }
}

/** The packages that are not installed. */
function missingPackages() {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin'];
  const programs = Object.entries(PROGRAMS).filter(
    ([name]) => !folders.some((folder) => isThere(join(folder, name), constants.X_OK)),
  );
  const files = Object.entries(FILES).filter(([file]) => !isThere(file, constants.R_OK));
  return [...programs, ...files].map(([, name]) => name);
}

function isDebian() {
  try {
    return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

/** @param {string[]} args */
const apt = (...args) =>
  spawnSync('apt-get', ['-q', '-y', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    encoding: 'utf8',
  });

/**
 * Makes sure that Orca and what it needs are installed; installs them on Debian as root.
 *
 * @throws Error that says what is missing and how to install it
 */
export function provideScreenReader() {
  const missing = missingPackages();
  if (!missing.length) return;
  if (isDebian() && process.getuid?.() === 0) {
    console.log(`Installing ${missing.join(', ')} for the screen reader…`);
    apt('update');
    const { status, stderr } = apt('install', '--no-install-recommends', ...missing);
    if (status === 0) return;
    throw new Error(`apt-get could not install ${missing.join(', ')}:\n${stderr}`);
  }
  throw new Error(
    [
      `The screen reader tests need Orca (Linux only); not installed here: ${missing.join(', ')}.`,
      'On Debian:',
      `  sudo apt-get update && sudo apt-get install --no-install-recommends -y ${missing.join(' ')}`,
      'Elsewhere, in a container of Debian: see test/README.md.',
    ].join('\n'),
  );
}
