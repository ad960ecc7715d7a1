/** Markdown to HTML, with the anchors that the repository's host gives to headings. */
import { posix } from 'node:path';
import GithubSlugger from 'github-slugger';
import MarkdownIt, { type Token } from 'markdown-it';
import anchor from 'markdown-it-anchor';

export interface Heading {
  level: number;
  text: string;
  /** The part of an address after `#`. */
  anchor: string;
}

export interface RenderedMarkdown {
  html: string;
  headings: Heading[];
  /** The targets of all links and pictures, as the file has them. */
  targets: string[];
}

/** Gives the address for a link's target, or `undefined` where the site has nothing there. */
export type ResolveLink = (target: string) => string | undefined;

/** Renders one file. A link to what the site does not have becomes plain text. */
export function renderMarkdown(source: string, resolveLink: ResolveLink): RenderedMarkdown {
  const headings: Heading[] = [];
  const targets: string[] = [];
  const slugger = new GithubSlugger();
  const markdown = new MarkdownIt({ html: true }).use(anchor, {
    slugify: (text: string) => slugger.slug(text),
    permalink: anchor.permalink.headerLink({ class: HEADING_LINK }),
    callback: ({ tag }: { tag: string }, { slug, title }: { slug: string; title: string }) => {
      headings.push({ level: Number(tag.slice(1)), text: title, anchor: slug });
    },
  });
  const tokens = markdown.parse(source, {});
  for (const { children } of tokens) targets.push(...resolveLinks(children ?? [], resolveLink));
  const html = markdown.renderer
    .render(tokens, markdown.options, {})
    // What is wider than the page scrolls by itself, with the keyboard too.
    .replaceAll('<table>', '<div class="scroll" tabindex="0"><table>')
    .replaceAll('</table>', '</table></div>')
    .replaceAll('<pre>', '<pre class="scroll" tabindex="0">');
  return { html, headings, targets };
}

const HEADING_LINK = 'heading-link';

/** The attribute that holds the address, for each type of token that has one. */
const ADDRESS_ATTRIBUTES = new Map([
  ['link_open', 'href'],
  ['image', 'src'],
]);

/** Gives links and pictures their addresses, and returns the targets that they had. */
function resolveLinks(tokens: Token[], resolveLink: ResolveLink): string[] {
  const targets: string[] = [];
  const open: Token[] = [];
  for (const token of tokens) {
    if (token.type === 'link_close') {
      token.tag = open.pop()?.tag ?? token.tag;
    }
    if (token.type === 'link_open') open.push(token);
    const attribute = ADDRESS_ATTRIBUTES.get(token.type);
    if (!attribute || token.attrGet('class') === HEADING_LINK) continue;
    const target = String(token.attrGet(attribute) ?? '');
    targets.push(target);
    const address = resolveLink(target);
    if (address !== undefined) token.attrSet(attribute, address);
    else if (token.type === 'link_open') {
      token.tag = 'span';
      token.attrs = [];
    }
  }
  return targets;
}

/** The file and the anchor of a link's target, or `undefined` if it leads out of the repository. */
export function repositoryTarget(
  file: string,
  target: string,
): { path: string; anchor: string } | undefined {
  if (/^[a-z]+:/.test(target)) return undefined;
  const [relative = '', hash = ''] = target.split('#');
  const path = relative === '' ? file : posix.join(posix.dirname(file), relative);
  return { path, anchor: hash };
}
