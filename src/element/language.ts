import { en, type Messages } from '../messages/en.js';
import { importMessages } from '../messages/languages.js';
import { observeLang } from './page-life.js';
import type { ProctoredExam } from './proctored-exam.js';

/** What has been imported, for all elements of the page, by ISO 639-1 code. */
const imported: Record<string, Messages | undefined> = { en };

/** The first subtag, if the language is one of ours. */
export const CODE = /^(ar|de|el|en|es|fr|hu|id|it|kk|lt|ms|pt|ro|ru|th|tr|vi|zh)(?![a-z])/;

/**
 * The built-in texts in the language of the nearest `lang`: the element's own or an ancestor's, the
 * hosts of shadow roots among them. They are English where we have no others, until the others
 * have come, and if those don't (offline, not there, not allowed).
 */
export class Language {
  readonly #host: ProctoredExam;
  /** Of the page's language; empty if it's none of ours. */
  #code = '';

  constructor(host: ProctoredExam) {
    this.#host = host;
  }

  get texts(): Messages {
    return imported[this.#code] ?? en;
  }

  /**
   * The code of the texts, for `lang` and `Intl`. `undefined` if they are the author's `messages`, in
   * the page's language, and that's none of ours.
   */
  get code(): string | undefined {
    return imported[this.#code] ? this.#code : this.#host.messages ? undefined : 'en';
  }

  /** Looks for the nearest `lang`, from now on whenever one changes; imports what is missing. */
  async look(): Promise<void> {
    let lang: string | undefined;
    for (let element: Element | undefined = this.#host; element && lang === undefined;) {
      const root = element.getRootNode();
      observeLang(root);
      lang = element.closest<HTMLElement>('[lang]')?.lang;
      element = (root as Partial<ShadowRoot>).host;
    }
    const code = (this.#code = CODE.exec(String(lang).toLowerCase())?.[0] ?? '');
    try {
      if (code) imported[code] ??= await importMessages(code);
    } catch {
      // the next phase looks again
    }
    this.#host.requestUpdate();
  }
}
