/**
 * The platform's own properties and methods, for what others may have put something in front of: the
 * name of an image hides a property of `document`, the name of a control one of its form, and a global
 * variable of a classic script one of `window`. They are taken from the prototypes when this module is
 * evaluated; where there is no such prototype, as in a test's imitation of a browser, the node's own
 * counts. Lint keeps `src/element` and `src/exam` from reading them elsewhere.
 */

/** Where the platform defines what is read here. */
type Interface = 'Document' | 'Element' | 'EventTarget' | 'HTMLElement' | 'Node';

type Getter = (node: object) => unknown;
type Method = (node: object, ...values: unknown[]) => unknown;

function descriptorIn(owner: Interface, name: string): PropertyDescriptor | undefined {
  const found: unknown = Reflect.get(globalThis, owner);
  if (typeof found !== 'function') return undefined;
  return Object.getOwnPropertyDescriptor(found.prototype as object, name);
}

/** A property as its interface defines it. A node that doesn't implement the interface has its own. */
function getter(owner: Interface, name: string): Getter {
  const descriptor = descriptorIn(owner, name) ?? {};
  const get: unknown = Reflect.get(descriptor, 'get');
  return (node) => {
    try {
      if (typeof get === 'function') return Reflect.apply(get as () => unknown, node, []);
    } catch {
      // An SVG element has a style, too, which that of HTML elements can't read.
    }
    return Reflect.get(node, name) as unknown;
  };
}

/** A method as its interface defines it. */
function method(owner: Interface, name: string): Method {
  const own: unknown = descriptorIn(owner, name)?.value;
  return (node, ...values) => {
    const called: unknown = typeof own === 'function' ? own : Reflect.get(node, name);
    return Reflect.apply(called as (...given: unknown[]) => unknown, node, values);
  };
}

export const getAttribute = method('Element', 'getAttribute') as (
  element: object,
  name: string,
) => string | null;
export const hasAttribute = method('Element', 'hasAttribute') as (
  element: object,
  name: string,
) => boolean;
export const setAttribute: (element: object, name: string, value: string) => void = method(
  'Element',
  'setAttribute',
);
export const removeAttribute: (element: object, name: string) => void = method(
  'Element',
  'removeAttribute',
);
export const closest = method('Element', 'closest') as (
  element: object,
  selector: string,
) => Element | null;
export const matches = method('Element', 'matches') as (
  element: object,
  selector: string,
) => boolean;
export const removeNode: (node: object) => void = method('Element', 'remove');
export const insertBefore: (parent: object, node: Node, next: Node | null) => void = method(
  'Node',
  'insertBefore',
);
export const contains = method('Node', 'contains') as (node: object, other: Node | null) => boolean;
export const parentOf = getter('Node', 'parentNode') as (node: object) => ParentNode | null;
export const nextSiblingOf = getter('Node', 'nextSibling') as (node: object) => Node | null;
export const localNameOf = getter('Element', 'localName') as (node: object) => string | undefined;
export const styleOf = getter('HTMLElement', 'style') as (element: object) => CSSStyleDeclaration;
export const isEditable = getter('HTMLElement', 'isContentEditable') as (node: object) => boolean;

const elementChildren = getter('Element', 'children');
const queryElement = method('Element', 'querySelectorAll');
const queryDocument = method('Document', 'querySelectorAll');

/** The slot that an element asks for. */
export const slotOf = (element: Element): string => getAttribute(element, 'slot') ?? '';

/** The child elements, at the time of the call. */
export const childrenOf = (element: Element): Element[] => [
  ...(elementChildren(element) as HTMLCollection),
];

/** All descendants of an element that match, at the time of the call. */
export const findAll = (element: Element, selector: string): HTMLElement[] => [
  ...(queryElement(element, selector) as NodeListOf<HTMLElement>),
];

/** All elements of the document that match, at the time of the call. */
export const findAllInPage = (selector: string): HTMLElement[] => [
  ...(queryDocument(document, selector) as NodeListOf<HTMLElement>),
];

const createElement = method('Document', 'createElement');
const importNode = method('Document', 'importNode');
const readyState = getter('Document', 'readyState');
const contentType = getter('Document', 'contentType');
const baseUri = getter('Node', 'baseURI');
const rootElement = getter('Document', 'documentElement');
const activeElement = getter('Document', 'activeElement');
const bodyElement = getter('Document', 'body');
const featurePolicy = getter('Document', 'featurePolicy');
const addListener = method('EventTarget', 'addEventListener');

/** The policy of a document, in Chromium: its own header and all embedding frames counted. */
interface PermissionsPolicy {
  allowsFeature(name: string): boolean;
}

/** The document that this module works in, by the platform's own names. */
export const PAGE = {
  create: <Name extends keyof HTMLElementTagNameMap>(name: Name) =>
    createElement(document, name) as HTMLElementTagNameMap[Name],
  import: (node: DocumentFragment) => importNode(document, node, true) as DocumentFragment,
  onParsed: (listener: () => void) => addListener(document, 'DOMContentLoaded', listener),
  /** Whether the parser still reads the document. */
  get isParsed(): boolean {
    return readyState(document) !== 'loading';
  },
  /** Whether the document is no HTML. Imitations of browsers don't tell. */
  get isXml(): boolean {
    const type = contentType(document);
    return typeof type === 'string' && type.endsWith('xml');
  },
  get baseUri(): string {
    return baseUri(document) as string;
  },
  get root(): Element {
    return rootElement(document) as Element;
  },
  get body(): HTMLElement | null {
    return bodyElement(document) as HTMLElement | null;
  },
  get focused(): Element | null {
    return activeElement(document) as Element | null;
  },
  get permissionsPolicy(): PermissionsPolicy | undefined {
    return featurePolicy(document) as PermissionsPolicy | undefined;
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
  return descriptor?.get ? globalThis.origin : location.origin;
}
