/**
 * Orders the newest part of the changelog by what it means for users. `changeset version` writes it change by change,
 * each with lists below **Changed**, **Added** and **Fixed**; here each kind gets one list. A change that names no kind
 * is taken by its bump.
 *
 *   node .changeset/by-kind.mjs [CHANGELOG.md]
 */
import { readFileSync, writeFileSync } from 'node:fs';

const [, , file = 'CHANGELOG.md'] = process.argv;
/** In the order in which who upgrades wants to read them. */
const KINDS = ['Changed', 'Added', 'Fixed'];
const KIND_OF_BUMP = { Major: 'Changed', Minor: 'Added', Patch: 'Fixed' };

const text = readFileSync(file, 'utf8');
const [before, newest, ...older] = text.split(/^(?=## )/m);

/** @type {Map<string, string[]>} */
const lists = new Map(KINDS.map((kind) => [kind, []]));
let kind = '';
for (const line of newest.split('\n').slice(1)) {
  const [, bump] = /^### (Major|Minor|Patch) Changes$/.exec(line) ?? [];
  // Changesets begins a change with its commit, and indents what follows.
  const [, first, rest] = /^(?:- (?:[\da-f]{7,}: )?| {2})(- )?(.+)$/.exec(line) ?? [];
  const [, named] = /^\*\*(.+)\*\*$/.exec(rest ?? '') ?? [];
  if (bump !== undefined) kind = KIND_OF_BUMP[bump];
  else if (named !== undefined) kind = named;
  else if (rest !== undefined) {
    const list = lists.get(kind);
    if (!list) throw new Error(`${file}: expected one of ${KINDS.join(', ')}, got "${kind}"`);
    const isItem = first !== undefined || line.startsWith('- ');
    list.push(isItem ? `- ${rest}` : `  ${rest.replace(/^ {2}/, '')}`);
  }
}

const parts = [...lists]
  .filter(([, lines]) => lines.length > 0)
  .map(([name, lines]) => `### ${name}\n\n${lines.join('\n')}\n\n`);
if (parts.length === 0) throw new Error(`${file}: nothing is in its newest part`);
const [title] = newest.split('\n', 1);
writeFileSync(file, [before, `${title}\n\n`, ...parts, ...older].join(''));
