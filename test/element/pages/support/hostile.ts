/** What other people's pages have in them that stands in an exam's way. */

/** Names that an author may well give to images; each hides a property of `document`. */
export const DOCUMENT_NAMES = [
  ...['querySelector', 'querySelectorAll', 'getElementById', 'baseURI', 'readyState', 'location'],
  ...['documentElement', 'head', 'body', 'activeElement', 'featurePolicy', 'permissionsPolicy'],
  ...['addEventListener', 'removeEventListener', 'visibilityState', 'hidden', 'cookie', 'title'],
  ...['defaultView', 'adoptedStyleSheets', 'dispatchEvent', 'contains', 'children', 'forms'],
  ...['fullscreenElement', 'getRootNode', 'implementation', 'URL', 'domain', 'scripts', 'all'],
];

/** Names of controls, each of which hides a property of its form. */
export const FORM_NAMES = [
  ...['slot', 'hidden', 'style', 'children', 'parentNode', 'parentElement', 'localName', 'remove'],
  ...['removeAttribute', 'setAttribute', 'getAttribute', 'hasAttribute', 'closest', 'matches'],
  ...['querySelector', 'querySelectorAll', 'dataset', 'isConnected', 'after', 'before', 'append'],
  ...['nextSibling', 'contains', 'getRootNode', 'addEventListener', 'nodeType', 'textContent'],
  ...[
    'attributes',
    'isContentEditable',
    'focus',
    'id',
    'lang',
    'inert',
    'shadowRoot',
    'assignedSlot',
  ],
];

export const images = (names: string[]): string =>
  names.map((name) => `<img name="${name}" alt="">`).join('');
export const controls = (names: string[]): string =>
  names.map((name) => `<input type="hidden" name="${name}">`).join('');

/** Global variables of classic scripts, as old pages have them. */
export const GLOBALS = `<script>
  var origin = 'Berlin', parent = 'Smith', self = 'me', status = 'new', event = 'Exam',
    screen = 'big', length = 3, external = true, name = 'Exam', closed = true, navigation = ['Home', 'Grades'];
</script>`;

/** As Google Translate does: each text node gives way to elements with another text. */
export const TRANSLATE = `(root) => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) if (walker.currentNode.data.trim()) texts.push(walker.currentNode);
  for (const text of texts) {
    const outer = document.createElement('font');
    const inner = document.createElement('font');
    inner.textContent = '«' + text.data.trim() + '»';
    outer.append(inner);
    text.replaceWith(outer);
  }
}`;
