import { en, type Messages } from './en.js';

/** Stands for the keys and their order, as the build found them: see `vite.config.ts`. */
declare const MESSAGES_EDITION: string;

/**
 * `importMessages` of `languages.ts` for the self-contained file: imports `locales/*.js` beside it.
 * Keys would be a fifth of their bytes, so they hold the texts only, a line each, in the order of
 * English. They are exported by the name of their edition: with texts of another, from a cache or a
 * careless copy, a learner would read the wrong thing at the wrong time.
 *
 * @throws TypeError when there is no such file, or it is of another edition
 */
export async function importMessages(code: string): Promise<Messages> {
  // relative to this file, wherever the page is
  const file = (await import(/* @vite-ignore */ `./locales/${code}.js`)) as Record<string, string>;
  const lines = file[MESSAGES_EDITION]!.split('\n');
  const messages: Record<string, string> = {};
  for (const key in en) messages[key] = lines.shift()!;
  return messages as Messages;
}
