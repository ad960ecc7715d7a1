/** The guides as pages: each with the contents of all, a search over their headings, and anchors. */
import { readFile } from 'node:fs/promises';
import { renderMarkdown, repositoryTarget, type Heading } from './markdown.js';
import { fileOf, INDEX, pageAddresses } from './pages.js';

/** Where pictures of the guides lie, in the repository and on the site. */
const PICTURES = { folder: 'demo/docs/', address: '/docs/' };

export interface GuidePage {
  /** From the repository's root. */
  file: string;
  address: string;
  /** The whole document. */
  html: string;
  headings: Heading[];
  /** The targets of all links and pictures, as the file has them. */
  targets: string[];
}

/** A group of the list of contents, after `demo/docs/README.md`. */
interface Group {
  title: string;
  files: string[];
}

/** Renders every page anew, which takes some milliseconds. */
export async function renderGuides(): Promise<GuidePage[]> {
  const addresses = await pageAddresses();
  const rendered = await Promise.all(
    [...addresses].map(async ([file, address]) => {
      const source = await readFile(fileOf(file), 'utf8');
      const resolve = (target: string) => addressOf(file, target, addresses);
      return { file, address, source, ...renderMarkdown(source, resolve) };
    }),
  );
  const index = rendered.find(({ file }) => file === INDEX);
  const groups = groupsOf(index?.source ?? '');
  return rendered.map((page) => ({
    file: page.file,
    address: page.address,
    headings: page.headings,
    targets: page.targets,
    html: documentOf(page, contentsOf(page.file, groups, rendered)),
  }));
}

/** Where a link of a file leads on the site; `undefined` for files that the site does not show. */
function addressOf(
  file: string,
  target: string,
  addresses: ReadonlyMap<string, string>,
): string | undefined {
  const inRepository = repositoryTarget(file, target);
  if (!inRepository) return target;
  const { path, anchor } = inRepository;
  const address = path.startsWith(`${PICTURES.folder}pictures/`)
    ? path.replace(PICTURES.folder, PICTURES.address)
    : addresses.get(path);
  return address === undefined ? undefined : address + (anchor && `#${anchor}`);
}

/** The list of contents: each heading of the second level with the files that its list links first. */
function groupsOf(source: string): Group[] {
  return source
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [title = ''] = section.split('\n', 1);
      const links = [...section.matchAll(/^- .*$/gm)].flatMap(([line]) =>
        [...line.matchAll(/\]\(([^)#]+)\)/g)].map(([, target = '']) => target),
      );
      const files = links.map((target) => repositoryTarget(INDEX, target)?.path ?? target);
      return { title, files };
    });
}

type Rendered = Pick<GuidePage, 'file' | 'address' | 'headings'>;

function contentsOf(current: string, groups: readonly Group[], pages: readonly Rendered[]): string {
  const entry = (file: string) => {
    const page = pages.find((candidate) => candidate.file === file);
    if (!page) throw new Error(`${INDEX}: ${file} is no page`);
    const [title, ...headings] = page.headings;
    const isCurrent = file === current;
    const items = headings
      .filter(({ level }) => level <= 3)
      .map(
        ({ anchor, text }) =>
          `<li${isCurrent ? '' : ' hidden data-elsewhere'}><a href="${page.address}#${anchor}">${escape(text)}</a></li>`,
      );
    return `<li><a href="${page.address}"${isCurrent ? ' aria-current="page"' : ''}>${escape(title?.text ?? file)}</a>
      <ul${isCurrent ? '' : ' hidden data-elsewhere'}>${items.join('')}</ul></li>`;
  };
  return groups
    .map(
      ({ title, files }) =>
        `<section><h2>${escape(title)}</h2><ul>${files.map(entry).join('\n')}</ul></section>`,
    )
    .join('\n');
}

function documentOf({ headings, html }: Rendered & { html: string }, contents: string): string {
  const title = headings[0]?.text ?? 'Guides';
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <meta name="color-scheme" content="light dark" />
    <title>${escape(title)} – proctored-exam</title>
    <link rel="icon" href="/docs/icon.svg" />
    <link rel="stylesheet" href="/docs/docs.css" />
    <script type="module" src="/docs/search.js"></script>
  </head>
  <body>
    <a class="skip" href="#content">Skip to the content</a>
    <header>
      <p><a href="/docs/overview.html">proctored-exam</a></p>
      <nav aria-label="Site">
        <ul>
          <li><a href="/">Demo</a></li>
          <li><a href="/gallery.html">Gallery</a></li>
          <li><a href="/docs/">Guides</a></li>
        </ul>
      </nav>
    </header>
    <div class="columns">
      <nav class="contents" aria-label="Guides">
        <details open>
          <summary>Contents and search</summary>
          <label for="search">Search headings and codes</label>
          <input type="search" id="search" autocomplete="off" />
          <p role="status" id="found"></p>
          ${contents}
        </details>
      </nav>
      <main id="content" tabindex="-1">
${html}
      </main>
    </div>
  </body>
</html>
`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '"': '&quot;' };

const escape = (text: string) => text.replace(/[&<"]/g, (character) => ENTITIES[character] ?? '');
