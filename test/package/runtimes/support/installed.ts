import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { npm } from '../../../support/npm.js';

interface Package {
  name: string;
  version: string;
  /** The program inside it. */
  program: string;
}

const isMusl =
  process.platform === 'linux' &&
  !('glibcVersionRuntime' in (process.report.getReport() as { header: object }).header);
const suffix = process.platform === 'win32' ? '.exe' : '';
const { platform, arch } = process;

/** Each is one package of npm's with the program in it; neither needs an install script. */
const packages = {
  deno: {
    name: `@deno/${platform}-${arch}${platform === 'linux' ? '-glibc' : ''}`,
    version: '2.9.6',
    program: `deno${suffix}`,
  },
  bun: {
    name: `@oven/bun-${platform === 'win32' ? 'windows' : platform}-${arch === 'arm64' ? 'aarch64' : arch}${isMusl ? '-musl' : ''}`,
    version: '1.4.5',
    program: `bin/bun${suffix}`,
  },
} satisfies Record<string, Package>;

/**
 * The program of a runtime, installed with npm into a folder of its own in the system's temporary
 * folder, where the next run finds it.
 *
 * @throws Error when it cannot be installed
 */
export async function installed(runtime: keyof typeof packages): Promise<string> {
  const { name, version, program } = packages[runtime];
  const folder = join(tmpdir(), `proctored-exam-${runtime}-${version}-${platform}-${arch}`);
  const path = join('node_modules', ...name.split('/'), ...program.split('/'));
  if (!existsSync(join(folder, path))) await install(folder, `${name}@${version}`);
  return join(folder, path);
}

async function install(folder: string, spec: string): Promise<void> {
  await mkdir(tmpdir(), { recursive: true });
  // Elsewhere at first: an install that breaks off must not look like one that is there.
  const draft = await mkdtemp(`${folder}-`);
  try {
    await npm(draft, 'install', '--no-save', '--prefix', draft, spec);
    await rm(folder, { recursive: true, force: true });
    await rename(draft, folder);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}
