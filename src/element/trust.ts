import { isListed, isLocalhost, parseOriginList, VENDOR_SERVERS } from '../contract/origins.js';
import type { ServerRule } from '../contract/start-data.js';
import { PLATFORM_URL } from '../contract/url.js';
import { findAllInPage, getAttribute, hasAttribute, localNameOf } from '../exam/platform.js';
import type { ExamHost } from './host.js';

/**
 * Marks an exam that was a placeholder; its value is the endpoint that the page's own script gave, or
 * empty. An attribute, so that a clone of the exam is no freer than the exam.
 */
const PLACEHOLDER_MARK = 'data-given-endpoint';

/** Name of the `<meta>` by which an administrator lists the servers that start data may name. */
const SERVER_LIST = 'proctored-exam:server-origins';

/** Only the head counts: others may write in the body. `document.head` could be shadowed by an image's name. */
const SERVER_LIST_SELECTOR = `:root > head > meta[name="${SERVER_LIST}"]`;

/**
 * Restricts an exam that was a placeholder.
 *
 * @param givenEndpoint the address that the page's own script gave, or an empty text
 */
export function markAsPlaceholder(exam: ExamHost, givenEndpoint: string): void {
  exam.setAttribute(PLACEHOLDER_MARK, givenEndpoint);
}

/** Whether an element is an exam that was a placeholder. */
export const isPlaceholderExam = (element: Element): element is ExamHost =>
  localNameOf(element) === 'proctored-exam' && hasAttribute(element, PLACEHOLDER_MARK);

/** The endpoint that the page's own script gave to an exam that was a placeholder; empty if it gave none. */
export const givenEndpointOf = (exam: Element): string =>
  getAttribute(exam, PLACEHOLDER_MARK) ?? '';

/**
 * How far a request of `exam` may go. Whoever may write on the page may write a placeholder, and an
 * exam's start data decide where a camera streams to: so it reaches the page's own origin only.
 *
 * @param address where the request goes, if the page's script may have given it
 */
export function requestMode(exam: Element, address?: string): RequestMode {
  const given = getAttribute(exam, PLACEHOLDER_MARK);
  return given === null || given === address ? 'cors' : 'same-origin';
}

/**
 * Which servers start data may name: those that the administrator lists. Where there is no list, a
 * placeholder may name the vendor's only, and in development those of the machine itself.
 *
 * @param mode how far the request for the start data might go
 */
export function serverRule(mode: RequestMode): ServerRule | undefined {
  const [meta] = findAllInPage<HTMLMetaElement>(SERVER_LIST_SELECTOR);
  if (!meta && mode !== 'same-origin') return undefined;
  const list = parseOriginList(meta?.content ?? VENDOR_SERVERS);
  for (const entry of list.refused) {
    console.error(
      `proctored-exam: <meta name="${SERVER_LIST}">: expected origins such as https://proctor.example.edu or https://*.example.edu, got ${entry}`,
    );
  }
  return {
    expected: `one that <meta name="${SERVER_LIST}"> lists (none: ${VENDOR_SERVERS})`,
    allows: (origin) => isListed(list, origin) || (!meta && isDevelopment(origin)),
  };
}

const isDevelopment = (origin: string): boolean =>
  isLocalhost(location.hostname) && isLocalhost(new PLATFORM_URL(origin).hostname);
