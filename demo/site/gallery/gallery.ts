/**
 * All states side by side, each in a page of its own: `gallery.html?theme=…&scheme=…&lang=…&width=…`;
 * `states=start,error` shows some only.
 */
import { find } from '../find.js';
import { languageOptions } from '../languages.js';
import { WITHHELD } from './browser.js';
import { lookOf, THEMES } from './look.js';
import { phaseOf, STATES } from './states.js';

const address = new URLSearchParams(location.search);
const form = find(document, 'form');
const main = find(document, 'main');
const { content: figure } = find(document, 'template', '#figure');

const select = (name: string) => find(form, 'select', `[name="${name}"]`);
const isWide = () => !select('width').value;

for (const [value, { name }] of Object.entries(THEMES))
  select('theme').add(new Option(name, value));
select('lang').append(...languageOptions());
for (const [name, value] of Object.entries(lookOf(address))) select(name).value = value as string;
select('width').value = address.get('width') === '320' ? '320' : '';

const wanted = address.get('states')?.split(',') ?? Object.keys(STATES);
main.append(...wanted.flatMap(show));
fit();

form.addEventListener('change', () => {
  for (const { name, value } of form.querySelectorAll('select')) {
    if (value) address.set(name, value);
    else address.delete(name);
  }
  history.replaceState(null, '', `?${address.toString()}`);
  fit();
  for (const [name, state] of links()) state.href = addressOf(name);
  // the states go on as they are, and hear of their new look
  for (const { contentWindow } of main.querySelectorAll('iframe')) {
    contentWindow?.postMessage(lookOf(address), location.origin);
  }
});

function show(name: string): Node[] {
  const state = STATES[name];
  if (!state) return [];
  const item = document.importNode(figure, true);
  const frame = find(item, 'iframe');
  const link = find(item, 'a');
  find(item, 'code').textContent = phaseOf(name);
  link.textContent = state.title;
  link.dataset['state'] = name;
  link.href = addressOf(name);
  frame.title = `${phaseOf(name)}: ${state.title}`;
  if (state.framed) frame.allow = WITHHELD;
  frame.src = addressOf(name);
  // one that has not been near the window yet was loaded with an older look
  frame.addEventListener('load', () => {
    frame.contentWindow?.postMessage(lookOf(address), location.origin);
  });
  return [item];
}

function links(): [string, HTMLAnchorElement][] {
  return [...main.querySelectorAll<HTMLAnchorElement>('a[data-state]')].map((link) => [
    link.dataset['state'] ?? '',
    link,
  ]);
}

function addressOf(state: string): string {
  return `/state.html?${new URLSearchParams({ state, ...lookOf(address) }).toString()}`;
}

function fit(): void {
  main.classList.toggle('narrow', !isWide());
}
