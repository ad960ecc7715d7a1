import assert from 'node:assert/strict';
import { after, type TestContext } from 'node:test';
import type { APIRequestContext, Browser, BrowserContextOptions, Page } from 'playwright-core';
import { startDouble, type RunningDouble } from '../../../../../demo/vendor/server.js';
import { complaintsOf, DRIVER_TIMEOUT, launchChromium } from '../../../../support/chromium.js';
import { logIn, startSite, writeQuestions, type Site } from './site.js';

/** The key of the site's integration. */
export const secret = 'a-secret-of-the-wordpress-tests-only';

/** What stands in the questions, and nowhere else. */
export const QUESTION = 'Whose theorem is it?';
export const SECRET_WORD = 'Bolzano';

export interface Visit {
  page: Page;
  /** Requests with the visitor's cookies. */
  client: APIRequestContext;
  /** Errors and warnings in the page's console. */
  complaints: string[];
}

/** A WordPress with the plugin, the vendor's double and a browser, for the tests of a file. */
export class ExamSite {
  double!: RunningDouble;
  site!: Site;
  browser!: Browser;

  constructor() {
    after(() => this.#stop());
  }

  /** To be called before all tests. */
  async start(): Promise<void> {
    this.double = await startDouble({ integrationName: 'acme', jwtSecret: secret });
    const settings = {
      PROCTORED_EXAM_SERVER_ORIGIN: this.double.origin,
      PROCTORED_EXAM_INTEGRATION: 'acme',
      PROCTORED_EXAM_SECRET: secret,
      PROCTORED_EXAM_ACCOUNT: 'Test University',
    };
    [this.site, this.browser] = await Promise.all([startSite(settings), launchChromium()]);
  }

  /** A visitor in a browser of their own, who is logged in if there is a `user`. */
  async visit(
    test: TestContext | undefined,
    { user, ...options }: BrowserContextOptions & { user?: string } = {},
  ): Promise<Visit> {
    const context = await this.browser.newContext({ baseURL: this.site.origin, ...options });
    test?.after(() => context.close());
    if (user !== undefined) await logIn(context.request, user);
    const page = await context.newPage();
    page.setDefaultTimeout(DRIVER_TIMEOUT);
    return { page, client: context.request, complaints: complaintsOf(page) };
  }

  /** Writes the questions as `user`, in WordPress's editor; returns their number. */
  async writeQuestions(user: string): Promise<number> {
    // With scripts, the editor's button takes no click while a draft is being saved.
    const { page } = await this.visit(undefined, { user, javaScriptEnabled: false });
    const id = await writeQuestions(page, 'On continuity', `<p>${QUESTION} ${SECRET_WORD}?</p>`);
    await page.context().close();
    return id;
  }

  async #stop(): Promise<void> {
    // The first two may be missing, if they have not started.
    const { browser, site, double } = this as Partial<ExamSite>;
    await browser?.close();
    const complaints = site?.complaints() ?? [];
    await site?.stop();
    await double?.close();
    assert.deepEqual(complaints, []);
  }
}
