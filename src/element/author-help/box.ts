import { insertBefore, PAGE } from '../../exam/platform.js';
import type { ExamHost } from '../host.js';
import type { Advice } from './advice.js';

const PART = 'author-help';

/** Colours of the system's: readable in the dark, and with forced colours. */
const CSS_TEXT = `
  [part='${PART}'] {
    box-sizing: border-box;
    margin: 0 0 1rem;
    padding: 0 1rem;
    border: 3px dashed #a35200;
    border-radius: 0.5rem;
    background: canvas;
    color: canvastext;
    font: 0.875rem/1.5 system-ui, sans-serif;
    text-align: start;
    overflow-wrap: anywhere;
  }
  [part='${PART}'] summary { font-weight: 700; }
  [part='${PART}'] :is(ul, p) { margin: 0 0 0.75rem; }
  [part='${PART}'] ul { padding-inline-start: 1.25rem; }
  [part='${PART}'] li + li { margin-top: 0.5rem; }
  [part='${PART}'] code { display: block; font-family: ui-monospace, monospace; }
`;

/**
 * Shows the author, above the view, what there is to mend; takes the box away where there is nothing any
 * more. It is no part of the view, which Lit renders.
 */
export function showBox({ localName, shadowRoot }: ExamHost, advices: readonly Advice[]): void {
  if (!shadowRoot) return;
  const shown = shadowRoot.querySelector<HTMLDetailsElement>(`[part='${PART}']`);
  if (advices.length === 0) {
    shown?.remove();
    return;
  }
  const box = shown ?? createBox(shadowRoot);
  const things = advices.length === 1 ? 'one thing' : `${advices.length} things`;
  box.replaceChildren(
    withText('summary', `${localName}: ${things} to mend in this page`),
    listOf(advices),
    withText('p', 'For developers: shown on localhost only. The console says the same.'),
  );
}

function createBox(root: ShadowRoot): HTMLDetailsElement {
  const box = PAGE.create('details');
  box.setAttribute('part', PART);
  box.lang = 'en';
  box.dir = 'ltr';
  box.open = true;
  adoptStyles(root);
  root.prepend(box);
  return box;
}

/** No policy of the page's forbids a constructed sheet. Imitations of browsers know none, and show nothing. */
function adoptStyles(root: ShadowRoot): void {
  if (!('adoptedStyleSheets' in root)) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(CSS_TEXT);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

function listOf(advices: readonly Advice[]): HTMLUListElement {
  const list = PAGE.create('ul');
  for (const { text, place } of advices) {
    const item = withText('li', text);
    item.append(withText('code', place));
    list.append(item);
  }
  return list;
}

function withText<Name extends 'summary' | 'p' | 'li' | 'code'>(
  name: Name,
  text: string,
): HTMLElementTagNameMap[Name] {
  const element = PAGE.create(name);
  insertBefore(element, new Text(text), null);
  return element;
}
