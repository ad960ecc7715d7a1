/**
 * Finds what an author may not have meant: misspelt names, values that mean nothing, content that shows in
 * no phase. It runs in every learner's page, and so it finds and no more; `author-help/` has the words.
 */
import type { LitElement } from 'lit';
import { isRecord } from '../contract/json.js';
import { webAddress } from '../exam/address.js';
import { isPhase } from '../exam/phases.js';
import {
  childrenOf,
  closest,
  findAll,
  findAllInPage,
  getAttribute,
  isElement,
  isText,
  localNameOf,
  matches,
  parentOf,
  pathOf,
  shadowRootOf,
  slotOf,
} from '../exam/platform.js';
import { CREDENTIALS } from '../exam/requests.js';
import { ACTIONS, CONTROLS, isAction, TAKEN_FOR_ACTIONS } from './action-names.js';
import { isInsertedContent } from './content-marks.js';
import type { ExamHost } from './host.js';
import { NOTICE_SETTINGS, SDK_PRELOADS } from './values.js';

/** Something in a page that its author may not have meant. */
export interface Mistake {
  /**
   * What it is about: an attribute of ours; `attribute` (one that is none of ours), `slot` (an unknown one),
   * `child` (one without a slot), `orphan` (one beside the tag), `in-exam` (no content for that phase).
   */
  readonly about: string;
  /** What stands there; for an address, what is wrong with it. */
  readonly got: string;
  readonly node?: Node;
  /** The attribute of ours that may have been meant. */
  readonly meant?: string;
  /** Whether a script of the page may still put it right by itself. */
  readonly mayChange?: boolean;
}

/** Elements that are never rendered, so they need no slot. */
const INVISIBLE: ReadonlySet<string> = new Set(['style', 'script', 'link', 'meta', 'noscript']);

/** What runs in a page besides us. What only holds data runs nothing. */
const OTHER_SCRIPTS =
  'body[onload],script:not([src*="proctored-exam.min.js"]):not([type=importmap]):not([type$=json])';

/** What is left in an address whose template nobody has filled in. */
const UNFILLED = /[{}<>]|^(undefined|null)$/;

/** All that there is at the time of the call. */
export function findMistakes(host: ExamHost): Mistake[] {
  const attributes = [...findMisspeltAttributes(host)];
  const content = [...findStrays(host), ...findOrphan(host)];
  if (content.length === 0) content.push(...findNoExam(host));
  const found = [...attributes, ...findWrongValues(host), ...content, ...findMisspeltActions(host)];
  // Who has misspelt the attribute has not left it out.
  return found.filter(({ about, got }) => got || !attributes.some(({ meant }) => meant === about));
}

/** Whether others may still set properties, or bring content. */
const mayOthersAct = (): boolean => findAllInPage(OTHER_SCRIPTS).length > 0;

/**
 * An author's own attributes are left alone: only what is close to a name of ours counts, or is the name of
 * a property. The latter stands in HTML that a framework has rendered on its server, which sets the property
 * later on; so it counts where nobody has.
 */
function* findMisspeltAttributes(host: ExamHost): Iterable<Mistake> {
  const { elementProperties } = host.constructor as typeof LitElement;
  for (const [property, { attribute: meant }] of elementProperties) {
    if (typeof meant !== 'string' || host.hasAttribute(meant)) continue;
    for (const got of host.getAttributeNames()) {
      if (!areClose(wordOf(got), wordOf(meant))) continue;
      const mayChange = !got.startsWith('data-');
      if (mayChange && isSet(host, property)) continue;
      yield { about: 'attribute', got, meant, mayChange };
    }
  }
}

/** Whether a property is not what it is in an element that nobody has touched. */
function isSet(host: ExamHost, property: PropertyKey): boolean {
  const untouched = new (host.constructor as new () => ExamHost)();
  const valueIn = (exam: ExamHost) => String(Reflect.get(exam, property));
  return valueIn(host) !== valueIn(untouched);
}

/** What counts in the name of an attribute. */
const wordOf = (name: string): string => name.replace(/^data|[^a-z]/g, '');

/** Whether one slip of the finger may have made one word of the other. */
function areClose(one: string, other: string): boolean {
  // This runs whenever the element has rendered, and a click waits for it: most words are told apart at once.
  if (Math.abs(one.length - other.length) > 1) return false;
  const others = new Set(withoutOneLetter(other));
  return withoutOneLetter(one).some((text) => others.has(text));
}

