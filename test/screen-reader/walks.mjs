/** The exams that are walked through, by the titles and rows of the guide's tables. */

/** @typedef {{ desktop: import('./desktop.mjs').Desktop, site: import('./site.mjs').Site }} Place */

/**
 * Lets one thing happen. It is given the row's sentences, for when one of them must have been heard before
 * the next thing happens.
 *
 * @typedef {(place: Place, sentences: string[]) => Promise<void> | void} Happen
 */

/**
 * Presses a key. What is then heard must be given, names of roles too, where the row does not end with it: else
 * the next key may cut it off, or come before the page has done what the key told it.
 *
 * @type {(key: string, heard?: string) => Happen}
 */
const press =
  (key, heard) =>
  async ({ desktop }) => {
    await desktop.press(key);
    if (heard !== undefined) await desktop.hear(heard);
  };

/** @type {(...all: Happen[]) => Happen} */
const inTurn =
  (...all) =>
  async (place, sentences) => {
    for (const happens of all) await happens(place, sentences);
  };

/** @type {(step: string) => Happen} */
const tell =
  (step) =>
  ({ site }) => {
    site.tell(step);
  };

/**
 * Leads to the first control of the page. Orca has read the page aloud when it was loaded, and has stopped on that
 * control: it does not say it again for the focus, so it goes back to the page's top before.
 *
 * @type {Happen}
 */
const reachStart = async ({ desktop, site }) => {
  // As soon as the focus is there, the SDK is loaded ahead.
  site.hold('sdk.js');
  await desktop.press('ctrl+Home');
  await desktop.quiet();
  desktop.forget();
  await desktop.press('Tab');
};

/** @type {Happen} */
const pressStart = async ({ desktop, site }, [preparing = '']) => {
  site.hold('start');
  await desktop.press('Return');
  await desktop.hear(preparing);
  site.release('start');
};

/** @type {Happen} */
const openModal = ({ site }) => {
  site.release('sdk.js');
};

/**
 * @typedef {object} Step
 * @property {Happen} happens
 * @property {string} [holds] what this row stands for, where the row doesn't say it
 */

/** @type {Record<string, { page: string, steps: Record<string, Step> }>} */
export const WALKS = {
  'With content of your own': {
    page: 'own.html',
    steps: {
      '<kbd>Tab</kbd> leads to the start button': { happens: reachStart },
      'it is pressed': {
        happens: pressStart,
        holds: 'what the focus reads and what a region says are said once',
      },
      'the SDK is there, and its modal has the focus': { happens: openModal },
      'the modal is left': { happens: press('Return', 'panel') },
      'the exam starts': {
        happens: tell('start'),
        holds: 'after a modal that was removed, the exam’s first heading; nothing is clickable',
      },
      '<kbd>Tab</kbd> leads to a field, and to the button that hands in': {
        happens: inTurn(press('Tab', 'First answer'), press('Tab')),
      },
      'it is pressed; the LMS takes long': {
        happens: async ({ desktop, site }) => {
          site.hold('finish');
          await desktop.press('Return');
        },
      },
      'the LMS fails': {
        happens: ({ site }) => {
          site.release('finish', { status: 500 });
        },
        holds: 'a hand-in that failed is heard',
      },
      'it is pressed again; the LMS accepts': {
        happens: async ({ desktop, site }, [finishing = '']) => {
          site.hold('finish');
          await desktop.press('Return');
          await desktop.hear(finishing);
          site.release('finish', { status: 204 });
        },
      },
      'the exam ends': {
        happens: tell('finish'),
        holds: 'the author’s heading is heard, though what had the focus is gone',
      },
      'the recording has arrived': { happens: tell('upload') },
      'reading on from there': {
        happens: press('KP_Add'),
        holds: 'no live region stands in the text; nothing is clickable',
      },
    },
  },
  'With nothing of your own': {
    page: 'bare.html',
    steps: {
      '<kbd>Tab</kbd> leads to the start button': { happens: reachStart },
      'it is pressed': {
        happens: pressStart,
        holds: 'what the focus reads and what a region says are said once',
      },
      'the SDK is there, and its modal has the focus': { happens: openModal },
      'the modal is left': { happens: press('Return', 'panel') },
      'the exam starts': { happens: tell('start') },
      'the exam ends': { happens: tell('finish'), holds: 'without a heading, once' },
      'the recording has arrived': { happens: tell('upload') },
    },
  },
  'When the start is refused': {
    page: 'bare.html',
    steps: {
      'the start button is pressed; the LMS refuses': {
        happens: async (place) => {
          const { desktop, site } = place;
          site.plan('start', {
            status: 403,
            body: { title: 'Room B is full', detail: 'Your place is kept', code: 'room-full' },
          });
          await desktop.press('Tab');
          await desktop.quiet();
          desktop.forget();
          await desktop.press('Return');
        },
        holds: 'a refusal is heard before its remedy, with a pause between title and detail',
      },
      'the page is read from its top': {
        happens: async ({ desktop }) => {
          await desktop.press('ctrl+Home');
          await desktop.quiet();
          desktop.forget();
          await desktop.press('KP_Add');
        },
        holds: 'the message once, and no live region stands in the text',
      },
      '<kbd>Tab</kbd> leads to the button that helps': { happens: press('Tab') },
      '<kbd>Tab</kbd> leads to the details, which are opened': {
        happens: inTurn(press('Tab', 'Details for support'), press('Return', 'expanded')),
      },
      '<kbd>Tab</kbd> leads to the button that copies them': { happens: press('Tab') },
      'it is pressed': { happens: press('Return') },
      'it is pressed again': { happens: press('Return'), holds: 'the same is said again' },
    },
  },
};
