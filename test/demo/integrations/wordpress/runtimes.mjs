/**
 * Finds what a real WordPress needs, and gets what is missing where it can: PHP, MariaDB's programs (not
 * its service), and WordPress itself, from Debian's package, which is unpacked and not installed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Gone with node_modules. */
const downloads = fileURLToPath(
  new URL('../../../../node_modules/.cache/proctored-exam-wordpress/', import.meta.url),
);
const debs = ['wordpress', 'wordpress-theme-twentytwentythree'];

/** Debian keeps servers where only root's PATH leads. */
process.env['PATH'] += ':/usr/sbin';

/** Programs, each with a trial that succeeds where it can serve us. */
const programs = [
  {
    trial: ['php', '-r', 'exit(PHP_VERSION_ID >= 80000 && extension_loaded("mysqli") ? 0 : 1);'],
    packages: ['php-cli', 'php-mysql'],
    advice: 'PHP 8 or later, with mysqli',
  },
  {
    trial: ['mariadbd', '--no-defaults', '--version'],
    packages: ['mariadb-server-core'],
    advice: "MariaDB's mariadbd and mariadb-install-db",
  },
  {
    trial: ['my_print_defaults', '--version'],
    packages: ['mariadb-client-core'],
    advice: "MariaDB's my_print_defaults",
  },
];

const missingPrograms = () =>
  programs.filter(({ trial: [program = '', ...args] }) => {
    return spawnSync(program, args, { timeout: 30_000 }).status !== 0;
  });

/** @returns {import('./runtimes.mjs').Source | undefined} */
function source() {
  const { WORDPRESS_PATH: folder } = process.env;
  if (folder) return existsSync(join(folder, 'wp-settings.php')) ? { folder } : undefined;
  const files = existsSync(downloads) ? readdirSync(downloads) : [];
  const found = debs.map((name) =>
    files.find((file) => file.startsWith(`${name}_`) && file.endsWith('.deb')),
  );
  if (!found.every((file) => file !== undefined)) return undefined;
  return { debs: found.map((file) => join(downloads, file)) };
}

/** @type {typeof import('./runtimes.mjs').requireWordPress} */
export function requireWordPress() {
  const missing = missingPrograms();
  const wordpress = source();
  if (!missing.length && wordpress) return wordpress;
  const packages = missing.flatMap((each) => each.packages);
  const steps = [
    ...(packages.length
      ? [`sudo apt-get install --no-install-recommends -y ${packages.join(' ')}`]
      : []),
    ...(wordpress
      ? []
      : [`mkdir -p ${downloads} && cd ${downloads} && apt-get download ${debs.join(' ')}`]),
  ];
  throw new Error(
    [
      'The tests of demo/integrations/wordpress need what is not here:',
      ...missing.map(({ advice, trial }) => `  ${advice} (${trial[0]} on the PATH)`),
      ...(wordpress ? [] : ['  WordPress 6.1 or later: its unpacked folder in WORDPRESS_PATH']),
      'On Debian or Ubuntu, after sudo apt-get update:',
      ...steps.map((step) => `  ${step}`),
    ].join('\n'),
  );
}

/** @param {string[]} args */
function apt(args, cwd = downloads) {
  const { status, stdout, stderr, error } = spawnSync('apt-get', ['-q', '-y', ...args], {
    cwd,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const output = error?.message ?? `${stdout}\n${stderr}`.trim().split('\n').slice(-12).join('\n');
  return { done: status === 0, output: `apt-get ${args.join(' ')}:\n${output}` };
}

/** @type {typeof import('./runtimes.mjs').provideWordPress} */
export function provideWordPress() {
  const packages = missingPrograms().flatMap((each) => each.packages);
  const needsDebs = !source() && !process.env['WORDPRESS_PATH'];
  if (existsSync('/etc/debian_version') && (packages.length || needsDebs)) {
    const isRoot = process.getuid?.() === 0;
    mkdirSync(downloads, { recursive: true });
    // A source that fails is only a warning to `update`, and may have nothing to do with us.
    const update = isRoot ? apt(['update']) : { output: '' };
    const steps = [
      ...(packages.length && isRoot ? [['install', '--no-install-recommends', ...packages]] : []),
      ...(needsDebs ? [['download', ...debs]] : []),
    ];
    for (const step of steps) {
      console.log(`For the tests of demo/integrations/wordpress: apt-get ${step.join(' ')}…`);
      const { done, output } = apt(step);
      if (!done) throw new Error(`WordPress is not there.\n${update.output}\n${output}`);
    }
  }
  return requireWordPress();
}
