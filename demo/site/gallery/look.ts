import boost from '../themes/boost.css?raw';
import { LANGUAGES } from '../languages.js';
import darkApp from '../themes/dark-app.css?raw';

/** What the page around the widget looks like, and what its author has styled of the widget. */
export const THEMES: Record<string, { name: string; css: string }> = {
  plain: { name: 'Plain: nothing styled', css: '' },
  boost: { name: 'Like Moodle’s Boost', css: boost },
  'dark-app': { name: 'A dark app', css: darkApp },
};

const RIGHT_TO_LEFT = ['ar'];

/** What the gallery's switches say; each stands in the address under its name. */
export interface Look {
  theme: string;
  /** Empty for what the learner's system prefers. */
  scheme: string;
  lang: string;
}

export function lookOf(address: URLSearchParams): Look {
  const { theme = '', scheme = '', lang = '' } = Object.fromEntries(address);
  return {
    theme: theme in THEMES ? theme : 'plain',
    scheme: /^(light|dark)$/.test(scheme) ? scheme : '',
    lang: LANGUAGES.includes(lang) ? lang : 'en',
  };
}

const sheet = new CSSStyleSheet();

/** Gives this page a look. */
export function dress({ theme, scheme, lang }: Look): void {
  const root = document.documentElement;
  root.lang = lang;
  root.dir = RIGHT_TO_LEFT.includes(lang) ? 'rtl' : 'ltr';
  root.dataset['theme'] = theme;
  // the other two pages have one only
  root.style.colorScheme = theme === 'plain' ? scheme : '';
  sheet.replaceSync(THEMES[theme]?.css ?? '');
  document.adoptedStyleSheets = [sheet];
}
