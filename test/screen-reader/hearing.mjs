/** What of Orca's words counts: the sentences of the page, not what Orca says of their roles. */

/** How Orca calls what it reads, apart or after a name. The names differ between browsers and versions. */
const ROLES =
  /(?:^| )(?:push button|button|entry|heading level \d|group|panel|link|dialog|expanded|collapsed|toggle button|section|document web|not pressed|disclosure triangle|summary)\.?$/;

/** What Orca says of itself and of how one reads. */
const OWN_WORDS = new Set(['Focus mode', 'Browse mode']);

/** What the stand-in for the vendor's modal says: how Orca reads that is none of our business. */
const VENDOR = new Set(['Proctoring checks', 'Go on to the exam']);

/** What must never be heard of an exam. */
export const NEVER = ['clickable', 'statusbar', 'status bar', 'notification', 'alert'];

/** @param {string} text */
function withoutRoles(text) {
  let rest = text.trim();
  for (let shorter = rest.replace(ROLES, ''); shorter !== rest;) {
    rest = shorter.trim();
    shorter = rest.replace(ROLES, '');
  }
  return rest;
}

/**
 * The sentences of the page among what was said, as one text: Orca pauses within them as it likes.
 *
 * @param {import('./voice.mjs').Utterance[]} said
 * @param {string[]} [expected] Orca may end these with a full stop of its own
 */
export const sentencesOf = (said, expected = []) =>
  said
    .map(({ text }) => withoutRoles(text))
    .map((text) => (expected.includes(text.replace(/\.$/, '')) ? text.replace(/\.$/, '') : text))
    .filter((text) => text && !OWN_WORDS.has(text) && !VENDOR.has(text))
    .join(' ')
    .replace(/\s+/g, ' ');
