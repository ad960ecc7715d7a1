import { chromium, type Browser, type Page } from 'playwright-core';
import { requireBrowsers } from './browsers.mjs';

/**
 * How long a step of a driven browser may take, in milliseconds. It ends what hangs, and measures
 * nothing: a busy machine may take its time.
 */
export const DRIVER_TIMEOUT = 60_000;

/** Chromium with a camera, a microphone and a screen that are not there, and no questions asked. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: requireBrowsers(['chromium']).chromium,
    args: [
      '--use-fake-device-for-media-stream=fps=5',
      '--use-fake-ui-for-media-stream=display-media-type=monitor',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** What a page has complained about: errors and warnings in the console, uncaught errors. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => {
    complaints.push(String(error));
  });
  return complaints;
}

/**
 * Records the exam events of each document that the page loads from now on.
 *
 * @returns a function that tells those of the present document
 */
export async function recordEvents(page: Page): Promise<() => Promise<string[]>> {
  type Recorder = { examEvents: string[] };
  await page.addInitScript(() => {
    const events = ((window as unknown as Recorder).examEvents = [] as string[]);
    for (const type of [
      'exam-starting',
      'exam-phase-change',
      'exam-started',
      'exam-finished',
      'video-uploaded',
      'exam-error',
    ]) {
      document.addEventListener(type, (event) => {
        const { phase } = (event as CustomEvent<{ phase?: string }>).detail;
        events.push(phase ? `${type} ${phase}` : type);
      });
    }
  });
  return () => page.evaluate(() => (window as unknown as Recorder).examEvents);
}

/** The events of an exam without incident. */
export const WHOLE_EXAM = [
  'exam-starting',
  'exam-phase-change preparing',
  'exam-phase-change in-exam',
  'exam-started',
  'exam-phase-change finished',
  'exam-finished',
  'exam-phase-change uploaded',
  'video-uploaded',
];

/** The text of the element that has the focus, through shadow roots and frames. */
export async function focusedText(page: Page): Promise<string> {
  return page.evaluate(() => {
    let focused = document.activeElement;
    for (;;) {
      const within = focused?.shadowRoot?.activeElement;
      if (!within) break;
      focused = within;
    }
    return focused === document.body ? '(body)' : (focused?.textContent.trim() ?? '(nothing)');
  });
}
