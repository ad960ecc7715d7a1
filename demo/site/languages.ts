/** The languages of the built-in texts. */
export const LANGUAGES = 'ar de el en es fr hu id it kk lt ms pt ro ru th tr vi zh'.split(' ');

/** One for each language, with its own name for itself. */
export const languageOptions = (): HTMLOptionElement[] =>
  LANGUAGES.map((code) => {
    const name = new Intl.DisplayNames(code, { type: 'language' }).of(code) ?? code;
    const option = new Option(`${name} (${code})`, code);
    option.lang = code;
    return option;
  });
