/** What the guide says that Orca says. */
import { readFileSync } from 'node:fs';

const GUIDE = new URL('../../demo/docs/languages-accessibility.md', import.meta.url);
const TITLE = '## An exam heard through Orca\n';

/**
 * The rows of the guide's tables, by the title of the table: what happens, and the sentences that are
 * heard, in their order.
 *
 * @returns {Map<string, Map<string, string[]>>}
 */
export function readTables() {
  const [, section = ''] = readFileSync(GUIDE, 'utf8').split(TITLE);
  const [text = ''] = section.split('\n## ');
  const tables = new Map();
  for (const part of text.split('\n### ').slice(1)) {
    const [title = '', ...lines] = part.split('\n');
    const rows = lines.filter((line) => line.startsWith('|')).slice(2);
    tables.set(title, new Map(rows.map(readRow)));
  }
  return tables;
}

/** @param {string} line @returns {[string, string[]]} */
function readRow(line) {
  const [, what = '', heard = ''] = line.split('|').map((cell) => cell.trim());
  return [what, [...heard.matchAll(/“(.*?)”/g)].map(([, sentence = '']) => sentence)];
}
