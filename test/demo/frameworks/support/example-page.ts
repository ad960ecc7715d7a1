import assert from 'node:assert/strict';
import { after, before, type TestContext } from 'node:test';
import type { Browser, ElementHandle, Locator, Page, Request } from 'playwright-core';
import type { Phase, ProctoredExam } from '../../../../src/index.js';
import { serveExamples, type ExampleServer } from '../../../../demo/frameworks/server.js';
import { complaintsOf, DRIVER_TIMEOUT, launchChromium } from '../../../support/chromium.js';

/** The phases that last as long as a request of the sandbox to the vendor's double is held back. */
const HELD = {
  preparing: '**/sandbox/sessions/*/started',
  'in-exam': '**/sandbox/sessions/*/ended',
  finished: '**/sandbox/sessions/*/uploaded',
};

interface Hold {
  /** Settles once the exam is in the phase, and in the hands of the SDK. */
  reached: Promise<void>;
  goOn: () => Promise<void>;
}

/** One page of an example, in a browser of its own. */
export class ExamplePage {
  /** Errors and warnings in its console. */
  readonly complaints: string[];
  readonly requests: Request[] = [];
  readonly exam: Locator;
  readonly #log: Locator;

  constructor(readonly page: Page) {
    this.complaints = complaintsOf(page);
    page.on('request', (request) => this.requests.push(request));
    page.setDefaultTimeout(DRIVER_TIMEOUT);
    this.exam = page.locator('proctored-exam').first();
    this.#log = page.getByRole('list', { name: 'Events' }).getByRole('listitem');
  }

  /** What the page's own log of the events says. */
  async log(): Promise<string[]> {
    return this.#log.allTextContents();
  }

  /** Waits until the log says something for the nth time. */
  async logged(entry: string, times = 1): Promise<void> {
    await this.#log
      .getByText(entry, { exact: true })
      .nth(times - 1)
      .waitFor();
  }

  async press(name: string, nth = 0): Promise<void> {
    await this.page.getByRole('button', { name }).nth(nth).click();
  }

  /** Follows a link of the page's navigation, by which the exam is unmounted or mounted. */
  async follow(link: 'Home' | 'Exam'): Promise<void> {
    await this.page.getByRole('link', { name: link }).click();
    const heading = link === 'Home' ? 'Home' : 'Mathematics I';
    await this.page.getByRole('heading', { name: heading }).waitFor();
  }

  /** Keeps the next exam of the scenario `instant` in a phase. */
  async hold(phase: keyof typeof HELD): Promise<Hold> {
    let reach: () => void;
    const reached = new Promise<void>((resolve) => (reach = resolve));
    let release: () => void;
    const released = new Promise<void>((resolve) => (release = resolve));
    await this.page.route(HELD[phase], async (route) => {
      reach();
      await released;
      await route.fallback();
    });
    const goOn = async () => {
      release();
      await this.page.unroute(HELD[phase]);
    };
    return { reached, goOn };
  }

  /** The element, also when it is no longer in the page. */
  async element(): Promise<ElementHandle<ProctoredExam>> {
    return (await this.exam.elementHandle()) as ElementHandle<ProctoredExam>;
  }

  /** Waits until the exam in the page has reached a phase. */
  async reached(phase: Phase): Promise<void> {
    await this.page.waitForFunction(
      (wanted) => document.querySelector('proctored-exam')?.phase === wanted,
      phase,
    );
  }

  /** Whether leaving the page would ask for confirmation. */
  async isGuarded(): Promise<boolean> {
    return this.page.evaluate(
      () => !dispatchEvent(new Event('beforeunload', { cancelable: true })),
    );
  }

  /** What the framework has made of what the example sets. */
  async properties() {
    return this.exam.evaluate((exam: ProctoredExam) => ({
      theme: exam.theme,
      sdkPreload: exam.sdkPreload,
      config: exam.config,
      messages: exam.messages,
      functions: [typeof exam.fetchStartData, typeof exam.requestFinish],
    }));
  }

  /** The attributes that bear the name of a property, in whatever spelling. */
  async propertyAttributes(): Promise<string[]> {
    const names = await this.exam.evaluate((exam) => exam.getAttributeNames());
    const rich = /config|messages|fetchstartdata|requestfinish/;
    return names.filter((name) => rich.test(name.replaceAll('-', '').toLowerCase()));
  }

  /** Fails unless the console tells these errors, and nothing else. */
  assertErrors(...expected: RegExp[]): void {
    // what a build for development brings along
    const told = this.complaints.filter((text) => !text.startsWith('Lit is in dev mode'));
    assert.equal(told.length, expected.length, told.join('\n'));
    for (const [index, text] of told.entries()) assert.match(text, expected[index]!);
  }
}

/** Serves the built examples to the tests of a file, and opens pages of one. */
export function serveExample() {
  let server: ExampleServer | undefined;
  let browser: Browser | undefined;
  before(async () => {
    server = await serveExamples();
    browser = await launchChromium();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  return async function open(test: TestContext, path: string): Promise<ExamplePage> {
    const context = await browser!.newContext({ baseURL: server!.origin });
    test.after(() => context.close());
    const example = new ExamplePage(await context.newPage());
    await example.page.goto(path);
    return example;
  };
}
