/** The list of contents, filtered by what is typed: headings of all guides, error codes among them. */
const field = document.querySelector('#search');
const found = document.querySelector('#found');
const contents = document.querySelector('.contents');
const details = contents.querySelector('details');
const entries = [...contents.querySelectorAll('li')];
const groups = [...contents.querySelectorAll('section')];

/** Shows what holds every word, with the guide it is in; without words, the list as it came. */
function filter() {
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  const matches = (entry) => {
    const text = entry.querySelector('a').textContent.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  const shown = words.length > 0 ? entries.filter(matches) : [];
  for (const entry of entries) {
    entry.hidden =
      words.length > 0
        ? !shown.some((match) => entry.contains(match))
        : entry.hasAttribute('data-elsewhere');
  }
  for (const list of contents.querySelectorAll('li > ul')) {
    list.hidden = words.length === 0 && list.hasAttribute('data-elsewhere');
  }
  for (const group of groups) {
    group.hidden = words.length > 0 && !shown.some((match) => group.contains(match));
  }
  found.textContent = words.length > 0 ? `${shown.length} found` : '';
}

field.addEventListener('input', filter);
// The list would push the text out of sight where both stand in one column.
details.open = matchMedia('(width >= 60rem)').matches;
