/**
 * The platform's own properties and methods, for what others may have put something in front of: the
 * name of an image hides a property of `document`, the name of a control one of its form, and a global
 * variable of a classic script one of `window`. They are taken from the prototypes when this module is
 * evaluated; where there is no such prototype, as in a test's imitation of a browser, the node's own
 * counts. Lint keeps `src/element` and `src/exam` from reading them elsewhere.
 */

type Method = (...values: unknown[]) => unknown;

/** Where the platform defines what is read here. */
type Interface = 'Document' | 'Element' | 'EventTarget' | 'History' | 'HTMLElement' | 'Node';

function descriptorIn(owner: Interface, name: string): PropertyDescriptor | undefined {
  const found: unknown = Reflect.get(globalThis, owner);
  return typeof found === 'function'
    ? Object.getOwnPropertyDescriptor(found.prototype, name)
    : undefined;
}

/** A property as its interface defines it. A node that doesn't implement the interface has its own. */
function getter(owner: Interface, name: string): (node: object) => unknown {
  const get: unknown = Reflect.get(descriptorIn(owner, name) ?? {}, 'get');
  return (node) => {
    try {
      if (typeof get === 'function') return Reflect.apply(get, node, []) as unknown;
    } catch {
      // An SVG element has a style, too, which that of HTML elements can't read.
    }
    return Reflect.get(node, name) as unknown;
  };
}

/** A method as its interface defines it. */
function method(owner: Interface, name: string): (node: object, ...values: unknown[]) => unknown {
  const own: unknown = descriptorIn(owner, name)?.value;
  return (node, ...values) => {
    const called: unknown = typeof own === 'function' ? own : Reflect.get(node, name);
    return Reflect.apply(called as Method, node, values);
  };
}

export const getAttribute = method('Element', 'getAttribute') as (
  node: object,
  name: string,
) => string | null;
export const hasAttribute = method('Element', 'hasAttribute') as (
  node: object,
  name: string,
) => boolean;
export const setAttribute = method('Element', 'setAttribute') as (
  node: object,
  name: string,
  value: string,
) => void;
export const removeAttribute = method('Element', 'removeAttribute') as (
  node: object,
  name: string,
) => void;
export const closest = method('Element', 'closest') as (
  node: object,
  selector: string,
) => Element | null;
export const matches = method('Element', 'matches') as (node: object, selector: string) => boolean;
export const removeNode = method('Element', 'remove');
export const insertBefore = method('Node', 'insertBefore') as (
  target: object,
  node: Node,
  next: Node | null,
) => Node;
export const contains = method('Node', 'contains') as (
  target: object,
  node: Node | null,
) => boolean;
export const parentOf = getter('Node', 'parentNode') as (node: object) => ParentNode | null;
export const parentElementOf = getter('Node', 'parentElement') as (node: object) => Element | null;
export const rootOf = method('Node', 'getRootNode') as (node: object) => Document | ShadowRoot;
export const nextSiblingOf = getter('Node', 'nextSibling') as (node: object) => Node | null;
export const nextElementOf = getter('Element', 'nextElementSibling') as (
  node: object,
) => Element | null;
export const previousElementOf = getter('Element', 'previousElementSibling') as (
  node: object,
) => Element | null;
export const shadowRootOf = getter('Element', 'shadowRoot') as (node: object) => ShadowRoot | null;
export const localNameOf = getter('Element', 'localName') as (node: object) => string | undefined;
export const styleOf = getter('HTMLElement', 'style') as (node: object) => CSSStyleDeclaration;
export const isEditable = getter('HTMLElement', 'isContentEditable') as (node: object) => boolean;
export const isConnected = getter('Node', 'isConnected') as (node: object) => boolean;
export const boundsOf = method('Element', 'getBoundingClientRect') as (node: object) => DOMRect;
export const scrollIntoView = method('Element', 'scrollIntoView') as (
  node: object,
  options: ScrollIntoViewOptions,
) => void;
export const tabIndexOf = getter('HTMLElement', 'tabIndex') as (node: object) => number;
const focusHtml = method('HTMLElement', 'focus');

/** Gives an element the focus; one of SVG has a method of its own. */
export function focusOn(element: HTMLElement | SVGElement): void {
  if (element instanceof SVGElement) element.focus();
  else focusHtml(element);
}

/** Routers put methods of their own in its place, by which they hear of what they are not to hear of here. */
export const replaceState = method('History', 'replaceState') as (
  history: History,
  state: unknown,
  unused: '',
  address: string,
) => void;

/** What has the focus in a tree: that of the document, or of a shadow root. */
export const focusedIn = getter('Document', 'activeElement') as (
  root: Document | ShadowRoot,
) => Element | null;

const elementChildren = getter('Element', 'children') as (node: object) => HTMLCollection;
const queryElement = method('Element', 'querySelectorAll') as (
  node: object,
  selector: string,
) => NodeListOf<Element>;
const queryDocument = method('Document', 'querySelectorAll') as (
  node: object,
  selector: string,
) => NodeListOf<Element>;

