import { en, type Messages } from './en.js';

/**
 * The languages besides English, by ISO 639-1 code. The specifiers are spelled out, so that a
 * page's bundler makes a file of each.
 */
export const LANGUAGES: Record<string, () => Promise<{ default: Messages }>> = {
  ar: () => import('./ar.js'),
  de: () => import('./de.js'),
  el: () => import('./el.js'),
  es: () => import('./es.js'),
  fr: () => import('./fr.js'),
  hu: () => import('./hu.js'),
  id: () => import('./id.js'),
  it: () => import('./it.js'),
  kk: () => import('./kk.js'),
  lt: () => import('./lt.js'),
  ms: () => import('./ms.js'),
  pt: () => import('./pt.js'),
  ro: () => import('./ro.js'),
  ru: () => import('./ru.js'),
  th: () => import('./th.js'),
  tr: () => import('./tr.js'),
  vi: () => import('./vi.js'),
  zh: () => import('./zh.js'),
};

/** The code of a language of ours, English included, that a `lang` such as `de-AT` begins with. */
export function languageOf(lang: string): string | undefined {
  const [code = ''] = lang.toLowerCase().split(/[^a-z]/);
  return code === 'en' || Object.hasOwn(LANGUAGES, code) ? code : undefined;
}

/**
 * Imports the texts of one of these languages. A text that its file lacks is English: beside the
 * self-contained file a cache or a copy may hold the files of another version.
 *
 * @throws TypeError when the file can't be loaded
 */
export async function importMessages(code: string): Promise<Messages> {
  const load = LANGUAGES[code];
  if (!load) throw new TypeError(`expected one of ${Object.keys(LANGUAGES).join()}, got ${code}`);
  return { ...en, ...(await load()).default };
}
