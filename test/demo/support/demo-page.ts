import { after, before } from 'node:test';
import type { Browser, BrowserContextOptions, Frame, Page, Request } from 'playwright-core';
import { preview } from 'vite';
import {
  complaintsOf,
  DRIVER_TIMEOUT,
  launchChromium,
  recordEvents,
} from '../../support/chromium.js';

/** One page of the demo in a browser of its own, with what is known of it from outside. */
export interface DemoPage {
  page: Page;
  /** Errors and warnings in its console. */
  complaints: string[];
  /** All requests so far, frames included. */
  requests: Request[];
  /** The exam's events so far. */
  events: () => Promise<string[]>;
}

/** The built demo, and the browser that looks at it. */
export interface DemoHost {
  baseURL: string;
  browser: Browser;
  close(): Promise<void>;
}

export async function startDemo(): Promise<DemoHost> {
  const server = await preview({
    configFile: 'vite.config.ts',
    mode: 'demo',
    logLevel: 'warn',
    preview: { host: '127.0.0.1', port: 0, open: false },
  });
  const browser = await launchChromium();
  return {
    baseURL: server.resolvedUrls!.local[0]!,
    browser,
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/** Serves the built demo to the tests of a file. */
export function serveDemo() {
  let starting: Promise<DemoHost> | undefined;
  const start = () => (starting ??= startDemo());
  before(start);
  after(async () => (await starting)?.close());

  return async function open(
    test: { after(end: () => Promise<void>): void },
    path: string,
    options: BrowserContextOptions = {},
  ): Promise<DemoPage> {
    const { baseURL, browser } = await start();
    const context = await browser.newContext({ baseURL, ...options });
    test.after(() => context.close());
    const page = await context.newPage();
    page.setDefaultTimeout(DRIVER_TIMEOUT);
    const requests: Request[] = [];
    page.on('request', (request) => requests.push(request));
    const demo = {
      page,
      complaints: complaintsOf(page),
      requests,
      events: await recordEvents(page),
    };
    await page.goto(path);
    return demo;
  };
}

/** The demo's way of starting, up to the sandbox's last button. */
export async function passChecks(page: Page): Promise<void> {
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  await press('Start the exam');
  await page.getByRole('checkbox', { name: 'I agree' }).check();
  await press('Continue');
  await press('Turn on camera and microphone');
  await press('Continue');
  await press('Share screen');
  await page.getByRole('button', { name: 'Begin exam' }).waitFor();
}

/** The frame with the quiz, once it is there. */
export async function quizFrame(page: Page): Promise<Frame> {
  const frame = await (await page.waitForSelector('proctored-exam iframe')).contentFrame();
  if (!frame) throw new Error('The quiz has no frame.');
  await frame.getByRole('button', { name: 'Next' }).waitFor();
  return frame;
}

/** Hands in with open questions. */
export async function handIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Hand in', exact: true }).click();
  await page.getByRole('button', { name: 'Hand in all the same' }).click();
}

/** The page's own list of the exam's events. */
export const logOf = (page: Page) => page.getByRole('list', { name: 'Events' });
