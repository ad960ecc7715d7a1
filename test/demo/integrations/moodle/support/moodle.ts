import assert from 'node:assert/strict';
import { exec } from 'node:child_process';
import { promisify } from 'node:util';
import type { APIRequestContext, Browser, Frame, Page } from 'playwright-core';
import { complaintsOf } from '../../../../support/chromium.js';

/** What the environment says of a running Moodle; see the README beside. */
export interface Place {
  url: string;
  /** The number of the quiz's course module. */
  quiz: number;
  /** A command that runs Moodle's tasks once. */
  cron: string;
  /** The port on which the vendor's double listens. */
  vendorPort: number;
  accounts: Record<Role, Account>;
}

export type Role = 'admin' | 'teacher' | 'student' | 'other' | 'staff';

interface Account {
  name: string;
  password: string;
}

/** @throws when something is missing, by name */
export function placeFromEnvironment(): Place {
  const read = (name: string) => {
    const value = process.env[name];
    if (!value) throw new Error(`${name}: expected a value; see the README of this folder`);
    return value;
  };
  const account = (role: Role): Account => {
    const [name = '', ...rest] = read(`MOODLE_${role.toUpperCase()}`).split(':');
    return { name, password: rest.join(':') };
  };
  return {
    url: read('MOODLE_URL').replace(/\/$/, ''),
    quiz: Number(read('MOODLE_QUIZ')),
    cron: read('MOODLE_CRON'),
    vendorPort: Number(process.env['MOODLE_VENDOR_PORT'] ?? 8099),
    accounts: {
      admin: account('admin'),
      teacher: account('teacher'),
      student: account('student'),
      other: account('other'),
      staff: account('staff'),
    },
  };
}

/** What Moodle 5.1 says in every frame of its own pages. */
const OF_MOODLE_ITSELF = 'Ignoring session keep-alive in this iframe';

/** Somebody in a browser of their own. */
export interface Visitor {
  page: Page;
  /** Requests with the visitor's cookies, of which Moodle can't tell that they are none of a browser. */
  client: APIRequestContext;
  readonly complaints: string[];
  close: () => Promise<void>;
}

export async function visit(browser: Browser, place: Place, role: Role): Promise<Visitor> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(Number(process.env['MOODLE_TIMEOUT'] ?? 90_000));
  await page.goto(`${place.url}/login/index.php`);
  await page.locator('#username').fill(place.accounts[role].name);
  await page.locator('#password').fill(place.accounts[role].password);
  await page.locator('#loginbtn').click();
  await page.locator('.usermenu .userbutton, #user-menu-toggle').first().waitFor();
  const complaints = complaintsOf(page);
  return {
    page,
    client: context.request,
    get complaints() {
      return complaints.filter((text) => !text.startsWith(OF_MOODLE_ITSELF));
    },
    close: () => context.close(),
  };
}

/** Opens a form of Moodle's with all of its sections. */
export async function openForm(page: Page, address: string): Promise<void> {
  await page.goto(address);
  const expand = page.locator('.collapseexpand, .expandall').filter({ hasText: 'Expand all' });
  if (await expand.count()) await expand.first().click();
}

/** Changes fields of the quiz's form as a teacher, and saves them. */
export async function setUpQuiz(
  page: Page,
  place: Place,
  fields: Record<string, string | number>,
): Promise<void> {
  await openForm(page, `${place.url}/course/modedit.php?update=${place.quiz}&return=1`);
  for (const [name, value] of Object.entries(fields)) {
    const field = page.locator(`[name="${name}"]`).last();
    const kind = await field.evaluate(
      (element: HTMLInputElement) => `${element.tagName} ${element.type}`,
    );
    // Some stand in sections that Moodle folds up again.
    const force = true;
    if (kind.startsWith('SELECT')) await field.selectOption(String(value), { force });
    else if (kind.endsWith('checkbox')) await field.setChecked(Boolean(value), { force });
    else await field.fill(String(value), { force });
  }
  await page.locator('#id_submitbutton').click();
}

/** Runs Moodle's tasks. Not in step with them: a task may ask the vendor's double, which is in this process. */
export async function runCron(place: Place): Promise<void> {
  await promisify(exec)(place.cron);
}

export const viewUrl = (place: Place) => `${place.url}/mod/quiz/view.php?id=${place.quiz}`;

/** Goes to the quiz, and through the vendor's checks up to its last button. */
export async function passChecks(page: Page, place: Place): Promise<void> {
  await page.goto(viewUrl(place));
  await page.locator('proctored-exam > [slot="start"] button').click();
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  await page.getByRole('checkbox', { name: 'I agree' }).check();
  await press('Continue');
  await press('Turn on camera and microphone');
  await press('Continue');
  await press('Share screen');
  await page.getByRole('button', { name: 'Begin exam' }).waitFor();
}

/** Takes the exam up to its first question, and returns its frame. */
export async function begin(page: Page, place: Place): Promise<Frame> {
  await passChecks(page, place);
  await page.getByRole('button', { name: 'Begin exam' }).click();
  return attemptFrame(page);
}

/** The frame with the attempt, once it shows a question. */
export async function attemptFrame(page: Page): Promise<Frame> {
  const handle = await page.waitForSelector('proctored-exam iframe');
  const frame = await handle.contentFrame();
  assert.ok(frame);
  await frame.locator('.que').first().waitFor();
  return frame;
}

/** The number of the attempt that a frame shows. */
export const attemptOf = (frame: Frame): number =>
  Number(new URL(frame.url()).searchParams.get('attempt'));

export const sessionIdOf = (page: Page): Promise<string> =>
  page.evaluate(() => document.querySelector('proctored-exam')?.sessionId ?? '');

/**
 * Hands in, in the attempt's frame.
 *
 * @param before is done before the last press
 */
export async function handIn(
  place: Place,
  frame: Frame,
  before = (): unknown => undefined,
): Promise<void> {
  await frame.goto(
    `${place.url}/mod/quiz/summary.php?attempt=${attemptOf(frame)}&cmid=${place.quiz}`,
  );
  await frame.getByRole('button', { name: 'Submit all and finish' }).click();
  before();
  await frame.locator('.modal.show').getByRole('button', { name: 'Submit all and finish' }).click();
}

/** What the start endpoint gives to a learner. */
export async function startData(client: APIRequestContext, place: Place): Promise<{ jwt: string }> {
  const response = await client.get(
    `${place.url}/mod/quiz/accessrule/proctoredexam/start.php?cmid=${place.quiz}`,
  );
  assert.equal(response.status(), 200, await response.text());
  return (await response.json()) as { jwt: string };
}

/** What a token says; its signature is the vendor's business. */
export function claimsOf({ jwt }: { jwt: string }): Record<string, unknown> {
  const [, payload = ''] = jwt.split('.');
  return JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
}

export const sesskeyOf = (page: Page): Promise<string> =>
  page.evaluate(() => (window as unknown as { M: { cfg: { sesskey: string } } }).M.cfg.sesskey);

export const phaseReached = (page: Page, phase: string) =>
  page.waitForFunction(
    (wanted) => document.querySelector('proctored-exam')?.phase === wanted,
    phase,
  );
