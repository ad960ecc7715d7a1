/**
 * The platform's own properties and methods, for what others may have put something in front of: the
 * name of an image hides a property of `document`, the name of a control one of its form, and a global
 * variable of a classic script one of `window`. They are taken from the prototypes when this module is
 * evaluated; where there is no such property, as in a test's imitation of a browser, the node's own
 * counts. Lint keeps `src/element` and `src/exam` from reading them elsewhere.
 */

type Method = (...values: unknown[]) => unknown;

/**
 * How the platform defines a property of an object. The prototypes are found by the object: a page may have
 * a `Node` or an `Element` of its own.
 */
function descriptorOf(object: unknown, name: string): PropertyDescriptor | undefined {
  let found: PropertyDescriptor | undefined;
  let prototype: unknown = object && Object.getPrototypeOf(object);
  while (prototype && !found) {
    found = Object.getOwnPropertyDescriptor(prototype, name);
    prototype = Object.getPrototypeOf(prototype);
  }
  return found;
}

/** A property as the platform defines it for `sample`. A node of another kind has its own. */
function getter(sample: unknown, name: string): (node: object) => unknown {
  const get: unknown = Reflect.get(descriptorOf(sample, name) ?? {}, 'get');
  return (node) => {
    try {
      if (typeof get === 'function') return Reflect.apply(get, node, []) as unknown;
    } catch {
      // An SVG element has a style, too, which that of HTML elements can't read.
    }
    return Reflect.get(node, name) as unknown;
  };
}

/** A method as the platform defines it for `sample`. */
function method(sample: unknown, name: string): (node: object, ...values: unknown[]) => unknown {
  const own: unknown = descriptorOf(sample, name)?.value;
  return (node, ...values) => {
    const called: unknown = typeof own === 'function' ? own : Reflect.get(node, name);
    return Reflect.apply(called as Method, node, values);
  };
}

/** What has the platform's properties and methods; on a server, nothing has. */
const DOCUMENT: unknown = Reflect.get(globalThis, 'document');
const HISTORY: unknown = Reflect.get(globalThis, 'history');

/** Makes an element of HTML in a document: this one's, or a frame's. */
export const createIn = method(DOCUMENT, 'createElement') as <
  Name extends keyof HTMLElementTagNameMap,
>(
  target: Document,
  name: Name,
) => HTMLElementTagNameMap[Name];

const ELEMENT: unknown = descriptorOf(DOCUMENT, 'createElement') && createIn(document, 'div');

export const getAttribute = method(ELEMENT, 'getAttribute') as (
  node: object,
  name: string,
) => string | null;
export const hasAttribute = method(ELEMENT, 'hasAttribute') as (
  node: object,
  name: string,
) => boolean;
export const setAttribute = method(ELEMENT, 'setAttribute') as (
  node: object,
  name: string,
  value: string,
) => void;
export const removeAttribute = method(ELEMENT, 'removeAttribute') as (
  node: object,
  name: string,
) => void;
export const closest = method(ELEMENT, 'closest') as (
  node: object,
  selector: string,
) => Element | null;
export const matches = method(ELEMENT, 'matches') as (node: object, selector: string) => boolean;
export const removeNode = method(ELEMENT, 'remove');
export const insertBefore = method(ELEMENT, 'insertBefore') as (
  target: object,
  node: Node,
  next: Node | null,
) => Node;
export const contains = method(ELEMENT, 'contains') as (
  target: object,
  node: Node | null,
) => boolean;
export const parentOf = getter(ELEMENT, 'parentNode') as (node: object) => ParentNode | null;
export const rootOf = method(ELEMENT, 'getRootNode') as (node: object) => Document | ShadowRoot;
export const nextSiblingOf = getter(ELEMENT, 'nextSibling') as (node: object) => Node | null;
export const shadowRootOf = getter(ELEMENT, 'shadowRoot') as (node: object) => ShadowRoot | null;
const nodeType = getter(ELEMENT, 'nodeType');

const hasType = (value: unknown, type: number): boolean =>
  nodeType(Object(value) as object) === type;

/** Whether a value is an element, of whatever document. */
export const isElement = (value: unknown): value is Element => hasType(value, 1);
/** Whether a value is a text node, of whatever document. */
export const isText = (value: unknown): value is Text => hasType(value, 3);
export const localNameOf = getter(ELEMENT, 'localName') as (node: object) => string | undefined;
export const styleOf = getter(ELEMENT, 'style') as (node: object) => CSSStyleDeclaration;
export const isEditable = getter(ELEMENT, 'isContentEditable') as (node: object) => boolean;
export const isConnected = getter(ELEMENT, 'isConnected') as (node: object) => boolean;
export const boundsOf = method(ELEMENT, 'getBoundingClientRect') as (node: object) => DOMRect;
export const scrollIntoView = method(ELEMENT, 'scrollIntoView') as (
  node: object,
  options: ScrollIntoViewOptions,
) => void;
export const tabIndexOf = getter(ELEMENT, 'tabIndex') as (node: object) => number;
const focusHtml = method(ELEMENT, 'focus');