/** The slot that an element asks for. */
export const slotOf = (element: Element): string => getAttribute(element, 'slot') ?? '';

/** The child elements, at the time of the call. */
export const childrenOf = (element: Element): Element[] => [...elementChildren(element)];

/** All descendants of a node that match, at the time of the call. */
export function findAll<Found extends Element>(root: ParentNode, selector: string): Found[] {
  if (root === document) return findAllInPage(selector);
  const query = root instanceof DocumentFragment ? root.querySelectorAll(selector) : undefined;
  return [...(query ?? queryElement(root, selector))] as Found[];
}

/** All elements of the document that match, at the time of the call. */
export const findAllInPage = <Found extends Element>(selector: string): Found[] =>
  [...queryDocument(document, selector)] as Found[];

/** Makes an element of HTML in a document: this one's, or a frame's. */
export const createIn = method('Document', 'createElement') as <
  Name extends keyof HTMLElementTagNameMap,
>(
  target: Document,
  name: Name,
) => HTMLElementTagNameMap[Name];
const importNode = method('Document', 'importNode') as (
  target: object,
  node: Node,
  deep: boolean,
) => Node;
const readyState = getter('Document', 'readyState') as (node: object) => DocumentReadyState;
const contentType = getter('Document', 'contentType') as (node: object) => string | undefined;
const baseUri = getter('Node', 'baseURI') as (node: object) => string;
const rootElement = getter('Document', 'documentElement') as (node: object) => Element;
const adoptedSheets = getter('Document', 'adoptedStyleSheets') as (node: object) => CSSStyleSheet[];
const bodyElement = getter('Document', 'body') as (node: object) => HTMLElement | null;
const elementsFromPoint = method('Document', 'elementsFromPoint') as (
  node: object,
  x: number,
  y: number,
) => Element[];
const featurePolicy = getter('Document', 'featurePolicy') as (
  node: object,
) => PermissionsPolicy | undefined;
type Listening = (
  target: object,
  type: string,
  listener: (event: Event) => void,
  options?: { capture: boolean },
) => void;
export const addListener = method('EventTarget', 'addEventListener') as Listening;
export const removeListener = method('EventTarget', 'removeEventListener') as Listening;

/** The policy of a document, in Chromium: its own header and all embedding frames counted. */
interface PermissionsPolicy {
  allowsFeature(name: string): boolean;
}

/** The document that this module works in, by the platform's own names. */
export const PAGE = {
  create: <Name extends keyof HTMLElementTagNameMap>(name: Name) => createIn(document, name),
  import: <Imported extends Node>(node: Imported) => importNode(document, node, true) as Imported,
  adopt: (sheet: CSSStyleSheet) => adoptedSheets(document).push(sheet),
  onParsed: (listener: () => void) => addListener(document, 'DOMContentLoaded', listener),
  /** Calls `listener` once the page has loaded, all its scripts and pictures included: at once where it has. */
  onLoaded(listener: () => void): void {
    if (readyState(document) === 'complete') listener();
    else addListener(window, 'load', listener);
  },
  /** Whether the parser still reads the document. */
  get isParsed(): boolean {
    return readyState(document) !== 'loading';
  },
  /** Whether the document is no HTML. Imitations of browsers don't tell. */
  get isXml(): boolean {
    return contentType(document)?.endsWith('xml') === true;
  },
  get baseUri(): string {
    return baseUri(document);
  },
  get root(): Element {
    return rootElement(document);
  },
  get body(): HTMLElement | null {
    return bodyElement(document);
  },
  /** What lies at a place of the window, the first of which a press would hit. */
  elementsAt: (x: number, y: number) => elementsFromPoint(document, x, y),
  get focused(): Element | null {
    return focusedIn(document);
  },
  /** Where the browser has none, an image may have its name. */
  get permissionsPolicy(): PermissionsPolicy | undefined {
    const isMissing = 'Document' in globalThis && !descriptorIn('Document', 'featurePolicy');
    return isMissing ? undefined : featurePolicy(document);
  },
};

/**
 * Whether the parser has read all of a node: it has begun with what follows. A document may be loading for
 * as long as a script in it hangs.
 */
export function isParsed(node: Node): boolean {
  if (PAGE.isParsed) return true;
  for (let part: Node | null = node; part; part = parentOf(part)) {
    if (nextSiblingOf(part)) return true;
  }
  return false;
}

/** Whether the page stands in a frame. `parent` and `self` give way to a page's variables. */
export const isFramed = (): boolean => window.top !== window.window;

/** The origin of the page: `null` as a text in a sandbox, unless a variable of the page hides that. */
export function pageOrigin(): string {
  const descriptor = Object.getOwnPropertyDescriptor(globalThis, 'origin');
  return descriptor && 'get' in descriptor ? globalThis.origin : location.origin;
}