/** A word, and what it becomes without any one of its letters. */
const withoutOneLetter = (word: string): string[] => [
  word,
  ...Array.from(word, (_, index) => word.slice(0, index) + word.slice(index + 1)),
];

/** What frameworks set to `undefined` or `null` counts as left out. */
function* findWrongValues(host: ExamHost): Iterable<Mistake> {
  const { config, credentials, endpoint, finishEndpoint, notices, sdkPreload } =
    host as Partial<ExamHost>;
  const values: [string, string | null | undefined, readonly string[]][] = [
    ['data-credentials', credentials, CREDENTIALS],
    ['data-sdk-preload', sdkPreload, SDK_PRELOADS],
    ['data-notices', notices, NOTICE_SETTINGS],
  ];
  for (const [about, value, words] of values) {
    const got = value ?? '';
    if (got && !words.includes(got)) yield { about, got };
  }
  if (!isRecord(config ?? {})) yield { about: 'data-config', got: JSON.stringify(config) };
  if (!host.fetchStartData) yield* findWrongAddress('data-endpoint', endpoint ?? '');
  if (!host.requestFinish && finishEndpoint) {
    yield* findWrongAddress('data-finish-endpoint', finishEndpoint);
  }
}

/** Names no more of an address than what is wrong with it: it may hold secrets. */
function* findWrongAddress(about: string, address: string): Iterable<Mistake> {
  const unfilled = UNFILLED.exec(address)?.[0];
  if (address && unfilled === undefined && webAddress(address) !== undefined) return;
  const beginning = /^\w*./.exec(address)?.[0] ?? '';
  yield { about, got: unfilled ?? beginning, mayChange: mayOthersAct() };
}

/** Children that show in no phase. */
function* findStrays(host: ExamHost): Iterable<Mistake> {
  for (const node of host.childNodes) {
    if (isElement(node)) {
      const name = localNameOf(node) ?? '';
      const slot = slotOf(node);
      if (isPhase(slot) || INVISIBLE.has(name) || isInsertedContent(node)) continue;
      yield slot ? { about: 'slot', got: slot, node } : { about: 'child', got: `<${name}>`, node };
    } else if (isText(node) && node.data.trim() !== '') {
      yield { about: 'child', got: node.data.trim(), node };
    }
  }
}

/** In a `<p>`, the parser moves a `<div>` or a heading out of the tag: it shows from the start. */
function* findOrphan(host: ExamHost): Iterable<Mistake> {
  if (host.firstElementChild) return;
  for (const place of pathOf(host)) {
    const parent = parentOf(place);
    if (!parent || mayHaveSlots(parent)) continue;
    const siblings: Node[] = childrenOf(parent);
    const later = siblings.slice(siblings.indexOf(place) + 1).filter(isElement);
    const node = later.find((element) => isPhase(slotOf(element)));
    if (node) {
      yield { about: 'orphan', got: slotOf(node), node };
      return;
    }
  }
}

const mayHaveSlots = (parent: ParentNode): boolean =>
  isElement(parent) &&
  (shadowRootOf(parent) !== null || localNameOf(parent)?.includes('-') === true);

/** Where no other script runs, nobody hears that the exam has started, or brings anything. */
function* findNoExam(host: ExamHost): Iterable<Mistake> {
  const hasExam = childrenOf(host).some((child) => slotOf(child) === 'in-exam');
  if (!hasExam && !mayOthersAct()) yield { about: 'in-exam', got: '' };
}

/** Controls of this exam, in templates too, whose action is nearly one of ours. */
function* findMisspeltActions(host: ExamHost): Iterable<Mistake> {
  const templates = childrenOf(host).filter((child) => child instanceof HTMLTemplateElement);
  const roots = [host, ...templates.map(({ content }) => content)];
  for (const node of roots.flatMap((root) => findAll(root, '[data-action]'))) {
    const got = getAttribute(node, 'data-action') ?? '';
    if (isAction(got) || !matches(node, CONTROLS)) continue;
    const isMeant =
      Object.hasOwn(TAKEN_FOR_ACTIONS, got) || ACTIONS.some((action) => areClose(got, action));
    const owner = closest(node, `${host.localName}, .proctored-exam`);
    if (isMeant && (!owner || owner === host)) yield { about: 'data-action', got, node };
  }
}

/** What a pressed control asks for in vain. Other libraries have a spelling of their own. */
export function unknownAction(got: string, node: Element): Mistake | undefined {
  return /^[\w-]+$/.test(got) ? { about: 'data-action', got, node } : undefined;
}
