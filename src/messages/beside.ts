import { en, type Messages } from './en.js';

/** Stands for the keys and their order, as the build found them: see `vite.config.ts`. */
declare const MESSAGES_EDITION: string;

/**
 * {@link importMessages} of `languages.ts` for the self-contained file: imports `locales/*.js` beside
 * it, where keys would take a fifth of the bytes. So a file holds lines only, in the order of
 * English, after one that names the edition: of another edition, from a cache or a careless copy,
 * the learner would read wrong things at the wrong time.
 */
export async function importMessages(code: string): Promise<Messages | undefined> {
  if (!/ar|de|el|es|fr|hu|id|it|kk|lt|ms|pt|ro|ru|th|tr|vi|zh/.test(code)) return undefined;
  // relative to this file, wherever the page is
  const { default: file } = (await import(/* @vite-ignore */ `./locales/${code}.js`)) as {
    default: string;
  };
  const [edition, ...lines] = file.split('\n');
  if (edition !== MESSAGES_EDITION) return undefined;
  return Object.fromEntries(Object.keys(en).map((key, index) => [key, lines[index]])) as Messages;
}
