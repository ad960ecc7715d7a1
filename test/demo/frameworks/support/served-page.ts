import assert from 'node:assert/strict';
import type { Dialog, Page } from 'playwright-core';
import type { Phase } from '../../../../src/index.js';
import { complaintsOf, DRIVER_TIMEOUT } from '../../../support/chromium.js';
import { passChecks } from '../../support/demo-page.js';

/** A page of an app that a meta-framework serves, in a browser of its own. */
export class ServedPage {
  /** Errors and warnings in its console. */
  readonly complaints: string[];
  /** The addresses that were loaded as documents. */
  readonly documents: string[] = [];
  /** What the learner was asked: `beforeunload`, which has no words of ours, or `confirm` and its words. */
  readonly questions: string[] = [];
  #answer: 'accept' | 'dismiss' = 'accept';

  constructor(readonly page: Page) {
    this.complaints = complaintsOf(page);
    page.setDefaultTimeout(DRIVER_TIMEOUT);
    page.on('request', (request) => {
      if (request.isNavigationRequest()) this.documents.push(new URL(request.url()).pathname);
    });
    page.on('dialog', (dialog) => void this.#onDialog(dialog));
  }

  async #onDialog(dialog: Dialog): Promise<void> {
    this.questions.push([dialog.type(), dialog.message()].join(' ').trim());
    await dialog[this.#answer]();
  }

  /** Fails unless `leave` asks once, and the exam is as it was when the learner says no. */
  async stays(question: string, leave: () => Promise<void>): Promise<void> {
    await this.#asks('dismiss', question, leave);
    assert.equal(await this.phase(), 'in-exam');
    assert.equal(await this.answer(), '42');
  }

  /** Fails unless `leave` asks once, and leads home when the learner says yes. */
  async leaves(question: string, leave: () => Promise<void>): Promise<void> {
    await this.#asks('accept', question, leave);
    await this.shows('Home');
    assert.deepEqual(this.questions, [question]);
  }

  async #asks(answer: 'accept' | 'dismiss', question: string, leave: () => Promise<void>) {
    this.#answer = answer;
    this.questions.length = 0;
    const asked = this.page.waitForEvent('dialog');
    await leave();
    await asked;
    assert.deepEqual(this.questions, [question]);
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
  }

  /** Follows a link, and waits for the page it leads to. */
  async follow(link: 'Home' | 'Exam' | 'Guarded exam'): Promise<void> {
    await this.page.getByRole('link', { name: link, exact: true }).click();
    await this.shows(link === 'Home' ? 'Home' : 'Exam');
  }

  async shows(page: 'Home' | 'Exam'): Promise<void> {
    const name = page === 'Home' ? 'Home' : 'Mathematics I';
    await this.page.getByRole('heading', { name }).waitFor();
  }

  async reached(phase: Phase): Promise<void> {
    await this.page.waitForFunction(
      (wanted) => document.querySelector('proctored-exam')?.phase === wanted,
      phase,
    );
  }

  async phase(): Promise<Phase | undefined> {
    return this.page.evaluate(() => document.querySelector('proctored-exam')?.phase);
  }

  /** Through the sandbox's checks into the exam, and types an answer. */
  async enterExam(): Promise<void> {
    await passChecks(this.page);
    await this.press('Begin exam');
    await this.page.getByLabel('Question 1').fill('42');
  }

  async answer(): Promise<string> {
    return this.page.getByLabel('Question 1').inputValue();
  }

  assertQuiet(): void {
    assert.deepEqual(this.complaints, []);
  }
}
