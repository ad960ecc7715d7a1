/** The exams that are walked through, by the titles and rows of the guide's tables. */

/** @typedef {{ desktop: import('./desktop.mjs').Desktop, site: import('./site.mjs').Site }} Place */

/**
 * Lets one thing happen. It is given the row's sentences, for when one of them must have been heard before
 * the next thing happens.
 *
 * @typedef {(place: Place, sentences: string[]) => Promise<void> | void} Happen
 */

/** @type {(...keys: string[]) => Happen} */
const press =
  (...keys) =>
  async ({ desktop }) => {
    for (const key of keys) {
      await desktop.press(key);
      await desktop.quiet();
    }
  };

/** @type {(step: string) => Happen} */
const tell =
  (step) =>
  ({ site }) => {
    site.tell(step);
  };

/** @type {Happen} */
const pressStart = async ({ desktop, site }, [preparing = '']) => {
  site.hold('start');
  site.hold('sdk.js');
  await desktop.press('Return');
  await desktop.hear(preparing);
  site.release('start');
};

/** @type {Happen} */
const openModal = ({ site }) => {
  site.release('sdk.js');
};

/** @type {Record<string, { page: string, steps: Record<string, Happen> }>} */
export const WALKS = {
  'With content of your own': {
    page: 'own.html',
    steps: {
      '<kbd>Tab</kbd> leads to the start button': press('Tab'),
      'it is pressed': pressStart,
      'the SDK is there, and its modal has the focus': openModal,
      'the modal is left': press('Return'),
      'the exam starts': tell('start'),
      '<kbd>Tab</kbd> leads to a field, and to the button that hands in': press('Tab', 'Tab'),
      'it is pressed; the LMS takes long': async ({ desktop, site }) => {
        site.hold('finish');
        await desktop.press('Return');
      },
      'the LMS fails': ({ site }) => {
        site.release('finish', { status: 500 });
      },
      'it is pressed again; the LMS accepts': async ({ desktop, site }, [finishing = '']) => {
        site.hold('finish');
        await desktop.press('Return');
        await desktop.hear(finishing);
        site.release('finish', { status: 204 });
      },
      'the exam ends': tell('finish'),
      'the recording has arrived': tell('upload'),
      'reading on from there': press('KP_Add'),
    },
  },
  'With nothing of your own': {
    page: 'bare.html',
    steps: {
      '<kbd>Tab</kbd> leads to the start button': press('Tab'),
      'it is pressed': pressStart,
      'the SDK is there, and its modal has the focus': openModal,
      'the modal is left': press('Return'),
      'the exam starts': tell('start'),
      'the exam ends': tell('finish'),
      'the recording has arrived': tell('upload'),
    },
  },
  'When the start is refused': {
    page: 'bare.html',
    steps: {
      'the start button is pressed; the LMS refuses': async ({ desktop, site }) => {
        site.plan('start', {
          status: 403,
          body: { title: 'Room B is full', detail: 'Your place is kept', code: 'room-full' },
        });
        await desktop.press('Tab');
        await desktop.quiet();
        desktop.forget();
        await desktop.press('Return');
      },
      '<kbd>Tab</kbd> leads to the button that helps': press('Tab'),
      '<kbd>Tab</kbd> leads to the details, which are opened': press('Tab', 'Return'),
      '<kbd>Tab</kbd> leads to the button that copies them': press('Tab'),
      'it is pressed': press('Return'),
      'it is pressed again': press('Return'),
    },
  },
};
