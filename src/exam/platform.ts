/**
 * The platform's own properties and methods, for what others may have put something in front of: the
 * name of an image hides a property of `document`, the name of a control one of its form, and a global
 * variable of a classic script one of `window`. They are taken from the prototypes when this module is
 * evaluated; where there is no such prototype, as in a test's imitation of a browser, the node's own
 * counts. Lint keeps `src/element` and `src/exam` from reading them elsewhere.
 */

type Method = (...values: unknown[]) => unknown;

/** Where the platform defines what is read here. */
type Interface = 'Document' | 'Element' | 'EventTarget' | 'HTMLElement' | 'Node';

function descriptorIn(owner: Interface, name: string): PropertyDescriptor | undefined {
  const found: unknown = Reflect.get(globalThis, owner);
  return typeof found === 'function'
    ? Object.getOwnPropertyDescriptor(found.prototype, name)
    : undefined;
}

/** A property as its interface defines it. A node that doesn't implement the interface has its own. */
function getter<Value>(owner: Interface, name: string): (node: object) => Value {
  const get = descriptorIn(owner, name)?.get;
  return (node) => {
    try {
      if (get) return Reflect.apply(get, node, []) as Value;
    } catch {
      // An SVG element has a style, too, which that of HTML elements can't read.
    }
    return Reflect.get(node, name) as Value;
  };
}

/** A method as its interface defines it. */
function method<Parameters extends unknown[], Result>(
  owner: Interface,
  name: string,
): (node: object, ...values: Parameters) => Result {
  const own: unknown = descriptorIn(owner, name)?.value;
  return (node, ...values) => {
    const called = typeof own === 'function' ? own : Reflect.get(node, name);
    return Reflect.apply(called as Method, node, values) as Result;
  };
}

export const getAttribute = method<[name: string], string | null>('Element', 'getAttribute');
export const hasAttribute = method<[name: string], boolean>('Element', 'hasAttribute');
export const setAttribute = method<[name: string, value: string], void>('Element', 'setAttribute');
export const removeAttribute = method<[name: string], void>('Element', 'removeAttribute');
export const closest = method<[selector: string], Element | null>('Element', 'closest');
export const matches = method<[selector: string], boolean>('Element', 'matches');
export const removeNode = method<[], void>('Element', 'remove');
export const insertBefore = method<[node: Node, next: Node | null], Node>('Node', 'insertBefore');
export const contains = method<[node: Node | null], boolean>('Node', 'contains');
export const parentOf = getter<ParentNode | null>('Node', 'parentNode');
export const nextSiblingOf = getter<Node | null>('Node', 'nextSibling');
export const localNameOf = getter<string | undefined>('Element', 'localName');
export const styleOf = getter<CSSStyleDeclaration>('HTMLElement', 'style');
export const isEditable = getter<boolean>('HTMLElement', 'isContentEditable');

const elementChildren = getter<HTMLCollection>('Element', 'children');
const queryElement = method<[selector: string], NodeListOf<Element>>('Element', 'querySelectorAll');
const queryDocument = method<[selector: string], NodeListOf<Element>>(
  'Document',
  'querySelectorAll',
);

/** The slot that an element asks for. */
export const slotOf = (element: Element): string => getAttribute(element, 'slot') ?? '';

/** The child elements, at the time of the call. */
export const childrenOf = (element: Element): Element[] => [...elementChildren(element)];

/** All descendants of an element that match, at the time of the call. */
export const findAll = <Found extends Element>(element: Element, selector: string): Found[] =>
  [...queryElement(element, selector)] as Found[];

/** All elements of the document that match, at the time of the call. */
export const findAllInPage = <Found extends Element>(selector: string): Found[] =>
  [...queryDocument(document, selector)] as Found[];

const createElement = method<[name: string], HTMLElement>('Document', 'createElement');
const importNode = method<[node: Node, deep: boolean], Node>('Document', 'importNode');
const readyState = getter<DocumentReadyState>('Document', 'readyState');
const contentType = getter<string | undefined>('Document', 'contentType');
const baseUri = getter<string>('Node', 'baseURI');
const rootElement = getter<Element>('Document', 'documentElement');
const activeElement = getter<Element | null>('Document', 'activeElement');
const bodyElement = getter<HTMLElement | null>('Document', 'body');
const featurePolicy = getter<PermissionsPolicy | undefined>('Document', 'featurePolicy');
const addListener = method<[type: string, listener: () => void], void>(
  'EventTarget',
  'addEventListener',
);

/** The policy of a document, in Chromium: its own header and all embedding frames counted. */
interface PermissionsPolicy {
  allowsFeature(name: string): boolean;
}

/** The document that this module works in, by the platform's own names. */
export const page = {
  create: <Name extends keyof HTMLElementTagNameMap>(name: Name) =>
    createElement(document, name) as HTMLElementTagNameMap[Name],
  import: <Imported extends Node>(node: Imported) => importNode(document, node, true) as Imported,
  onParsed: (listener: () => void) => addListener(document, 'DOMContentLoaded', listener),
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
  get focused(): Element | null {
    return activeElement(document);
  },
  get permissionsPolicy(): PermissionsPolicy | undefined {
    return featurePolicy(document);
  },
};

/**
 * Whether the parser has read all of a node: it has begun with what follows. A document may be loading for
 * as long as a script in it hangs.
 */
export function isParsed(node: Node): boolean {
  if (page.isParsed) return true;
  for (let part: Node | null = node; part; part = parentOf(part)) {
    if (nextSiblingOf(part)) return true;
  }
  return false;
}

/** Whether the page stands in a frame. `parent` and `self` give way to a page's variables. */
export const isFramed = (): boolean => window.top !== window.window;

/** The origin of the page: `null` as a text in a sandbox, unless a variable of the page hides that. */
export function pageOrigin(): string {
  const own: unknown = Object.getOwnPropertyDescriptor(globalThis, 'origin')?.get;
  return own ? globalThis.origin : location.origin;
}
