/** Which Markdown files of the repository become pages of the site, and where. */
import { readdir } from 'node:fs/promises';
import { join, posix } from 'node:path';

const REPOSITORY = join(import.meta.dirname, '../..');

/** The folder of the guides, whose `README.md` is the list of contents. */
const GUIDES = 'demo/docs';

/** The list of contents, from the repository's root. */
export const INDEX = `${GUIDES}/README.md`;

/** Files outside of `demo/`, and their names under `/docs/`. */
const OTHERS: Readonly<Record<string, string>> = {
  'README.md': 'overview.html',
  'CHANGELOG.md': 'changelog.html',
  '.github/CONTRIBUTING.md': 'contributing.html',
  '.github/SECURITY.md': 'security-policy.html',
};

/** Folders of `demo/` whose Markdown belongs to other people's packages or to nobody. */
const PASSED_OVER = ['node_modules', 'dist'];

/**
 * Every file that becomes a page, by its path from the repository's root, with its address. A guide is
 * at `/docs/<name>.html`, the README of a folder of `demo/` at `/docs/pieces/<folder>.html`.
 */
export async function pageAddresses(): Promise<ReadonlyMap<string, string>> {
  const addresses = new Map<string, string>();
  for (const [file, name] of Object.entries(OTHERS)) addresses.set(file, `/docs/${name}`);
  for (const file of await markdownFiles('demo')) {
    const { dir, name } = posix.parse(file);
    if (file === INDEX) addresses.set(file, '/docs/');
    else if (dir === GUIDES) addresses.set(file, `/docs/${name}.html`);
    else if (name === 'README') {
      addresses.set(file, `/docs/pieces/${posix.relative('demo', dir)}.html`);
    }
  }
  return addresses;
}

async function markdownFiles(folder: string): Promise<string[]> {
  const entries = await readdir(join(REPOSITORY, folder), { withFileTypes: true });
  const found = await Promise.all(
    entries.map(async (entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isFile()) return entry.name.endsWith('.md') ? [path] : [];
      return PASSED_OVER.includes(entry.name) ? [] : markdownFiles(path);
    }),
  );
  return found.flat().sort();
}

/** Where a file of the repository lies on this machine. */
export const fileOf = (path: string): string => join(REPOSITORY, path);
