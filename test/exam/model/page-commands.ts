import { expect } from '@open-wc/testing';
import { Idiomorph } from 'idiomorph';
import morphdom from 'morphdom';
import { always, command, type Pace } from './command.js';
import type { Clicker, RealExam } from './real-exam.js';

/** What happens to the page in which the element stands. */

export const moves: Record<string, (real: RealExam) => unknown> = {
  'appended anew': ({ exam, place }) => {
    place.append(exam);
  },
  'moved to another parent': ({ exam, place }) => {
    place.appendChild(document.createElement('div')).append(exam);
  },
  'moved into a shadow root': ({ exam, place }) => {
    const host = place.appendChild(document.createElement('div'));
    host.attachShadow({ mode: 'open' }).append(exam);
  },
  'taken out for a microtask': async ({ exam, place }) => {
    exam.remove();
    await Promise.resolve();
    place.append(exam);
  },
  'adopted by another document for a moment': ({ exam, place }) => {
    document.createElement('template').content.append(exam);
    place.append(exam);
  },
  'moved by moveBefore': ({ exam, place }) => {
    const moving = place as unknown as { moveBefore?: HTMLElement['insertBefore'] };
    if (moving.moveBefore) moving.moveBefore(exam, place.firstChild);
    else place.prepend(exam);
  },
};

export const move = (way: string, pace: Pace) =>
  command(
    `the element is ${way}`,
    ({ connected }) => connected,
    (_, real) => moves[way]!(real),
    pace,
  );

export const remove = () =>
  command(
    'the element is removed',
    ({ connected }) => connected,
    async (model, real) => {
      real.exam.remove();
      await new Promise((resolve) => setTimeout(resolve));
      model.remove();
    },
  );

export const insert = (pace: Pace) =>
  command(
    'the element is put back',
    ({ connected }) => !connected,
    (model, real) => {
      model.insert();
      real.place.append(real.exam);
    },
    pace,
  );

/** Names of images, each of which hides a property of `document`. */
export const NAMES = [
  ...['querySelector', 'querySelectorAll', 'getElementById', 'baseURI', 'readyState', 'head'],
  ...['activeElement', 'featurePolicy', 'documentElement', 'addEventListener', 'contains'],
];

/** What others do to the page: nothing of it changes what the exam is. */
export const intrusions: Record<string, (real: RealExam) => unknown> = {
  'the server’s HTML is morphed in': ({ exam, html }) => morphdom(exam, html),
  'the server’s HTML is morphed in by another library': ({ exam, html }) => {
    try {
      void Idiomorph.morph(exam, html, { morphStyle: 'outerHTML' });
    } catch {
      // Some of the names on the page are too much for the library itself.
    }
  },
  'the content of the exam is hidden': ({ exam }) => {
    exam.querySelector('[slot="in-exam"]:not(template)')?.setAttribute('hidden', '');
  },
  'the content of the exam is not displayed': ({ exam }) => {
    exam
      .querySelector('[slot="in-exam"]:not(template)')
      ?.setAttribute('style', 'display: none !important');
  },
  'the content of the exam is taken out': ({ exam }) =>
    exam.querySelector('[slot="in-exam"]:not(template)')?.remove(),
  'all children are written anew': ({ exam, html }) => {
    const server = document.createElement('template');
    server.innerHTML = html;
    exam.replaceChildren(...server.content.firstElementChild!.childNodes);
  },
  'a translator replaces the texts': ({ exam }) => {
    const walker = document.createTreeWalker(exam.shadowRoot!, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    for (const text of texts) {
      if (!text.data.trim()) continue;
      const translated = document.createElement('span');
      translated.textContent = `«${text.data}»`;
      text.replaceWith(translated);
    }
  },
};

export const intrude = (what: string) =>
  command(
    what,
    ({ connected }) => connected,
    (_, real) => intrusions[what]!(real),
  );

export const clobber = (name: string) =>
  command(`an image is named ${name}`, always, (_, { place }) => {
    place.appendChild(new Image()).setAttribute('name', name);
  });

export const copies: Record<string, (real: RealExam) => Node> = {
  'is cloned': ({ exam }) => exam.cloneNode(true),
  'stands in a snapshot': ({ exam }) => {
    const snapshot = document.createElement('div');
    snapshot.innerHTML = exam.outerHTML;
    return snapshot;
  },
  'stands in a page that was saved': ({ exam }) =>
    new DOMParser().parseFromString(exam.outerHTML, 'text/html').body.firstElementChild!,
  'is imported from a template': ({ exam }) => {
    const template = document.createElement('template');
    template.innerHTML = exam.outerHTML;
    return document.importNode(template.content, true);
  },
};

/** A copy begins at the start, and takes nothing from the exam. */
export const copy = (way: string) =>
  command(`the element ${way}`, always, async (_, real) => {
    await real.expectFresh(copies[way]!(real));
  });

/** A page swapper goes back: by its snapshot, and then by the page that it has kept. */
export const restore = () =>
  command(
    'a snapshot stands in the place of the element for a while',
    ({ connected }) => connected,
    async (model, real) => {
      const snapshot = copies['stands in a snapshot']!(real);
      real.exam.remove();
      await new Promise((resolve) => setTimeout(resolve));
      model.remove();
      await real.expectFresh(snapshot);
      model.insert();
      real.place.append(real.exam);
    },
  );

export const followLink = (by: Clicker) =>
  command(`a click of ${by} on a link that a router follows`, always, async (model, real) => {
    const isKept = model.guarded && model.connected;
    expect(await real.clickLink(by), 'who follows the link').to.equal(
      isKept ? 'the browser' : 'the router',
    );
  });

/** Everything that others do to the page. The last of them ends the exam. */
export const changesOfPage = () => [
  ...Object.keys(intrusions).map(intrude),
  ...Object.keys(copies).map(copy),
  followLink('the learner'),
  followLink('a script'),
  restore(),
];
