/** Looks for the review until there is one. The page is whole without this script: reload it. */
import { find } from './find.js';

/** Milliseconds. */
const PAUSE = 2000;

const result = find(document, 'div', '#result');

look();

function look(): void {
  if (!result.querySelector('[data-pending]')) return;
  setTimeout(() => {
    // what fails is tried again
    update()
      .catch(() => undefined)
      .finally(look);
  }, PAUSE);
}

/** A live region is read out when it changes, so it is left alone as long as nothing is new. */
async function update(): Promise<void> {
  const response = await fetch(location.href);
  if (!response.ok) return;
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const news = find(page, 'div', '#result');
  if (news.innerHTML !== result.innerHTML) result.replaceChildren(...news.childNodes);
}
