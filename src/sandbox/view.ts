import type { StartPayload } from '../server/payload.js';
import { STYLES } from './styles.js';
import { rulesOf } from './texts.js';

/** The vendor's name for the root of its UI, as seen in a customer's integration. */
const ROOT_ID = 'proctoring-root-element';

/** A place on the page for the sandbox's UI, apart from the page's styles. */
export interface View {
  root: ShadowRoot;
  /** Takes the UI off the page. */
  close: () => void;
}

/** Opens a place in `#proctoring-root-element`, which is put at the end of `body` if missing. */
export function openView(): View {
  const found = document.getElementById(ROOT_ID);
  const area = h('div', { lang: 'en', dir: 'ltr' });
  const root = area.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLES);
  root.adoptedStyleSheets = [sheet];
  const parent = found ?? h('div', { id: ROOT_ID });
  parent.append(area);
  if (!found) document.body.append(parent);
  return {
    root,
    close: () => {
      area.remove();
      if (!found) parent.remove();
    },
  };
}

/** Makes an element. No HTML is parsed anywhere in the sandbox, as Trusted Types would have it. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** A button with a text; `main` if it is the way on. */
export function button(text: string, onclick: () => void, className: 'main' | '' = '') {
  return h('button', { type: 'button', className, onclick }, text);
}

/** A list with one item for each text. */
export function list(texts: string[], className = '') {
  return h('ul', { className }, ...texts.map((text) => h('li', {}, text)));
}

/** A heading that takes the focus when its part appears, so that a screen reader reads on there. */
export function title(text: string) {
  return h('h2', { id: 'title', tabIndex: -1 }, text);
}

/** What every screen says. */
export function sandboxNotice() {
  return h(
    'p',
    { className: 'sandbox' },
    h('strong', {}, 'SANDBOX'),
    ' Nothing is recorded or sent.',
  );
}

/** A live picture of what is captured. */
export function preview(label: string) {
  return h('video', {
    className: 'preview',
    ariaLabel: label,
    muted: true,
    autoplay: true,
    playsInline: true,
  });
}

/** What the exam allows, what it doesn't, and the organiser's own words. */
export function rulesInWords(payload: StartPayload): HTMLElement {
  const { allowed, forbidden } = rulesOf(payload);
  const own = payload.rules?.custom_rules;
  const part = (heading: string, text: HTMLElement) => h('div', {}, h('h3', {}, heading), text);
  return h(
    'div',
    { className: 'rules' },
    ...(allowed.length ? [part('Allowed', list(allowed, 'allowed'))] : []),
    ...(forbidden.length ? [part('Not allowed', list(forbidden, 'forbidden'))] : []),
    ...(own ? [part('From the organiser', h('p', { className: 'own-words' }, own))] : []),
  );
}
