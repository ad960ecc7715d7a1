import minimalPage from './minimal.html?raw';
import { find } from './find.js';

/** Shows what an author pastes: the very lines of the minimal page. */
export function showSnippet(): void {
  const snippet = linesOf(/<style>.*<\/proctored-exam>/s);
  find(document, 'code', '#snippet').textContent = snippet;
  find(document, 'code', '#import-map').textContent = linesOf(
    /<script type="importmap">.*?<\/script>/s,
  );
  find(document, 'button', '#copy').addEventListener('click', () => {
    const report = find(document, 'span', '#copied');
    navigator.clipboard.writeText(snippet).then(
      () => {
        report.textContent = 'The snippet is in your clipboard.';
      },
      () => {
        report.textContent = 'The browser does not allow that: select the text and copy it.';
      },
    );
  });
}

/** The part of the minimal page that matches, with the indentation of its first line taken off. */
function linesOf(part: RegExp): string {
  const { 0: text, index } = part.exec(minimalPage) ?? { 0: '', index: 0 };
  const indentation = minimalPage.slice(minimalPage.lastIndexOf('\n', index) + 1, index);
  return text.replaceAll(`\n${indentation}`, '\n');
}
