import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import pixelmatch from 'pixelmatch';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { goToState } from './gallery-page.js';

/** A state of the gallery as it looks; what is not said is as in the first. */
export interface Picture {
  state: string;
  /** Of the gallery's address. */
  look?: string;
  width?: number;
  forcedColors?: 'active';
}

/** By the name of the reference. Few: what each alone shows is measured by `looks.test.ts`. */
export const PICTURES: Record<string, Picture> = {
  'start-light': { state: 'start-denied' },
  'preparing-dark': { state: 'preparing-checks', look: '&scheme=dark' },
  'in-exam-forced-colours': { state: 'in-exam-failed', forcedColors: 'active' },
  'finished-arabic': { state: 'finished-minutes', look: '&lang=ar' },
  'uploaded-boost': { state: 'uploaded-content', look: '&theme=boost' },
  'error-dark-app': { state: 'error-refused', look: '&theme=dark-app' },
  'error-narrow': { state: 'error', width: 320 },
};

/** Side of the square whose average is one pixel of a reference: letters blur, shapes and colours stay. */
const BLOCK = 8;

/** Share of the blocks that may differ: machines smooth letters and corners differently. */
export const TOLERANCE = 0.015;

/** One font for all machines, since lines break elsewhere in each. It has Latin and Arabic letters. */
const FONT = '@fontsource/cairo/files/cairo';

export const fileOf = (name: string) => new URL(`../pictures/${name}.png`, import.meta.url);

/** Shows a picture in `page`, a context of its own for the gallery. */
export async function show(page: Page, { state, look = '', ...rest }: Picture): Promise<void> {
  await page.setViewportSize({ width: rest.width ?? 480, height: 360 });
  await page.emulateMedia({
    colorScheme: 'light',
    reducedMotion: 'reduce',
    forcedColors: rest.forcedColors ?? 'none',
  });
  const frame = await goToState(page, state, look);
  const lang = new URLSearchParams(look).get('lang') ?? 'en';
  await frame.waitForSelector(`proctored-exam [role="status"][lang="${lang}"]`, {
    state: 'attached',
  });
  await page.addStyleTag({ content: `${await fontFaces()} :root { font-family: Picture }` });
  await page.evaluate(() => Promise.all([...document.fonts].map((font) => font.load())));
}

async function fontFaces(): Promise<string> {
  const { resolve } = createRequire(import.meta.url);
  const faces = ['latin-400', 'latin-700', 'arabic-400', 'arabic-700'].map(async (name) => {
    const file = await readFile(resolve(`${FONT}-${name}-normal.woff2`), 'base64');
    const [script, weight = ''] = name.split('-');
    const range = script === 'arabic' ? 'unicode-range: U+600-6FF;' : 'unicode-range: U+0-5FF;';
    return `@font-face { font-family: Picture; font-weight: ${weight}; ${range}
      src: url(data:font/woff2;base64,${file}) }`;
  });
  return (await Promise.all(faces)).join('\n');
}

/** What `page` shows, by blocks. */
export async function blocksOf(page: Page): Promise<PNG> {
  const { width, height, data } = PNG.sync.read(await page.screenshot());
  const small = new PNG({ width: width / BLOCK, height: height / BLOCK });
  for (let index = 0; index < small.data.length; index += 1) {
    const column = (index >> 2) % small.width;
    const row = Math.floor((index >> 2) / small.width);
    let sum = 0;
    for (let y = row * BLOCK; y < (row + 1) * BLOCK; y += 1) {
      for (let x = column * BLOCK; x < (column + 1) * BLOCK; x += 1) {
        sum += data[(y * width + x) * 4 + (index % 4)] ?? 0;
      }
    }
    small.data[index] = sum / BLOCK ** 2;
  }
  return small;
}

/** The share of blocks in which `page` differs from the reference. */
export async function differenceFrom(name: string, page: Page): Promise<number> {
  const expected = PNG.sync.read(await readFile(fileOf(name)));
  const { width, height, data } = await blocksOf(page);
  const options = { threshold: 0.1, includeAA: true };
  const different = pixelmatch(expected.data, data, undefined, width, height, options);
  return different / (width * height);
}
