import type { ReactiveController } from 'lit';
import type { Phase } from '../../exam/phases.js';
import { getAttribute, hasAttribute, isElement, parentOf, pathOf } from '../../exam/platform.js';
import { en, type Messages } from '../../messages/en.js';
import { importMessages, languageOf } from '../../messages/languages.js';
import type { ExamHost } from '../host.js';
import { loadedMessages } from '../page-services.js';

/**
 * The built-in texts in the language of the nearest `lang`: the host's own or an ancestor's, the
 * hosts of shadow roots among them. They are English where we have no others, until the others
 * have come, and if those don't come (offline, not there, not allowed).
 */
export class LanguageController implements ReactiveController {
  readonly #host: ExamHost;
  #phase: Phase = 'start';
  #observer: MutationObserver | undefined;
  /** The page's language, if it is one of ours. */
  #pageLanguage: string | undefined;

  constructor(host: ExamHost) {
    this.#host = host;
    host.addController(this);
  }

  /** The texts to show. */
  get texts(): Messages {
    return this.#loaded ?? en;
  }

  /**
   * ISO 639-1 code of the texts, for `lang` and `Intl`. `undefined` if they are the author's `messages` in
   * the page's language, and that is none of ours.
   */
  get code(): string | undefined {
    if (this.#loaded) return this.#pageLanguage;
    return this.#host.messages ? undefined : 'en';
  }

  get #loaded(): Messages | undefined {
    return this.#pageLanguage === undefined ? undefined : loadedMessages.get(this.#pageLanguage);
  }

  /** A language that could not be loaded is asked for again with each phase. */
  hostUpdate(): void {
    const { phase } = this.#host;
    if (phase !== this.#phase) void this.refresh();
    this.#phase = phase;
  }

  hostConnected(): void {
    this.#observer = new MutationObserver(() => void this.refresh());
    void this.refresh();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  /** Looks for the nearest `lang`, and loads its texts if they are missing. */
  async refresh(): Promise<void> {
    const code = languageOf(this.#findLang());
    this.#pageLanguage = code;
    if (code !== undefined && !loadedMessages.has(code)) {
      try {
        loadedMessages.set(code, await importMessages(code));
      } catch {
        // English stays. The next phase tries again.
      }
    }
    this.#host.requestUpdate();
  }

  /** The nearest `lang`; each tree on the way is observed from now on. */
  #findLang(): string {
    const path = pathOf(this.#host);
    for (const root of path.filter((part) => !parentOf(part))) {
      this.#observer?.observe(root, { subtree: true, attributeFilter: ['lang'] });
    }
    const nearest = path.filter(isElement).find((part) => hasAttribute(part, 'lang'));
    return getAttribute(nearest ?? this.#host, 'lang') ?? '';
  }
}
