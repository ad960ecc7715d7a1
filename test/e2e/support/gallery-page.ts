import type { TestContext } from 'node:test';
import type { BrowserContextOptions, Frame } from 'playwright-core';
import type { Look } from '../../../demo/gallery/look.js';
import { STATES as states } from '../../../demo/gallery/states.js';
import type { DemoPage } from './demo-page.js';

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

type Open = (t: TestContext, path: string, options?: BrowserContextOptions) => Promise<DemoPage>;

/** Opens one state of the gallery, and waits until it shows. */
export async function openState(
  open: Open,
  t: TestContext,
  state: string,
  options: BrowserContextOptions = {},
  address = '',
): Promise<Frame> {
  const { page } = await open(t, `/state.html?state=${state}${address}`, {
    reducedMotion: 'reduce',
    ...options,
  });
  if (!states[state]?.framed) return shown(page.mainFrame());
  const frame = await (await page.waitForSelector('iframe')).contentFrame();
  if (!frame) throw new Error(`${state} has no frame.`);
  return shown(frame);
}

async function shown(frame: Frame): Promise<Frame> {
  await frame.waitForSelector('[data-ready]');
  return frame;
}

/** Gives a state another look, and waits for its language. */
export async function wear(frame: Frame, look: Look): Promise<void> {
  await frame.evaluate((look) => {
    postMessage(look, location.origin);
  }, look);
  await frame.waitForSelector(`proctored-exam [role="status"][lang="${look.lang}"]`, {
    state: 'attached',
  });
  await frame.waitForSelector(`[data-theme="${look.theme}"]`);
}
