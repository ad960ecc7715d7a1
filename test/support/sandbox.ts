import { expect } from '@open-wc/testing';
import type * as Sandbox from '../../src/sandbox/index.js';

/** Another copy of the module for each scenario, as an import map would load it. */
export async function sandbox(scenario = ''): Promise<typeof Sandbox> {
  const url = new URL('../../src/sandbox/index.ts', import.meta.url);
  if (scenario) url.searchParams.set('scenario', scenario);
  return (await import(url.href)) as typeof Sandbox;
}

export const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

export const payload = {
  userId: 'learner-1',
  accountId: 'acme',
  accountName: 'Acme',
  examId: 'maths-1',
  examName: 'Mathematics I',
  duration: 60,
  schedule: false,
  proctoring: 'online',
  startDate: inMinutes(-1),
  endDate: inMinutes(60),
  rules: { allow_to_use_books: true, custom_rules: 'Bring your student card.' },
};

export const base64url = (text: string) =>
  btoa(String.fromCharCode(...new TextEncoder().encode(text)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** Only the form of the signature counts: the sandbox cannot check it. */
export function token(claims: object = {}, header: object = { alg: 'HS256', typ: 'JWT' }): string {
  const body = base64url(JSON.stringify({ ...payload, ...claims }));
  return [base64url(JSON.stringify(header)), body, base64url('s'.repeat(32))].join('.');
}

export const options = (given: object = {}): Sandbox.SandboxOptions => ({
  serverOrigin: 'https://proctor.example',
  integrationName: 'acme',
  jwt: token(),
  theme: 'default',
  ...given,
});

export interface Cause {
  code: string;
  fields: string[];
}

export async function rejection(promise: Promise<unknown>): Promise<Error & { cause: Cause }> {
  const error = await promise.then(
    () => expect.fail('expected a rejection'),
    (reason: unknown) => reason,
  );
  expect(error).to.be.an.instanceof(Error);
  return error as Error & { cause: Cause };
}

export const rootElement = () => document.getElementById('proctoring-root-element');
export const ui = () => rootElement()!.firstElementChild!.shadowRoot!;
export const heading = () => ui().querySelector('h2')!;

export const findButton = (name: string) =>
  [...ui().querySelectorAll('button')].find((button) => button.textContent === name);

/** Presses a button as soon as there is one of that name. */
export async function press(name: string): Promise<void> {
  let button = findButton(name);
  if (!button) {
    await new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        button = findButton(name);
        if (button) {
          observer.disconnect();
          resolve();
        }
      });
      observer.observe(ui(), { childList: true, subtree: true });
    });
  }
  button!.click();
}

export async function agree(): Promise<void> {
  ui().querySelector<HTMLInputElement>('input[type=checkbox]')!.click();
  await press('Continue');
}

/** A shared screen: test browsers have none to share, and Firefox lets no script end a real track. */
export class FakeTrack extends EventTarget {
  readyState = 'live';
  constructor(readonly displaySurface: string) {
    super();
  }
  getSettings() {
    return { displaySurface: this.displaySurface };
  }
  stop() {
    this.readyState = 'ended';
  }
}

export const isOver = ({ readyState }: { readyState: string }) => readyState === 'ended';

/** The next text of the modal's alert. */
export function alerted(): Promise<string | null> {
  const alert = ui().querySelector('dialog [role=alert]')!;
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!alert.textContent) return;
      observer.disconnect();
      resolve(alert.textContent);
    });
    observer.observe(alert, { childList: true });
  });
}
