import type { Frame, Page } from 'playwright-core';
import type { Look } from '../../../../demo/site/gallery/look.js';
import { STATES as states } from '../../../../demo/site/gallery/states.js';

/** The names of all states in the gallery. */
export const STATES = Object.keys(states);

const look = (changes: Partial<Look>): Look => ({
  ...{ theme: 'plain', scheme: 'light', lang: 'en' },
  ...changes,
});

/** The looks that tests go through; German has the longest words, Arabic begins at the right. */
export const LOOKS = {
  light: look({}),
  dark: look({ scheme: 'dark' }),
  'like Boost, in German': look({ theme: 'boost', lang: 'de' }),
  'a dark app, in Arabic': look({ theme: 'dark-app', lang: 'ar' }),
  Arabic: look({ lang: 'ar' }),
};

/** Opens one state of the gallery, and waits until it shows. */
export async function goToState(page: Page, state: string, address = ''): Promise<Frame> {
  await page.goto(`/state.html?state=${state}${address}`);
  let frame = page.mainFrame();
  if (states[state]?.framed) {
    const inner = await (await page.waitForSelector('iframe')).contentFrame();
    if (!inner) throw new Error(`${state} has no frame.`);
    frame = inner;
  }
  // a state may load its page twice
  await frame.waitForSelector('[data-ready]');
  return frame;
}
