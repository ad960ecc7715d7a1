import type { ReactiveController } from 'lit';
import { en, type Messages } from '../messages/en.js';
import { importMessages } from '../messages/languages.js';
import type { ProctoredExam } from './proctored-exam.js';

/** What has been loaded, for all elements of the page, by ISO 639-1 code. */
const loaded: Record<string, Messages> = { en };

/** A language, with its region if that is a country's: the other subtags change nothing in ours. */
const TAG = /^([a-z]{2})(-[a-z]{2})?(?![a-z])/;

/**
 * The texts in the language of the nearest `lang`: the element's own, an ancestor's, also across
 * shadow roots, or the document's. They are in English while a language loads, if it can't be
 * loaded (the next phase tries again), and where there are none.
 */
export class Language implements ReactiveController {
  texts: Messages = en;
  /**
   * BCP 47 tag of the texts, valid for `Intl`. `undefined` when they are the author's `messages`
   * in a language that we don't have: the page's, then.
   */
  tag: string | undefined;
  #observer: MutationObserver | undefined;
  /** The language and the phase of the last try. */
  #tried = '';

  constructor(private readonly host: ProctoredExam) {
    host.addController(this);
  }

  hostConnected(): void {
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  hostUpdate(): void {
    const { host } = this;
    const [tag, code = ''] = TAG.exec(this.#nearest().toLowerCase()) ?? [];
    const texts = loaded[code];
    this.texts = texts ?? en;
    this.tag = texts ? tag : host.messages ? undefined : 'en';
    const wanted = code + host.phase;
    if (!texts && wanted !== this.#tried) void this.#load(code);
    this.#tried = wanted;
  }

  async #load(code: string): Promise<void> {
    try {
      const texts = await importMessages(code);
      if (!texts) return;
      loaded[code] = texts;
      this.host.requestUpdate();
    } catch {
      // offline, not there, or not allowed: English will do
    }
  }

  /** The nearest `lang`, watched from now on. */
  #nearest(): string {
    this.#observer ??= new MutationObserver(() => {
      this.host.requestUpdate();
    });
    let element: Element | undefined = this.host;
    while (element) {
      const root = element.getRootNode();
      this.#observer.observe(root, { subtree: true, attributeFilter: ['lang'] });
      const named = element.closest('[lang]');
      if (named) return named.getAttribute('lang')!;
      element = (root as Partial<ShadowRoot>).host;
    }
    return '';
  }
}
