import { chromium } from 'playwright-core';
import { requireBrowsers } from '../../support/browsers.mjs';

/**
 * A Chromium that does nothing of its own beside the measurement.
 *
 * @param {string[]} [args] more of its switches
 */
export function launch(args = []) {
  return chromium.launch({
    executablePath: requireBrowsers(['chromium']).chromium,
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...args,
    ],
  });
}

/**
 * Runs `work` with a page of its own, which no module, no connection and no compiled code of an
 * earlier one makes faster.
 *
 * @template Result
 * @param {import('playwright-core').Browser} browser
 * @param {(page: import('playwright-core').Page) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function withPage(browser, work) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const errors = [];
    page.on('pageerror', (error) => errors.push(error));
    const result = await work(page);
    // what fails does little, and fast
    if (errors.length) throw errors[0];
    return result;
  } finally {
    await context.close();
  }
}
