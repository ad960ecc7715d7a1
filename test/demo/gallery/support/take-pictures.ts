/** `npm run pictures`: takes the references of the visual tests, and the pictures of the README and the guides. */
import { mkdir, writeFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { passChecks, quizFrame, startDemo } from '../../support/demo-page.js';
import { blocksOf, fileOf, PICTURES, show } from './pictures.js';

const PHASES =
  'start-content,preparing-checks,in-exam,finished-minutes,uploaded-content,error-refused';

const demo = await startDemo();
try {
  const { browser, baseURL } = demo;
  const open = (width: number, height: number) =>
    browser.newPage({ baseURL, viewport: { width, height }, reducedMotion: 'reduce' });
  await takeReferences(await open(480, 360));
  await takePhases(await open(1240, 1200));
  await takeExam(await open(1360, 900));
} finally {
  await demo.close();
}

async function takeReferences(page: Page): Promise<void> {
  await mkdir(new URL('.', fileOf('any')), { recursive: true });
  for (const [name, picture] of Object.entries(PICTURES)) {
    await show(page, picture);
    await writeFile(fileOf(name), PNG.sync.write(await blocksOf(page), { colorType: 2 }));
  }
}

/** One picture of all phases, for the guide on styling. */
async function takePhases(page: Page): Promise<void> {
  await page.goto(`/gallery.html?states=${PHASES}`);
  for (const frame of await page.locator('iframe').all()) {
    await frame.contentFrame().locator('[data-ready] proctored-exam').waitFor();
  }
  await page.locator('main').screenshot({ path: 'demo/docs/pictures/phases.png' });
}

/** The demo in the middle of an exam. */
async function takeExam(page: Page): Promise<void> {
  await page.goto('/?lab=open');
  await passChecks(page);
  await page.getByRole('button', { name: 'Begin exam' }).click();
  await quizFrame(page);
  await page.locator('.window').evaluate((element) => {
    scrollTo(0, element.getBoundingClientRect().top + scrollY - 16);
  });
  await page.screenshot({ path: 'demo/docs/pictures/exam.png' });
}