/** Gives an element the focus; one of SVG has a method of its own. */
export function focusOn(element: HTMLElement | SVGElement): void {
  if (element instanceof SVGElement) element.focus();
  else focusHtml(element);
}

/** The scripts of a document. The browser keeps the list: to search a big page for them takes long. */
export const scriptsOf = getter(DOCUMENT, 'scripts') as (
  node: Document,
) => Iterable<HTMLScriptElement>;

/** Routers put methods of their own in its place, by which they hear of what they are not to hear of here. */
export const replaceState = method(HISTORY, 'replaceState') as (
  history: History,
  state: unknown,
  unused: '',
  address: string,
) => void;

/** What has the focus in a tree: that of the document, or of a shadow root. */
export const focusedIn = getter(DOCUMENT, 'activeElement') as (
  root: Document | ShadowRoot,
) => Element | null;

const elementChildren = getter(ELEMENT, 'children') as (node: object) => HTMLCollection;
const queryElement = method(ELEMENT, 'querySelectorAll') as (
  node: object,
  selector: string,
) => NodeListOf<Element>;
const queryDocument = method(DOCUMENT, 'querySelectorAll') as (
  node: object,
  selector: string,
) => NodeListOf<Element>;

/** The slot that an element asks for. */
export const slotOf = (element: Element): string => getAttribute(element, 'slot') ?? '';

/** The child elements, at the time of the call. */
export const childrenOf = (node: ParentNode): Element[] => [...elementChildren(node)];

/** All descendants of a node that match, at the time of the call. */
export function findAll<Found extends Element>(root: ParentNode, selector: string): Found[] {
  if (root === document) return findAllInPage(selector);
  const found = isElement(root) ? queryElement(root, selector) : root.querySelectorAll(selector);
  return [...found] as Found[];
}

/** All elements of the document that match, at the time of the call. */
export const findAllInPage = <Found extends Element>(selector: string): Found[] =>
  [...queryDocument(document, selector)] as Found[];

const importNode = method(DOCUMENT, 'importNode') as (
  target: object,
  node: Node,
  deep: boolean,
) => Node;
const readyState = getter(DOCUMENT, 'readyState') as (node: object) => DocumentReadyState;
const contentType = getter(DOCUMENT, 'contentType') as (node: object) => string | undefined;
const baseUri = getter(ELEMENT, 'baseURI') as (node: object) => string;
const rootElement = getter(DOCUMENT, 'documentElement') as (node: object) => Element;
const adoptedSheets = getter(DOCUMENT, 'adoptedStyleSheets') as (node: object) => CSSStyleSheet[];
const bodyElement = getter(DOCUMENT, 'body') as (node: object) => HTMLElement | null;
const elementsFromPoint = method(DOCUMENT, 'elementsFromPoint') as (
  node: object,
  x: number,
  y: number,
) => Element[];
const featurePolicy = getter(DOCUMENT, 'featurePolicy') as (
  node: object,
) => PermissionsPolicy | undefined;
type Listening = (
  target: object,
  type: string,
  listener: ((event: never) => void) | EventListenerObject,
  options?: { capture: boolean },
) => void;

/** As the platform defines it for the window at the time: what watches a page's listeners may come later. */
export const addListener: Listening = (...given) =>
  method(globalThis, 'addEventListener')(...given);
export const removeListener: Listening = (...given) =>
  method(globalThis, 'removeEventListener')(...given);

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
    return descriptorOf(DOCUMENT, 'featurePolicy') ? featurePolicy(document) : undefined;
  },
};

/**
 * Whether the parser has read all of a node: it has begun with what follows. A document may be loading for
 * as long as a script in it hangs.
 */
export const isParsed = (node: Node): boolean =>
  PAGE.isParsed || pathOf(node).some((part) => nextSiblingOf(part));

/** A node and all that it is in, the elements that have its shadow roots among them. */
export function pathOf(node: Node): Node[] {
  const parent = parentOf(node) ?? (node instanceof ShadowRoot ? node.host : undefined);
  return parent ? [node, ...pathOf(parent)] : [node];
}

/** Whether the page stands in a frame. `parent` and `self` give way to a page's variables. */
export const isFramed = (): boolean => window.top !== window.window;

/** The origin of the page: `null` as a text in a sandbox, unless a variable of the page hides that. */
export function pageOrigin(): string {
  const descriptor = Object.getOwnPropertyDescriptor(globalThis, 'origin');
  return descriptor && 'get' in descriptor ? globalThis.origin : location.origin;
}
